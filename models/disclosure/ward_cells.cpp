// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "models/disclosure/answer_cells.h"
#include "models/disclosure/leaving.h"

namespace candour {

namespace {

// The wards that acted so many quarters ago, all together.
CellKey eventKey(const CellKey& who, const EventPoint& point) {
  return with(who, kEventVariable, std::to_string(point.event));
}

void blank(EventPoint& point) {
  point.estimate = point.se = point.lower = point.upper = point.p = kNotAvailable;
  point.bandLower = point.bandUpper = kNotAvailable;
  point.interviewsActed = point.interviewsCompared = 0;
  point.wardsActed = 0;
  point.why = kWithheldWhy;
}

}  // namespace

std::vector<CountCell> cellsOf(const Evaluation& answer, const AskedAbout& about) {
  std::vector<CountCell> cells(1);
  cells[0].who = about.all;
  cells[0].outcome = outcomeKey(answer.spec);
  cells[0].n = answer.n;
  for (const EventPoint& point : answer.study.points) {
    if (point.interviewsActed == 0) continue;
    CountCell cell;
    cell.who = eventKey(about.all, point);
    cell.outcome = cells[0].outcome;
    cell.n = static_cast<std::size_t>(std::lround(point.interviewsActed));
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::vector<CountCell> cellsOf(const Readiness& answer, const AskedAbout& about) {
  std::vector<CountCell> cells(1);
  cells[0].who = about.all;
  cells[0].outcome = outcomeKey(answer.spec);
  cells[0].n = answer.n;
  return cells;
}

Evaluation leaving(Evaluation answer, const AskedAbout& about, const Disclosure& disclosure,
                   LeavingNotes& notes) {
  for (EventPoint& point : answer.study.points) {
    if (disclosure.hides(eventKey(about.all, point))) {
      blank(point);
      notes.withheld = true;
      continue;
    }
    const auto rounded = [&disclosure](double n) {
      const auto count = static_cast<std::size_t>(std::lround(n));
      return static_cast<double>(roundedCount(count, disclosure.rules.rounding));
    };
    point.interviewsActed = rounded(point.interviewsActed);
    point.interviewsCompared = rounded(point.interviewsCompared);
  }
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  return answer;
}

}  // namespace candour
