// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "models/drivers/driver_model.h"
#include "tests/support/reference.h"

/// The one comparison of every quantity of a fit that a reference file holds.
namespace candour {

inline std::string effectKey(const Effect& effect) {
  const std::string term =
      effect.level.empty() ? effect.variable : effect.variable + "=" + effect.level;
  return "[" + term + "][" + effect.contrast + "]";
}

inline void checkCoefficients(const DriverModel& model, const Reference& expected,
                              const std::string& which) {
  REQUIRE(model.coefficients.size() == expected.keys(which, "coef").size());
  for (std::size_t i = 0; i < model.coefficients.size(); ++i) {
    const Coefficient& c = model.coefficients[i];
    INFO(c.term);
    CHECK(c.estimate == expected.approx(which, "coef[" + c.term + "]"));
    CHECK(c.se == expected.approx(which, "se[" + c.term + "]"));
    CHECK(c.t == expected.approx(which, "t[" + c.term + "]"));
    CHECK(c.p == expected.approx(which, "p[" + c.term + "]"));
    CHECK(c.lower == expected.approx(which, "lower[" + c.term + "]"));
    CHECK(c.upper == expected.approx(which, "upper[" + c.term + "]"));
    for (std::size_t j = 0; j <= i; ++j) {
      const std::string pair = "[" + c.term + "][" + model.coefficients[j].term + "]";
      const std::string turned = "[" + model.coefficients[j].term + "][" + c.term + "]";
      const std::string key = expected.has(which, "cov" + pair) ? pair : turned;
      // Covariances near zero carry the rounding of their neighbours: absolute against the errors.
      const double scale = c.se * model.coefficients[j].se;
      CHECK(std::abs(model.covariance(i, j) - expected.value(which, "cov" + key)) < 1e-7 * scale);
    }
  }
}

inline void checkEffects(const DriverModel& model, const Reference& expected,
                         const std::string& which) {
  REQUIRE(model.effects.size() == expected.keys(which, "ame").size());
  for (const auto& effect : model.effects) {
    const std::string key = effectKey(effect);
    INFO(key);
    CHECK(effect.estimate == expected.approx(which, "ame" + key));
    CHECK(effect.se == expected.approx(which, "ame_se" + key));
    CHECK(effect.lower == expected.approx(which, "ame_lower" + key));
    CHECK(effect.upper == expected.approx(which, "ame_upper" + key));
    CHECK(effect.p == expected.approx(which, "ame_p" + key));
    if (effect.contrast == "per sd") {
      CHECK(effect.sd == expected.approx(which, "sd[" + effect.variable + "]"));
    }
  }
}

// Every quantity of a fit that the reference holds.
inline void checkModel(const DriverModel& model, const Reference& expected,
                       const std::string& which) {
  INFO(which);
  CHECK(model.status == FitStatus::Converged);
  CHECK(static_cast<double>(model.n) == expected.value(which, "n"));
  CHECK(model.nEffective == expected.approx(which, "n_effective"));
  CHECK(model.outcomeShare == expected.approx(which, "outcome_share"));
  CHECK(model.designDf == expected.value(which, "degf"));
  CHECK(model.df == expected.value(which, "df"));
  CHECK(model.deviance == expected.approx(which, "deviance"));
  CHECK(model.nullDeviance == expected.approx(which, "null_deviance"));
  CHECK(model.mcfadden == expected.approx(which, "mcfadden"));
  CHECK(model.coxSnell == expected.approx(which, "cox_snell"));
  CHECK(model.nagelkerke == expected.approx(which, "nagelkerke"));
  checkCoefficients(model, expected, which);
  checkEffects(model, expected, which);
  for (const auto& test : model.tests) {
    INFO(test.driver);
    if (!expected.has(which, "wald[" + test.driver + "]")) continue;
    CHECK(test.statistic == expected.approx(which, "wald[" + test.driver + "]"));
    CHECK(test.df1 == expected.value(which, "wald_df1[" + test.driver + "]"));
    CHECK(test.df2 == expected.value(which, "wald_df2[" + test.driver + "]"));
    CHECK(test.p == expected.approx(which, "wald_p[" + test.driver + "]"));
  }
}

}  // namespace candour
