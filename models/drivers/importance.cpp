// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/importance.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/design/design_variance.h"
#include "core/numeric/parallel.h"
#include "core/numeric/tails.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/nested_fits.h"
#include "models/drivers/driver_sets.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/importance_tiers.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/prepared_model.h"
#include "models/drivers/relative_weights.h"

namespace candour {

namespace {

// The models of the controls and some drivers, all fitted to the same rows.
struct SubModels {
  DriverSets sets;
  std::vector<ColumnSelection> selections;
  std::vector<NestedFit> fits;
  Eigen::VectorXd r2;
};

ColumnSelection selectionOf(const PreparedModel& model, DriverSet drivers) {
  std::vector<bool> wanted(model.groups.size());
  for (std::size_t group = 0; group < wanted.size(); ++group) {
    wanted[group] = !model.groups[group].control && ((drivers >> group) & 1U) != 0;
  }
  return candour::selectionOf(model, wanted);
}

double nullLikelihood(const PreparedModel& model) {
  return -nullDeviance(model) / (2 * static_cast<double>(model.n()));
}

SubModels fitSubModels(const PreparedModel& model, const LogisticFit& full, const Job& job) {
  SubModels result;
  result.sets = driverSets(static_cast<int>(model.spec.drivers.size()));
  result.selections.resize(result.sets.sets.size());
  parallelFor(result.selections.size(), [&](std::size_t i) {
    result.selections[i] = selectionOf(model, result.sets.sets[i]);
  });
  result.fits = fitNested(model.matrix, result.selections, full, model.y, model.w, job);
  result.r2.resize(static_cast<Eigen::Index>(result.fits.size()));
  const double l0 = nullLikelihood(model) * static_cast<double>(model.n());
  for (std::size_t i = 0; i < result.fits.size(); ++i) {
    result.r2[static_cast<Eigen::Index>(i)] = 1 - result.fits[i].logLikelihood / l0;
  }
  // Without controls the first sub-model is the null model itself.
  if (model.spec.controls.empty()) result.r2[0] = 0;
  return result;
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
          logisticLikelihoods(eta.data(), model.y.data() + at, l.data() + m * kBlockRows, rows);
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

// The covariance of the combinations of R2 that the columns of `c` are, from the influence of each
// person, already weighted: sum over S of c_S [-(l_iS - l_S)/l_0 + l_S/l_0^2 (l_i0 - l_0)]; the
// constants cancel in the design's strata or add to zero over the model's rows.
Result<Eigen::MatrixXd> combinationCovariance(const PreparedModel& model,
                                              const SubModels& subModels, const Eigen::MatrixXd& c,
                                              const Job& job) {
  Eigen::MatrixXd influences = combinedLikelihoods(model, subModels, c, job);
  if (job.stopped()) return cancelled();
  const double share = model.outcomeShare;
  const double l0 = nullLikelihood(model);
  const auto n = static_cast<double>(model.n());
  const Eigen::VectorXd means = l0 * (c.transpose() * (1 - subModels.r2.array()).matrix());
  for (Eigen::Index j = 0; j < c.cols(); ++j) {
    for (Eigen::Index i = 0; i < influences.rows(); ++i) {
      const double l0i = model.y[i] > 0.5 ? std::log(share) : std::log1p(-share);
      double& value = influences(i, j);
      value = model.w[i] / n * (-(value - means[j]) / l0 + means[j] / (l0 * l0) * (l0i - l0));
    }
  }
  return influenceCovariance(model.design, model.surveyRow, influences);
}

// The Shapley values with their errors: `v` of the sampling, `drawn` of the drawing of orders.
void setDrivers(const PreparedModel& model, const SubModels& subModels, const Eigen::MatrixXd& v,
                const Eigen::MatrixXd& drawn, Importance& answer) {
  const Eigen::VectorXd& r2 = subModels.r2;
  const Eigen::VectorXd phi = subModels.sets.weights.transpose() * r2;
  const double explained = phi.sum();
  const DriverSet all = subModels.sets.sets.back();
  const double half = answer.df > 0 ? tQuantile(0.975, answer.df) : kNotAvailable;
  for (Eigen::Index j = 0; j < phi.size(); ++j) {
    const DriverSet bit = DriverSet{1} << static_cast<unsigned>(j);
    Importance::Driver driver;
    driver.driver = model.groups[j].name;
    driver.shapley = phi[j];
    driver.se = std::sqrt(std::max(0.0, v(j, j)));
    driver.seMonteCarlo = std::sqrt(drawn(j, j));
    driver.lower = phi[j] - half * std::hypot(driver.se, driver.seMonteCarlo);
    driver.upper = phi[j] + half * std::hypot(driver.se, driver.seMonteCarlo);
    driver.share = phi[j] / explained;
    // d share_j / d phi = (e_j - share_j 1) / sum
    Eigen::VectorXd gradient = Eigen::VectorXd::Constant(phi.size(), -driver.share / explained);
    gradient[j] += 1 / explained;
    driver.shareSe = std::sqrt(std::max(0.0, gradient.dot(v * gradient)));
    driver.unique = r2[r2.size() - 1] - r2[subModels.sets.placeOf(all & ~bit)];
    driver.alone = r2[subModels.sets.placeOf(bit)] - r2[0];
    answer.drivers.push_back(std::move(driver));
  }
}

void warnOfSubModels(const std::vector<NestedFit>& fits, Importance& answer) {
  const auto failed = std::count_if(fits.begin(), fits.end(), [](const NestedFit& fit) {
    return fit.status == FitStatus::NotConverged;
  });
  if (failed == 0) return;
  answer.status = FitStatus::NotConverged;
  answer.warnings.push_back({"not_converged",
                             {},
                             std::to_string(failed) + " of the " + std::to_string(fits.size()) +
                                 " models compared did not settle; do not use these shares."});
}

Status answerable(const DriverModelSpec& spec) {
  const std::size_t k = spec.drivers.size();
  if (k == 0) return fail("The question has no drivers whose importance could be compared.");
  if (k <= kMostDrivers) return {};
  return fail("Importance compares at most " + std::to_string(kMostDrivers) +
              " drivers; the question has " + std::to_string(k) +
              ". Join items that belong together in scales.");
}

// What the drawn orders do not say.
void sayDrawn(const SubModels& subModels, Importance& answer) {
  answer.permutations = subModels.sets.permutations();
  answer.dominanceWhy = "more than " + std::to_string(kMostDriversExactly) +
                        " drivers: not every set of them is compared";
  answer.warnings.push_back(
      {"drawn_orders",
       {},
       "With more than " + std::to_string(kMostDriversExactly) + " drivers the shares come from " +
           std::to_string(answer.permutations) +
           " orders of the drivers, drawn from a fixed seed; intervals count the error of the "
           "drawing in."});
}

// The combinations of R2 that need errors: the Shapley values, then the margins of dominance.
Eigen::MatrixXd combinationsOf(const SubModels& subModels, const DominancePairs& pairs) {
  const Eigen::MatrixXd& weights = subModels.sets.weights;
  Eigen::MatrixXd c = Eigen::MatrixXd::Zero(
      weights.rows(), weights.cols() + static_cast<Eigen::Index>(pairs.critical.size()));
  c.leftCols(weights.cols()) = weights;
  Eigen::Index column = weights.cols();
  for (const auto& critical : pairs.critical) {
    c(critical.with, column) = 1;
    c(critical.without, column++) = -1;
  }
  return c;
}

void setRelativeWeights(const RelativeWeights& weights, Importance& answer) {
  answer.johnsonTotal = weights.total;
  for (std::size_t j = 0; j < answer.drivers.size(); ++j) {
    answer.drivers[j].johnson = weights.drivers[j].weight;
    answer.drivers[j].johnsonWhy = weights.drivers[j].why;
  }
}

Importance emptyAnswer(const PreparedModel& model, const FittedModel& fitted,
                       const SubModels& subModels) {
  Importance answer;
  answer.spec = model.spec;
  answer.simulated = model.simulated;
  answer.source = model.source;
  answer.n = model.n();
  answer.leftOut = model.leftOut;
  answer.nEffective = model.nEffective;
  answer.df = model.counts.df();
  answer.total = subModels.r2[subModels.r2.size() - 1];
  answer.base = subModels.r2[0];
  answer.status = fitted.fit.status;
  answer.warnings = modelWarnings(model, fitted);
  return answer;
}

}  // namespace

Result<Importance> fitImportance(const Survey& survey, const DriverModelSpec& spec,
                                 const Job& job) {
  if (auto can = answerable(spec); !can) return passOn(can);
  const auto model = prepareModel(survey, spec);
  if (!model) return tl::make_unexpected(model.error());
  const auto fitted = fitPrepared(*model, job);
  if (!fitted) return tl::make_unexpected(fitted.error());
  job.report(0.1);
  const SubModels subModels = fitSubModels(*model, fitted->fit, job);
  if (job.stopped()) return cancelled();
  job.report(0.7);
  Importance answer = emptyAnswer(*model, *fitted, subModels);
  DominancePairs pairs;
  if (subModels.sets.exact()) {
    answer.conditional = conditionalValues(subModels.sets, subModels.r2);
    pairs = dominancePairs(subModels.sets, subModels.r2);
  } else {
    sayDrawn(subModels, answer);
  }
  const auto covariance =
      combinationCovariance(*model, subModels, combinationsOf(subModels, pairs), job);
  if (!covariance) return tl::make_unexpected(covariance.error());
  const auto k = static_cast<Eigen::Index>(spec.drivers.size());
  const Eigen::MatrixXd v = covariance->topLeftCorner(k, k);
  const Eigen::MatrixXd drawn = monteCarloCovariance(subModels.sets, subModels.r2);
  setDrivers(*model, subModels, v, drawn, answer);
  setReliability(*model, *fitted, answer);
  setTiers(v + drawn, answer);
  setMargins(pairs, covariance->diagonal().tail(covariance->rows() - k), answer.df);
  answer.dominance = std::move(pairs.pairs);
  const auto johnson = relativeWeights(*model, job);
  if (!johnson) return tl::make_unexpected(johnson.error());
  setRelativeWeights(*johnson, answer);
  warnOfSubModels(subModels.fits, answer);
  job.report(1);
  return answer;
}

}  // namespace candour
