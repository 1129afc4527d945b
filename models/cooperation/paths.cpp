// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/cooperation/paths.h"

#include <cmath>

#include "core/design/design_variance.h"
#include "core/regression/average_slope.h"
#include "core/regression/block_sums.h"
#include "core/regression/linear_fit.h"
#include "core/regression/score_covariance.h"
#include "models/drivers/effects.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr const char* kNearZeroWhy = "the total cannot be told from nothing";

// The logit and the linear regressions of the mediators as one set of estimating equations; all in
// standardised units. Parameters: those of the logit, then those of each regression.
struct Stacked {
  Margin slope;                   // mean p (1 - p), gradient in the logit's parameters
  std::vector<double> theta;      // coefficient of each mediator
  std::vector<int> thetaAt;       // its parameter
  std::vector<LinearFit> linear;  // each mediator on the reduced columns
  Eigen::MatrixXd covariance;
  Eigen::Index logit = 0;    // parameters of the logit
  Eigen::Index reduced = 0;  // parameters of a regression

  [[nodiscard]] Eigen::Index size() const { return covariance.rows(); }
  [[nodiscard]] Eigen::Index begin(std::size_t mediator) const {
    return logit + static_cast<Eigen::Index>(mediator) * reduced;
  }
};

std::vector<LinearFit> regressions(const CooperationModel& prepared) {
  const PreparedModel& model = prepared.model;
  std::vector<LinearFit> fits;
  for (const int place : prepared.mediators) {
    const double* values = model.matrix.numeric(model.terms[static_cast<std::size_t>(place)].place);
    fits.push_back(fitLinear(model.matrix, prepared.reduced, model.crossProducts,
                             std::vector<double>(values, values + model.n()), model.w));
  }
  return fits;
}

// The totals of all scores in each PSU, side by side.
PsuTotals scoreTotals(const CooperationModel& prepared, const FittedModel& fitted,
                      const Stacked& stacked) {
  const PreparedModel& model = prepared.model;
  std::vector<std::int32_t> psu;
  for (const auto row : model.surveyRow) psu.push_back(model.design.psu[row]);
  const auto mediators = static_cast<Eigen::Index>(stacked.linear.size());
  PsuTotals totals(model.design.psus(), stacked.logit + mediators * stacked.reduced);
  const auto sums = [&](const ColumnSelection& selection, const std::vector<double>& residual) {
    return groupTotals(SelectedColumns(model.matrix, selection), residual, psu,
                       model.design.psus());
  };
  totals.leftCols(stacked.logit) = sums(fitted.fit.selection, fitted.fit.residual);
  for (std::size_t m = 0; m < stacked.linear.size(); ++m) {
    totals.middleCols(stacked.begin(m), stacked.reduced) =
        sums(prepared.reduced, stacked.linear[m].residual);
  }
  return totals;
}

Result<Eigen::MatrixXd> jointCovariance(const CooperationModel& prepared, const FittedModel& fitted,
                                        const Stacked& stacked) {
  auto scores = designCovariance(prepared.model.design, scoreTotals(prepared, fitted, stacked));
  if (!scores) return scores;
  Eigen::MatrixXd information = Eigen::MatrixXd::Zero(scores->rows(), scores->cols());
  information.topLeftCorner(stacked.logit, stacked.logit) = fitted.fit.information;
  for (std::size_t m = 0; m < stacked.linear.size(); ++m) {
    information.block(stacked.begin(m), stacked.begin(m), stacked.reduced, stacked.reduced) =
        stacked.linear[m].information;
  }
  std::vector<char> left = fitted.fit.separated;
  if (!left.empty()) left.resize(static_cast<std::size_t>(scores->rows()), 0);
  Eigen::MatrixXd v = sandwich(information, *scores, left);
  // What has no variance in the fit alone has none here.
  for (Eigen::Index j = 0; j < stacked.logit; ++j) {
    if (!std::isnan(fitted.covariance(j, j))) continue;
    v.row(j).setConstant(kNotAvailable);
    v.col(j).setConstant(kNotAvailable);
  }
  return v;
}

Result<Stacked> stack(const CooperationModel& prepared, const FittedModel& fitted) {
  Stacked stacked;
  stacked.slope = averageSlope(prepared.model.matrix, fitted.fit, prepared.model.w);
  stacked.linear = regressions(prepared);
  stacked.logit = fitted.fit.selection.parameters;
  stacked.reduced = prepared.reduced.parameters;
  for (std::size_t m = 0; m < prepared.mediators.size(); ++m) {
    stacked.thetaAt.push_back(parameterOf(prepared, m));
    stacked.theta.push_back(fitted.fit.beta[stacked.thetaAt.back()]);
  }
  auto covariance = jointCovariance(prepared, fitted, stacked);
  if (!covariance) return passOn(covariance);
  stacked.covariance = std::move(*covariance);
  return stacked;
}

// A part of a driver's effect with its gradient in all parameters.
struct Traced {
  double value = 0;
  Eigen::VectorXd gradient;
};

// What goes directly with one unit of a column.
Traced directOf(const Stacked& stacked, const LogisticFit& fit, int parameter) {
  Traced part{stacked.slope.value * fit.beta[parameter], Eigen::VectorXd::Zero(stacked.size())};
  part.gradient.head(stacked.logit) = stacked.slope.gradient * fit.beta[parameter];
  part.gradient[parameter] += stacked.slope.value;
  return part;
}

// What goes with it by way of a mediator; `place` is the column's parameter in the regression.
Traced throughOf(const Stacked& stacked, std::size_t mediator, int place) {
  const double a = stacked.linear[mediator].beta[place];
  const double theta = stacked.theta[mediator];
  Traced part{stacked.slope.value * theta * a, Eigen::VectorXd::Zero(stacked.size())};
  part.gradient.head(stacked.logit) = stacked.slope.gradient * (theta * a);
  part.gradient[stacked.thetaAt[mediator]] += stacked.slope.value * a;
  part.gradient[stacked.begin(mediator) + place] += stacked.slope.value * theta;
  return part;
}

// The column of a contrast, and how many of its units the contrast is.
struct Step {
  int column = 0;
  double units = 1;
};

class PathMaker {
 public:
  PathMaker(const CooperationModel& prepared, const FittedModel& fitted, const Stacked& stacked)
      : m_prepared(prepared), m_fitted(fitted), m_stacked(stacked) {}

  [[nodiscard]] bool has(int column) const {
    return m_prepared.reduced.parameterOf[static_cast<std::size_t>(column)] >= 0;
  }

  [[nodiscard]] DriverPath path(const PlacedTerm& term, const Step& step) const {
    DriverPath path;
    const auto group = static_cast<std::size_t>(term.group);
    path.driver = m_prepared.model.groups[group].name;
    path.variable = term.variable;
    path.reach = m_prepared.model.spec.drivers[group].reach;
    const auto column = static_cast<std::size_t>(step.column);
    const int reduced = m_prepared.reduced.parameterOf[column];
    const int parameter = m_fitted.fit.selection.parameterOf[column];
    std::vector<Traced> parts = {directOf(m_stacked, m_fitted.fit, parameter)};
    for (std::size_t m = 0; m < m_stacked.linear.size(); ++m) {
      parts.push_back(throughOf(m_stacked, m, reduced));
    }
    Traced total{0, Eigen::VectorXd::Zero(m_stacked.size())};
    for (Traced& part : parts) {
      part.value *= step.units;
      part.gradient *= step.units;
      total.value += part.value;
      total.gradient += part.gradient;
    }
    fill(path, total, parts);
    return path;
  }

 private:
  [[nodiscard]] CooperationPart made(const Traced& traced) const {
    return partOf(traced.value, deltaError(traced.gradient, m_stacked.covariance), m_fitted.df);
  }

  void fill(DriverPath& path, const Traced& total, const std::vector<Traced>& parts) const {
    path.total = made(total);
    path.direct = made(parts.front());
    for (std::size_t m = 1; m < parts.size(); ++m) path.through.push_back(made(parts[m]));
    if (std::isnan(path.total.se)) {
      path.why = m_fitted.fit.separated.empty() ? kNoVariationWhy : kSeparatedWhy;
    } else if (m_fitted.df <= 0) {
      path.why = kFewDfWhy;
    }
    const bool told = path.total.p < 0.05;
    if (!told) path.shareWhy = kNearZeroWhy;
    path.directShare = told ? share(parts.front(), total) : CooperationPart{};
    for (std::size_t m = 1; m < parts.size(); ++m) {
      path.throughShare.push_back(told ? share(parts[m], total) : CooperationPart{});
    }
  }

  [[nodiscard]] CooperationPart share(const Traced& part, const Traced& total) const {
    const double value = part.value / total.value;
    return made({value, (part.gradient - value * total.gradient) / total.value});
  }

  const CooperationModel& m_prepared;
  const FittedModel& m_fitted;
  const Stacked& m_stacked;
};

void addNumeric(const PathMaker& maker, const PreparedModel& model, const PlacedTerm& term,
                std::vector<DriverPath>& paths) {
  const int column = model.matrix.columnOfNumeric(term.place);
  if (!maker.has(column)) return;
  const double sd = model.matrix.sd(term.place);
  const auto add = [&](const std::string& contrast, double units, double shown) {
    paths.push_back(maker.path(term, {column, units}));
    paths.back().contrast = contrast;
    paths.back().sd = shown;
  };
  add("per unit", 1 / sd, kNotAvailable);
  add("per sd", 1, sd);
  if (const auto two = twoValuesOf(model, term)) {
    add("from " + two->lowText + " to " + two->highText, two->high - two->low, kNotAvailable);
  }
}

void addLevels(const PathMaker& maker, const PreparedModel& model, const PlacedTerm& term,
               std::vector<DriverPath>& paths) {
  for (int level = 0; level < model.matrix.levels(term.place); ++level) {
    const int column = model.matrix.columnOfLevel(term.place, level);
    if (column < 0 || !maker.has(column)) continue;
    paths.push_back(maker.path(term, {column, 1}));
    paths.back().contrast = "versus " + term.levels[static_cast<std::size_t>(term.reference)];
    paths.back().level = term.levels[static_cast<std::size_t>(level)];
  }
}

}  // namespace

CooperationPart partOf(double estimate, double se, int df) {
  const Inference inference = inferenceOf(estimate, se, df);
  return {estimate, se, inference.lower, inference.upper, inference.p};
}

Result<std::vector<DriverPath>> driverPaths(const CooperationModel& prepared,
                                            const FittedModel& fitted) {
  auto stacked = stack(prepared, fitted);
  if (!stacked) return passOn(stacked);
  const PathMaker maker(prepared, fitted, *stacked);
  const PreparedModel& model = prepared.model;
  const std::size_t drivers = model.spec.drivers.size() - prepared.mediators.size();
  std::vector<DriverPath> paths;
  for (const PlacedTerm& term : model.terms) {
    if (static_cast<std::size_t>(term.group) >= drivers) continue;
    if (term.categorical) {
      addLevels(maker, model, term, paths);
    } else {
      addNumeric(maker, model, term, paths);
    }
  }
  return paths;
}

}  // namespace candour
