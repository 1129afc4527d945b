// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/joint_scores.h"

#include <cmath>

#include "core/design/design_variance.h"
#include "core/regression/block_sums.h"

namespace candour {

namespace {

// Where each part's parameters begin; the last entry is how many there are.
std::vector<Eigen::Index> beginsOf(const std::vector<ScorePart>& parts) {
  std::vector<Eigen::Index> begins = {0};
  for (const auto& part : parts) begins.push_back(begins.back() + part.selection->parameters);
  return begins;
}

PsuTotals totalsBy(const ModelMatrix& matrix, const std::vector<ScorePart>& parts,
                   const std::vector<std::int32_t>& group, int groups) {
  const auto begins = beginsOf(parts);
  PsuTotals totals(groups, begins.back());
  for (std::size_t a = 0; a < parts.size(); ++a) {
    const SelectedColumns columns(matrix, *parts[a].selection);
    totals.middleCols(begins[a], columns.parameters()) =
        groupTotals(columns, *parts[a].residual, group, groups);
  }
  return totals;
}

// X_a' diag(v) X_b of two selections of one matrix.
Eigen::MatrixXd crossOf(const ModelMatrix& matrix, const ColumnSelection& a,
                        const ColumnSelection& b, const std::vector<double>& v) {
  std::vector<bool> keep(a.parameterOf.size());
  for (std::size_t c = 0; c < keep.size(); ++c)
    keep[c] = a.parameterOf[c] >= 0 || b.parameterOf[c] >= 0;
  const ColumnSelection either = ColumnSelection::of(keep);
  const Eigen::MatrixXd all = weightedCrossProduct(SelectedColumns(matrix, either), v);
  std::vector<int> rows, columns;
  for (const int c : a.columns()) rows.push_back(either.parameterOf[c]);
  for (const int c : b.columns()) columns.push_back(either.parameterOf[c]);
  return all(rows, columns);
}

// Every row its own PSU: as in scoreCovariance(), no totals of rows are built.
Eigen::MatrixXd ofRows(const ModelMatrix& matrix, const std::vector<ScorePart>& parts,
                       const SurveyDesign& design, const StratumScales& scales,
                       const std::vector<std::uint32_t>& designRow) {
  const auto begins = beginsOf(parts);
  std::vector<std::int32_t> stratum(designRow.size());
  for (std::size_t i = 0; i < stratum.size(); ++i) stratum[i] = design.stratum[designRow[i]];
  PsuTotals totals = totalsBy(matrix, parts, stratum, design.strata());
  for (Eigen::Index h = 0; h < totals.rows(); ++h) {
    const double n = design.psusInStratum[h];
    totals.row(h) *= scales.centred[h] ? std::sqrt(scales.scale[h] / n) : 0.0;
  }
  Eigen::MatrixXd result = -(totals.transpose() * totals);
  std::vector<double> products(stratum.size());
  for (std::size_t a = 0; a < parts.size(); ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      for (std::size_t i = 0; i < products.size(); ++i) {
        products[i] = scales.scale[stratum[i]] * (*parts[a].residual)[i] * (*parts[b].residual)[i];
      }
      const Eigen::MatrixXd cross =
          crossOf(matrix, *parts[a].selection, *parts[b].selection, products);
      result.block(begins[a], begins[b], cross.rows(), cross.cols()) += cross;
      if (a == b) continue;
      result.block(begins[b], begins[a], cross.cols(), cross.rows()) += cross.transpose();
    }
  }
  return result;
}

}  // namespace

Result<Eigen::MatrixXd> jointScoreCovariance(const ModelMatrix& matrix,
                                             const std::vector<ScorePart>& parts,
                                             const SurveyDesign& design,
                                             const std::vector<std::uint32_t>& designRow) {
  if (design.rowsArePsus) {
    const auto scales = stratumScales(design);
    if (!scales) return tl::make_unexpected(scales.error());
    return ofRows(matrix, parts, design, *scales, designRow);
  }
  std::vector<std::int32_t> psu(designRow.size());
  for (std::size_t i = 0; i < psu.size(); ++i) psu[i] = design.psu[designRow[i]];
  return designCovariance(design, totalsBy(matrix, parts, psu, design.psus()));
}

}  // namespace candour
