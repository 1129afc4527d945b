// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/importance.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "core/design/design_variance.h"
#include "core/numeric/multiple_testing.h"
#include "core/numeric/parallel.h"
#include "core/numeric/tails.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/linear_fit.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/plain_question.h"
#include "models/drivers/prepared_model.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr std::size_t kMostDrivers = 12;

// A model of the controls and some drivers; `drivers` has one bit a driver.
struct SubModel {
  ColumnSelection selection;
  Eigen::VectorXd beta;
  Eigen::VectorXd shift;  // of an ordinal model
  bool converged = true;
};

ColumnSelection selectionOf(const PreparedModel& model, std::size_t drivers) {
  std::vector<bool> wanted(model.groups.size());
  for (std::size_t group = 0; group < wanted.size(); ++group) {
    wanted[group] = !model.groups[group].control && ((drivers >> group) & 1U) != 0;
  }
  return candour::selectionOf(model, wanted);
}

void fitSubModel(const PreparedModel& model, const FittedModel& full, SubModel& sub,
                 const Job& job) {
  if (model.spec.family == Family::Linear) {
    sub.beta = fitLinear(model.matrix, sub.selection, model.crossProducts, model.y, model.w).beta;
    return;
  }
  LogisticOptions options;
  // The log-likelihood is flat at its maximum: a step of 1e-6 leaves it exact to 1e-12.
  options.tolerance = 1e-6;
  if (full.ordinal) {
    options.start = constrainedStart(*full.ordinal, sub.selection);
    OrdinalFit fit = fitOrdinal(model.matrix, sub.selection, model.ordered, model.w, options, job);
    sub.beta = std::move(fit.beta);
    sub.shift = std::move(fit.shift);
    sub.converged = fit.status != FitStatus::NotConverged;
    return;
  }
  options.start = constrainedStart(full.fit, sub.selection);
  LogisticFit fit = fitLogistic(model.matrix, sub.selection, model.y, model.w, options, job);
  sub.beta = std::move(fit.beta);
  sub.converged = fit.status != FitStatus::NotConverged;
}

// The log-likelihoods of n people from `at` on, at their linear predictors; of a linear model minus
// half the squared residuals.
void likelihoodsOf(const PreparedModel& model, const SubModel& sub, std::size_t at, std::size_t n,
                   const double* eta, double* l) {
  const double* y = model.y.data() + at;
  if (model.spec.family == Family::Ordinal) {
    ordinalLikelihoods(model.ordered, sub.shift, at, n, eta, l);
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

// Every sub-model, started from the full fit's quadratic approximation, in parallel.
std::vector<SubModel> fitSubModels(const PreparedModel& model, const FittedModel& full,
                                   std::size_t count, const Job& job) {
  std::vector<SubModel> subModels(count);
  parallelFor(count, [&](std::size_t drivers) {
    SubModel& sub = subModels[drivers];
    sub.selection = selectionOf(model, drivers);
    if (job.stopped()) return;
    fitSubModel(model, full, sub, job);
  });
  return subModels;
}

// Weights c[drivers][j] with phi_j = sum over sub-models of c * R2 (docs/methods.md d9).
Eigen::MatrixXd shapleyWeights(int k) {
  const auto count = Eigen::Index{1} << k;
  Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(count, k);
  for (int j = 0; j < k; ++j) {
    for (std::uint32_t set = 0; set < static_cast<std::uint32_t>(count); ++set) {
      if ((set >> j) & 1U) continue;
      // |S|! (k-|S|-1)! / k! = 1 / (k * C(k-1, |S|))
      double binomial = 1;
      for (int i = 0; i < std::popcount(set); ++i)
        binomial *= static_cast<double>(k - 1 - i) / (i + 1);
      weights(set | (1U << j), j) += 1 / (k * binomial);
      weights(set, j) -= 1 / (k * binomial);
    }
  }
  return weights;
}

// What one pass over the data with all sub-models gives.
struct Likelihoods {
  Eigen::VectorXd mean;         // weighted mean log-likelihood of each sub-model
  Eigen::MatrixXd combination;  // by position: sum over sub-models of c l_i, one column a driver
};

Likelihoods passOver(const PreparedModel& model, const std::vector<SubModel>& subModels,
                     const Eigen::MatrixXd& weights, const Job& job) {
  const auto n = static_cast<Eigen::Index>(model.n());
  const Chunks chunks(model.n());
  Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(subModels.size()),
                                               static_cast<Eigen::Index>(chunks.count));
  Likelihoods result{{}, Eigen::MatrixXd::Zero(n, weights.cols())};
  std::vector<SelectedColumns> columns;
  for (const auto& sub : subModels) columns.emplace_back(model.matrix, sub.selection);
  parallelFor(chunks.count, [&](std::size_t chunk) {
    std::vector<double> eta(kBlockRows);
    std::vector<double> l(kBlockRows);
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      if (job.stopped()) return;
      const std::size_t rows = std::min(kBlockRows, chunks.end(chunk) - at);
      for (std::size_t m = 0; m < subModels.size(); ++m) {
        columns[m].linearPredictor(subModels[m].beta, at, rows, eta.data());
        likelihoodsOf(model, subModels[m], at, rows, eta.data(), l.data());
        sums(static_cast<Eigen::Index>(m), static_cast<Eigen::Index>(chunk)) +=
            dot(model.w.data() + at, l.data(), rows);
        for (Eigen::Index j = 0; j < weights.cols(); ++j) {
          addScaled(result.combination.data() + j * n + static_cast<Eigen::Index>(at), l.data(),
                    weights(static_cast<Eigen::Index>(m), j), rows);
        }
      }
    }
  });
  result.mean = sums.rowwise().sum() / static_cast<double>(n);
  return result;
}

// The covariance of the Shapley values from the influence of each person, already weighted:
// sum over S of c_S [-(l_iS - l_S)/l_0 + l_S/l_0^2 (l_i0 - l_0)]; the constants cancel in the
// design's strata or add to zero over the model's rows.
Result<Eigen::MatrixXd> shapleyCovariance(const PreparedModel& model, Likelihoods& pass,
                                          const Eigen::MatrixXd& weights) {
  const auto n = static_cast<double>(model.n());
  const double l0 = -nullDeviance(model) / (2 * n);
  const auto nulls = nullLikelihoods(model);
  for (Eigen::Index j = 0; j < weights.cols(); ++j) {
    const double meanOfColumn = weights.col(j).dot(pass.mean);
    for (Eigen::Index i = 0; i < pass.combination.rows(); ++i) {
      const double l0i = nulls[i];
      double& value = pass.combination(i, j);
      value =
          model.w[i] / n * (-(value - meanOfColumn) / l0 + meanOfColumn / (l0 * l0) * (l0i - l0));
    }
  }
  return influenceCovariance(model.design, model.surveyRow, pass.combination);
}

// Which pairs of drivers can be told apart.
std::vector<std::vector<char>> differingPairs(const Eigen::MatrixXd& v, const Importance& answer) {
  const auto k = answer.drivers.size();
  std::vector<double> p;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto a = static_cast<Eigen::Index>(i);
      const auto b = static_cast<Eigen::Index>(j);
      const double se = std::sqrt(std::max(0.0, v(a, a) + v(b, b) - 2 * v(a, b)));
      const double difference = answer.drivers[i].shapley - answer.drivers[j].shapley;
      const bool testable = answer.df > 0 && se > 1e-9 * std::abs(difference);
      p.push_back(testable ? tTwoSided(difference / se, answer.df) : 1.0);
    }
  }
  p = holm(p);
  std::vector<std::vector<char>> differs(k, std::vector<char>(k, 0));
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      differs[i][j] = differs[j][i] = static_cast<char>(p[i * (i - 1) / 2 + j] < 0.05);
    }
  }
  return differs;
}

// Reliable drivers by size, then the others.
std::vector<std::size_t> fromTheLargest(const std::vector<Importance::Driver>& drivers) {
  std::vector<std::size_t> order(drivers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&drivers](std::size_t a, std::size_t b) {
    if (drivers[a].reliable != drivers[b].reliable) return drivers[a].reliable;
    return drivers[a].shapley > drivers[b].shapley;
  });
  return order;
}

// Whether every reliable driver from place `at` on differs from all before it.
bool allDiffer(const Importance& answer, const std::vector<std::size_t>& order, std::size_t at) {
  for (std::size_t above = 0; above < at; ++above) {
    for (std::size_t below = at; below < order.size(); ++below) {
      if (!answer.drivers[order[below]].reliable) continue;
      if (!answer.differs[order[above]][order[below]]) return false;
    }
  }
  return true;
}

// A tier ends where all above differ from all below, and before the first that is not reliable.
void setTiers(Importance& answer) {
  const auto order = fromTheLargest(answer.drivers);
  int tier = 1;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const bool reliable = answer.drivers[order[at]].reliable;
    const bool firstUnreliable = at > 0 && !reliable && answer.drivers[order[at - 1]].reliable;
    if (firstUnreliable || (at > 0 && reliable && allDiffer(answer, order, at))) ++tier;
    answer.drivers[order[at]].tier = tier;
  }
}

// How many times wider than a simple sample's the design makes a driver's noise: the mean
// eigenvalue of V0^-1 V, V0 the covariance that the likelihood alone gives (Rao & Scott 1984), at
// least 1.
double designEffect(const FittedModel& fitted, const std::vector<int>& parameters) {
  const Eigen::MatrixXd v = fitted.covariance(parameters, parameters);
  if (!v.allFinite()) return 1;
  const Eigen::MatrixXd own = fitted.naive(parameters, parameters);
  return std::max(1.0, own.ldlt().solve(v).trace() / static_cast<double>(parameters.size()));
}

// Near zero: below two errors, or no more than noise gives a driver of so many terms. The
// likelihood gain 2 n |l0| phi of a driver that moves nothing is chi-squared on its terms, times
// the design effect; Bonferroni over the drivers.
void setReliability(const PreparedModel& model, const FittedModel& fitted, Importance& answer) {
  const auto k = static_cast<double>(answer.drivers.size());
  for (std::size_t j = 0; j < answer.drivers.size(); ++j) {
    Importance::Driver& driver = answer.drivers[j];
    const auto parameters = parametersOf(model, model.groups[j]);
    // A driver that others determine in the full model has its columns in the smaller ones.
    std::size_t terms = parameters.size();
    for (const int term : model.groups[j].terms) {
      if (parameters.empty()) terms += columnsOf(model, model.terms[term]).size();
    }
    const double gain = driver.shapley * nullDeviance(model);
    const double noise = terms == 0
                             ? 0
                             : chiSquaredQuantile(1 - 0.05 / k, static_cast<double>(terms)) *
                                   (parameters.empty() ? 1.0 : designEffect(fitted, parameters));
    driver.reliable = answer.df > 0 && driver.shapley >= 2 * driver.se && gain > noise;
    driver.why = "near zero, interval unreliable";
    if (driver.reliable) driver.why.clear();
  }
}

void setDrivers(const PreparedModel& model, const Eigen::VectorXd& r2,
                const Eigen::MatrixXd& weights, const Eigen::MatrixXd& v, Importance& answer) {
  const Eigen::VectorXd phi = weights.transpose() * r2;
  const double explained = phi.sum();
  const std::size_t fullSet = static_cast<std::size_t>(r2.size()) - 1;
  const double half = answer.df > 0 ? tQuantile(0.975, answer.df) : kNotAvailable;
  for (Eigen::Index j = 0; j < phi.size(); ++j) {
    const std::size_t bit = std::size_t{1} << j;
    Importance::Driver driver;
    driver.driver = model.groups[j].name;
    driver.shapley = phi[j];
    driver.se = std::sqrt(std::max(0.0, v(j, j)));
    driver.lower = phi[j] - half * driver.se;
    driver.upper = phi[j] + half * driver.se;
    driver.share = phi[j] / explained;
    // d share_j / d phi = (e_j - share_j 1) / sum
    Eigen::VectorXd gradient = Eigen::VectorXd::Constant(phi.size(), -driver.share / explained);
    gradient[j] += 1 / explained;
    driver.shareSe = std::sqrt(std::max(0.0, gradient.dot(v * gradient)));
    driver.unique = r2[fullSet] - r2[fullSet & ~bit];
    driver.alone = r2[bit] - r2[0];
    answer.drivers.push_back(std::move(driver));
  }
}

void warnOfSubModels(const std::vector<SubModel>& subModels, Importance& answer) {
  const auto failed = std::count_if(subModels.begin(), subModels.end(),
                                    [](const SubModel& sub) { return !sub.converged; });
  if (failed == 0) return;
  answer.status = FitStatus::NotConverged;
  answer.warnings.push_back({"not_converged",
                             {},
                             std::to_string(failed) + " of the " +
                                 std::to_string(subModels.size()) +
                                 " models compared did not settle; do not use these shares."});
}

}  // namespace

Result<Importance> fitImportance(const Survey& survey, const DriverModelSpec& spec,
                                 const Job& job) {
  const std::size_t k = spec.drivers.size();
  if (k == 0) return fail("The question has no drivers whose importance could be compared.");
  if (k > kMostDrivers) {
    return fail("Importance compares at most " + std::to_string(kMostDrivers) +
                " drivers; the "
                "question has " +
                std::to_string(k) + ". Join items that belong together in scales.");
  }
  for (const auto& pair : spec.interactions) {
    if (isAmongControls(spec, pair)) continue;
    return fail("The interaction of \"" + pair.first + "\" with \"" + pair.second +
                "\" has no share of its own: importance divides the fit among drivers one by one. "
                "Take it out of \"interactions\", or make both one driver with two questions.");
  }
  if (spec.family == Family::Firth) {
    return fail(
        "Importance shares out the likelihood of smaller models, which Firth's penalty changes. "
        "Ask it of the logistic model.");
  }
  const auto model = prepareModel(survey, spec);
  if (!model) return tl::make_unexpected(model.error());
  const auto fitted = fitPrepared(*model, job);
  if (!fitted) return tl::make_unexpected(fitted.error());
  job.report(0.1);
  const auto subModels = fitSubModels(*model, *fitted, std::size_t{1} << k, job);
  if (job.stopped()) return cancelled();
  job.report(0.7);
  const Eigen::MatrixXd weights = shapleyWeights(static_cast<int>(k));
  Likelihoods pass = passOver(*model, subModels, weights, job);
  if (job.stopped()) return cancelled();
  const double l0 = -nullDeviance(*model) / (2 * static_cast<double>(model->n()));
  Eigen::VectorXd r2 = 1 - pass.mean.array() / l0;
  // Without controls the first sub-model is the null model itself.
  if (spec.controls.empty()) r2[0] = 0;
  const auto v = shapleyCovariance(*model, pass, weights);
  if (!v) return tl::make_unexpected(v.error());

  Importance answer;
  answer.spec = spec;
  answer.simulated = model->simulated;
  answer.source = model->source;
  answer.n = model->n();
  answer.leftOut = model->leftOut;
  answer.nEffective = model->nEffective;
  answer.df = model->counts.df();
  answer.total = r2[r2.size() - 1];
  answer.base = r2[0];
  answer.status = fitted->fit.status;
  answer.warnings = modelWarnings(*model, *fitted);
  setDrivers(*model, r2, weights, *v, answer);
  setReliability(*model, *fitted, answer);
  answer.differs = differingPairs(*v, answer);
  setTiers(answer);
  warnOfSubModels(subModels, answer);
  job.report(1);
  return answer;
}

}  // namespace candour
