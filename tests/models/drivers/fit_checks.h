// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "models/drivers/driver_model.h"
#include "tests/support/reference.h"

/// The one check of a fit against reference values.
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

inline void checkTest(const TermTest& test, const Reference& expected, const std::string& which,
                      const std::string& quantity, const std::string& key) {
  INFO(quantity << key);
  CHECK(test.statistic == expected.approx(which, quantity + key));
  CHECK(test.df1 == expected.value(which, quantity + "_df1" + key));
  CHECK(test.df2 == expected.value(which, quantity + "_df2" + key));
  CHECK(test.p == expected.approx(which, quantity + "_p" + key));
}

inline void checkRatio(const TermTest& test, const Reference& expected, const std::string& which) {
  const std::string key = "[" + test.driver + "]";
  if (!expected.has(which, "lrt" + key)) return;
  INFO("lrt" << key);
  CHECK(test.statistic == expected.approx(which, "lrt" + key));
  CHECK(test.p == expected.approx(which, "lrt_p" + key));
  for (std::size_t i = 0; i < test.scale.size(); ++i) {
    CHECK(test.scale[i] ==
          expected.approx(which, "lrt_scale" + key + "[" + std::to_string(i + 1) + "]"));
  }
}

inline void checkTests(const DriverModel& model, const Reference& expected,
                       const std::string& which) {
  for (const auto& test : model.tests) {
    if (test.kind == "rao_scott_lrt") {
      checkRatio(test, expected, which);
    } else if (expected.has(which, "wald[" + test.driver + "]")) {
      checkTest(test, expected, which, "wald", "[" + test.driver + "]");
    }
  }
  if (expected.has(which, "daic")) {
    CHECK(model.daic == expected.approx(which, "daic"));
    CHECK(model.effectiveParameters == expected.approx(which, "effective_parameters"));
  }
}

// Cut points of an ordinal model, their covariances, and the test of proportional odds.
inline void checkThresholds(const DriverModel& model, const Reference& expected,
                            const std::string& which) {
  REQUIRE(model.thresholds.size() == expected.keys(which, "threshold").size());
  const std::size_t slopes = model.coefficients.size();
  const auto termOf = [&](std::size_t i) {
    return i < slopes ? model.coefficients[i].term : model.thresholds[i - slopes].term;
  };
  for (std::size_t k = 0; k < model.thresholds.size(); ++k) {
    const Threshold& cut = model.thresholds[k];
    INFO(cut.term);
    CHECK(cut.estimate == expected.approx(which, "threshold[" + cut.term + "]"));
    CHECK(cut.se == expected.approx(which, "threshold_se[" + cut.term + "]"));
    CHECK(cut.p == expected.approx(which, "threshold_p[" + cut.term + "]"));
    for (std::size_t j = 0; j <= slopes + k; ++j) {
      const auto row = static_cast<Eigen::Index>(slopes + k), column = static_cast<Eigen::Index>(j);
      const double scale = std::sqrt(model.covariance(row, row) * model.covariance(column, column));
      const double value = expected.value(which, "cov[" + cut.term + "][" + termOf(j) + "]");
      CHECK(std::abs(model.covariance(row, column) - value) < 1e-7 * scale);
    }
  }
  CHECK(model.proportionalOdds.has_value() == expected.has(which, "odds"));
  if (!model.proportionalOdds) return;
  checkTest(model.proportionalOdds->all, expected, which, "odds", "");
  for (const auto& test : model.proportionalOdds->terms) {
    checkTest(test, expected, which, "odds", "[" + test.driver + "]");
  }
}

/// Every quantity of a fit that the reference holds, of whatever family.
inline void checkFit(const DriverModel& model, const std::string& file, const std::string& which) {
  const Reference& expected = reference(file);
  INFO(file << " " << which);
  CHECK(model.status == FitStatus::Converged);
  CHECK(static_cast<double>(model.n) == expected.value(which, "n"));
  CHECK(model.nEffective == expected.approx(which, "n_effective"));
  CHECK(model.outcomeShare == expected.approx(which, "outcome_share"));
  CHECK(model.designDf == expected.value(which, "degf"));
  CHECK(model.df == expected.value(which, "df"));
  CHECK(model.deviance == expected.approx(which, "deviance"));
  CHECK(model.nullDeviance == expected.approx(which, "null_deviance"));
  CHECK(model.explained == Approx(1 - model.deviance / model.nullDeviance).epsilon(1e-12));
  if (expected.has(which, "cox_snell")) {
    CHECK(model.mcfadden == expected.approx(which, "mcfadden"));
    CHECK(model.coxSnell == expected.approx(which, "cox_snell"));
    CHECK(model.nagelkerke == expected.approx(which, "nagelkerke"));
  }
  checkCoefficients(model, expected, which);
  checkEffects(model, expected, which);
  checkTests(model, expected, which);
  checkThresholds(model, expected, which);
}

/// What else a case of logits has beside what checkFit() found in another file.
inline void checkBeside(const DriverModel& model, const std::string& file,
                        const std::string& which) {
  INFO(file << " " << which);
  checkTests(model, reference(file), which);
}

}  // namespace candour
