// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/margins.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "core/base/check.h"
#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"

namespace candour {

namespace {

// What a pass over one block leaves in `weights` (w p(1-p), or its derivative) is summed against
// the columns of the model; the return value is summed over the blocks.
using BlockFunction = std::function<double(std::size_t from, std::size_t n, double* weights)>;

Margin sumOverBlocks(const SelectedColumns& columns, const BlockFunction& block) {
  const std::size_t rows = columns.matrix().rows();
  BlockSums sums(columns);
  std::vector<double> weights(kBlockRows);
  Margin margin;
  for (std::size_t at = 0; at < rows; at += kBlockRows) {
    const std::size_t n = std::min(kBlockRows, rows - at);
    margin.value += block(at, n, weights.data());
    sums.addGradient(at, n, weights.data());
  }
  margin.gradient = std::move(sums.gradient);
  return margin;
}

// A selection without some columns, keeping the numbers of the parameters.
ColumnSelection without(ColumnSelection selection, const std::vector<int>& columns) {
  for (const int column : columns) {
    if (column >= 0) selection.parameterOf[column] = -1;
  }
  return selection;
}

// The average probability when the columns `out` are replaced by the constant `offset`.
Margin averageWith(const SelectedColumns& columns, const LogisticFit& fit,
                   const std::vector<double>& w, double offset) {
  std::vector<double> p(kBlockRows);
  std::vector<double> eta(kBlockRows);
  return sumOverBlocks(columns, [&](std::size_t from, std::size_t n, double* slope) {
    columns.linearPredictor(fit.beta, from, n, eta.data());
    for (std::size_t i = 0; i < n; ++i) eta[i] += offset;
    logisticMeans(eta.data(), w.data() + from, p.data(), slope, n);
    return dot(w.data() + from, p.data(), n);
  });
}

double total(const std::vector<double>& w) {
  double result = 0;
  for (std::size_t at = 0; at < w.size(); at += kBlockRows) {
    result += sum(w.data() + at, std::min(kBlockRows, w.size() - at));
  }
  return result;
}

}  // namespace

std::vector<Margin> averageSlopes(const ModelMatrix& matrix, const LogisticFit& fit,
                                  const std::vector<double>& w) {
  const SelectedColumns columns(matrix, fit.selection);
  std::vector<double> p(kBlockRows);
  std::vector<double> eta(kBlockRows);
  // d/d eta of w p(1-p) is w p(1-p)(1-2p).
  Margin base = sumOverBlocks(columns, [&](std::size_t from, std::size_t n, double* slope) {
    columns.linearPredictor(fit.beta, from, n, eta.data());
    logisticMeans(eta.data(), w.data() + from, p.data(), slope, n);
    const double part = sum(slope, n);
    for (std::size_t i = 0; i < n; ++i) slope[i] *= 1 - 2 * p[i];
    return part;
  });
  const double weight = total(w);
  base.value /= weight;
  base.gradient /= weight;
  std::vector<Margin> margins(static_cast<std::size_t>(matrix.numericTerms()));
  for (int k = 0; k < matrix.numericTerms(); ++k) {
    const int parameter = fit.selection.parameterOf[matrix.columnOfNumeric(k)];
    if (parameter < 0) continue;
    Margin& margin = margins[k];
    margin.value = base.value * fit.beta[parameter];
    margin.gradient = base.gradient * fit.beta[parameter];
    margin.gradient[parameter] += base.value;
  }
  return margins;
}

Margin averageSlope(const ModelMatrix& matrix, const LogisticFit& fit, const std::vector<double>& w,
                    int numericTerm) {
  return averageSlopes(matrix, fit, w).at(static_cast<std::size_t>(numericTerm));
}

std::vector<Margin> averageByLevel(const ModelMatrix& matrix, const LogisticFit& fit,
                                   const std::vector<double>& w, int factor) {
  std::vector<int> dummies;
  for (int level = 0; level < matrix.levels(factor); ++level) {
    dummies.push_back(matrix.columnOfLevel(factor, level));
  }
  const SelectedColumns columns(matrix, without(fit.selection, dummies));
  const double weight = total(w);
  std::vector<Margin> margins(dummies.size());
  parallelFor(margins.size(), [&](std::size_t level) {
    const int parameter = dummies[level] < 0 ? -1 : fit.selection.parameterOf[dummies[level]];
    Margin margin = averageWith(columns, fit, w, parameter < 0 ? 0.0 : fit.beta[parameter]);
    margin.value /= weight;
    margin.gradient /= weight;
    // The dummy is 1 for everyone, as the intercept is.
    if (parameter >= 0) margin.gradient[parameter] = margin.gradient[0];
    margins[level] = std::move(margin);
  });
  return margins;
}

std::vector<Margin> averageAlong(const ModelMatrix& matrix, const LogisticFit& fit,
                                 const std::vector<double>& w, int numericTerm,
                                 const std::vector<double>& values) {
  const int column = matrix.columnOfNumeric(numericTerm);
  const int parameter = fit.selection.parameterOf[column];
  check(parameter >= 0, "a numeric term of the model");
  const SelectedColumns columns(matrix, without(fit.selection, {column}));
  const double weight = total(w);
  std::vector<Margin> margins(values.size());
  parallelFor(margins.size(), [&](std::size_t i) {
    Margin margin = averageWith(columns, fit, w, fit.beta[parameter] * values[i]);
    margin.value /= weight;
    margin.gradient /= weight;
    margin.gradient[parameter] = margin.gradient[0] * values[i];
    margins[i] = std::move(margin);
  });
  return margins;
}

}  // namespace candour
