// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/grouped_fit.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/design/design_variance.h"
#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/grouped_parts.h"

namespace candour {

namespace {

std::vector<GroupPart> partsOf(const ModelMatrix& matrix, const GroupedColumns& columns) {
  std::vector<GroupPart> parts;
  for (std::size_t g = 0; g < columns.groups(); ++g) parts.push_back(partOf(matrix, columns, g));
  return parts;
}

// X' diag(v) X of one group's rows over the columns of `selection`.
Eigen::MatrixXd crossProductOf(const ModelMatrix& matrix, const GroupedColumns& columns,
                               std::size_t group, const ColumnSelection& selection,
                               const std::vector<double>& v) {
  const SelectedColumns selected(matrix, selection);
  BlockSums sums(selected);
  const std::vector<double> zeros(kBlockRows, 0.0);
  overBlocks(columns, group,
             [&](std::size_t at, std::size_t n) { sums.add(at, n, v.data() + at, zeros.data()); });
  return sums.information.selfadjointView<Eigen::Lower>();
}

struct GroupedPass {
  double logLikelihood = 0;
  Eigen::VectorXd gradient;
  Eigen::MatrixXd information;
  std::vector<double> residual;
};

GroupedPass passOverGroups(const ModelMatrix& matrix, const GroupedColumns& columns,
                           const std::vector<GroupPart>& parts, const std::vector<double>& y,
                           const std::vector<double>& w, const Eigen::VectorXd& beta) {
  struct Sums {
    double logLikelihood = 0;
    Eigen::VectorXd gradient;
    Eigen::MatrixXd information;
  };
  std::vector<Sums> sums(parts.size());
  GroupedPass pass{0, Eigen::VectorXd::Zero(beta.size()),
                   Eigen::MatrixXd::Zero(beta.size(), beta.size()),
                   std::vector<double>(y.size(), 0.0)};
  parallelFor(parts.size(), [&](std::size_t g) {
    const SelectedColumns selected(matrix, parts[g].selection);
    BlockSums block(selected);
    const Eigen::VectorXd local = beta(parts[g].place);
    std::vector<double> eta(kBlockRows);
    std::vector<double> slope(kBlockRows);
    overBlocks(columns, g, [&](std::size_t at, std::size_t n) {
      double* residual = pass.residual.data() + at;
      selected.linearPredictor(local, at, n, eta.data());
      sums[g].logLikelihood +=
          logisticTerms(eta.data(), y.data() + at, w.data() + at, slope.data(), residual, n);
      block.add(at, n, slope.data(), residual);
    });
    sums[g].gradient = block.gradient;
    sums[g].information = block.information.selfadjointView<Eigen::Lower>();
  });
  for (std::size_t g = 0; g < parts.size(); ++g) {
    pass.logLikelihood += sums[g].logLikelihood;
    pass.gradient(parts[g].place) += sums[g].gradient;
    pass.information(parts[g].place, parts[g].place) += sums[g].information;
  }
  return pass;
}

void addDistinct(std::vector<int>& columns, const ColumnSelection& selection) {
  for (const int column : selection.columns()) {
    if (column != 0) columns.push_back(column);
  }
}

// Centred in nothing: the part of X'WX of `shared` that the groups' own columns leave.
Eigen::MatrixXd leftOfShared(const ModelMatrix& matrix, const GroupedColumns& columns,
                             const std::vector<int>& shared, const std::vector<double>& w,
                             Eigen::VectorXd& whole) {
  const auto count = static_cast<Eigen::Index>(shared.size());
  Eigen::MatrixXd left = Eigen::MatrixXd::Zero(count, count);
  whole = Eigen::VectorXd::Zero(count);
  if (shared.empty()) return left;
  for (std::size_t g = 0; g < columns.groups(); ++g) {
    const Eigen::MatrixXd all = crossProductOf(matrix, columns, g, ColumnSelection::all(matrix), w);
    const auto& own = columns.own[g];
    const Eigen::MatrixXd between = all(own, shared);
    const Eigen::MatrixXd inner = all(own, own);
    left +=
        Eigen::MatrixXd(all(shared, shared)) - between.transpose() * inner.ldlt().solve(between);
    whole += Eigen::VectorXd(all.diagonal()(shared));
  }
  return left;
}

}  // namespace

GroupPart partOf(const ModelMatrix& matrix, const GroupedColumns& columns, std::size_t group) {
  std::vector<bool> keep(static_cast<std::size_t>(matrix.columns()), false);
  for (const int column : columns.own[group]) keep[static_cast<std::size_t>(column)] = true;
  for (const int column : columns.shared) keep[static_cast<std::size_t>(column)] = true;
  GroupPart part{ColumnSelection::of(keep), {}};
  for (const int column : part.selection.columns()) {
    part.place.push_back(columns.parameterOf(group, column));
  }
  return part;
}

int GroupedColumns::parameters() const {
  int count = static_cast<int>(shared.size());
  for (const auto& columns : own) count += static_cast<int>(columns.size());
  return count;
}

int GroupedColumns::parameterOf(std::size_t group, int column) const {
  int offset = 0;
  for (std::size_t g = 0; g < own.size(); ++g) {
    if (g == group) {
      const auto at = std::find(own[g].begin(), own[g].end(), column);
      if (at != own[g].end()) return offset + static_cast<int>(at - own[g].begin());
    }
    offset += static_cast<int>(own[g].size());
  }
  const auto at = std::find(shared.begin(), shared.end(), column);
  return at == shared.end() ? -1 : offset + static_cast<int>(at - shared.begin());
}

GroupedColumns groupedColumns(const ModelMatrix& matrix, std::vector<std::size_t> begin,
                              const std::vector<int>& own, const std::vector<int>& shared,
                              const std::vector<double>& w) {
  check(begin.size() >= 2 && begin.back() == matrix.rows(), "the groups are all rows");
  GroupedColumns columns;
  columns.begin = std::move(begin);
  columns.own.assign(columns.begin.size() - 1, {0});
  for (std::size_t g = 0; g < columns.groups(); ++g) {
    const Eigen::MatrixXd all = crossProductOf(matrix, columns, g, ColumnSelection::all(matrix), w);
    addDistinct(columns.own[g], independentColumns(all, own));
  }
  Eigen::VectorXd whole;
  Eigen::MatrixXd left = leftOfShared(matrix, columns, shared, w, whole);
  for (Eigen::Index k = 0; k < left.rows(); ++k) {
    if (!(left(k, k) > 1e-10 * whole[k])) continue;
    columns.shared.push_back(shared[static_cast<std::size_t>(k)]);
    for (Eigen::Index i = k + 1; i < left.rows(); ++i) {
      const double factor = left(i, k) / left(k, k);
      left.row(i).tail(left.cols() - k) -= factor * left.row(k).tail(left.cols() - k);
    }
  }
  return columns;
}

GroupedFit fitGrouped(const ModelMatrix& matrix, const GroupedColumns& columns,
                      const std::vector<double>& y, const std::vector<double>& w, const Job& job) {
  constexpr int kMostIterations = 50;
  const auto parts = partsOf(matrix, columns);
  GroupedFit fit;
  fit.columns = columns;
  fit.beta = Eigen::VectorXd::Zero(columns.parameters());
  GroupedPass pass = passOverGroups(matrix, columns, parts, y, w, fit.beta);
  double before = 0;
  while (fit.iterations < kMostIterations && !job.stopped()) {
    Eigen::VectorXd step = pass.information.ldlt().solve(pass.gradient);
    if (!step.allFinite()) break;
    ++fit.iterations;
    const double longest = step.cwiseAbs().maxCoeff();
    if (pass.gradient.dot(step) < 1e-9 && longest > before / 2 && before > 0 && longest > 1e-8) {
      fit.status = FitStatus::Separated;
      fit.separated.assign(static_cast<std::size_t>(step.size()), 0);
      for (Eigen::Index j = 0; j < step.size(); ++j) {
        fit.separated[static_cast<std::size_t>(j)] = std::abs(step[j]) > 0.01 * longest;
      }
      break;
    }
    before = longest;
    const double slack = 1e-10 * (1 + std::abs(pass.logLikelihood));
    GroupedPass next = passOverGroups(matrix, columns, parts, y, w, fit.beta + step);
    for (int halving = 0; halving < 12; ++halving) {
      if (next.logLikelihood >= pass.logLikelihood - slack) break;
      step /= 2;
      next = passOverGroups(matrix, columns, parts, y, w, fit.beta + step);
    }
    fit.beta += step;
    pass = std::move(next);
    if (longest <= 1e-8) {
      fit.status = FitStatus::Converged;
      break;
    }
  }
  fit.information = std::move(pass.information);
  fit.residual = std::move(pass.residual);
  return fit;
}

namespace {

// One row a `group` (stratum or PSU by position): the sums of residual * x, by parameter.
PsuTotals scoreTotals(const ModelMatrix& matrix, const GroupedFit& fit,
                      const std::vector<std::int32_t>& group, int groups) {
  PsuTotals totals = PsuTotals::Zero(groups, fit.beta.size());
  const auto parts = partsOf(matrix, fit.columns);
  std::vector<int> dummies(static_cast<std::size_t>(matrix.factors()) + 1);
  for (std::size_t g = 0; g < parts.size(); ++g) {
    const SelectedColumns selected(matrix, parts[g].selection);
    const auto& place = parts[g].place;
    const std::size_t end = fit.columns.begin[g + 1];
    std::size_t cell = matrix.cellAt(fit.columns.begin[g]);
    for (std::size_t at = fit.columns.begin[g]; at < end; ++cell) {
      const int count = selected.dummiesOf(cell, dummies.data());
      const std::size_t stop = std::min(end, matrix.cellBegin(cell + 1));
      for (; at < stop; ++at) {
        auto row = totals.row(group[at]);
        const double r = fit.residual[at];
        for (int a = 0; a < count; ++a) row[place[static_cast<std::size_t>(dummies[a])]] += r;
        for (const auto& column : selected.numeric()) {
          row[place[static_cast<std::size_t>(column.parameter)]] += r * column.values[at];
        }
      }
    }
  }
  return totals;
}

// Every row its own PSU: within a group X' diag(scale_h r^2) X, less what centring takes.
Eigen::MatrixXd rowwiseScores(const ModelMatrix& matrix, const GroupedFit& fit,
                              const SurveyDesign& design, const StratumScales& scales,
                              const std::vector<std::uint32_t>& designRow) {
  std::vector<double> squares(designRow.size());
  std::vector<std::int32_t> stratum(designRow.size());
  for (std::size_t i = 0; i < squares.size(); ++i) {
    stratum[i] = design.stratum[designRow[i]];
    squares[i] =
        scales.scale[static_cast<std::size_t>(stratum[i])] * fit.residual[i] * fit.residual[i];
  }
  const auto parts = partsOf(matrix, fit.columns);
  Eigen::MatrixXd result = Eigen::MatrixXd::Zero(fit.beta.size(), fit.beta.size());
  for (std::size_t g = 0; g < parts.size(); ++g) {
    result(parts[g].place, parts[g].place) +=
        crossProductOf(matrix, fit.columns, g, parts[g].selection, squares);
  }
  PsuTotals totals = scoreTotals(matrix, fit, stratum, design.strata());
  for (Eigen::Index h = 0; h < totals.rows(); ++h) {
    const auto at = static_cast<std::size_t>(h);
    totals.row(h) *=
        scales.centred[at] ? std::sqrt(scales.scale[at] / design.psusInStratum[at]) : 0.0;
  }
  result.noalias() -= totals.transpose() * totals;
  return result;
}

}  // namespace

Result<Eigen::MatrixXd> scoreCovariance(const ModelMatrix& matrix, const GroupedFit& fit,
                                        const SurveyDesign& design,
                                        const std::vector<std::uint32_t>& designRow) {
  if (design.rowsArePsus && !design.replicates) {
    const auto scales = stratumScales(design);
    if (!scales) return tl::make_unexpected(scales.error());
    return rowwiseScores(matrix, fit, design, *scales, designRow);
  }
  std::vector<std::int32_t> psu(designRow.size());
  for (std::size_t i = 0; i < psu.size(); ++i) psu[i] = design.psu[designRow[i]];
  return designCovariance(design, scoreTotals(matrix, fit, psu, design.psus()));
}

}  // namespace candour
