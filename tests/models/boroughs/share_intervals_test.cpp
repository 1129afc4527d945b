// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "core/design/proportion.h"
#include "models/boroughs/boroughs.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

DriverModelSpec questionOf(const std::string& outcome, const std::string& positive,
                           const std::string& design, const std::string& area) {
  const auto spec = parseDriverModelSpec(R"({"outcome": {"variable": ")" + outcome +
                                         R"(", "positive": [)" + positive + R"(]},
      "drivers": [{"items": [")" + area + R"("]}], "area": ")" +
                                         area + R"(", "design": )" + design + "}");
  if (!spec) FAIL(spec.error().message);
  return *spec;
}

void checkIntervals(const Survey& survey, DriverModelSpec spec, const std::string& which) {
  const Reference& expected = reference("intervals");
  const struct {
    ShareInterval kind;
    const char* name;
  } kinds[] = {{ShareInterval::Logit, "logit"},
               {ShareInterval::Beta, "beta"},
               {ShareInterval::Wilson, "wilson"},
               {ShareInterval::Arcsine, "arcsine"}};
  for (const auto& kind : kinds) {
    spec.design.interval = kind.kind;
    const auto boroughs = compareBoroughs(survey, spec);
    REQUIRE(boroughs);
    auto estimates = boroughs->areas;
    estimates.push_back(boroughs->overall);
    estimates.back().area = "overall";
    int compared = 0;
    for (const auto& area : estimates) {
      INFO(which << " " << kind.name << " " << area.area);
      const std::string key = "[" + area.area + "]";
      CHECK(area.deffKish == expected.approx(which, "deff_kish" + key));
      if (expected.has(which, "deff" + key)) {
        CHECK(area.deff == expected.approx(which, "deff" + key));
      } else {
        CHECK(std::isnan(area.deff));
        CHECK(area.upper > area.lower);
      }
      if (!expected.has(which, std::string("lower_") + kind.name + key)) continue;
      ++compared;
      CHECK(area.lower == expected.approx(which, std::string("lower_") + kind.name + key));
      CHECK(area.upper == expected.approx(which, std::string("upper_") + kind.name + key));
    }
    CHECK(compared > 2);
  }
}

}  // namespace

TEST_CASE("the four intervals of a share and its design effects are R's", "[intervals]") {
  checkIntervals(referenceSurvey("apistrat"),
                 questionOf("sch.wide", R"("Yes")",
                            R"({"weight": "pw", "strata": ["stype"], "fpc": "fpc"})", "stype"),
                 "apistrat_fpc");
  const std::string clusters = R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"]})";
  checkIntervals(syntheticSurvey(), questionOf("y", R"("Yes")", clusters, "area"), "synthetic");
  checkIntervals(syntheticSurvey(), questionOf("rare", "1", clusters, "area"), "rare");
}

TEST_CASE("no interval is of no width, leaves 0 to 1 or comes of nothing", "[intervals]") {
  for (const auto kind :
       {ShareInterval::Logit, ShareInterval::Beta, ShareInterval::Wilson, ShareInterval::Arcsine}) {
    for (const double p : {0.0, 0.001, 0.5, 0.999, 1.0}) {
      const double se = p > 0 && p < 1 ? 0.01 : 0;
      const auto interval = shareInterval(kind, p, se, 12, 80, 60);
      INFO(static_cast<int>(kind) << " " << p);
      CHECK(interval.lower >= 0);
      CHECK(interval.upper <= 1);
      CHECK(interval.lower <= p);
      CHECK(interval.upper >= p);
      CHECK(interval.upper - interval.lower > 0.01);
    }
    CHECK(std::isnan(shareInterval(kind, 0.5, 0.1, 0, 80, 60).lower));
    CHECK(std::isnan(shareInterval(kind, 0.0, 0.0, 0, 80, 60).upper));
  }
}
