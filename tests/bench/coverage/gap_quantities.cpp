// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/gap.h"
#include "tests/bench/coverage/quantities.h"

namespace candour::bench {

void addGaps(const Survey& survey, const DriverModelSpec& spec, Estimates& all) {
  const std::vector<GapGroup> groups = {{"C2", std::string("Lewisham")},
                                        {"C2", std::string("Barnet")},
                                        {"NQ147r", std::string("Black")}};
  std::vector<Estimate> gaps;
  std::vector<Estimate> parts;
  std::vector<Estimate> pieces;
  for (const auto& group : groups) {
    const GapExplanation gap = need(explainGap(survey, spec, group));
    gaps.push_back({gap.gap, gap.se, gap.lower, gap.upper, gap.gap, {}});
    parts.push_back(intervalOf(gap.composition));
    parts.push_back(intervalOf(gap.perception));
    for (const auto& piece : gap.pieces)
      pieces.push_back(intervalOf(piece, group.variable + gap.groupName + piece.driver));
  }
  all.add("gap", gaps);
  all.add("gap, composition and perception", parts);
  all.add("gap, each piece", pieces);
}

}  // namespace candour::bench
