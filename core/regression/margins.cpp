// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/margins.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/average_slope.h"
#include "core/regression/block_sums.h"

namespace candour {

namespace {

// A selection without some columns, keeping the numbers of the parameters.
ColumnSelection without(ColumnSelection selection, const std::vector<int>& columns) {
  for (const int column : columns) {
    if (column >= 0) selection.parameterOf[column] = -1;
  }
  return selection;
}

// Sums of one chunk of rows for each of several variants of the model.
struct ChunkMargins {
  std::vector<double> value;
  std::vector<BlockSums> sums;
};

// The averages when each variant adds its own constant to the linear predictor of `columns`. All
// variants of a block are worked while it is in the cache.
std::vector<Margin> averagesWith(const SelectedColumns& columns, const LogisticFit& fit,
                                 const std::vector<double>& w, const std::vector<double>& offsets) {
  const Chunks chunks(w.size());
  std::vector<ChunkMargins> parts(chunks.count);
  parallelFor(chunks.count, [&](std::size_t chunk) {
    ChunkMargins& part = parts[chunk];
    part.value.assign(offsets.size(), 0);
    part.sums =
        std::vector<BlockSums>(offsets.size(), BlockSums(columns, BlockSums::Keep::Gradient));
    std::vector<double> base(kBlockRows);
    std::vector<double> eta(kBlockRows);
    std::vector<double> p(kBlockRows);
    std::vector<double> slope(kBlockRows);
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, chunks.end(chunk) - at);
      columns.linearPredictor(fit.beta, at, n, base.data());
      for (std::size_t v = 0; v < offsets.size(); ++v) {
        for (std::size_t i = 0; i < n; ++i) eta[i] = base[i] + offsets[v];
        probabilitiesOf(fit.link, eta.data(), w.data() + at, p.data(), slope.data(), n);
        part.value[v] += dot(w.data() + at, p.data(), n);
        part.sums[v].addGradient(at, n, slope.data());
      }
    }
  });
  std::vector<Margin> margins(offsets.size(),
                              Margin{0, Eigen::VectorXd::Zero(columns.parameters())});
  for (const auto& part : parts) {
    for (std::size_t v = 0; v < offsets.size(); ++v) {
      margins[v].value += part.value[v];
      margins[v].gradient += part.sums[v].gradient;
    }
  }
  return margins;
}

double total(const std::vector<double>& w) {
  double result = 0;
  for (std::size_t at = 0; at < w.size(); at += kBlockRows) {
    result += sum(w.data() + at, std::min(kBlockRows, w.size() - at));
  }
  return result;
}

}  // namespace

void probabilitiesOf(Link link, const double* eta, const double* w, double* p, double* slope,
                     std::size_t n) {
  if (link == Link::Logit) return logisticMeans(eta, w, p, slope, n);
  std::copy_n(eta, n, p);
  std::copy_n(w, n, slope);
}

// d/d eta of w p(1-p) is w p(1-p)(1-2p).
Margin averageSlope(const ModelMatrix& matrix, const LogisticFit& fit,
                    const std::vector<double>& w) {
  if (fit.link == Link::Identity) return {1, Eigen::VectorXd::Zero(fit.selection.parameters)};
  const SelectedColumns columns(matrix, fit.selection);
  const Chunks chunks(w.size());
  std::vector<Margin> parts(chunks.count);
  parallelFor(chunks.count, [&](std::size_t chunk) {
    BlockSums sums(columns, BlockSums::Keep::Gradient);
    std::vector<double> eta(kBlockRows);
    std::vector<double> p(kBlockRows);
    std::vector<double> slope(kBlockRows);
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, chunks.end(chunk) - at);
      columns.linearPredictor(fit.beta, at, n, eta.data());
      logisticMeans(eta.data(), w.data() + at, p.data(), slope.data(), n);
      parts[chunk].value += sum(slope.data(), n);
      for (std::size_t i = 0; i < n; ++i) slope[i] *= 1 - 2 * p[i];
      sums.addGradient(at, n, slope.data());
    }
    parts[chunk].gradient = std::move(sums.gradient);
  });
  Margin margin{0, Eigen::VectorXd::Zero(columns.parameters())};
  for (const auto& part : parts) {
    margin.value += part.value;
    margin.gradient += part.gradient;
  }
  const double weight = total(w);
  return {margin.value / weight, margin.gradient / weight};
}

std::vector<Margin> averageSlopes(const ModelMatrix& matrix, const LogisticFit& fit,
                                  const std::vector<double>& w) {
  const Margin base = averageSlope(matrix, fit, w);
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

std::vector<Margin> averageByLevel(const ModelMatrix& matrix, const LogisticFit& fit,
                                   const std::vector<double>& w, int factor) {
  std::vector<int> dummies;
  std::vector<int> parameters;
  std::vector<double> offsets;
  for (int level = 0; level < matrix.levels(factor); ++level) {
    dummies.push_back(matrix.columnOfLevel(factor, level));
    parameters.push_back(dummies.back() < 0 ? -1 : fit.selection.parameterOf[dummies.back()]);
    offsets.push_back(parameters.back() < 0 ? 0.0 : fit.beta[parameters.back()]);
  }
  const SelectedColumns columns(matrix, without(fit.selection, dummies));
  auto margins = averagesWith(columns, fit, w, offsets);
  const double weight = total(w);
  for (std::size_t level = 0; level < margins.size(); ++level) {
    margins[level].value /= weight;
    margins[level].gradient /= weight;
    // The dummy is 1 for everyone, as the intercept is.
    if (parameters[level] >= 0) {
      margins[level].gradient[parameters[level]] = margins[level].gradient[0];
    }
  }
  return margins;
}

std::vector<Margin> averageAlong(const ModelMatrix& matrix, const LogisticFit& fit,
                                 const std::vector<double>& w, int numericTerm,
                                 const std::vector<double>& values) {
  const int column = matrix.columnOfNumeric(numericTerm);
  const int parameter = fit.selection.parameterOf[column];
  check(parameter >= 0, "a numeric term of the model");
  const SelectedColumns columns(matrix, without(fit.selection, {column}));
  std::vector<double> offsets;
  for (const double value : values) offsets.push_back(fit.beta[parameter] * value);
  auto margins = averagesWith(columns, fit, w, offsets);
  const double weight = total(w);
  for (std::size_t i = 0; i < margins.size(); ++i) {
    margins[i].value /= weight;
    margins[i].gradient /= weight;
    margins[i].gradient[parameter] = margins[i].gradient[0] * values[i];
  }
  return margins;
}

}  // namespace candour
