// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/importance.h"

#include <algorithm>
#include <cmath>

#include "core/numeric/tails.h"
#include "models/drivers/driver_sets.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/importance_tiers.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/plain_question.h"
#include "models/drivers/prepared_model.h"
#include "models/drivers/relative_weights.h"
#include "models/drivers/sub_models.h"

namespace candour {

namespace {

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

Status comparable(const DriverModelSpec& spec) {
  const std::size_t k = spec.drivers.size();
  if (k == 0) return fail("The question has no drivers whose importance could be compared.");
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
  if (k <= kMostDrivers) return {};
  return fail("Importance compares at most " + std::to_string(kMostDrivers) +
              " drivers; the question has " + std::to_string(k) +
              ". Join items that belong together in scales.");
}

Result<Importance> fitImportance(const Survey& survey, const DriverModelSpec& spec,
                                 const Job& job) {
  if (auto can = comparable(spec); !can) return passOn(can);
  const auto model = prepareModel(survey, spec);
  if (!model) return tl::make_unexpected(model.error());
  const auto fitted = fitPrepared(*model, job);
  if (!fitted) return tl::make_unexpected(fitted.error());
  job.report(0.1);
  const SubModels subModels = fitSubModels(*model, *fitted, job);
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
