// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/term_tests.h"

#include <Eigen/Eigenvalues>
#include <cmath>

#include "core/numeric/tails.h"

namespace candour {

namespace {

TermTest waldTest(const PreparedModel& model, const FittedModel& fitted, const TermGroup& group) {
  TermTest test;
  test.driver = group.name;
  test.control = group.control;
  test.interaction = group.interaction;
  const auto parameters = parametersOf(model, group);
  test.df1 = static_cast<double>(parameters.size());
  test.df2 = fitted.df;
  test.statistic = test.p = kNotAvailable;
  if (parameters.empty()) test.why = "nothing of it is left in the model";
  for (const int parameter : parameters) {
    if (test.why.empty()) test.why = whyNotAvailable(fitted, parameter);
  }
  if (!test.why.empty()) return test;
  test.statistic =
      quadraticForm(fitted.fit.beta(parameters), fitted.covariance(parameters, parameters)) /
      test.df1;
  if (std::isnan(test.statistic)) {
    test.why = "the design has too few sampling units for a test of its terms together";
  } else {
    test.p = fUpper(test.statistic, test.df1, test.df2);
  }
  return test;
}

}  // namespace

double quadraticForm(const Eigen::VectorXd& b, const Eigen::MatrixXd& v) {
  const Eigen::VectorXd errors = v.diagonal().cwiseSqrt();
  const Eigen::VectorXd scaled = b.cwiseQuotient(errors);
  const Eigen::MatrixXd correlations =
      errors.cwiseInverse().asDiagonal() * v * errors.cwiseInverse().asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlations);
  if (solver.eigenvalues().minCoeff() < 1e-9) return kNotAvailable;
  const Eigen::VectorXd rotated = solver.eigenvectors().transpose() * scaled;
  return rotated.cwiseAbs2().cwiseQuotient(solver.eigenvalues()).sum();
}

std::vector<int> parametersOf(const PreparedModel& model, const TermGroup& group) {
  std::vector<int> parameters;
  for (const int term : group.terms) {
    for (const int column : columnsOf(model, model.terms[term])) {
      const int parameter = model.selection.parameterOf[column];
      if (parameter >= 0) parameters.push_back(parameter);
    }
  }
  return parameters;
}

std::string whyNotAvailable(const FittedModel& fitted, int parameter) {
  if (!fitted.fit.separated.empty() && fitted.fit.separated[parameter]) return kSeparatedWhy;
  if (std::isnan(fitted.covariance(parameter, parameter))) return kNoVariationWhy;
  return fitted.df <= 0 ? kFewDfWhy : "";
}

std::vector<TermTest> waldTests(const PreparedModel& model, const FittedModel& fitted) {
  std::vector<TermTest> tests;
  tests.reserve(model.groups.size());
  for (const auto& group : model.groups) tests.push_back(waldTest(model, fitted, group));
  return tests;
}

}  // namespace candour
