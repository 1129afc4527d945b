// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/design/survey_design.h"
#include "models/trends/trend.h"

namespace candour {

/// What the shares of a series are made of. Rows are survey rows with outcome, weight and base.
struct SeriesInput {
  const SurveyDesign& design;
  const std::vector<double>& outcome;  // 0 or 1, or a score between, by survey row
  const Periods& periods;
  Pooling pooling = Pooling::AsWeighted;
  bool everyBase = true;  // a window needs interviews in each of its base periods
};

/// The shares in all windows and their joint design-based covariance. Windows without an estimate
/// have zero rows there.
struct WindowShares {
  std::vector<TrendPoint> points;
  Eigen::MatrixXd covariance;
};

Result<WindowShares> windowShares(const SeriesInput& input, const std::vector<std::uint32_t>& rows);

/// Shares and changes as the series of `area`.
Result<TrendSeries> seriesOf(const SeriesInput& input, const std::vector<std::uint32_t>& rows,
                             const TrendOptions& options, std::string area);

/// The changes of a series (TrendSeries::changes), with Holm's correction over those to the latest
/// window.
std::vector<TrendChange> changesOf(const WindowShares& shares, const TrendOptions& options);

}  // namespace candour
