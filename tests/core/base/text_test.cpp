// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/base/text.h"

#include <catch2/catch.hpp>

using namespace candour;

TEST_CASE("trim takes every blank a survey file pads with", "[text]") {
  CHECK(trim("  Camden \t\r\n") == "Camden");
  CHECK(trim("\xC2\xA0"
             "Camden\xC2\xA0 ") == "Camden");
  CHECK(trim("   ").empty());
}

TEST_CASE("numbers are whole fields in one convention", "[text]") {
  CHECK(parseNumber("-1.5e3") == -1500.0);
  CHECK(parseNumber("+2") == 2.0);
  CHECK_FALSE(parseNumber("1,5"));
  CHECK_FALSE(parseNumber("12 "));
  CHECK_FALSE(parseNumber("nan"));
  CHECK_FALSE(parseNumber("+-1"));
  CHECK_FALSE(parseNumber(""));
}

TEST_CASE("numbers are written for people and for machines", "[text]") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(fixed(-0.04, 1) == "0.0");
  CHECK(fixed(-1.25, 1) == "-1.2");
  CHECK(grouped(12367) == "12,367");
  CHECK(grouped(-999) == "-999");
  CHECK(grouped(1000000) == "1,000,000");
}

TEST_CASE("a mistyped name finds its neighbours", "[text]") {
  const std::vector<std::string> names = {"Q62A", "Q62B", "NQ135BD", "WT_Q60", "stype"};
  CHECK(nearest("Q62a", names).front() == "Q62A");
  CHECK(nearest("nq135bd", names).front() == "NQ135BD");
  CHECK(didYouMean("stpye", names) == " Did you mean stype?");
  CHECK(didYouMean("zzzzzzzz", names).empty());
}
