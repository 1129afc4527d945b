// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
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
  double df = kNotAvailable;   // where imputations are pooled: its own
  double fmi = kNotAvailable;  // and the fraction of its information that was missing
};

/// Weighted average marginal effect on the probability (0-1), docs/methods.md d7; `se`, interval
/// and p with X fixed.
struct Effect {
  std::string driver;
  std::string variable;  // of a set: the item; of a scale: the driver's name
  /// "per unit", "per sd", "from LOW to HIGH", "versus REFERENCE"; of a contrast "one category up",
  /// "disagree to agree", "10th to 90th percentile"
  std::string contrast;
  std::string detail;  // of a contrast: which answers or values it compares
  std::string level;   // of a category; else empty
  bool control = false;
  double estimate = 0;
  double se = 0;
  double seUnconditional = kNotAvailable;  // the people drawn too; only where it was asked for
  double lower = 0;
  double upper = 0;
  double p = 0;
  double sd = kNotAvailable;  // of "per sd": the weighted standard deviation used
  std::string why;
  std::optional<SmallSample> smallSample;
  double df = kNotAvailable;  // as a coefficient's
  double fmi = kNotAvailable;
};

/// The effect of one driver with another driver held at a value for everybody: of an interaction.
struct ConditionalEffect {
  Effect effect;
  std::string given;          // the other driver
  std::string givenVariable;  // of a set: the item
  std::string at;             // its answer, or "10th percentile: 0.25"
  /// Where answers are compared or held: the fewest people there are at any of them; else nothing.
  std::optional<std::size_t> n;
};

/// What figures and window show of an effect: the corrected interval and test where there are any.
struct ShownEffect {
  double lower = 0;
  double upper = 0;
  double p = 0;
};
ShownEffect shownOf(const Effect& effect);

/// A test of all columns of a driver or control together, docs/methods.md d5. "wald_f": F.
/// "rao_scott_lrt": twice the gain in the working log-likelihood over the mean of its eigenvalues.
struct TermTest {
  std::string driver;  // or "A x B"
  bool control = false;
  bool interaction = false;
  std::string kind = "wald_f";
  double statistic = 0;
  std::vector<double> scale = {};  // of rao_scott_lrt: the eigenvalues over their mean
  double df1 = 0;
  double df2 = 0;
  double p = 0;
  double pHolm = kNotAvailable;  // over the drivers (or the controls) of this kind of test
  double pBh = kNotAvailable;    // the same by Benjamini and Hochberg
  std::string why;
};

/// Of an ordinal model the cut point between an answer and the next, "LOWER|HIGHER":
/// logit P(Y <= LOWER) = estimate - x'b, docs/methods.md d12.
struct Threshold {
  std::string term;
  double estimate = 0;
  double se = 0;
  double t = 0;
  double p = 0;
  double lower = 0;
  double upper = 0;
  std::string why;
  double df = kNotAvailable;  // as a coefficient's
  double fmi = kNotAvailable;
};

/// Whether one slope a driver does for all cut points of an ordinal model: a Wald F of the
/// differences between the slopes of the binary logits at each of them, docs/methods.md d12.
struct ProportionalOdds {
  TermTest all;
  std::vector<TermTest> terms;  // by driver and control
};

/// What was filled in, and what the complete cases say beside it, docs/methods.md d25.
struct ImputationSummary {
  struct Term {
    std::string term;
    std::size_t values = 0;
  };
  int imputations = 0;
  int iterations = 0;
  std::uint64_t seed = 0;
  std::vector<Term> terms;  // those that somebody lacked
  std::size_t completeN = 0;
  std::vector<Coefficient> completeCases;  // empty where there are too few for a model

  /// Answers imputed, all terms together.
  [[nodiscard]] std::size_t values() const;
};

/// Something the reader must know. Codes: separation, aliased, lonely_psu, few_events, few_df,
/// not_converged, replicates, failed_replicates, few_clusters, dropped_level, dropped_item,
/// one_psu, outcome_family, halo, no_base, period_left_out, interaction_left_out, powers_left_out,
/// penalised, outside_range, proportional_odds, family, no_answer_level, imputed, not_imputed.
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
  double deviance = 0;  // weights scaled to mean 1; of a linear model sums of squares
  double nullDeviance = 0;
  double explained = 0;  // 1 - deviance / null deviance: McFadden's, of a linear model R2
  double mcfadden = 0;   // these three: not available of a linear model
  double coxSnell = 0;
  double nagelkerke = 0;
  double daic = kNotAvailable;  // deviance + 2 effectiveParameters, docs/methods.md d5
  double effectiveParameters = kNotAvailable;
  std::vector<Coefficient> coefficients;  // of an ordinal model without an intercept
  std::vector<Threshold> thresholds;      // of an ordinal model
  /// Of the coefficients, then the thresholds, never the corrected one; NaN where separated.
  Eigen::MatrixXd covariance;
  bool corrected = false;                            // for few clusters; see SmallSample
  std::optional<ProportionalOdds> proportionalOdds;  // of an ordinal model of three answers or more
  std::vector<Effect> effects;
  std::vector<Effect> contrasts;               // in an analyst's words; where they were asked for
  std::vector<ConditionalEffect> conditional;  // of a question with interactions
  std::vector<TermTest> tests;
  std::optional<ImputationSummary> imputation;
  std::vector<Warning> warnings;
};

/// What of a fit costs more than the fit itself and is not always wanted.
struct FitExtras {
  bool contrasts = false;      // DriverModel::contrasts
  bool unconditional = false;  // Effect::seUnconditional
};

/// Fits the survey-weighted model of `spec`, of its family (docs/methods.md d1, d4-d8, d12, d26).
/// The survey must have the columns of variablesOf(spec) loaded. Fails where there is no answer:
/// unknown variables or levels, a negative weight, an outcome of one class, no rows.
Result<DriverModel> fitDriverModel(const Survey& survey, const DriverModelSpec& spec,
                                   const Job& job = {});
/// The same with more than every reader wants.
Result<DriverModel> fitWithExtras(const Survey& survey, const DriverModelSpec& spec,
                                  const FitExtras& extras, const Job& job = {});

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
