// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "models/boroughs/borough_pack.h"
#include "tests/bench/coverage/quantities.h"

namespace candour::bench {

namespace {

void addShares(const BoroughComparison& comparison, Estimates& all) {
  std::vector<Estimate> shares;
  std::vector<Estimate> differences;
  for (const auto& area : comparison.areas) {
    shares.push_back(intervalOf(area, area.area));
    const int df = std::min(area.df, comparison.overall.df);
    differences.push_back(symmetric(area.difference, area.differenceSe, df));
  }
  all.add("London", {intervalOf(comparison.overall)});
  all.add("borough", shares);
  all.add("borough - London", differences);
}

int rankOf(const BoroughComparison& comparison, double share) {
  return 1 + static_cast<int>(std::count_if(comparison.areas.begin(), comparison.areas.end(),
                                            [share](const auto& a) { return a.estimate > share; }));
}

void addStandings(const BoroughPack& pack, Estimates& all) {
  std::vector<Estimate> adjusted;
  std::vector<Estimate> shrunk;
  std::vector<Estimate> ranks;
  std::vector<Estimate> ranksAlone;
  for (std::size_t i = 0; i < pack.standings.size(); ++i) {
    const AreaStanding& standing = pack.standings[i];
    const double share = pack.comparison.areas[i].estimate;
    adjusted.push_back(intervalOf(standing.adjusted));
    shrunk.push_back(intervalOf(standing.shrunk));
    shrunk.back().truth = share;
    const double rank = rankOf(pack.comparison, share);
    const RankInterval& r = standing.rank;
    ranks.push_back({rank, kNotAvailable, double(r.lower), double(r.upper), rank, {}});
    ranksAlone.push_back(
        {rank, kNotAvailable, double(r.aloneLower), double(r.aloneUpper), rank, {}});
  }
  all.add("borough, adjusted", adjusted);
  all.add("borough, shrunk", shrunk);
  all.add("rank", ranks, Promise::AllAtOnce);
  all.add("rank, alone", ranksAlone, Promise::EachAtLeast);
}

// What is said of a difference: above zero, below zero, or neither.
Estimate signSaid(double difference, bool differs) {
  const double lower = differs && difference > 0 ? 0 : -1;
  const double upper = differs && difference < 0 ? 0 : 1;
  return {difference, kNotAvailable, lower, upper, difference, {}};
}

void addPairs(const BoroughPack& pack, Estimates& all) {
  std::vector<Estimate> differences;
  std::vector<Estimate> signs;
  for (const auto& pair : pack.pairs) {
    const auto& areas = pack.comparison.areas;
    const int df = std::min(areas[pair.first].df, areas[pair.second].df);
    differences.push_back(symmetric(pair.difference, pair.se, df));
    signs.push_back(signSaid(pair.difference, pair.differs));
  }
  all.add("borough - borough", differences);
  all.add("no pair the wrong way round", signs, Promise::AllAtOnce);
  std::vector<Estimate> fromWhole;
  for (const auto& area : pack.comparison.areas) {
    fromWhole.push_back(signSaid(area.difference, area.differs));
  }
  all.add("no borough on the wrong side", fromWhole, Promise::AllAtOnce);
}

}  // namespace

void addAreas(const Survey& survey, const DriverModelSpec& spec, Estimates& all) {
  const BoroughPack pack = need(boroughPack(survey, spec));
  addShares(pack.comparison, all);
  addStandings(pack, all);
  addPairs(pack, all);
}

}  // namespace candour::bench
