// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/design/survey_design.h"

namespace candour {

/// Totals of influences, one row a PSU, one column a quantity; row-major, so a PSU is contiguous.
using PsuTotals = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// How each stratum enters the variance: V = sum over h of scale_h * S_h, where S_h is the sum of
/// squares of the PSU totals about their mean, or about zero where not centred.
struct StratumScales {
  std::vector<double> scale;
  std::vector<char> centred;
  int lonely = 0;  // strata of one PSU
};

/// scale_h = (1 - f_h) n_h / (n_h - 1); a lonely PSU as the design says: Adjust takes it about
/// zero, Remove and Certainty leave it out, Average stands for it with the mean of the others, Fail
/// fails. Not for a design of replicates.
Result<StratumScales> stratumScales(const SurveyDesign& design);

/// Totals made deviations, scaled, so that their cross product is the design-based covariance: a
/// row a PSU, or with replicates a row a replicate.
Result<PsuTotals> varianceRoot(const SurveyDesign& design, const PsuTotals& totals);

/// The design-based covariance of the sums of the columns of `totals` (docs/methods.md d1): PSUs
/// outside a domain have zero rows and still count in n_h. With replicates it is theirs,
/// linearised.
Result<Eigen::MatrixXd> designCovariance(const SurveyDesign& design, const PsuTotals& totals);

/// The same where only `psus`, each once, have rows in `totals`, and all others are zero: the
/// domain of a few PSUs among many.
Result<Eigen::MatrixXd> designCovariance(const SurveyDesign& design,
                                         const std::vector<std::int32_t>& psus, PsuTotals totals);

/// The same from influences by row: column k of `influences` belongs to survey rows `rows`.
Result<Eigen::MatrixXd> influenceCovariance(const SurveyDesign& design,
                                            const std::vector<std::uint32_t>& rows,
                                            const Eigen::MatrixXd& influences);

}  // namespace candour
