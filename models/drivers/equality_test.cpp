// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/equality_test.h"

#include <Eigen/Cholesky>
#include <cmath>

#include "core/numeric/tails.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

// The covariance of differences from that of the parameters.
Eigen::MatrixXd contrasted(const std::vector<std::pair<int, int>>& differences,
                           const Eigen::MatrixXd& v) {
  const auto q = static_cast<Eigen::Index>(differences.size());
  Eigen::MatrixXd result(q, q);
  for (Eigen::Index i = 0; i < q; ++i) {
    const auto [a, b] = differences[static_cast<std::size_t>(i)];
    for (Eigen::Index j = 0; j < q; ++j) {
      const auto [c, d] = differences[static_cast<std::size_t>(j)];
      result(i, j) = v(b, d) - v(b, c) - v(a, d) + v(a, c);
    }
  }
  return result;
}

}  // namespace

EqualityTest equalityTest(const std::vector<std::pair<int, int>>& differences,
                          const Eigen::VectorXd& parameters, const Eigen::MatrixXd& own,
                          const Eigen::MatrixXd& design, int df) {
  EqualityTest test;
  if (differences.empty()) {
    test.why = "fewer than two groups have an effect to compare";
    return test;
  }
  if (df <= 0) {
    test.why = kFewDfWhy;
    return test;
  }
  Eigen::VectorXd d(static_cast<Eigen::Index>(differences.size()));
  for (std::size_t i = 0; i < differences.size(); ++i) {
    d[static_cast<Eigen::Index>(i)] =
        parameters[differences[i].second] - parameters[differences[i].first];
  }
  const Eigen::LLT<Eigen::MatrixXd> factor(contrasted(differences, own));
  const Eigen::MatrixXd m = factor.solve(contrasted(differences, design));
  const double sum = m.trace();
  const double squares = m.cwiseProduct(m.transpose()).sum();
  if (factor.info() != Eigen::Success || !(sum > 0) || !(squares > 0)) {
    test.why = kNoVariationWhy;
    return test;
  }
  test.statistic = d.dot(factor.solve(d)) / sum;
  test.df1 = sum * sum / squares;
  test.df2 = df;
  test.p = fUpper(test.statistic, test.df1, test.df2);
  return test;
}

}  // namespace candour
