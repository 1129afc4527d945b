// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <vector>

#include "core/base/check.h"
#include "core/design/replicate_weights.h"

namespace candour {

namespace {

bool isPrime(int number) {
  if (number < 2) return false;
  for (int d = 2; d * d <= number; ++d) {
    if (number % d == 0) return false;
  }
  return true;
}

// Whether Paley's first construction has this order: one more than a prime of the form 4k + 3.
bool paleyReaches(int order) {
  return order % 4 == 0 && isPrime(order - 1);
}

bool reaches(int order) {
  if (order <= 2) return order > 0;
  return paleyReaches(order) || (order % 2 == 0 && reaches(order / 2));
}

// Paley (1933): the residues of a prime q, bordered by ones; I + S with S skew and S S' = q I.
Eigen::MatrixXd paley(int order) {
  const int q = order - 1;
  std::vector<int> character(static_cast<std::size_t>(q), -1);
  character[0] = 0;
  for (int x = 1; x < q; ++x) {
    character[static_cast<std::size_t>(static_cast<long long>(x) * x % q)] = 1;
  }
  Eigen::MatrixXd h = Eigen::MatrixXd::Ones(order, order);
  for (int i = 0; i < q; ++i) {
    h(i + 1, 0) = -1;
    for (int j = 0; j < q; ++j) {
      h(i + 1, j + 1) = i == j ? 1 : character[static_cast<std::size_t>((j - i + q) % q)];
    }
  }
  // Rows may change sign: the first column becomes all 1.
  h.bottomRows(q) *= -1;
  return h;
}

Eigen::MatrixXd ofOrder(int order) {
  if (order == 1) return Eigen::MatrixXd::Ones(1, 1);
  if (order > 2 && paleyReaches(order)) return paley(order);
  const Eigen::MatrixXd half = ofOrder(order / 2);
  Eigen::MatrixXd h(order, order);
  h << half, half, half, -half;
  return h;
}

}  // namespace

Eigen::MatrixXd hadamardMatrix(int least) {
  check(least > 0, "an order");
  int order = least;
  while (!reaches(order)) ++order;
  return ofOrder(order);
}

}  // namespace candour
