// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// What a check says: all is well, something to look at before the numbers are used, something to
/// do about it; or the check cannot be made.
enum class Verdict { Ok, Look, Act, NotAvailable };

/// One check in plain words: what was found, and what to do about it.
struct DiagnosticCheck {
  std::string id;     // "fit", "calibration", "overfitting", "link", "discrimination",
                      // "collinearity", "halo", "influence", "heavy_weights", "weighting", "events"
  std::string title;  // "Predicted and observed shares"
  Verdict verdict = Verdict::Ok;
  std::string sentence;
  std::string advice;
};

/// A test with its degrees of freedom; NaN with `why` where it cannot be made.
struct DiagnosticTest {
  double statistic = kNotAvailable;
  double df1 = kNotAvailable;
  double df2 = kNotAvailable;
  double p = kNotAvailable;
  std::string why;
};

/// An estimate with its design-based error; what cannot be given is NaN, with `why`.
struct DiagnosticEstimate {
  double value = kNotAvailable;
  double se = kNotAvailable;
  double lower = kNotAvailable;
  double upper = kNotAvailable;
  std::string why;
};

/// People of alike predictions: about a tenth of the weight.
struct CalibrationGroup {
  std::size_t n = 0;
  double share = 0;  // of the weight
  double from = 0;   // the least and the greatest prediction
  double to = 0;
  double predicted = 0;         // weighted mean
  DiagnosticEstimate observed;  // weighted share of the outcome, docs/methods.md d2
};

struct CalibrationPoint {
  double predicted = 0;
  double observed = 0;
  double lower = 0;
  double upper = 0;
};

/// Predicted beside observed. Shares are 0-1.
struct Calibration {
  std::vector<CalibrationGroup> groups;  // by prediction; fewer than ten where predictions tie
  std::vector<CalibrationPoint> curve;   // between the 1st and the 99th percentile of predictions
  std::string curveWhy;                  // there is no curve
  DiagnosticTest goodness;               // Archer and Lemeshow's F-adjusted mean residual test
  /// Of the outcome regressed on the linear predictor of models fitted without those predicted.
  /// Within the sample they are 0 and 1 whatever the model.
  DiagnosticEstimate intercept;
  DiagnosticEstimate slope;
  int folds = 0;
};

struct RocPoint {
  double falsePositive = 0;  // weighted share of those without the outcome that are above
  double truePositive = 0;   // of those with it
  double threshold = 0;      // the prediction from which people count as above
};

struct Discrimination {
  DiagnosticEstimate auc;
  DiagnosticEstimate crossed;    // of predictions by models fitted without those predicted
  std::vector<RocPoint> points;  // from (0, 0) to (1, 1)
};

/// Generalised variance inflation (Fox and Monette 1992) of a driver's or control's columns.
struct Inflation {
  std::string driver;
  bool control = false;
  int terms = 0;
  double gvif = kNotAvailable;
  double factor = kNotAvailable;  // gvif^(1 / 2 terms): how many times longer intervals are
  std::string why;
};

/// A direction in which columns hardly vary, and how much of each driver's variance lies in it.
struct CollinearDimension {
  double index = 0;                 // sqrt(largest eigenvalue / this one)
  std::vector<double> proportions;  // by Inflation, in its order; NaN of what is not in the model
};

struct DriverPair {
  std::string first;
  std::string second;
  double correlation = 0;
};

struct Collinearity {
  std::vector<Inflation> inflations;           // in the order of the question
  std::vector<CollinearDimension> dimensions;  // the greatest index first
  std::vector<DriverPair> pairs;               // of numeric drivers, the strongest ten
  double meanCorrelation = kNotAvailable;      // of all pairs, absolute
  double firstComponent = kNotAvailable;       // the first component's share of their variance
  int numeric = 0;                             // numeric driver columns
};

/// What leaving a sampling unit out does to a coefficient: the change over the coefficient's
/// design-based error.
struct InfluentialUnit {
  std::string unit;     // the cluster's answer; of a row its number in the survey, from 1
  std::string stratum;  // of the strata variables; may be empty
  std::size_t n = 0;
  double share = 0;     // of the weight
  double leverage = 0;  // sum of the hat values of its rows
  std::string term;     // the driver's column that moves most
  std::string driver;
  double oneStep = kNotAvailable;  // one Newton step from the fit without the unit
  double exact = kNotAvailable;    // a fit without the unit; of the first five
  // The marginal effect of that column (per SD, or of the level versus the reference), 0-1.
  double effectWith = kNotAvailable;
  double effectWithout = kNotAvailable;
  std::string why;  // there is no such fit
};

/// The unit that moves a column most.
struct InfluencedTerm {
  std::string term;
  std::string driver;
  bool control = false;
  std::string unit;
  double change = kNotAvailable;  // in errors
};

/// How far a driver's marginal effect goes when any one unit is left out (one step, gradient times
/// the coefficients' changes; the other rows' averages as they are).
struct InfluenceRange {
  std::string driver;
  std::string variable;
  std::string contrast;  // "per sd", "versus REFERENCE"
  std::string level;
  double estimate = 0;  // with everybody, 0-1
  double lowest = 0;
  double highest = 0;
  std::string lowestUnit;
  std::string highestUnit;
};

struct Influence {
  bool rows = false;                     // sampling units are respondents
  std::size_t units = 0;                 // with people in the model
  std::vector<InfluentialUnit> largest;  // ten at most, the largest first
  std::vector<InfluencedTerm> terms;     // every column of a driver or control
  std::vector<InfluenceRange> ranges;    // of the drivers' effects
  std::vector<double> changes;  // by unit: the largest change of a driver's column, ascending
  double parameters = 0;
  double largestLeverage = kNotAvailable;
  std::string largestLeverageUnit;
  std::string why;
};

struct HeavyWeight {
  std::size_t row = 0;  // in the survey, from 1
  std::string wave;     // of several
  std::string unit;     // its cluster; empty where rows are the units
  double times = 0;     // the mean weight
  double share = 0;     // of the total
};

struct HeavyWeights {
  bool weighted = false;
  double topShare = kNotAvailable;    // of the total: the weight of the heaviest hundredth
  std::size_t topRows = 0;            // how many that are
  double largest = kNotAvailable;     // times the mean
  double kish = kNotAvailable;        // n over the effective n
  std::vector<HeavyWeight> heaviest;  // ten at most
};

struct LinkTest {
  DiagnosticEstimate linear;   // of the linear predictor
  DiagnosticEstimate squared;  // of its square
  double t = kNotAvailable;
  double df = kNotAvailable;
  double p = kNotAvailable;
  std::string why;
};

struct Events {
  std::size_t events = 0;  // of the rarer outcome
  int terms = 0;           // slopes
  double perTerm = kNotAvailable;
  double effective = kNotAvailable;  // the same with the effective n
};

/// A driver's effect with the weights and without them.
struct WeightedPair {
  std::string driver;
  std::string variable;
  std::string contrast;  // "per sd", "versus REFERENCE"
  std::string level;
  bool control = false;
  DiagnosticEstimate weighted;  // marginal effects, 0-1
  DiagnosticEstimate unweighted;
  DiagnosticEstimate difference;  // weighted less unweighted, from joint influences
  double p = kNotAvailable;
  double pHolm = kNotAvailable;  // over the drivers
};

struct WeightedCoefficient {
  std::string term;
  double weighted = kNotAvailable;
  double weightedSe = kNotAvailable;
  double unweighted = kNotAvailable;
  double unweightedSe = kNotAvailable;
  double difference = kNotAvailable;
  double differenceSe = kNotAvailable;
};

struct WeightComparison {
  std::vector<WeightedPair> effects;
  std::vector<WeightedCoefficient> coefficients;
  DiagnosticTest interactions;  // DuMouchel and Duncan: the weight and its products with drivers
  DiagnosticTest hausman;       // of all slopes, on their joint influences
  std::string why;              // there is nothing to compare
};

/// Whether a driver model can be trusted, and what to do where it cannot (docs/methods.md
/// "Diagnostics").
struct Diagnostics {
  DriverModelSpec spec;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  RowsLeftOut leftOut;
  double nEffective = 0;
  double outcomeShare = 0;
  int designDf = 0;
  int df = 0;
  int psus = 0;
  bool weighted = false;
  FitStatus status = FitStatus::Converged;
  std::string why;  // why most of it is not there: the model's fit is no maximum
  std::vector<DiagnosticCheck> checks;
  Calibration calibration;
  Discrimination discrimination;
  Collinearity collinearity;
  Influence influence;
  HeavyWeights heavyWeights;
  LinkTest link;
  Events events;
  WeightComparison weights;
  std::vector<Warning> warnings;  // those of the model, and "family" where it is no logit
};

/// Fails as fitDriverModel() does.
Result<Diagnostics> diagnose(const Survey& survey, const DriverModelSpec& spec,
                             const Job& job = {});

/// "ok", "look", "act", "not_available".
std::string nameOf(Verdict verdict);

}  // namespace candour
