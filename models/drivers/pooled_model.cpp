// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/pooled_model.h"

#include <algorithm>
#include <cmath>

#include "core/imputation/rubin.h"
#include "core/numeric/tails.h"
#include "models/drivers/ratio_tests.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr const char* kLackingWhy = "not available in every imputation";

using Models = std::vector<DriverModel>;

// `of` each model.
template <class Of>
std::vector<double> valuesOf(const Models& models, const Of& of) {
  std::vector<double> values;
  values.reserve(models.size());
  for (const auto& model : models) values.push_back(of(model));
  return values;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// Error, interval and test of a pooled estimate of either kind; all NaN without an error.
template <class Inferred>
void setInference(const Pooled& pooled, bool known, Inferred& to) {
  to.se = pooled.se;
  to.lower = to.upper = to.p = to.df = kNotAvailable;
  if constexpr (requires { to.t; }) to.t = kNotAvailable;
  if constexpr (requires { to.fmi; }) to.fmi = kNotAvailable;
  if (!known || std::isnan(pooled.se)) return;
  const double half = tQuantile(0.975, pooled.df) * pooled.se;
  const double t = pooled.estimate / pooled.se;
  to.lower = pooled.estimate - half;
  to.upper = pooled.estimate + half;
  to.df = pooled.df;
  to.p = tTwoSided(t, pooled.df);
  if constexpr (requires { to.t; }) to.t = t;
  if constexpr (requires { to.fmi; }) to.fmi = pooled.fmi;
}

// Bell and McCaffrey's errors pooled, on the mean of Satterthwaite's degrees of freedom; nothing
// where a model has none. Where they stand in place of the others they do so here too.
template <class Estimated, class Get>
void poolSmallSample(const Models& models, const Get& get, Estimated& pooled) {
  pooled.smallSample.reset();
  for (const auto& model : models) {
    if (!get(model).smallSample) return;
  }
  const auto small = [&get](const DriverModel& m) { return *get(m).smallSample; };
  const auto estimates = valuesOf(models, [&](const auto& m) { return get(m).estimate; });
  const auto variances = valuesOf(models, [&](const auto& m) { return small(m).se * small(m).se; });
  const double df = mean(valuesOf(models, [&](const auto& m) { return small(m).df; }));
  const Pooled result = poolRubin(estimates, variances, df);
  pooled.smallSample.emplace();
  setInference(result, true, *pooled.smallSample);
  if (models.front().spec.design.clusterCorrection == ClusterCorrection::BellMcCaffrey) {
    setInference(result, true, pooled);
  }
}

// The error with the people drawn too, and what "per sd" is: as the estimate's, and the mean.
void poolOfEffect(const Models& models, const std::vector<const Effect*>& effects, Effect& pooled) {
  std::vector<double> estimates;
  std::vector<double> variances;
  std::vector<double> sds;
  for (const Effect* effect : effects) {
    estimates.push_back(effect->estimate);
    variances.push_back(effect->seUnconditional * effect->seUnconditional);
    sds.push_back(effect->sd);
  }
  pooled.seUnconditional = poolRubin(estimates, variances, std::max(1, models.front().df)).se;
  pooled.sd = mean(sds);
}

// Estimate, error and what follows from them, of `get` of each model.
template <class Estimated, class Get>
void pool(const Models& models, const Get& get, Estimated& pooled) {
  const auto estimates = valuesOf(models, [&](const auto& m) { return get(m).estimate; });
  const auto variances = valuesOf(models, [&](const auto& m) { return get(m).se * get(m).se; });
  const int df = models.front().df;
  const Pooled result = poolRubin(estimates, variances, std::max(1, df));
  pooled.estimate = result.estimate;
  setInference(result, df > 0, pooled);
  if constexpr (requires { pooled.smallSample; }) poolSmallSample(models, get, pooled);
  for (const auto& model : models) {
    if (pooled.why.empty()) pooled.why = get(model).why;
  }
  if (std::isnan(pooled.p) && pooled.why.empty()) pooled.why = kLackingWhy;
  if constexpr (requires { pooled.seUnconditional; }) {
    std::vector<const Effect*> effects;
    for (const auto& model : models) effects.push_back(&get(model));
    poolOfEffect(models, effects, pooled);
  }
}

// Coefficients, then cut points, as the covariance has them.
Eigen::VectorXd estimatesOf(const DriverModel& model) {
  std::vector<double> estimates;
  for (const auto& coefficient : model.coefficients) estimates.push_back(coefficient.estimate);
  for (const auto& threshold : model.thresholds) estimates.push_back(threshold.estimate);
  return Eigen::Map<const Eigen::VectorXd>(estimates.data(),
                                           static_cast<Eigen::Index>(estimates.size()));
}

PooledVector poolCovariances(const Models& models) {
  std::vector<Eigen::VectorXd> estimates;
  std::vector<Eigen::MatrixXd> covariances;
  for (const auto& model : models) {
    estimates.push_back(estimatesOf(model));
    covariances.push_back(model.covariance);
  }
  return poolVectors(estimates, covariances);
}

void poolTest(const PooledVector& all, const std::vector<Eigen::Index>& at, double df,
              TermTest& test) {
  const PooledVector part{all.estimate(at), all.within(at, at), all.between(at, at),
                          all.imputations};
  test.statistic = test.p = kNotAvailable;
  if (!part.within.allFinite() || std::isnan(quadraticForm(part.estimate, part.within))) {
    test.why = kLackingWhy;
    return;
  }
  const PooledTest pooled = poolWald(part, df);
  test.statistic = pooled.statistic;
  test.df1 = pooled.df1;
  test.df2 = pooled.df2;
  test.p = pooled.p;
}

void poolTests(const Models& models, const PooledVector& all, DriverModel& pooled) {
  for (std::size_t i = 0; i < pooled.tests.size(); ++i) {
    TermTest& test = pooled.tests[i];
    for (const auto& model : models) {
      if (test.why.empty()) test.why = model.tests[i].why;
    }
    std::vector<Eigen::Index> at;
    for (std::size_t c = 0; c < pooled.coefficients.size(); ++c) {
      const auto& coefficient = pooled.coefficients[c];
      if (coefficient.driver == test.driver && coefficient.control == test.control) {
        at.push_back(static_cast<Eigen::Index>(c));
      }
    }
    if (test.why.empty()) {
      poolTest(all, at, pooled.df, test);
    } else {
      test.statistic = test.p = kNotAvailable;
    }
  }
  adjustTests(pooled.tests);
}

bool sameEffects(const std::vector<Effect>& a, const std::vector<Effect>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.variable == y.variable && x.level == y.level && x.contrast == y.contrast;
  });
}

bool sameTerms(const DriverModel& a, const DriverModel& b) {
  return std::equal(a.coefficients.begin(), a.coefficients.end(), b.coefficients.begin(),
                    b.coefficients.end(),
                    [](const auto& x, const auto& y) { return x.term == y.term; }) &&
         sameEffects(a.effects, b.effects) && sameEffects(a.contrasts, b.contrasts) &&
         a.thresholds.size() == b.thresholds.size() &&
         a.conditional.size() == b.conditional.size() && a.tests.size() == b.tests.size();
}

// Every estimate of a list.
template <class Estimated>
void poolAll(const Models& models, std::vector<Estimated> DriverModel::*list, DriverModel& pooled) {
  for (std::size_t i = 0; i < (pooled.*list).size(); ++i) {
    pool(
        models, [list, i](const DriverModel& m) -> const Estimated& { return (m.*list)[i]; },
        (pooled.*list)[i]);
  }
}

// What any of the models warns of, each once.
void poolWarnings(const Models& models, DriverModel& pooled) {
  for (const auto& model : models) {
    for (const auto& warning : model.warnings) {
      const bool told = std::any_of(
          pooled.warnings.begin(), pooled.warnings.end(), [&warning](const Warning& other) {
            return other.code == warning.code && other.terms == warning.terms;
          });
      if (!told) pooled.warnings.push_back(warning);
    }
  }
}

// A likelihood ratio has no value that several data sets share; a test of proportional odds is not
// pooled.
void dropWhatHasNoPool(DriverModel& pooled) {
  std::erase_if(pooled.tests, [](const TermTest& test) { return test.kind != "wald_f"; });
  std::erase_if(pooled.warnings,
                [](const Warning& warning) { return warning.code == "proportional_odds"; });
  pooled.proportionalOdds.reset();
}

// Contrasts between percentiles are of each imputation's own percentiles.
void nameRanges(const Models& models, DriverModel& pooled) {
  for (std::size_t i = 0; i < pooled.contrasts.size(); ++i) {
    const bool alike = std::all_of(models.begin(), models.end(), [&](const DriverModel& model) {
      return model.contrasts[i].detail == pooled.contrasts[i].detail;
    });
    if (!alike) pooled.contrasts[i].detail += " or near it";
  }
  for (std::size_t i = 0; i < pooled.conditional.size(); ++i) {
    const bool alike = std::all_of(models.begin(), models.end(), [&](const DriverModel& model) {
      return model.conditional[i].at == pooled.conditional[i].at;
    });
    if (!alike) pooled.conditional[i].at += " or near it";
  }
}

}  // namespace

Result<DriverModel> poolModels(const Models& models) {
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
  nameRanges(models, pooled);
  const PooledVector all = poolCovariances(models);
  pooled.covariance = all.total();
  poolTests(models, all, pooled);
  poolWarnings(models, pooled);
  dropWhatHasNoPool(pooled);
  for (const auto& model : models) {
    pooled.status = std::max(pooled.status, model.status);
    pooled.iterations = std::max(pooled.iterations, model.iterations);
    pooled.corrected = pooled.corrected && model.corrected;
  }
  for (const auto measure :
       {&DriverModel::deviance, &DriverModel::nullDeviance, &DriverModel::explained,
        &DriverModel::mcfadden, &DriverModel::coxSnell, &DriverModel::nagelkerke,
        &DriverModel::daic, &DriverModel::effectiveParameters}) {
    pooled.*measure = mean(valuesOf(models, [measure](const auto& m) { return m.*measure; }));
  }
  return pooled;
}

}  // namespace candour
