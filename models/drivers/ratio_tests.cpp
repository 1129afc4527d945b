// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/ratio_tests.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/numeric/multiple_testing.h"
#include "core/numeric/parallel.h"
#include "core/numeric/weighted_chi_squared.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr const char* kPenalisedWhy = "Firth's penalty leaves no likelihood ratio to test";

// The eigenvalues of V0^-1 V, largest first.
std::vector<double> designEffects(const Eigen::MatrixXd& own, const Eigen::MatrixXd& v) {
  const Eigen::GeneralizedSelfAdjointEigenSolver<Eigen::MatrixXd> solver(v, own,
                                                                         Eigen::EigenvaluesOnly);
  const Eigen::VectorXd& values = solver.eigenvalues();
  std::vector<double> effects(values.data(), values.data() + values.size());
  std::reverse(effects.begin(), effects.end());
  return effects;
}

ColumnSelection without(const PreparedModel& model, const std::vector<int>& parameters) {
  const std::vector<int> columns = model.selection.columns();
  std::vector<bool> keep(static_cast<std::size_t>(model.matrix.columns()), false);
  for (const int column : columns) keep[column] = true;
  for (const int parameter : parameters) keep[columns[parameter]] = false;
  return ColumnSelection::of(keep);
}

// What the log-likelihood loses without the parameters; NaN where the smaller fit does not settle.
double lossWithout(const PreparedModel& model, const FittedModel& fitted,
                   const std::vector<int>& parameters, const Job& job) {
  if (model.spec.family == Family::Linear) {
    const Eigen::VectorXd b = fitted.fit.beta(parameters);
    return b.dot(Eigen::MatrixXd(fitted.naive(parameters, parameters)).ldlt().solve(b)) / 2;
  }
  if (job.stopped()) return kNotAvailable;
  const ColumnSelection selection = without(model, parameters);
  const double full = fitted.fit.logLikelihood;
  LogisticOptions options;
  if (fitted.ordinal) {
    options.start = constrainedStart(*fitted.ordinal, selection);
    return full - maximisedOrdinal(model.matrix, selection, model.ordered, model.w, options, full);
  }
  options.start = constrainedStart(fitted.fit, selection);
  return full - maximisedLogistic(model.matrix, selection, model.y, model.w, options, full);
}

TermTest ratioTest(const PreparedModel& model, const FittedModel& fitted, const TermTest& wald,
                   const TermGroup& group, const Job& job) {
  TermTest test = wald;
  test.kind = "rao_scott_lrt";
  test.statistic = test.p = kNotAvailable;
  if (model.spec.family == Family::Firth) test.why = kPenalisedWhy;
  if (!test.why.empty()) return test;
  const auto parameters = parametersOf(model, group);
  const auto effects = designEffects(fitted.naive(parameters, parameters),
                                     fitted.covariance(parameters, parameters));
  const double mean = std::accumulate(effects.begin(), effects.end(), 0.0) / test.df1;
  const double gain = 2 * lossWithout(model, fitted, parameters, job);
  if (std::isnan(gain)) {
    test.why = "the model without it does not settle";
    return test;
  }
  test.statistic = std::max(0.0, gain) / mean;
  for (const double effect : effects) test.scale.push_back(effect / mean);
  test.p = weightedFUpper(test.statistic, test.scale, fitted.df);
  return test;
}

// Drivers, controls and interactions are a family each.
int familyOf(const TermTest& test) {
  return test.interaction ? 2 : test.control ? 1 : 0;
}

}  // namespace

void adjustTests(std::vector<TermTest>& tests) {
  for (const int family : {0, 1, 2}) {
    std::vector<double> p;
    for (const auto& test : tests) p.push_back(familyOf(test) == family ? test.p : kNotAvailable);
    const auto byHolm = holm(p);
    const auto byRate = benjaminiHochberg(p);
    for (std::size_t i = 0; i < tests.size(); ++i) {
      if (familyOf(tests[i]) != family) continue;
      tests[i].pHolm = byHolm[i];
      tests[i].pBh = byRate[i];
    }
  }
}

std::vector<TermTest> ratioTests(const PreparedModel& model, const FittedModel& fitted,
                                 const Job& job) {
  const auto wald = waldTests(model, fitted);
  std::vector<TermTest> tests(wald.size());
  parallelFor(wald.size(), [&](std::size_t i) {
    tests[i] = ratioTest(model, fitted, wald[i], model.groups[i], job);
  });
  return tests;
}

Result<std::vector<TermTest>> termTests(const PreparedModel& model, const FittedModel& fitted,
                                        const Job& job) {
  auto tests = waldTests(model, fitted);
  auto ratios = ratioTests(model, fitted, job);
  if (job.stopped()) return cancelled();
  adjustTests(tests);
  adjustTests(ratios);
  tests.insert(tests.end(), ratios.begin(), ratios.end());
  return tests;
}

double effectiveParameters(const FittedModel& fitted) {
  const Eigen::Index slopes = fitted.covariance.rows() - 1;
  if (slopes == 0) return 0;
  const Eigen::MatrixXd v = fitted.covariance.bottomRightCorner(slopes, slopes);
  if (!v.allFinite()) return kNotAvailable;
  return Eigen::MatrixXd(fitted.naive.bottomRightCorner(slopes, slopes)).ldlt().solve(v).trace();
}

}  // namespace candour
