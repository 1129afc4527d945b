// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/area_words.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

bool areBoroughs(const BoroughComparison& comparison) {
  return sayBorough(comparison.areaLabel);
}

AreaList differing(const BoroughComparison& comparison, const ShownAreas& shown, bool lower) {
  AreaList list;
  for (const std::size_t i : shown.areas) {
    const AreaEstimate& area = comparison.areas[i];
    if (area.differs && (area.difference < 0) == lower) list.push_back(i);
  }
  return list;
}

// "Lewisham has", "Lewisham and Croydon have", "Six boroughs have".
std::string subjectOf(const AreaList& areas, const BoroughComparison& comparison, bool byName) {
  const std::string verb = areas.size() == 1 ? " has" : " have";
  if (byName && areas.size() <= 2) return listOf(areaNames(comparison, areas)) + verb;
  return countedAreas(comparison, areas.size()) + verb;
}

}  // namespace

ShownAreas shownAreas(const BoroughComparison& comparison) {
  ShownAreas shown;
  for (std::size_t i = 0; i < comparison.areas.size(); ++i) {
    const AreaEstimate& area = comparison.areas[i];
    const bool enough = area.n >= kFewestInterviews && std::isfinite(area.estimate);
    (enough ? shown.areas : shown.hidden).push_back(i);
  }
  std::stable_sort(shown.areas.begin(), shown.areas.end(), [&](std::size_t a, std::size_t b) {
    return comparison.areas[a].estimate > comparison.areas[b].estimate;
  });
  return shown;
}

Figure areaFigure(FigureKind kind, const BoroughComparison& comparison,
                  const FigureContext& context) {
  Figure figure;
  figure.kind = kind;
  figure.simulated = comparison.simulated;
  figure.percent = true;
  figure.valueAxis = capitalised(context.measure);
  return figure;
}

std::string areaNoun(const BoroughComparison& comparison, bool plural) {
  const std::string noun = areBoroughs(comparison) ? "borough" : "area";
  return plural ? noun + "s" : noun;
}

std::string areaLabel(const DriverModelSpec& question, const Survey& survey) {
  const auto at = survey.find(question.area);
  if (!at || survey.variables[*at].label.empty()) return question.area;
  return survey.variables[*at].label;
}

bool sayBorough(const std::string& areaLabel) {
  return lowered(areaLabel).find("borough") != std::string::npos;
}

std::string namedArea(const std::string& area, const std::string& variable) {
  if (!isBareAnswer(area)) return area;
  return (sayBorough(variable) ? "Borough " : "Area ") + area;
}

std::string areaName(const BoroughComparison& comparison, std::size_t area) {
  return namedArea(comparison.areas[area].area, comparison.areaLabel);
}

std::vector<std::string> areaNames(const BoroughComparison& comparison, const AreaList& areas) {
  std::vector<std::string> names;
  for (const std::size_t i : areas) names.push_back(areaName(comparison, i));
  return names;
}

std::string countedAreas(const BoroughComparison& comparison, std::size_t count) {
  return countWord(count) + " " + areaNoun(comparison, count > 1);
}

std::string wholeInWords(const FigureContext& context) {
  const std::string& place = context.geography;
  if (place.empty()) return "all areas together";
  const bool several =
      place.find(" and ") != std::string::npos || (place[0] >= '0' && place[0] <= '9');
  return several ? "these areas together" : place + " as a whole";
}

std::string wholeLabel(const FigureContext& context) {
  const bool named = wholeInWords(context).ends_with(" as a whole");
  return named ? context.geography : "All areas";
}

std::string differingHeadline(const BoroughComparison& comparison, const ShownAreas& shown,
                              const FigureContext& context) {
  const std::string whole = wholeInWords(context), outcome = outcomeWord(context);
  const AreaList below = differing(comparison, shown, true),
                 above = differing(comparison, shown, false);
  if (below.empty() && above.empty()) {
    const std::string none = countedAreas(comparison, 0) + " can be told apart from ";
    return headlineOf(
        {none + whole + " on " + outcome, none + "the whole on " + outcome, none + "the whole"});
  }
  const AreaList& first = below.empty() ? above : below;
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

std::string areaSubtitle(const BoroughComparison& comparison, const FigureContext& context,
                         const std::string& what) {
  return withPlace(capitalised(context.measure) + ", " + what, context, comparison.simulated);
}

std::string areaSizeNote(const BoroughComparison& comparison, const ShownAreas& shown) {
  if (shown.areas.empty()) return {};
  const auto text = [](std::size_t n) { return grouped(static_cast<long long>(n)); };
  std::vector<std::size_t> n;
  for (const std::size_t i : shown.areas) n.push_back(comparison.areas[i].n);
  std::sort(n.begin(), n.end());
  const std::string each =
      areBoroughs(comparison) ? " interviews a borough" : " interviews an area";
  if (n.front() == n.back()) return text(n.front()) + each + ".";
  const std::size_t middle = n[n.size() / 2];  // rounded as "about" says
  return "About " + text(middle >= 100 ? (middle + 5) / 10 * 10 : middle) + each + ", from " +
         text(n.front()) + " to " + text(n.back()) + ".";
}

std::string hiddenAreasNote(const BoroughComparison& comparison, const ShownAreas& shown) {
  if (shown.hidden.empty()) return {};
  if (comparison.areas[shown.hidden.front()].why == kWithheldWhy) {
    return "Withheld to protect people: " + join(areaNames(comparison, shown.hidden), ", ") + ".";
  }
  return "Not shown, fewer than " + std::to_string(kFewestInterviews) +
         " interviews or no estimate: " + join(areaNames(comparison, shown.hidden), ", ") + ".";
}

std::string hiddenWhy(const AreaEstimate& area) {
  return area.why.empty() ? "fewer than " + std::to_string(kFewestInterviews) + " interviews"
                          : area.why;
}

std::vector<std::string> areaFooter(const BoroughComparison& comparison, const ShownAreas& shown,
                                    const FigureContext& context,
                                    const std::vector<std::string>& notes, bool intervals) {
  const AreaEstimate& all = comparison.overall;
  std::vector<std::string> footer = {questionNote(context), hiddenAreasNote(comparison, shown)};
  footer.insert(footer.end(), notes.begin(), notes.end());
  footer.push_back(
      baseNote(all.n, all.nEffective, !comparison.spec.design.weight.empty(), EffectiveOf::Design) +
      " " + areaSizeNote(comparison, shown) + (intervals ? " " + intervalNote(0) : ""));
  footer.push_back(sourceNote(context, comparison.source, comparison.simulated));
  return footerOf(std::move(footer));
}

std::string wholeInAltText(const BoroughComparison& comparison, const FigureContext& context) {
  if (!std::isfinite(comparison.overall.estimate)) return {};
  return " " + wholeLabel(context) + " " + plainNumber(100 * comparison.overall.estimate, 0) +
         " %.";
}

std::string areaKey(std::string_view name) {
  std::string key;
  for (const char c : lowered(trim(name))) {
    if (c == '&') {
      key += "and";
    } else if (c != ' ') {
      key += c;
    }
  }
  return key;
}

}  // namespace candour
