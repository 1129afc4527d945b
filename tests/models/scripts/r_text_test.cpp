// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scripts/r_text.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace candour;

TEST_CASE("text is one R string, whatever is in it") {
  CHECK(rString("plain") == "\"plain\"");
  CHECK(rString("\"); quit() #") == "\"\\\"); quit() #\"");
  CHECK(rString("a\\") == "\"a\\\\\"");
  CHECK(rString("two\nlines\t") == "\"two\\x0alines\\x09\"");
  CHECK(rString("Caf\xC3\xA9") == "\"Caf\xC3\xA9\"");
}

TEST_CASE("numbers read back as the same double") {
  CHECK(rNumber(0.1) == "0.1");
  CHECK(rNumber(1e-7) == "1e-07");
  CHECK(rNumber(std::numeric_limits<double>::quiet_NaN()) == "NA");
  CHECK(rNumber(-std::numeric_limits<double>::infinity()) == "-Inf");
}

TEST_CASE("a comment has no way out") {
  CHECK(rComment("one\nquit()\rtwo") == "# one quit() two\n");
  const std::string comment = rComment(std::string(60, 'a') + " " + std::string(60, 'b'));
  CHECK(comment == "# " + std::string(60, 'a') + "\n# " + std::string(60, 'b') + "\n");
}

TEST_CASE("names are names in R, and each its own") {
  std::vector<std::string> taken;
  CHECK(rName("Engagement & fair treatment", taken) == "engagement_fair_treatment");
  CHECK(rName("engagement, fair treatment", taken) == "engagement_fair_treatment_2");
  CHECK(rName("1 of 2", taken) == "x1_of_2");
  CHECK(rName("if", taken) == "if_");
  CHECK(rName("y", taken) == "y_");
  CHECK(rName("\xE6\x97\xA5", taken) == "x");
}

TEST_CASE("long vectors are broken between their parts") {
  const std::vector<std::string> parts(30, "\"a label\" = 1");
  const std::string code = rVector(parts);
  CHECK(code.find("\n  \"a label\" = 1, ") != std::string::npos);
  std::size_t from = 0;
  for (std::size_t at = 0; (at = code.find('\n', from)) != std::string::npos; from = at + 1) {
    CHECK(at - from <= 100);
  }
  CHECK(rVector({"1", "2"}) == "c(1, 2)");
}
