// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/block_sums.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"

namespace candour {

namespace {

// The sum of a run, of which most are short: not worth a call.
inline double sumOfRun(const double* x, std::size_t n) {
  if (n > 16) return sum(x, n);
  double even = 0;
  double odd = 0;
  std::size_t i = 0;
  for (; i + 1 < n; i += 2) {
    even += x[i];
    odd += x[i + 1];
  }
  return (i < n ? even + x[i] : even) + odd;
}

}  // namespace

SelectedColumns::SelectedColumns(const ModelMatrix& matrix, const ColumnSelection& selection)
    : m_matrix(matrix), m_parameters(selection.parameters) {
  for (int k = 0; k < matrix.numericTerms(); ++k) {
    const int parameter = selection.parameterOf[matrix.columnOfNumeric(k)];
    if (parameter >= 0) m_numeric.push_back({matrix.numeric(k), parameter});
  }
  for (int f = 0; f < matrix.factors(); ++f) {
    std::vector<int> parameters;
    for (int level = 0; level < matrix.levels(f); ++level) {
      const int column = matrix.columnOfLevel(f, level);
      parameters.push_back(column < 0 ? -1 : selection.parameterOf[column]);
    }
    m_parameterOfLevel.push_back(std::move(parameters));
  }
}

int SelectedColumns::dummiesOf(std::size_t cell, int* out) const {
  int count = 0;
  out[count++] = 0;
  for (std::size_t f = 0; f < m_parameterOfLevel.size(); ++f) {
    const int parameter = m_parameterOfLevel[f][m_matrix.levelInCell(cell, static_cast<int>(f))];
    if (parameter >= 0) out[count++] = parameter;
  }
  return count;
}

void SelectedColumns::linearPredictor(const Eigen::VectorXd& beta, std::size_t from, std::size_t n,
                                      double* eta) const {
  const std::size_t end = from + n;
  std::size_t cell = m_matrix.cellAt(from);
  for (std::size_t at = from; at < end; ++cell) {
    const std::size_t stop = std::min(end, m_matrix.cellBegin(cell + 1));
    double offset = beta[0];
    for (std::size_t f = 0; f < m_parameterOfLevel.size(); ++f) {
      const int parameter = m_parameterOfLevel[f][m_matrix.levelInCell(cell, static_cast<int>(f))];
      if (parameter >= 0) offset += beta[parameter];
    }
    std::fill(eta + (at - from), eta + (stop - from), offset);
    at = stop;
  }
  for (std::size_t k = 0; k < m_numeric.size(); k += 4) {
    if (k + 1 == m_numeric.size()) {
      addScaled(eta, m_numeric[k].values + from, beta[m_numeric[k].parameter], n);
      continue;
    }
    std::array<double, 4> factors{};  // of columns there are not: zero
    for (std::size_t s = 0; s < std::min<std::size_t>(4, m_numeric.size() - k); ++s) {
      factors[s] = beta[m_numeric[k + s].parameter];
    }
    addScaled4(eta, fourFrom(k, from), factors, n);
  }
}

std::array<const double*, 4> SelectedColumns::fourFrom(std::size_t k, std::size_t from) const {
  std::array<const double*, 4> four{};
  for (std::size_t s = 0; s < 4; ++s) {
    four[s] = m_numeric[std::min(k + s, m_numeric.size() - 1)].values + from;
  }
  return four;
}

BlockSums::BlockSums(const SelectedColumns& columns, Keep keep)
    : gradient(Eigen::VectorXd::Zero(columns.parameters())),
      m_columns(columns),
      m_dummies(static_cast<std::size_t>(columns.matrix().factors()) + 1) {
  if (keep == Keep::Gradient) return;
  information = Eigen::MatrixXd::Zero(columns.parameters(), columns.parameters());
  m_products.resize(columns.numeric().size() * kBlockRows);
}

void BlockSums::add(std::size_t from, std::size_t n, const double* v, const double* r) {
  addNumeric(from, n, v);
  addNumericGradient(from, n, r);
  const ModelMatrix& matrix = m_columns.matrix();
  std::size_t cell = matrix.cellAt(from);
  for (std::size_t at = from; at < from + n; ++cell) {
    const std::size_t stop = std::min(from + n, matrix.cellBegin(cell + 1));
    addRun(at - from, stop - at, cell, v + (at - from), r + (at - from));
    at = stop;
  }
}

// X' r of the numeric columns, four at a time.
void BlockSums::addNumericGradient(std::size_t from, std::size_t n, const double* r) {
  const auto& numeric = m_columns.numeric();
  for (std::size_t k = 0; k < numeric.size(); k += 4) {
    if (k + 1 == numeric.size()) {
      gradient[numeric[k].parameter] += dot(r, numeric[k].values + from, n);
      continue;
    }
    const auto sums = dot4(r, m_columns.fourFrom(k, from), n);
    for (std::size_t s = 0; s < std::min<std::size_t>(4, numeric.size() - k); ++s) {
      gradient[numeric[k + s].parameter] += sums[s];
    }
  }
}

// v x_k of the block, kept for the runs, and the numeric part of the information.
void BlockSums::addNumeric(std::size_t from, std::size_t n, const double* v) {
  const auto& numeric = m_columns.numeric();
  const std::size_t count = numeric.size();
  for (std::size_t k = 0; k < count; ++k) {
    double* product = m_products.data() + k * kBlockRows;
    multiply(product, v, numeric[k].values + from, n);
    for (std::size_t j = 0; j <= k; j += 4) {
      const auto sums = dot4(product, m_columns.fourFrom(j, from), n);
      for (std::size_t s = 0; s < std::min<std::size_t>(4, k + 1 - j); ++s) {
        information(numeric[k].parameter, numeric[j + s].parameter) += sums[s];
      }
    }
  }
}

// One run of a cell inside the block: its sums belong to the cell's dummies.
void BlockSums::addRun(std::size_t from, std::size_t n, std::size_t cell, const double* v,
                       const double* r) {
  const int dummies = m_columns.dummiesOf(cell, m_dummies.data());
  const double weight = sumOfRun(v, n);
  const double residual = sumOfRun(r, n);
  for (int a = 0; a < dummies; ++a) {
    gradient[m_dummies[a]] += residual;
    for (int b = 0; b <= a; ++b) {
      const int row = std::max(m_dummies[a], m_dummies[b]);
      information(row, std::min(m_dummies[a], m_dummies[b])) += weight;
    }
  }
  const auto& numeric = m_columns.numeric();
  for (std::size_t k = 0; k < numeric.size(); ++k) {
    const double product = sumOfRun(m_products.data() + k * kBlockRows + from, n);
    const int parameter = numeric[k].parameter;
    for (int a = 0; a < dummies; ++a) {
      information(std::max(parameter, m_dummies[a]), std::min(parameter, m_dummies[a])) += product;
    }
  }
}

void BlockSums::addGradient(std::size_t from, std::size_t n, const double* r) {
  addNumericGradient(from, n, r);
  const ModelMatrix& matrix = m_columns.matrix();
  std::size_t cell = matrix.cellAt(from);
  for (std::size_t at = from; at < from + n; ++cell) {
    const std::size_t stop = std::min(from + n, matrix.cellBegin(cell + 1));
    const double residual = sumOfRun(r + (at - from), stop - at);
    const int dummies = m_columns.dummiesOf(cell, m_dummies.data());
    for (int a = 0; a < dummies; ++a) gradient[m_dummies[a]] += residual;
    at = stop;
  }
}

Eigen::MatrixXd weightedCrossProduct(const SelectedColumns& columns, const std::vector<double>& v) {
  const Chunks chunks(columns.matrix().rows());
  std::vector<BlockSums> sums(chunks.count, BlockSums(columns));
  const std::vector<double> zeros(kBlockRows, 0.0);
  parallelFor(chunks.count, [&](std::size_t chunk) {
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, chunks.end(chunk) - at);
      sums[chunk].add(at, n, v.data() + at, zeros.data());
    }
  });
  const int p = columns.parameters();
  Eigen::MatrixXd total = Eigen::MatrixXd::Zero(p, p);
  for (const auto& part : sums) total += part.information;
  return total.selfadjointView<Eigen::Lower>();
}

Eigen::VectorXd columnTotals(const SelectedColumns& columns, const std::vector<double>& r) {
  const Chunks chunks(r.size());
  std::vector<BlockSums> sums(chunks.count, BlockSums(columns, BlockSums::Keep::Gradient));
  parallelFor(chunks.count, [&](std::size_t chunk) {
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      sums[chunk].addGradient(at, std::min(kBlockRows, chunks.end(chunk) - at), r.data() + at);
    }
  });
  Eigen::VectorXd total = Eigen::VectorXd::Zero(columns.parameters());
  for (const auto& part : sums) total += part.gradient;
  return total;
}

Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> groupTotals(
    const SelectedColumns& columns, const std::vector<double>& r,
    const std::vector<std::int32_t>& group, int groups) {
  const ModelMatrix& matrix = columns.matrix();
  check(r.size() == matrix.rows() && group.size() == matrix.rows(), "one entry a position");
  using Totals = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  Totals totals = Totals::Zero(groups, columns.parameters());
  const auto& numeric = columns.numeric();
  // One task a numeric column and one for all dummies: no two write the same entry.
  parallelFor(numeric.size() + 1, [&](std::size_t task) {
    if (task < numeric.size()) {
      const auto& column = numeric[task];
      for (std::size_t i = 0; i < r.size(); ++i) {
        totals(group[i], column.parameter) += r[i] * column.values[i];
      }
      return;
    }
    std::vector<int> dummies(static_cast<std::size_t>(matrix.factors()) + 1);
    for (std::size_t cell = 0; cell < matrix.cells(); ++cell) {
      const int count = columns.dummiesOf(cell, dummies.data());
      for (std::size_t i = matrix.cellBegin(cell); i < matrix.cellBegin(cell + 1); ++i) {
        for (int a = 0; a < count; ++a) totals(group[i], dummies[a]) += r[i];
      }
    }
  });
  return totals;
}

}  // namespace candour
