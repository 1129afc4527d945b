// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/leaving.h"

#include <algorithm>
#include <cmath>

namespace candour {

namespace {

// A number of interviews that stays in sight.
void roundShown(std::size_t& n, double& nEffective, const Disclosure& disclosure,
                LeavingNotes& notes) {
  const std::size_t to = disclosure.rules.rounding;
  if (to == 0) return;
  n = roundedCount(n, to);
  if (std::isfinite(nEffective)) {
    nEffective = std::round(nEffective / static_cast<double>(to)) * static_cast<double>(to);
  }
  notes.rounding = to;
}

void flag(const std::string& name, std::size_t n, const Disclosure& disclosure,
          LeavingNotes& notes) {
  if (disclosure.leaves && n < disclosure.rules.flagBelow) notes.flagged.push_back(name);
}

bool fewToo(std::size_t n, const Disclosure& disclosure) {
  return disclosure.roundsBases() && n < disclosure.rules.hideBelow;
}

template <class Point>
void blank(Point& point) {
  point.n = 0;
  point.estimate = point.se = point.lower = point.upper = kNotAvailable;
  point.why = kWithheldWhy;
  if constexpr (requires { point.nEffective; }) point.nEffective = kNotAvailable;
}

void leaveSeries(TrendSeries& series, const Trend& trend, const CellKey& who,
                 const Disclosure& disclosure, LeavingNotes& notes) {
  std::vector<char> gone(series.points.size());
  for (std::size_t k = 0; k < gone.size(); ++k) {
    TrendPoint& point = series.points[k];
    const bool hidden = disclosure.hides(windowKey(who, point.window, trend.options, trend.spec)) ||
                        (!series.area.empty() && fewToo(point.n, disclosure));
    if (hidden) {
      blank(point);
      gone[k] = 1;
      notes.withheld = true;
    } else if (std::isfinite(point.estimate)) {
      if (series.area.empty()) flag(point.window.label, point.n, disclosure, notes);
      roundShown(point.n, point.nEffective, disclosure, notes);
    }
  }
  const bool main = mainChange(series) != nullptr && gone[mainChange(series)->from] == 0 &&
                    gone[mainChange(series)->to] == 0;
  if (!main) series.pMainHolm = kNotAvailable;
  std::erase_if(series.changes,
                [&](const TrendChange& change) { return gone[change.from] || gone[change.to]; });
}

}  // namespace

std::size_t roundedCount(std::size_t n, std::size_t to) {
  return to == 0 ? n : (n + to / 2) / to * to;
}

std::size_t roundBase(std::size_t n) {
  return roundedCount(n, n >= 1000 ? 100 : 10);
}

void roundTotals(std::size_t& n, double& nEffective, const Disclosure& disclosure,
                 LeavingNotes& notes) {
  if (!disclosure.roundsBases()) {
    roundShown(n, nEffective, disclosure, notes);
    return;
  }
  n = roundBase(n);
  if (std::isfinite(nEffective) && nEffective > 0) {
    nEffective = static_cast<double>(roundBase(static_cast<std::size_t>(nEffective)));
  }
  notes.aboutBase = true;
}

BoroughPack leaving(BoroughPack answer, const AskedAbout& about, const Disclosure& disclosure,
                    LeavingNotes& notes) {
  BoroughComparison& comparison = answer.comparison;
  for (AreaEstimate& area : comparison.areas) {
    const CellKey who = with(about.all, comparison.spec.area, area.area);
    if (disclosure.hides(who) || fewToo(area.n, disclosure)) {
      blank(area);
      area.differs = false;
      notes.withheld = true;
    } else if (area.n >= disclosure.rules.hideBelow) {
      flag(area.area, area.n, disclosure, notes);
      roundShown(area.n, area.nEffective, disclosure, notes);
    }
  }
  roundTotals(comparison.overall.n, comparison.overall.nEffective, disclosure, notes);
  double none = kNotAvailable;
  roundTotals(answer.adjustedN, none, disclosure, notes);
  return answer;
}

Trend leaving(Trend answer, const AskedAbout& about, const Disclosure& disclosure,
              LeavingNotes& notes) {
  leaveSeries(answer.whole, answer, about.all, disclosure, notes);
  for (TrendSeries& series : answer.areas) {
    leaveSeries(series, answer, with(about.all, answer.spec.area, series.area), disclosure, notes);
  }
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  return answer;
}

DriverTrends leaving(DriverTrends answer, const AskedAbout& about, const Disclosure& disclosure,
                     LeavingNotes& notes) {
  for (DriverTrend& driver : answer.drivers) {
    for (DriverTrend::Point& point : driver.points) {
      if (disclosure.hides(windowKey(about.all, point.window, answer.options, answer.spec))) {
        blank(point);
        notes.withheld = true;
      } else {
        double none = kNotAvailable;
        roundShown(point.n, none, disclosure, notes);
      }
    }
  }
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  return answer;
}

Changes leaving(Changes answer, const AskedAbout& about, const Disclosure& disclosure,
                LeavingNotes& notes) {
  for (ChangeRow& row : answer.rows) {
    const CellKey who = changeKey(about.all, row, answer.spec);
    const auto hides = [&](const Window& window, std::size_t n) {
      return disclosure.hides(windowKey(who, window, answer.options, answer.spec)) ||
             (row.of == ChangeOf::Area && fewToo(n, disclosure));
    };
    if (hides(answer.before, row.nBefore) || hides(answer.after, row.nAfter)) {
      row.nBefore = row.nAfter = 0;
      row.before = row.after = row.estimate = row.se = kNotAvailable;
      row.lower = row.upper = row.p = row.pHolm = kNotAvailable;
      row.why = kWithheldWhy;
      notes.withheld = true;
      continue;
    }
    double none = kNotAvailable;
    roundShown(row.nBefore, none, disclosure, notes);
    roundShown(row.nAfter, none, disclosure, notes);
  }
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  return answer;
}

GroupGaps leaving(GroupGaps answer, const AskedAbout& about, const Disclosure& disclosure,
                  LeavingNotes& notes) {
  for (ControlGaps& control : answer.controls) {
    // A gap from nobody is none.
    const bool reference = disclosure.hides(with(about.all, control.variable, control.reference));
    for (GroupGap& gap : control.groups) {
      const bool hidden = disclosure.hides(with(about.all, control.variable, gap.level));
      if (reference || hidden || fewToo(gap.n, disclosure)) {
        gap.n = 0;
        gap.raw = gap.rawLower = gap.rawUpper = gap.held = gap.lower = gap.upper = kNotAvailable;
        gap.differs = false;
        gap.why = kWithheldWhy;
        notes.withheld = true;
      } else if (gap.n >= disclosure.rules.hideBelow) {
        double none = kNotAvailable;
        flag(gap.level, gap.n, disclosure, notes);
        roundShown(gap.n, none, disclosure, notes);
      }
    }
  }
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  return answer;
}

Subgroups leaving(Subgroups answer, const AskedAbout& about, const Disclosure& disclosure,
                  LeavingNotes& notes) {
  for (std::size_t g = 0; g < answer.groups.size(); ++g) {
    PeopleGroup& group = answer.groups[g];
    double none = kNotAvailable;
    if (!disclosure.hides(with(about.all, answer.by, group.name)) && !fewToo(group.n, disclosure)) {
      flag(group.name, group.n, disclosure, notes);
      roundShown(group.n, none, disclosure, notes);
      continue;
    }
    answer.groupsLeftOut.push_back({group.name, 0, kWithheldWhy});
    group.n = 0;
    group.share = group.outcome = kNotAvailable;
    for (auto& driver : answer.drivers) {
      driver.effects[g] = {};
      driver.effects[g].why = kWithheldWhy;
    }
    notes.withheld = true;
  }
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  return answer;
}

DriverCurve leaving(DriverCurve answer, const AskedAbout& about, const Disclosure& disclosure,
                    LeavingNotes& notes) {
  if (!answer.continuous) {
    const auto before = answer.points.size();
    std::erase_if(answer.points, [&](const DriverCurve::Point& point) {
      return disclosure.hides(with(about.all, answer.driver, point.level));
    });
    notes.withheld |= answer.points.size() < before;
  }
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  return answer;
}

GapExplanation leaving(GapExplanation answer, const AskedAbout&, const Disclosure& disclosure,
                       LeavingNotes& notes) {
  double none = kNotAvailable;
  roundTotals(answer.n, answer.nEffective, disclosure, notes);
  flag(answer.groupName, answer.groupN, disclosure, notes);
  roundTotals(answer.groupN, none, disclosure, notes);
  roundTotals(answer.groupAnswered, none, disclosure, notes);
  return answer;
}

}  // namespace candour
