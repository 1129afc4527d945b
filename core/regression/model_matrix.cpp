// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/model_matrix.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/check.h"
#include "core/numeric/parallel.h"
#include "core/numeric/weighted_moments.h"

namespace candour {

namespace {

// Replaces keys by their ranks among the distinct keys; returns how many there are.
std::uint64_t compress(std::vector<std::uint64_t>& keys) {
  std::vector<std::uint64_t> distinct = keys;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  for (auto& key : keys) {
    key = static_cast<std::uint64_t>(std::lower_bound(distinct.begin(), distinct.end(), key) -
                                     distinct.begin());
  }
  return distinct.size();
}

// One number a row for its combination of levels, below the returned bound.
std::uint64_t cellKeys(const std::vector<FactorTerm>& factors, std::vector<std::uint64_t>& keys) {
  const std::uint64_t limit = std::max<std::uint64_t>(4 * keys.size(), 1U << 16);
  std::uint64_t bound = 1;
  for (const auto& factor : factors) {
    const auto levels = static_cast<std::uint64_t>(factor.levels);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      keys[i] = keys[i] * levels + static_cast<std::uint64_t>(factor.levelOfRow[i]);
    }
    bound *= levels;
    if (bound > limit) bound = compress(keys);
  }
  return bound;
}

// Rows ordered by key, ties by row: a counting sort.
std::vector<std::uint32_t> orderByKey(const std::vector<std::uint64_t>& keys, std::uint64_t bound) {
  std::vector<std::uint32_t> start(bound + 1, 0);
  for (const auto key : keys) ++start[key + 1];
  std::partial_sum(start.begin(), start.end(), start.begin());
  std::vector<std::uint32_t> order(keys.size());
  for (std::size_t row = 0; row < keys.size(); ++row) {
    order[start[keys[row]]++] = static_cast<std::uint32_t>(row);
  }
  return order;
}

}  // namespace

ModelMatrix::ModelMatrix(std::vector<NumericTerm> numeric, const std::vector<FactorTerm>& factors,
                         const std::vector<double>& weight) {
  m_columns += static_cast<int>(numeric.size());
  for (const auto& factor : factors) {
    check(factor.levelOfRow.size() == weight.size(), "one level a row");
    Factor entry{factor.levels, factor.reference, {}};
    for (int level = 0; level < factor.levels; ++level) {
      entry.columnOfLevel.push_back(level == factor.reference ? -1 : m_columns++);
    }
    m_factors.push_back(std::move(entry));
  }
  sortByCell(factors, weight.size());
  m_numeric.resize(numeric.size());
  m_mean.resize(numeric.size());
  m_sd.resize(numeric.size());
  parallelFor(numeric.size(), [&](std::size_t k) {
    check(numeric[k].size() == weight.size(), "one value a row");
    standardise(k, numeric[k], weight);
    numeric[k] = {};
  });
}

void ModelMatrix::sortByCell(const std::vector<FactorTerm>& factors, std::size_t rows) {
  std::vector<std::uint64_t> keys(rows, 0);
  const std::uint64_t bound = cellKeys(factors, keys);
  m_order = orderByKey(keys, bound);
  for (std::size_t i = 0; i < rows; ++i) {
    if (i > 0 && keys[m_order[i]] == keys[m_order[i - 1]]) continue;
    m_cellBegin.push_back(i);
    for (const auto& factor : factors) m_cellLevels.push_back(factor.levelOfRow[m_order[i]]);
  }
  m_cellBegin.push_back(rows);
}

void ModelMatrix::standardise(std::size_t k, const NumericTerm& term,
                              const std::vector<double>& weight) {
  auto [mean, sd] = weightedMoments(term, weight);
  if (!(sd > 1e-12 * std::max(1.0, std::abs(mean)))) sd = 0;
  std::vector<double> values(term.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = sd > 0 ? (term[m_order[i]] - mean) / sd : 0.0;
  }
  m_numeric[k] = std::move(values);
  m_mean[k] = mean;
  m_sd[k] = sd;
}

std::size_t ModelMatrix::cellAt(std::size_t position) const {
  const auto after = std::upper_bound(m_cellBegin.begin(), m_cellBegin.end(), position);
  return static_cast<std::size_t>(after - m_cellBegin.begin()) - 1;
}

std::vector<double> ModelMatrix::sorted(const std::vector<double>& values) const {
  std::vector<double> result(values.size());
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = values[m_order[i]];
  return result;
}

Eigen::MatrixXd ModelMatrix::unstandardise() const {
  Eigen::MatrixXd t = Eigen::MatrixXd::Identity(m_columns, m_columns);
  for (int k = 0; k < numericTerms(); ++k) {
    if (m_sd[k] == 0) continue;
    t(1 + k, 1 + k) = 1 / m_sd[k];
    t(0, 1 + k) = -m_mean[k] / m_sd[k];
  }
  return t;
}

ColumnSelection ColumnSelection::of(const std::vector<bool>& keep) {
  ColumnSelection selection;
  selection.parameterOf.assign(keep.size(), -1);
  for (std::size_t column = 0; column < keep.size(); ++column) {
    if (column == 0 || keep[column]) selection.parameterOf[column] = selection.parameters++;
  }
  return selection;
}

ColumnSelection ColumnSelection::all(const ModelMatrix& matrix) {
  return of(std::vector<bool>(static_cast<std::size_t>(matrix.columns()), true));
}

std::vector<int> ColumnSelection::columns() const {
  std::vector<int> result(static_cast<std::size_t>(parameters));
  for (std::size_t column = 0; column < parameterOf.size(); ++column) {
    if (parameterOf[column] >= 0) result[parameterOf[column]] = static_cast<int>(column);
  }
  return result;
}

}  // namespace candour
