// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/sub_models.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/design/design_variance.h"
#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

ColumnSelection selectionOf(const PreparedModel& model, DriverSet drivers) {
  std::vector<bool> wanted(model.groups.size());
  for (std::size_t group = 0; group < wanted.size(); ++group) {
    wanted[group] =
        group < kMostDrivers && !model.groups[group].control && ((drivers >> group) & 1U) != 0;
  }
  return candour::selectionOf(model, wanted);
}

double nullLikelihood(const PreparedModel& model) {
  return -nullDeviance(model) / (2 * static_cast<double>(model.n()));
}

constexpr double kNoCost = 1e300;  // of a separated driver: the last to be left out

// How much the full model's fit would fall without each driver, nearly: Wald's statistic of its
// coefficients against the likelihood's own covariance.
std::vector<double> costs(const PreparedModel& model, const FittedModel& full) {
  std::vector<double> result;
  for (std::size_t j = 0; j < model.spec.drivers.size(); ++j) {
    const auto own = parametersOf(model, model.groups[j]);
    const Eigen::VectorXd b = full.fit.beta(own);
    const double wald =
        own.empty() ? 0 : b.dot(Eigen::MatrixXd(full.naive(own, own)).ldlt().solve(b));
    result.push_back(std::isfinite(wald) ? wald : kNoCost);
  }
  return result;
}

// The set with one driver more that is nearest: of those there are the one whose driver adds least.
int parentOf(const DriverSets& sets, const std::vector<double>& cost, DriverSet set) {
  int parent = NestedPlan::kFull;
  double least = HUGE_VAL;
  for (std::size_t j = 0; j < cost.size(); ++j) {
    const DriverSet with = set | (DriverSet{1} << j);
    if (with == set || cost[j] >= least) continue;
    const auto at = std::lower_bound(sets.sets.begin(), sets.sets.end(), with);
    if (at == sets.sets.end() || *at != with) continue;
    parent = static_cast<int>(at - sets.sets.begin());
    least = cost[j];
  }
  return parent;
}

NestedPlan planOf(const PreparedModel& model, const FittedModel& full, const DriverSets& sets) {
  NestedPlan plan;
  plan.selections.resize(sets.sets.size());
  parallelFor(plan.selections.size(),
              [&](std::size_t i) { plan.selections[i] = selectionOf(model, sets.sets[i]); });
  const auto cost = costs(model, full);
  for (const DriverSet set : sets.sets) plan.parents.push_back(parentOf(sets, cost, set));
  return plan;
}

std::vector<NestedFit> fitsOf(const PreparedModel& model, const FittedModel& full,
                              const NestedPlan& plan, const Job& job) {
  if (full.ordinal) {
    return fitNested(model.matrix, plan, *full.ordinal, model.ordered, model.w, job);
  }
  if (model.spec.family == Family::Linear) {
    return fitNested(model.matrix, plan, model.crossProducts, model.y, model.w);
  }
  return fitNested(model.matrix, plan, full.fit, model.y, model.w, job);
}

// The log-likelihoods of n people from `at` on in model m, at their linear predictors.
void likelihoodsOf(const PreparedModel& model, const SubModels& subModels, std::size_t m,
                   std::size_t at, std::size_t n, const double* eta, double* l) {
  const double* y = model.y.data() + at;
  if (model.spec.family == Family::Ordinal) {
    ordinalLikelihoods(model.ordered, subModels.fits[m].shift, at, n, eta, l);
  } else if (model.spec.family == Family::Linear) {
    for (std::size_t i = 0; i < n; ++i) l[i] = -(y[i] - eta[i]) * (y[i] - eta[i]) / 2;
  } else {
    logisticLikelihoods(eta, y, l, n);
  }
}

// The same without any driver or control: one value for each answer.
std::vector<double> nullLikelihoods(const PreparedModel& model) {
  const double share = model.outcomeShare;
  std::vector<double> ofAnswer = {std::log1p(-share), std::log(share)};
  if (model.spec.family == Family::Linear) {
    ofAnswer = {-share * share / 2, -(1 - share) * (1 - share) / 2};
  }
  std::vector<double> l(model.n());
  if (model.spec.family == Family::Ordinal) {
    ofAnswer.assign(model.answers.size(), 0);
    for (std::size_t i = 0; i < l.size(); ++i) ofAnswer[model.ordered.level[i]] += model.w[i];
    for (double& of : ofAnswer) of = std::log(of / static_cast<double>(l.size()));
    for (std::size_t i = 0; i < l.size(); ++i) l[i] = ofAnswer[model.ordered.level[i]];
    return l;
  }
  for (std::size_t i = 0; i < l.size(); ++i) l[i] = ofAnswer[model.y[i] > 0.5 ? 1 : 0];
  return l;
}

// By position: sum over sub-models of c l_i, one column a column of `c`; one pass over the data.
// Sub-models come by fours, so that a column of the result is touched once for four of them.
Eigen::MatrixXd combinedLikelihoods(const PreparedModel& model, const SubModels& subModels,
                                    const Eigen::MatrixXd& c, const Job& job) {
  constexpr std::size_t kTogether = 4;
  const auto n = static_cast<Eigen::Index>(model.n());
  Eigen::MatrixXd result = Eigen::MatrixXd::Zero(n, c.cols());
  std::vector<SelectedColumns> columns;
  for (const auto& selection : subModels.selections) columns.emplace_back(model.matrix, selection);
  const Chunks chunks(model.n());
  parallelFor(chunks.count, [&](std::size_t chunk) {
    std::vector<double> eta(kBlockRows);
    std::vector<double> l(kTogether * kBlockRows, 0.0);
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      if (job.stopped()) return;
      const std::size_t rows = std::min(kBlockRows, chunks.end(chunk) - at);
      for (std::size_t first = 0; first < columns.size(); first += kTogether) {
        const std::size_t count = std::min(kTogether, columns.size() - first);
        for (std::size_t m = 0; m < count; ++m) {
          columns[first + m].linearPredictor(subModels.fits[first + m].beta, at, rows, eta.data());
          likelihoodsOf(model, subModels, first + m, at, rows, eta.data(),
                        l.data() + m * kBlockRows);
        }
        for (Eigen::Index j = 0; j < c.cols(); ++j) {
          std::array<double, kTogether> factors{};
          for (std::size_t m = 0; m < count; ++m) {
            factors[m] = c(static_cast<Eigen::Index>(first + m), j);
          }
          if (std::all_of(factors.begin(), factors.end(), [](double f) { return f == 0; }))
            continue;
          addScaled4(result.data() + j * n + static_cast<Eigen::Index>(at),
                     {l.data(), l.data() + kBlockRows, l.data() + 2 * kBlockRows,
                      l.data() + 3 * kBlockRows},
                     factors, rows);
        }
      }
    }
  });
  return result;
}

}  // namespace

SubModels fitSubModels(const PreparedModel& model, const FittedModel& full, const Job& job) {
  SubModels result;
  result.sets = driverSets(static_cast<int>(model.spec.drivers.size()));
  NestedPlan plan = planOf(model, full, result.sets);
  result.fits = fitsOf(model, full, plan, job);
  result.selections = std::move(plan.selections);
  result.r2.resize(static_cast<Eigen::Index>(result.fits.size()));
  const double l0 = nullLikelihood(model) * static_cast<double>(model.n());
  for (std::size_t i = 0; i < result.fits.size(); ++i) {
    result.r2[static_cast<Eigen::Index>(i)] = 1 - result.fits[i].logLikelihood / l0;
  }
  // Without controls the first sub-model is the null model itself.
  if (model.spec.controls.empty()) result.r2[0] = 0;
  return result;
}

// From the influence of each person, already weighted: sum over S of
// c_S [-(l_iS - l_S)/l_0 + l_S/l_0^2 (l_i0 - l_0)]; the constants cancel in the design's strata or
// add to zero over the model's rows.
Result<Eigen::MatrixXd> combinationCovariance(const PreparedModel& model,
                                              const SubModels& subModels, const Eigen::MatrixXd& c,
                                              const Job& job) {
  Eigen::MatrixXd influences = combinedLikelihoods(model, subModels, c, job);
  if (job.stopped()) return cancelled();
  const double l0 = nullLikelihood(model);
  const auto n = static_cast<double>(model.n());
  const auto nulls = nullLikelihoods(model);
  const Eigen::VectorXd means = l0 * (c.transpose() * (1 - subModels.r2.array()).matrix());
  for (Eigen::Index j = 0; j < c.cols(); ++j) {
    for (Eigen::Index i = 0; i < influences.rows(); ++i) {
      double& value = influences(i, j);
      value = model.w[i] / n *
              (-(value - means[j]) / l0 +
               means[j] / (l0 * l0) * (nulls[static_cast<std::size_t>(i)] - l0));
    }
  }
  return influenceCovariance(model.design, model.surveyRow, influences);
}

}  // namespace candour
