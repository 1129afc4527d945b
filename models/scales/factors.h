// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/multivariate/rotation.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"
#include "models/drivers/item_answers.h"
#include "models/scales/item_columns.h"
#include "models/scales/item_correlations.h"

namespace candour {

/// A loading from here on counts: on one factor the item belongs to it, on two it loads across.
inline constexpr double kSalientLoading = 0.3;
/// Items of which one dimension explains more than half, or that correlate more than .5 on average,
/// may share a way of answering (halo).
inline constexpr double kHaloShare = 0.5;

struct FactorsAsked {
  ScaleAsked items;
  int factors = 0;  // 0: as many as parallel analysis says, at least one
  Rotation rotation = Rotation::Oblimin;
  CorrelationKind correlation = CorrelationKind::Auto;

  bool operator==(const FactorsAsked&) const = default;
};

struct FactorItem {
  std::string driver;
  std::string variable;
  std::string label;
  bool reversed = false;
  std::size_t n = 0;  // people with an answer
  double communality = 0;
  int factor = -1;  // of its largest loading, if that is salient
  bool crossLoads = false;
  bool heywood = false;
  bool against = false;  // loads below 0 on its factor: reverse-keyed?
};

/// Items that go together.
struct ProposedScale {
  std::vector<std::size_t> items;   // into FactorStructure::items, largest loading first
  std::vector<std::size_t> turned;  // those of them that load below 0
  double alpha = kNotAvailable;     // of correlations as found, turned ones the other way round
  std::string text;
};

/// How items hang together: eigenvalues against chance, factors, loadings; docs/methods.md
/// "Scales".
struct FactorStructure {
  DriverModelSpec spec;
  FactorsAsked asked;
  bool simulated = false;
  std::string source;
  bool weighted = false;
  std::size_t n = 0;       // people with an answer to at least one item
  double nEffective = 0;   // of these
  std::size_t nLeast = 0;  // of the pair of items that fewest answered both of
  std::size_t nComplete = 0;
  double nParallel = 0;  // Kish's size of the smallest pair: that of the chance lines
  RowsLeftOut leftOut;
  CorrelationKind correlationKind = CorrelationKind::Pearson;
  Eigen::MatrixXd correlation;
  Eigen::VectorXd eigenvalues;  // of the correlations, falling
  Eigen::VectorXd chance;       // 95th percentile of unrelated items; empty where `chanceWhy`
  std::string chanceWhy;
  int suggested = 0;         // eigenvalues above chance, from the first on
  int factors = 0;           // taken
  Eigen::MatrixXd loadings;  // items x factors, pattern after rotation
  Eigen::MatrixXd factorCorrelations;
  Eigen::VectorXd explained;  // share of all items' variance, each factor
  double residual = 0;        // RMSR
  bool converged = false;
  double firstShare = 0;       // of the first eigenvalue
  double meanCorrelation = 0;  // mean size of correlations
  bool halo = false;
  std::vector<FactorItem> items;
  std::vector<RefusedItem> refused;
  std::vector<ProposedScale> scales;
  std::vector<Warning> warnings;
};

/// Correlations over the people who answered both of a pair. Fails with fewer than three items that
/// vary, more factors than the items can tell apart, and as itemCorrelations() does.
Result<FactorStructure> factorStructure(const Survey& survey, const DriverModelSpec& spec,
                                        const FactorsAsked& asked = {}, const Job& job = {});

const char* nameOf(Rotation rotation);
std::optional<Rotation> rotationNamed(std::string_view name);
std::optional<CorrelationKind> correlationNamed(std::string_view name);

}  // namespace candour
