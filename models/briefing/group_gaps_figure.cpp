// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/group_headline.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

FigureRow rowOf(const GroupGap& gap, const std::string& heading) {
  FigureRow row;
  row.label = gap.level;
  row.group = heading;
  row.value = 100 * gap.held;
  row.lower = 100 * gap.lower;
  row.upper = 100 * gap.upper;
  row.valueText = drawnNumber(row.value, 1);
  row.filled = gap.differs;
  if (std::isfinite(gap.raw)) row.second = 100 * gap.raw;
  return row;
}

std::vector<std::string> tableRow(const ControlGaps& control, const GroupGap& gap) {
  return {control.control,           gap.level,
          control.reference,         std::to_string(gap.n),
          field(100 * gap.raw),      field(100 * gap.rawLower),
          field(100 * gap.rawUpper), field(gap.rawP),
          field(100 * gap.held),     field(100 * gap.lower),
          field(100 * gap.upper),    field(gap.p),
          field(gap.pHolm),          gap.rawWhy};
}

void addRows(const GroupGaps& gaps, Figure& figure) {
  for (const ControlGaps& control : gaps.controls) {
    const std::string heading = controlName(control, gaps) + ", versus " + control.reference;
    for (const GroupGap& gap : control.groups) {
      if (!isShown(gap)) continue;
      figure.rows.push_back(rowOf(gap, heading));
      figure.table.push_back(tableRow(control, gap));
    }
  }
}

std::string hiddenNote(const GroupGaps& gaps) {
  std::vector<std::string> hidden;
  for (const ControlGaps& control : gaps.controls) {
    for (const GroupGap& gap : control.groups) {
      if (isShown(gap)) continue;
      const std::string few = "fewer than " + std::to_string(kFewestInterviews) + " interviews";
      hidden.push_back(
          notShownText(controlName(control, gaps) + ": " + gap.level,
                       gap.n < kFewestInterviews && gap.why != kWithheldWhy ? few : gap.why));
    }
  }
  for (const NotCompared& control : gaps.notCompared) {
    hidden.push_back(notShownText(control.control, control.why));
  }
  return notShownNote(hidden);
}

// "; all drivers and other demographics held equal".
std::string whatIsHeld(const GroupGaps& gaps) {
  std::vector<std::string> held;
  if (!gaps.spec.drivers.empty()) held.push_back("drivers");
  if (gaps.spec.controls.size() > 1) held.push_back("other " + controlsWord(gaps.spec));
  return held.empty() ? std::string() : "; all " + join(held, " and ") + " held equal";
}

void addKey(const GroupGaps& gaps, Figure& figure) {
  const auto filled = [](const FigureRow& row) { return row.filled; };
  const bool any = std::any_of(figure.rows.begin(), figure.rows.end(), filled);
  const bool all = std::all_of(figure.rows.begin(), figure.rows.end(), filled);
  const bool second = std::any_of(figure.rows.begin(), figure.rows.end(),
                                  [](const FigureRow& row) { return row.second.has_value(); });
  const std::string held = holdsAnythingEqual(gaps.spec) ? ", all else equal" : "";
  if (any) figure.legend.push_back({LegendMark::FilledDot, "Differs" + held});
  if (!all) figure.legend.push_back({LegendMark::OpenDot, "Cannot be told apart" + held});
  if (second) figure.legend.push_back({LegendMark::OpenDiamond, "Nothing held equal"});
}

std::string testNote(const GroupGaps& gaps, const Figure& figure) {
  if (figure.rows.empty()) return {};
  const std::string note =
      "Filled marks differ after Holm\xE2\x80\x99s correction over the groups of a heading, at 5" +
      std::string(kNoBreak) + "%";
  return note + (gaps.controls.size() > 1 ? "; the headline after Holm over all groups." : ".");
}

std::vector<std::string> footerFor(const GroupGaps& gaps, const Figure& figure,
                                   const FigureContext& context) {
  return footerOf({questionNote(context), settledNote(gaps.status), hiddenNote(gaps),
                   testNote(gaps, figure), familyNote(gaps.spec),
                   "Associated with " + outcomeWord(context) + ", not proof of cause.",
                   baseNote(gaps.n, gaps.nEffective, gaps.weighted) + " " + intervalNote(gaps.df),
                   sourceNote(context, gaps.source, gaps.simulated)});
}

std::string inWords(const FigureRow& row) {
  std::string text = row.group + ": " + row.label + ", " + plainNumber(row.value, 1) + " (" +
                     plainNumber(*row.lower, 1) + " to " + plainNumber(*row.upper, 1) + ")";
  if (row.second) text += ", with nothing held equal " + plainNumber(*row.second, 1);
  return text;
}

std::string numbersInWords(const Figure& figure) {
  if (figure.rows.empty()) return {};
  const auto less = [](const FigureRow& a, const FigureRow& b) { return a.value < b.value; };
  const auto [low, high] = std::minmax_element(figure.rows.begin(), figure.rows.end(), less);
  if (figure.rows.size() == 1) return " " + inWords(*low) + ".";
  return " Lowest " + inWords(*low) + "; highest " + inWords(*high) + ".";
}

}  // namespace

Figure groupGapsFigure(const GroupGaps& gaps, const FigureContext& context) {
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = gaps.simulated;
  figure.headline = groupsHeadline(gaps, context);
  figure.subtitle = withPlace("Difference in the " + context.measure +
                                  " from the group named in each heading, percentage points, 95" +
                                  std::string(kNoBreak) + "% intervals" + whatIsHeld(gaps),
                              context, gaps.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(groupGapsHeader());
  addRows(gaps, figure);
  addKey(gaps, figure);
  figure.footer = footerFor(gaps, figure, context);
  figure.altText = altTextOf(figure,
                             "Dot chart with 95 % intervals showing the difference in the " +
                                 context.measure + " between groups, in percentage points",
                             placeAndTime(context), numbersInWords(figure), gaps.n);
  return figure;
}

}  // namespace candour
