// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>

#include "core/regression/grouped_fit.h"
#include "models/drivers/prepared_model.h"
#include "models/drivers/subgroups.h"

namespace candour {

/// The covariance of a grouped fit's parameters: that the likelihood alone gives, and the design's.
struct GroupCovariances {
  Eigen::MatrixXd own;
  Eigen::MatrixXd design;
};

/// Makes the rows of `answer.drivers` with their tests, Holm over the drivers, and the one test of
/// all. The model's first group of terms is the groups' own variable.
void setTests(const PreparedModel& model, const GroupedFit& fit,
              const GroupCovariances& covariances, Subgroups& answer);

/// Fills in each row's effects, group by group, with their differences from the mean of the groups;
/// after setTests().
void setEffects(const PreparedModel& model, const GroupedFit& fit,
                const GroupCovariances& covariances, Subgroups& answer);

}  // namespace candour
