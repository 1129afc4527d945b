// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/pooled_model.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "core/imputation/rubin.h"
#include "core/numeric/tails.h"
#include "models/drivers/ratio_tests.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr const char* kLackingWhy = "not available in every imputation";

// Estimate, error and what follows from them, of `get` of each model.
template <class Estimated, class Get>
void pool(const std::vector<DriverModel>& models, const Get& get, Estimated& pooled) {
  std::vector<double> estimates;
  std::vector<double> variances;
  for (const auto& model : models) {
    const Estimated& one = get(model);
    estimates.push_back(one.estimate);
    variances.push_back(one.se * one.se);
  }
  const Pooled result = poolRubin(estimates, variances, std::max(1, models.front().df));
  pooled.estimate = result.estimate;
  pooled.se = result.se;
  // One data set's error with the people drawn too is not the pooled estimate's.
  if constexpr (requires { pooled.seUnconditional; }) pooled.seUnconditional = kNotAvailable;
  if constexpr (requires { pooled.fmi; }) {
    pooled.df = result.df;
    pooled.fmi = result.fmi;
    pooled.smallSample.reset();
  }
  if constexpr (requires { pooled.t; }) pooled.t = result.estimate / result.se;
  if (models.front().df <= 0 || std::isnan(result.se)) {
    pooled.lower = pooled.upper = pooled.p = kNotAvailable;
    if (pooled.why.empty()) pooled.why = kLackingWhy;
    return;
  }
  const double half = tQuantile(0.975, result.df) * result.se;
  pooled.lower = result.estimate - half;
  pooled.upper = result.estimate + half;
  pooled.p = tTwoSided(result.estimate / result.se, result.df);
}

// Coefficients, then cut points, as the covariance has them.
Eigen::VectorXd estimatesOf(const DriverModel& model) {
  std::vector<double> estimates;
  for (const auto& coefficient : model.coefficients) estimates.push_back(coefficient.estimate);
  for (const auto& threshold : model.thresholds) estimates.push_back(threshold.estimate);
  return Eigen::Map<const Eigen::VectorXd>(estimates.data(),
                                           static_cast<Eigen::Index>(estimates.size()));
}

// Mean of the covariances, and the covariance of the estimates.
struct Covariances {
  Eigen::VectorXd mean;
  Eigen::MatrixXd within;
  Eigen::MatrixXd between;
};

Covariances covariancesOf(const std::vector<DriverModel>& models) {
  const auto m = static_cast<double>(models.size());
  const Eigen::Index p = estimatesOf(models.front()).size();
  Covariances all{Eigen::VectorXd::Zero(p), Eigen::MatrixXd::Zero(p, p),
                  Eigen::MatrixXd::Zero(p, p)};
  for (const auto& model : models) {
    all.mean += estimatesOf(model) / m;
    all.within += model.covariance / m;
  }
  for (const auto& model : models) {
    const Eigen::VectorXd apart = estimatesOf(model) - all.mean;
    all.between += apart * apart.transpose() / (m - 1);
  }
  return all;
}

// D1: the estimates against the mean covariance, with r the relative increase of the variance;
// degrees of freedom of Li, Raghunathan and Rubin (1991), at most the model's.
void poolTest(const Covariances& all, const std::vector<Eigen::Index>& at, double m, double df,
              TermTest& test) {
  const auto k = static_cast<double>(at.size());
  const Eigen::MatrixXd within = all.within(at, at);
  const double form = quadraticForm(all.mean(at), within);
  if (std::isnan(form)) {
    test.statistic = test.p = kNotAvailable;
    test.why = kLackingWhy;
    return;
  }
  const double r =
      (1 + 1 / m) * within.ldlt().solve(Eigen::MatrixXd(all.between(at, at))).trace() / k;
  test.statistic = form / k / (1 + r);
  const double t = k * (m - 1);
  const double lost = (1 - 2 / t) / r;
  const double df2 = t > 4 ? 4 + (t - 4) * (1 + lost) * (1 + lost)
                           : t * (1 + 1 / k) * (1 + 1 / r) * (1 + 1 / r) / 2;
  test.df1 = k;
  test.df2 = r > 0 ? std::min(df, df2) : df;
  test.p = fUpper(test.statistic, test.df1, test.df2);
}

std::vector<Eigen::Index> coefficientsOf(const DriverModel& model, const TermTest& test) {
  std::vector<Eigen::Index> at;
  for (std::size_t i = 0; i < model.coefficients.size(); ++i) {
    const auto& coefficient = model.coefficients[i];
    if (coefficient.driver == test.driver && coefficient.control == test.control) {
      at.push_back(static_cast<Eigen::Index>(i));
    }
  }
  return at;
}

bool sameTerms(const DriverModel& a, const DriverModel& b) {
  return std::equal(a.coefficients.begin(), a.coefficients.end(), b.coefficients.begin(),
                    b.coefficients.end(),
                    [](const auto& x, const auto& y) { return x.term == y.term; }) &&
         a.effects.size() == b.effects.size() && a.thresholds.size() == b.thresholds.size() &&
         a.contrasts.size() == b.contrasts.size() && a.conditional.size() == b.conditional.size();
}

// Every estimate of a list.
template <class Estimated>
void poolAll(const std::vector<DriverModel>& models, std::vector<Estimated> DriverModel::*list,
             DriverModel& pooled) {
  for (std::size_t i = 0; i < (pooled.*list).size(); ++i) {
    pool(
        models, [list, i](const DriverModel& m) -> const Estimated& { return (m.*list)[i]; },
        (pooled.*list)[i]);
  }
}

// A likelihood ratio has no value that several data sets share; a test of proportional odds and a
// correction for few clusters are not pooled.
void dropWhatHasNoPool(DriverModel& pooled) {
  std::erase_if(pooled.tests, [](const TermTest& test) { return test.kind != "wald_f"; });
  std::erase_if(pooled.warnings, [](const Warning& warning) {
    return warning.code == "few_clusters" || warning.code == "proportional_odds";
  });
  pooled.proportionalOdds.reset();
  pooled.corrected = false;
}

double meanOf(const std::vector<DriverModel>& models, double DriverModel::*measure) {
  double sum = 0;
  for (const auto& model : models) sum += model.*measure;
  return sum / static_cast<double>(models.size());
}

}  // namespace

Result<DriverModel> poolModels(const std::vector<DriverModel>& models) {
  DriverModel pooled = models.front();
  for (const auto& model : models) {
    if (sameTerms(pooled, model)) continue;
    return fail(
        "The imputed data sets do not agree about which terms the model can tell apart. Merge "
        "answers that few people gave, or leave out terms that say nearly the same.");
  }
  poolAll(models, &DriverModel::coefficients, pooled);
  poolAll(models, &DriverModel::thresholds, pooled);
  poolAll(models, &DriverModel::effects, pooled);
  poolAll(models, &DriverModel::contrasts, pooled);
  for (std::size_t i = 0; i < pooled.conditional.size(); ++i) {
    pool(
        models, [i](const DriverModel& m) -> const Effect& { return m.conditional[i].effect; },
        pooled.conditional[i].effect);
  }
  dropWhatHasNoPool(pooled);
  const auto m = static_cast<double>(models.size());
  const Covariances all = covariancesOf(models);
  pooled.covariance = all.within + (1 + 1 / m) * all.between;
  for (auto& test : pooled.tests) {
    if (test.why.empty()) poolTest(all, coefficientsOf(pooled, test), m, pooled.df, test);
  }
  adjustTests(pooled.tests);
  for (const auto measure :
       {&DriverModel::deviance, &DriverModel::nullDeviance, &DriverModel::explained,
        &DriverModel::mcfadden, &DriverModel::coxSnell, &DriverModel::nagelkerke,
        &DriverModel::daic, &DriverModel::effectiveParameters}) {
    pooled.*measure = meanOf(models, measure);
  }
  return pooled;
}

}  // namespace candour
