// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

struct Shown {
  std::vector<AreaEstimate> areas;   // highest first
  std::vector<AreaEstimate> hidden;  // too few interviews or no estimate
};

Shown shownAreas(const BoroughComparison& comparison) {
  Shown shown;
  for (const AreaEstimate& area : comparison.areas) {
    const bool enough = area.n >= kFewestInterviews && std::isfinite(area.estimate);
    (enough ? shown.areas : shown.hidden).push_back(area);
  }
  std::stable_sort(shown.areas.begin(), shown.areas.end(),
                   [](const auto& a, const auto& b) { return a.estimate > b.estimate; });
  return shown;
}

bool areBoroughs(const BoroughComparison& comparison) {
  return lowered(comparison.areaLabel).find("borough") != std::string::npos;
}

std::string nounFor(const BoroughComparison& comparison, bool plural) {
  const std::string noun = areBoroughs(comparison) ? "borough" : "area";
  return plural ? noun + "s" : noun;
}

// An area known by a code alone: "Area 5".
std::string nameOf(const AreaEstimate& area, const BoroughComparison& comparison) {
  if (!isBareAnswer(area.area)) return area.area;
  return capitalised(nounFor(comparison, false)) + " " + area.area;
}

// The whole the areas are compared with, inside a sentence.
std::string wholeFor(const FigureContext& context) {
  const std::string& place = context.geography;
  if (place.empty()) return "all areas together";
  const bool several =
      place.find(" and ") != std::string::npos || (place[0] >= '0' && place[0] <= '9');
  return several ? "these areas together" : place + " as a whole";
}

std::string wholeLabel(const FigureContext& context) {
  const bool named = wholeFor(context).ends_with(" as a whole");
  return named ? context.geography : "All areas";
}

std::vector<std::string> differing(const Shown& shown, const BoroughComparison& comparison,
                                   bool lower) {
  std::vector<std::string> names;
  for (const AreaEstimate& area : shown.areas) {
    if (!area.differs || (area.difference < 0) != lower) continue;
    names.push_back(nameOf(area, comparison));
  }
  return names;
}

// "Lewisham has", "Lewisham and Croydon have", "Six boroughs have".
std::string subjectOf(const std::vector<std::string>& names, const BoroughComparison& comparison,
                      bool byName) {
  if (byName && names.size() <= 2) return listOf(names) + (names.size() == 1 ? " has" : " have");
  const bool plural = names.size() != 1;
  return countWord(names.size()) + " " + nounFor(comparison, plural) + (plural ? " have" : " has");
}

std::string headlineFor(const Shown& shown, const BoroughComparison& comparison,
                        const FigureContext& context) {
  const std::string whole = wholeFor(context), outcome = outcomeWord(context);
  const auto below = differing(shown, comparison, true),
             above = differing(shown, comparison, false);
  if (below.empty() && above.empty()) {
    const std::string none = "No " + nounFor(comparison, false) + " can be told apart from ";
    return headlineOf(
        {none + whole + " on " + outcome, none + "the whole on " + outcome, none + "the whole"});
  }
  const std::vector<std::string>& first = below.empty() ? above : below;
  const std::string direction = below.empty() ? " higher " : " lower ";
  std::string also;
  if (!below.empty() && !above.empty()) {
    also = " and " + lowered(countWord(above.size())) + (above.size() == 1 ? " has" : " have") +
           " higher";
  }
  const std::string named = subjectOf(first, comparison, true) + direction;
  const std::string counted = subjectOf(first, comparison, false) + direction;
  const std::string than = outcome + " than " + whole;
  return headlineOf({named + than + also, counted + than + also, counted + than,
                     counted + outcome + " than the whole", counted + "shares than the whole"});
}

FigureRow rowOf(const AreaEstimate& area, const BoroughComparison& comparison) {
  FigureRow row;
  row.label = nameOf(area, comparison);
  row.value = 100 * area.estimate;
  row.valueText = percentText(row.value);
  row.emphasised = area.differs;
  if (std::isfinite(area.lower) && std::isfinite(area.upper)) {
    row.lower = 100 * area.lower;
    row.upper = 100 * area.upper;
  }
  return row;
}

std::vector<std::string> tableRow(const AreaEstimate& area, const std::string& name) {
  return {name,
          std::to_string(area.n),
          field(area.nEffective),
          field(100 * area.estimate),
          field(100 * area.lower),
          field(100 * area.upper),
          field(100 * area.difference),
          field(area.pHolm),
          area.differs ? "yes" : "no",
          area.why};
}

std::vector<std::vector<std::string>> tableFor(const Shown& shown,
                                               const BoroughComparison& comparison,
                                               const FigureContext& context) {
  std::vector<std::vector<std::string>> table = {areasHeader()};
  for (const AreaEstimate& area : shown.areas) table.push_back(tableRow(area, area.area));
  for (const AreaEstimate& area : shown.hidden) {
    table.push_back({area.area, "", "", "", "", "", "", "", "",
                     area.why.empty() ? "fewer than 30 interviews" : area.why});
  }
  table.push_back(tableRow(comparison.overall, wholeLabel(context)));
  for (const std::size_t column : {6, 7, 8}) table.back()[column].clear();
  return table;
}

// "About 400 interviews a borough, from 388 to 412": the median, rounded as "about" says.
std::string sizeNote(const Shown& shown, const BoroughComparison& comparison) {
  if (shown.areas.empty()) return {};
  const auto text = [](std::size_t n) { return grouped(static_cast<long long>(n)); };
  std::vector<std::size_t> n;
  for (const AreaEstimate& area : shown.areas) n.push_back(area.n);
  std::sort(n.begin(), n.end());
  const std::string each =
      areBoroughs(comparison) ? " interviews a borough" : " interviews an area";
  if (n.front() == n.back()) return text(n.front()) + each + ".";
  const std::size_t middle = n[n.size() / 2];
  return "About " + text(middle >= 100 ? (middle + 5) / 10 * 10 : middle) + each + ", from " +
         text(n.front()) + " to " + text(n.back()) + ".";
}

std::string hiddenNote(const Shown& shown, const BoroughComparison& comparison) {
  if (shown.hidden.empty()) return {};
  std::vector<std::string> names;
  for (const AreaEstimate& area : shown.hidden) names.push_back(nameOf(area, comparison));
  return "Not shown, fewer than " + std::to_string(kFewestInterviews) +
         " interviews or no estimate: " + join(names, ", ") + ".";
}

void addKey(const Shown& shown, const std::string& whole, Figure& figure) {
  const auto differs = [](const AreaEstimate& area) { return area.differs; };
  const bool any = std::any_of(shown.areas.begin(), shown.areas.end(), differs);
  const bool all = std::all_of(shown.areas.begin(), shown.areas.end(), differs);
  if (any) figure.legend.push_back({LegendMark::FilledDot, "Differs from " + whole});
  if (!all) figure.legend.push_back({LegendMark::OpenGreyDot, "Cannot be told apart from it"});
  if (!any && !all) figure.legend.back().text = "Cannot be told apart from " + whole;
}

std::vector<std::string> footerFor(const Shown& shown, const BoroughComparison& comparison,
                                   const FigureContext& context) {
  const bool weighted = !comparison.spec.design.weight.empty();
  const AreaEstimate& all = comparison.overall;
  return footerOf({questionNote(context), hiddenNote(shown, comparison),
                   "Differences tested with Holm\xE2\x80\x99s correction at 5" +
                       std::string(kNoBreak) + "%; intervals that overlap may still differ.",
                   baseNote(all.n, all.nEffective, weighted) + " " + sizeNote(shown, comparison) +
                       " " + intervalNote(0),
                   sourceNote(context, comparison.source, comparison.simulated)});
}

std::string altNumbers(const Figure& figure, const BoroughComparison& comparison,
                       const FigureContext& context) {
  std::string numbers = altExtremes(figure, {0, " %"});
  if (std::isfinite(comparison.overall.estimate)) {
    numbers +=
        " " + wholeLabel(context) + " " + plainNumber(100 * comparison.overall.estimate, 0) + " %.";
  }
  return numbers;
}

}  // namespace

Figure boroughsFigure(const BoroughComparison& comparison, const FigureContext& context) {
  const Shown shown = shownAreas(comparison);
  Figure figure;
  figure.kind = FigureKind::Boroughs;
  figure.simulated = comparison.simulated;
  figure.percent = true;
  figure.headline = headlineFor(shown, comparison, context);
  figure.subtitle = withPlace(
      capitalised(context.measure) + ", per cent, 95" + std::string(kNoBreak) + "% intervals",
      context, comparison.simulated);
  figure.valueAxis = capitalised(context.measure);
  for (const AreaEstimate& area : shown.areas) {
    figure.rows.push_back(rowOf(area, comparison));
  }
  const double overall = 100 * comparison.overall.estimate;
  if (std::isfinite(overall)) {
    figure.references.push_back({overall, wholeLabel(context) + " " + percentText(overall)});
  }
  addKey(shown, wholeFor(context), figure);
  figure.table = tableFor(shown, comparison, context);
  figure.footer = footerFor(shown, comparison, context);
  figure.altText = altTextOf(figure,
                             "Dot chart with 95 % intervals showing the " + context.measure +
                                 " by " + nounFor(comparison, false),
                             placeAndTime(context), altNumbers(figure, comparison, context),
                             comparison.overall.n);
  return figure;
}

}  // namespace candour
