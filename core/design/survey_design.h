// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/design/proportion.h"

namespace candour {

struct ReplicateWeights;

/// What the variance does with a stratum of a single PSU; the meanings of R's survey.lonely.psu.
enum class LonelyPsu { Adjust, Remove, Certainty, Average, Fail };

/// A stratified design of one stage, with replacement or with a finite population correction
/// (docs/methods.md d1). Arrays have one entry a survey row; rows outside the design (no weight,
/// stratum or cluster known) have stratum -1. PSU identifiers re-used across strata are different
/// PSUs. Strata and PSUs are numbered in the order of their identifiers, not of the rows.
struct SurveyDesign {
  std::vector<double> weight;         // as given; 0 outside the design
  std::vector<std::int32_t> stratum;  // 0 .. strata-1, or -1
  std::vector<std::int32_t> psu;      // 0 .. psus-1, or -1
  std::vector<std::int32_t> stratumOfPsu;
  std::vector<std::int32_t> psusInStratum;  // n_h, over every row of the design
  std::vector<double> samplingFraction;     // f_h
  bool rowsArePsus = false;
  LonelyPsu lonely = LonelyPsu::Adjust;
  ShareInterval interval = ShareInterval::Logit;  // of the proportions asked of this design
  /// Where there are any, variances and degrees of freedom are theirs (replicate_weights.h).
  std::shared_ptr<const ReplicateWeights> replicates;

  [[nodiscard]] int strata() const { return static_cast<int>(psusInStratum.size()); }
  [[nodiscard]] int psus() const { return static_cast<int>(stratumOfPsu.size()); }
};

/// What a design is made of, one entry a row. Empty vectors: weight 1, one stratum, every row a
/// PSU, no correction. `stratum` and `cluster` are any integers, negative where not known; `fpc` is
/// the stratum's number of PSUs in the population, or its sampling fraction where all values are
/// <= 1.
struct DesignParts {
  std::size_t rows = 0;
  std::vector<double> weight;  // NaN where not known
  std::vector<std::int32_t> stratum;
  std::vector<std::int32_t> cluster;
  std::vector<double> fpc;
  LonelyPsu lonely = LonelyPsu::Adjust;
};

/// Fails on a negative weight (with its row), an fpc that is not constant within a stratum, not
/// known, or smaller than the sample.
Result<SurveyDesign> makeSurveyDesign(DesignParts parts);

/// PSUs and strata among `rows` whose weight is not zero; their difference is the design's degrees
/// of freedom (R's degf()). With replicates those are the rank of their weights less 1.
struct DesignCounts {
  int strata = 0;
  int psus = 0;
  int replicateDf = -1;  // -1: no replicates
  [[nodiscard]] int df() const { return replicateDf >= 0 ? replicateDf : psus - strata; }
};
DesignCounts countDesign(const SurveyDesign& design, const std::vector<std::uint32_t>& rows);

}  // namespace candour
