// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <string>
#include <utility>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "models/scales/item_columns.h"

namespace candour {

/// Auto: polychoric where every item has ordered answers (at most kMostOrdered), else Pearson.
enum class CorrelationKind { Auto, Polychoric, Pearson };

const char* nameOf(CorrelationKind kind);

/// Weighted correlations of items, each pair over the people who answered both.
struct ItemCorrelations {
  CorrelationKind kind = CorrelationKind::Pearson;  // never Auto
  Eigen::MatrixXd correlation;
  Eigen::MatrixXd n;                         // of each pair, unweighted
  Eigen::MatrixXd nEffective;                // Kish's
  Eigen::VectorXd information;               // of each item, as parallelEigenvalues() takes it
  std::vector<std::pair<int, int>> atLimit;  // polychoric pairs without a peak
};

/// Over `rows`, work shared out over pairs. Fails where a pair has nobody in common or a single
/// answer among them, and where polychorics are asked of an item of too many answers.
Result<ItemCorrelations> itemCorrelations(const ScaleItems& items,
                                          const std::vector<std::uint32_t>& rows,
                                          CorrelationKind kind, const Job& job = {});

/// The mean of the correlations of different items, and of their sizes.
double meanCorrelation(const Eigen::MatrixXd& correlation);
double meanAbsoluteCorrelation(const Eigen::MatrixXd& correlation);

/// A note on pairs at the limit, naming them; and on a matrix that is not positive definite.
std::vector<Warning> correlationWarnings(const ScaleItems& items, const ItemCorrelations& found);

}  // namespace candour
