// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "models/community/event_study.h"

namespace candour {

/// The points of an event study that have an estimate, with influences and covariance side by side;
/// in the last column those of the effect, zero where it has none.
struct Estimated {
  std::vector<std::size_t> points;  // into EventStudy::points
  Eigen::MatrixXd influences;       // by ward
  Eigen::MatrixXd covariance;
};

/// What EventStudy::preTrend and EventStudy::robust say.
PreTrend preTrendOf(const EventStudy& study, const Estimated& estimated, const Aggregate& effect,
                    const EventStudyOptions& options);
RobustBound robustOf(const EventStudy& study, const Estimated& estimated, const Aggregate& effect,
                     const EventStudyOptions& options);

}  // namespace candour
