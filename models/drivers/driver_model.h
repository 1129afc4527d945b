// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/regression/logistic_fit.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_spec.h"

namespace candour {

inline constexpr double kNotAvailable = std::numeric_limits<double>::quiet_NaN();

/// Bell and McCaffrey's error, interval and test of an estimate where clusters are few, on
/// Satterthwaite's degrees of freedom (docs/methods.md d4).
struct SmallSample {
  double se = 0;
  double df = 0;
  double t = 0;
  double p = 0;
  double lower = 0;
  double upper = 0;
};

/// A number that cannot be given is kNotAvailable (null in JSON), and `why` says why.
struct Coefficient {
  std::string term;    // "(Intercept)", "variable" or "variable=level"
  std::string driver;  // name of the driver or control; empty for the intercept
  std::string level;   // of a category; else empty
  bool control = false;
  double estimate = 0;
  double se = 0;
  double t = 0;
  double p = 0;
  double lower = 0;
  double upper = 0;
  std::string why;
  std::optional<SmallSample> smallSample;
};

/// Weighted average marginal effect on the probability (0-1), docs/methods.md d7, X fixed.
struct Effect {
  std::string driver;
  std::string variable;  // of a set: the item; of a scale: the driver's name
  std::string contrast;  // "per unit", "per sd", "from LOW to HIGH", "versus REFERENCE"
  std::string level;     // of a category; else empty
  bool control = false;
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  double p = 0;
  double sd = kNotAvailable;  // of "per sd": the weighted standard deviation used
  std::string why;
  std::optional<SmallSample> smallSample;
};

/// What figures and window show of an effect: the corrected interval and test where there are any.
struct ShownEffect {
  double lower = 0;
  double upper = 0;
  double p = 0;
};
ShownEffect shownOf(const Effect& effect);

struct TermTest {
  std::string driver;
  bool control = false;
  std::string kind = "wald_f";
  double statistic = 0;
  double df1 = 0;
  double df2 = 0;
  double p = 0;
  std::string why;
};

/// Something the reader must know. Codes: separation, aliased, lonely_psu, few_events, few_df,
/// not_converged, replicates, failed_replicates, few_clusters, dropped_level, dropped_item,
/// one_psu, outcome_family, halo, no_base, period_left_out.
struct Warning {
  std::string code;
  std::vector<std::string> terms;
  std::string text;
};

struct RowsLeftOut {
  std::size_t missing = 0;     // inside the domain, with an answer or weight lacking
  std::size_t domain = 0;      // outside the domain
  std::size_t zeroWeight = 0;  // inside the domain, weight 0
  std::string period;          // where whole waves are left out: the waves that are not
};

/// The answer to "which drivers move this outcome": the fitted model with everything a page needs.
struct DriverModel {
  DriverModelSpec spec;
  bool simulated = false;
  std::string source;  // file names of the waves
  std::size_t n = 0;   // unweighted rows in the model
  RowsLeftOut leftOut;
  double nEffective = 0;    // Kish
  double outcomeShare = 0;  // weighted share of the positive outcome among the rows in the model
  bool weighted = false;
  int strata = 0;
  int psus = 0;
  int replicates = 0;  // of the design; 0: linearised
  int designDf = 0;
  int df = 0;  // designDf + 1 - parameters
  FitStatus status = FitStatus::Converged;
  int iterations = 0;
  double deviance = 0;  // weights scaled to mean 1
  double nullDeviance = 0;
  double mcfadden = 0;
  double coxSnell = 0;
  double nagelkerke = 0;
  std::vector<Coefficient> coefficients;
  Eigen::MatrixXd covariance;  // of the coefficients, never the corrected one; NaN where separated
  bool corrected = false;      // for few clusters; see SmallSample
  std::vector<Effect> effects;
  std::vector<TermTest> tests;
  std::vector<Warning> warnings;
};

/// Fits the survey-weighted binary logistic model of `spec` (docs/methods.md d1, d4-d8). The survey
/// must have the columns of variablesOf(spec) loaded. Fails where there is no answer: unknown
/// variables or levels, a negative weight, an outcome of one class, no rows.
Result<DriverModel> fitDriverModel(const Survey& survey, const DriverModelSpec& spec,
                                   const Job& job = {});

/// Predicted probability along one driver, everything else as observed (average of the predictions
/// with the driver set to each value in turn), within the range the survey supports.
struct DriverCurve {
  struct Point {
    double value = 0;   // of a scale 0-1; of a category: the level's index
    std::string level;  // of a category; else empty
    double estimate = 0;
    double se = 0;
    double lower = 0;
    double upper = 0;
    double share = 0;  // weighted share of the people at (a category) or near (a bin) the value
  };
  DriverModelSpec spec;
  std::string driver;
  FitStatus status = FitStatus::Converged;
  bool simulated = false;
  std::string source;
  bool continuous = false;
  std::vector<Point> points;      // of a number or scale: 41, evenly spaced
  std::vector<double> histogram;  // of a number or scale: weighted shares in equal bins
  double histogramFrom = 0;
  double histogramTo = 0;
  double overall = 0;  // weighted share of the outcome in the model
  std::size_t n = 0;
  double nEffective = 0;
  RowsLeftOut leftOut;
};

Result<DriverCurve> driverCurve(const Survey& survey, const DriverModelSpec& spec,
                                const std::string& driver, const Job& job = {});

}  // namespace candour
