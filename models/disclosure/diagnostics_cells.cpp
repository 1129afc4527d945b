// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/diagnostics_cells.h"

#include <algorithm>

namespace candour {

namespace {

// Every step of the curve is of `fewest` people at least, as far as the rarer outcome tells.
std::vector<RocPoint> thinned(const std::vector<RocPoint>& points, double step) {
  std::vector<RocPoint> kept;
  for (const RocPoint& point : points) {
    const bool last = &point == &points.back();
    const bool far =
        kept.empty() || std::min(point.falsePositive - kept.back().falsePositive,
                                 point.truePositive - kept.back().truePositive) >= step;
    const bool roomAfter = 1 - point.falsePositive >= step && 1 - point.truePositive >= step;
    if (!last && !(far && (kept.empty() || roomAfter))) continue;
    kept.push_back(point);
    kept.back().threshold = kNotAvailable;
  }
  return kept;
}

}  // namespace

std::vector<CountCell> cellsOf(const Diagnostics& answer, const AskedAbout& about) {
  return {{about.all,
           outcomeKey(answer.spec),
           CountedRows::Model,
           answer.n,
           answer.outcomeShare,
           true,
           {}}};
}

Diagnostics leaving(Diagnostics answer, const AskedAbout& /*about*/, const Disclosure& disclosure,
                    LeavingNotes& notes) {
  const std::size_t fewest = disclosure.rules.fewest;
  const std::size_t before = answer.calibration.groups.size();
  std::erase_if(answer.calibration.groups,
                [&](const CalibrationGroup& group) { return group.n < fewest; });
  notes.withheld = notes.withheld || answer.calibration.groups.size() < before;
  if (answer.events.events > 0) {
    const double step = static_cast<double>(fewest) / static_cast<double>(answer.events.events);
    answer.discrimination.points = thinned(answer.discrimination.points, step);
  }
  answer.influence.largest.clear();
  answer.influence.terms.clear();
  answer.influence.largestLeverageUnit.clear();
  for (InfluenceRange& range : answer.influence.ranges) {
    range.lowestUnit.clear();
    range.highestUnit.clear();
  }
  answer.heavyWeights.heaviest.clear();
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  return answer;
}

}  // namespace candour
