// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/scored_rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/score_covariance.h"
#include "models/drivers/term_tests.h"

namespace candour {

ScoredRows scoredRows(std::vector<double> eta) {
  constexpr double kTie = 1e-9;
  ScoredRows rows;
  rows.eta = std::move(eta);
  rows.order.resize(rows.eta.size());
  std::iota(rows.order.begin(), rows.order.end(), 0U);
  std::sort(rows.order.begin(), rows.order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return rows.eta[a] < rows.eta[b]; });
  for (std::size_t i = 1; i < rows.order.size(); ++i) {
    const double before = rows.eta[rows.order[i - 1]];
    if (rows.eta[rows.order[i]] - before > kTie * (1 + std::abs(before))) rows.tieEnd.push_back(i);
  }
  rows.tieEnd.push_back(rows.order.size());
  return rows;
}

std::vector<double> predictorOf(const ModelMatrix& matrix, const ColumnSelection& selection,
                                const Eigen::VectorXd& beta) {
  const SelectedColumns columns(matrix, selection);
  std::vector<double> eta(matrix.rows());
  const Chunks chunks(eta.size());
  parallelFor(chunks.count, [&](std::size_t chunk) {
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, chunks.end(chunk) - at);
      columns.linearPredictor(beta, at, n, eta.data() + at);
    }
  });
  return eta;
}

DiagnosticEstimate estimateOf(double value, double variance, int df) {
  DiagnosticEstimate estimate;
  estimate.value = value;
  estimate.se = std::sqrt(std::max(0.0, variance));
  if (std::isnan(variance)) estimate.se = kNotAvailable;
  const Inference inference = inferenceOf(value, estimate.se, df);
  estimate.lower = inference.lower;
  estimate.upper = inference.upper;
  if (std::isnan(estimate.se)) {
    estimate.why = kNoVariationWhy;
  } else if (df <= 0) {
    estimate.why = kFewDfWhy;
  }
  return estimate;
}

Result<SideFit> sideFit(const PreparedModel& model, std::vector<NumericTerm> columns,
                        const std::vector<double>& weight) {
  SideFit side{ModelMatrix(std::move(columns), {}, weight), {}, {}, {}};
  std::vector<int> preference(static_cast<std::size_t>(side.matrix.numericTerms()));
  std::iota(preference.begin(), preference.end(), 1);
  const auto selection = independentColumns(crossProducts(side.matrix, weight), preference);
  side.fitted.fit = fitLogistic(side.matrix, selection, model.y, weight);
  auto scores = scoreCovariance(side.matrix, selection, side.fitted.fit.residual, model.design,
                                model.surveyRow);
  if (!scores) return passOn(scores);
  side.fitted.covariance =
      sandwich(side.fitted.fit.information, *scores, side.fitted.fit.separated);
  side.fitted.df = model.counts.df() + 1 - selection.parameters;
  const std::vector<int> kept = selection.columns();
  const Eigen::MatrixXd t = side.matrix.unstandardise()(kept, kept);
  side.coefficients = t * side.fitted.fit.beta;
  side.covariance = t * side.fitted.covariance * t.transpose();
  return side;
}

}  // namespace candour
