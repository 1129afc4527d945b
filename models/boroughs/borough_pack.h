// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/boroughs/boroughs.h"

namespace candour {

/// Where an area stands against the funnel's target. `z` is the standardised distance, before any
/// over-dispersion is allowed for; the flags allow for it.
struct FunnelPosition {
  double z = 0;  // kNotAvailable for an area without degrees of freedom
  bool outside95 = false;
  bool outside998 = false;
};

/// The Fay-Herriot estimate of an area, led back to a proportion (docs/methods.md d18). Its numbers
/// are kNotAvailable where there are fewer than three areas.
struct ShrunkEstimate {
  double estimate = 0;
  double se = 0;  // root of the Prasad-Rao mean squared error
  double lower = 0;
  double upper = 0;
  double weight = 0;       // gamma: how much the area's own interviews count, 0-1
  double benchmarked = 0;  // times one ratio, so that the areas' weighted mean is the whole's
  std::string why;         // where not available
};

/// The area's share were it to have the whole's mix of people (docs/methods.md d20).
struct AdjustedEstimate {
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  std::string why;  // where not available
};

/// Ranks an area may have, 1 the highest share. `lower` ... `upper` hold for all areas at once, 95
/// %; `aloneLower` ... `aloneUpper` for this area alone. An area that cannot be compared may have
/// any rank, 1 ... number of areas.
struct RankInterval {
  int lower = 0;
  int upper = 0;
  int aloneLower = 0;
  int aloneUpper = 0;
};

struct AreaStanding {
  FunnelPosition funnel;
  ShrunkEstimate shrunk;
  AdjustedEstimate adjusted;
  RankInterval rank;
  /// Chance of being among the lowest quarter: a fourth of the areas that can be compared, rounded,
  /// at least one.
  double pLowestQuarter = 0;
  std::string why;  // where ranks say nothing and pLowestQuarter is not available
};

/// Whether two areas differ; `pHolm` is adjusted over all pairs.
struct AreaPair {
  std::size_t first = 0;  // indices into BoroughComparison::areas
  std::size_t second = 0;
  double difference = 0;  // first - second
  double se = 0;
  double p = 0;
  double pHolm = 0;
  bool differs = false;  // pHolm < 0.05
  std::string why;       // where se or p are not available
};

struct Funnel {
  double target = 0;
  double overdispersion = 1;  // phi: mean of the winsorised z squared
  bool inflated = false;      // limits widened by sqrt(phi): over-dispersion is beyond chance
  bool transformed = false;   // limits on the arcsine scale: the target is near 0 or 1
};

/// Where 95 % and 99.8 % of areas that do not differ lie.
inline constexpr double kFunnel95 = 1.96;
inline constexpr double kFunnel998 = 3.09;

/// The limits of the funnel at an effective size, for z = kFunnel95 or kFunnel998, over-dispersion
/// allowed for: target +- z sqrt(target (1 - target) / n), or on the arcsine scale where the funnel
/// is transformed; within 0 and 1.
struct FunnelLimits {
  double lower = 0;
  double upper = 0;
};
FunnelLimits funnelLimits(const Funnel& funnel, double nEffective, double z);

/// The fair comparison of areas: direct estimates, funnel, shrunk and adjusted estimates, ranks
/// with their uncertainty, and which areas really differ.
struct BoroughPack {
  BoroughComparison comparison;
  std::vector<AreaStanding> standings;  // one an area of comparison.areas, in that order
  std::vector<AreaPair> pairs;          // every pair once
  Funnel funnel;
  double betweenVariance = 0;            // of the areas, on the scale of sin^-1 sqrt(share), REML
  bool noBetweenVariance = false;        // none can be detected: shrinking leaves one value for all
  std::vector<std::string> adjustedFor;  // names of the controls; empty: nothing to adjust by
  std::size_t adjustedN = 0;             // interviews with an answer to all of them
  double adjustedOverall = 0;            // the share among these
  std::vector<Warning> warnings;         // beyond those of the comparison
};

/// Uses outcome, controls, design, area and domain of `spec`; the drivers play no part. What cannot
/// be given (adjusted scores without controls, shrunk ones of two areas) says why and fails nothing
/// else. Warning codes of its own: no_between_variance, not_ranked, too_many_areas; those about the
/// adjusted scores begin with "Adjusted scores: ".
Result<BoroughPack> boroughPack(const Survey& survey, const DriverModelSpec& spec,
                                const Job& job = {});

}  // namespace candour
