// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/support/reference.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

TEST_CASE("every reference file reads, with a reason for each wide tolerance", "[reference]") {
  int files = 0;
  const auto folder = std::filesystem::path(CANDOUR_SOURCE_DIR) / "tests/reference";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    ++files;
    INFO(entry.path().string());
    CHECK_FALSE(reference(entry.path().stem().string()).cases().empty());
    CHECK(std::filesystem::exists(std::filesystem::path(entry.path()).replace_extension(".R")));
  }
  CHECK(files >= 7);
}

TEST_CASE("reference values agree with an independent run", "[reference]") {
  // From an earlier run with other scripts, printed to these digits.
  const auto& strat = reference("logit_apistrat");
  CHECK(strat.value("fpc", "deviance") == Approx(155.7040937).epsilon(1e-9));
  CHECK(strat.value("fpc", "null_deviance") == Approx(183.6500115).epsilon(1e-9));
  CHECK(strat.value("fpc", "wald[stype]") == Approx(9.278290).epsilon(1e-5));
  CHECK(reference("logit_apiclus1").value("fpc", "se[ell]") == Approx(0.01244267).epsilon(1e-6));
  CHECK(reference("lonely_psu").value("toy_adjust", "se") == Approx(0.22256).epsilon(1e-4));
  const auto& terms = strat.keys("fpc", "coef");
  CHECK(terms ==
        std::vector<std::string>{"(Intercept)", "ell", "meals", "mobility", "stype=H", "stype=M"});
}

TEST_CASE("a wrong name fails and an unavailable value equals nothing", "[reference]") {
  CHECK_THROWS(reference("no_such_file"));
  CHECK_THROWS(reference("areas").value("no_such_case", "n"));
  CHECK_THROWS(reference("areas").value("y_by_area", "no_such_quantity"));
  CHECK_THROWS(referenceTexts("synthetic", "no_such_column"));
  CHECK(std::isnan(reference("areas").value("y_by_place", "se[one PSU]")));
  CHECK_FALSE(0.0 == reference("areas").approx("y_by_place", "se[one PSU]"));
  CHECK_FALSE(1.00001 * reference("areas").value("y_by_area", "se[1]") ==
              reference("areas").approx("y_by_area", "se[1]"));
}

TEST_CASE("data sets read as numbers and as texts", "[reference]") {
  const auto x = referenceNumbers("synthetic", "x1");
  REQUIRE(x.size() == 900);
  CHECK(std::count_if(x.begin(), x.end(), [](double v) { return std::isnan(v); }) == 18);
  CHECK_THROWS(referenceNumbers("synthetic", "sex"));
  CHECK(referenceTexts("synthetic", "agree").front() == "Neither");
}
