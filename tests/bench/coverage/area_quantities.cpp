// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "models/boroughs/boroughs.h"
#include "tests/bench/coverage/quantities.h"

namespace candour::bench {

namespace {

void addShares(const BoroughComparison& comparison, Estimates& all) {
  std::vector<Estimate> shares;
  std::vector<Estimate> differences;
  for (const auto& area : comparison.areas) {
    shares.push_back(intervalOf(area));
    const int df = std::min(area.df, comparison.overall.df);
    differences.push_back(symmetric(area.difference, area.differenceSe, df));
  }
  all.add("London", {intervalOf(comparison.overall)});
  all.add("borough", shares);
  all.add("borough - London", differences);
}

}  // namespace

void addAreas(const Survey& survey, const DriverModelSpec& spec, Estimates& all) {
  addShares(need(compareBoroughs(survey, spec)), all);
}

}  // namespace candour::bench
