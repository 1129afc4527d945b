// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/borough_pack.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/boroughs/case_mix.h"
#include "models/boroughs/funnel.h"
#include "models/boroughs/pairs.h"
#include "models/boroughs/ranks.h"
#include "models/boroughs/small_area.h"

namespace candour {

namespace {

// Chances with an error of at most 0.0035; every whole per cent shown is right to one.
constexpr Eigen::Index kDraws = 20000;
constexpr std::uint64_t kSeed = 20191;
// Pairs grow with the square: 200 areas have 19,900.
constexpr std::size_t kMostRanked = 200;

bool isComparable(const AreaEstimate& area) {
  return area.df > 0 && area.se > 0 && area.estimate > 0 && area.estimate < 1;
}

std::vector<char> comparableAreas(const BoroughComparison& comparison) {
  std::vector<char> comparable;
  for (const AreaEstimate& area : comparison.areas)
    comparable.push_back(isComparable(area) ? 1 : 0);
  return comparable;
}

void addFunnel(BoroughPack& pack) {
  std::vector<double> share;
  std::vector<double> size;
  for (const AreaEstimate& area : pack.comparison.areas) {
    share.push_back(area.estimate);
    size.push_back(area.df > 0 ? area.nEffective : kNotAvailable);
  }
  pack.funnel = funnelOf(pack.comparison.overall.estimate, share, size);
  for (std::size_t i = 0; i < share.size(); ++i) {
    pack.standings[i].funnel = funnelPosition(pack.funnel, share[i], size[i]);
  }
}

void addShrunk(BoroughPack& pack) {
  SmallAreas shrunk = shrinkAreas(pack.comparison);
  pack.betweenVariance = shrunk.variance;
  for (std::size_t i = 0; i < shrunk.areas.size(); ++i) {
    pack.standings[i].shrunk = std::move(shrunk.areas[i]);
  }
  if (shrunk.variance != 0) return;
  pack.noBetweenVariance = true;
  pack.warnings.push_back(
      {"no_between_variance",
       {},
       "No variation between areas beyond sampling can be detected: the shrunk estimate is the "
       "same for all of them, and an order of the areas would show nothing but chance."});
}

Status addAdjusted(const Survey& survey, const Job& job, BoroughPack& pack) {
  auto mix = adjustForCaseMix(survey, pack.comparison, job);
  if (!mix) return tl::make_unexpected(mix.error());
  for (std::size_t i = 0; i < mix->areas.size(); ++i) {
    pack.standings[i].adjusted = std::move(mix->areas[i]);
  }
  pack.adjustedFor = std::move(mix->adjustedFor);
  pack.adjustedN = mix->n;
  pack.adjustedOverall = mix->overall;
  pack.warnings.insert(pack.warnings.end(), mix->warnings.begin(), mix->warnings.end());
  return {};
}

void rankNobody(BoroughPack& pack, const std::string& why) {
  const int last = static_cast<int>(pack.standings.size());
  for (AreaStanding& standing : pack.standings) {
    standing.rank = {1, last, 1, last};
    standing.pLowestQuarter = kNotAvailable;
    standing.why = why;
  }
}

void warnOfUnranked(const std::vector<char>& comparable, BoroughPack& pack) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < comparable.size(); ++i) {
    if (!comparable[i]) names.push_back(pack.comparison.areas[i].area);
  }
  if (names.empty()) return;
  pack.warnings.push_back({"not_ranked", names,
                           join(names, ", ") + (names.size() == 1 ? " is" : " are") +
                               " not ranked: where all gave the same answer, or a single sampling "
                               "unit was worked, there is no error to compare with."});
}

void addRanks(const std::vector<char>& comparable, BoroughPack& pack) {
  rankNobody(pack, "there is no error to compare this area with others");
  std::vector<Eigen::Index> at;
  for (std::size_t i = 0; i < comparable.size(); ++i) {
    if (comparable[i]) at.push_back(static_cast<Eigen::Index>(i));
  }
  const int unranked = static_cast<int>(comparable.size() - at.size());
  if (at.size() < 2) return;
  Eigen::VectorXd share(static_cast<Eigen::Index>(at.size()));
  for (std::size_t k = 0; k < at.size(); ++k) {
    share[static_cast<Eigen::Index>(k)] =
        pack.comparison.areas[static_cast<std::size_t>(at[k])].estimate;
  }
  const Eigen::MatrixXd covariance = pack.comparison.covariance(at, at);
  const Eigen::MatrixXd noise = normalDraws(covariance, kDraws, kSeed);
  const Ranks ranks = rankIntervals(share, covariance, noise);
  const auto chances = lowestQuarterChances(share, noise);
  for (std::size_t k = 0; k < at.size(); ++k) {
    AreaStanding& standing = pack.standings[static_cast<std::size_t>(at[k])];
    standing.rank = ranks.intervals[k];
    // An area that cannot be compared may stand anywhere.
    standing.rank.upper += unranked;
    standing.rank.aloneUpper += unranked;
    standing.pLowestQuarter = chances[k];
    standing.why.clear();
  }
}

void addPairs(const std::vector<char>& comparable, BoroughPack& pack) {
  const auto& areas = pack.comparison.areas;
  Eigen::VectorXd share(static_cast<Eigen::Index>(areas.size()));
  std::vector<int> df;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    share[static_cast<Eigen::Index>(i)] = areas[i].estimate;
    df.push_back(areas[i].df);
  }
  pack.pairs = areaPairs(share, pack.comparison.covariance, df, comparable);
}

void compareAmongThemselves(BoroughPack& pack) {
  if (pack.standings.size() > kMostRanked) {
    const std::string count = grouped(static_cast<long long>(pack.standings.size()));
    rankNobody(pack, "too many areas to compare each with each");
    pack.warnings.push_back({"too_many_areas",
                             {},
                             count + " areas are too many to compare each with each: there are no "
                                     "ranks and no pairs."});
    return;
  }
  const auto comparable = comparableAreas(pack.comparison);
  warnOfUnranked(comparable, pack);
  addRanks(comparable, pack);
  addPairs(comparable, pack);
}

}  // namespace

Result<BoroughPack> boroughPack(const Survey& survey, const DriverModelSpec& spec, const Job& job) {
  auto comparison = compareBoroughs(survey, spec, job);
  if (!comparison) return passOn(comparison);
  BoroughPack pack;
  pack.comparison = std::move(*comparison);
  pack.standings.resize(pack.comparison.areas.size());
  addFunnel(pack);
  addShrunk(pack);
  const Status adjusted = addAdjusted(survey, job, pack);
  if (!adjusted) return tl::make_unexpected(adjusted.error());
  if (job.stopped()) return cancelled();
  compareAmongThemselves(pack);
  return pack;
}

}  // namespace candour
