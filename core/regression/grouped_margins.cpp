// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/grouped_fit.h"
#include "core/regression/grouped_parts.h"

namespace candour {

Margin averageSlope(const ModelMatrix& matrix, const GroupedFit& fit, std::size_t group,
                    const std::vector<double>& w) {
  const GroupPart part = partOf(matrix, fit.columns, group);
  const SelectedColumns selected(matrix, part.selection);
  const Eigen::VectorXd local = fit.beta(part.place);
  BlockSums sums(selected, BlockSums::Keep::Gradient);
  std::vector<double> eta(kBlockRows);
  std::vector<double> p(kBlockRows);
  std::vector<double> slope(kBlockRows);
  double total = 0;
  double weight = 0;
  overBlocks(fit.columns, group, [&](std::size_t at, std::size_t n) {
    selected.linearPredictor(local, at, n, eta.data());
    logisticMeans(eta.data(), w.data() + at, p.data(), slope.data(), n);
    total += sum(slope.data(), n);
    weight += sum(w.data() + at, n);
    for (std::size_t i = 0; i < n; ++i) slope[i] *= 1 - 2 * p[i];
    sums.addGradient(at, n, slope.data());
  });
  Margin margin{total / weight, Eigen::VectorXd::Zero(fit.beta.size())};
  for (std::size_t i = 0; i < part.place.size(); ++i) {
    margin.gradient[part.place[i]] = sums.gradient[static_cast<Eigen::Index>(i)] / weight;
  }
  return margin;
}

std::vector<Margin> averageByLevel(const ModelMatrix& matrix, const GroupedFit& fit,
                                   std::size_t group, const std::vector<double>& w, int factor) {
  const GroupPart part = partOf(matrix, fit.columns, group);
  const SelectedColumns selected(matrix, part.selection);
  const Eigen::VectorXd local = fit.beta(part.place);
  const auto parameterOf = [&](int level) {
    const int column = matrix.columnOfLevel(factor, level);
    return column < 0 ? -1 : part.selection.parameterOf[static_cast<std::size_t>(column)];
  };
  const auto coefficient = [&](int level) {
    const int parameter = parameterOf(level);
    return parameter < 0 ? 0.0 : local[parameter];
  };
  std::vector<Margin> margins;
  std::vector<double> eta(kBlockRows);
  std::vector<double> p(kBlockRows);
  std::vector<double> slope(kBlockRows);
  for (int level = 0; level < matrix.levels(factor); ++level) {
    BlockSums sums(selected, BlockSums::Keep::Gradient);
    double mean = 0;
    double weight = 0;
    overBlocks(fit.columns, group, [&](std::size_t at, std::size_t n) {
      selected.linearPredictor(local, at, n, eta.data());
      std::size_t cell = matrix.cellAt(at);
      for (std::size_t i = 0; i < n; ++cell) {
        const double shift = coefficient(level) - coefficient(matrix.levelInCell(cell, factor));
        for (; i < n && at + i < matrix.cellBegin(cell + 1); ++i) eta[i] += shift;
      }
      logisticMeans(eta.data(), w.data() + at, p.data(), slope.data(), n);
      mean += dot(w.data() + at, p.data(), n);
      weight += sum(w.data() + at, n);
      sums.addGradient(at, n, slope.data());
    });
    // Everybody is at `level`, whatever dummies their own cell has.
    for (int other = 0; other < matrix.levels(factor); ++other) {
      const int parameter = parameterOf(other);
      if (parameter >= 0) sums.gradient[parameter] = other == level ? sums.gradient[0] : 0.0;
    }
    Margin margin{mean / weight, Eigen::VectorXd::Zero(fit.beta.size())};
    margin.gradient(part.place) = sums.gradient / weight;
    margins.push_back(std::move(margin));
  }
  return margins;
}

}  // namespace candour
