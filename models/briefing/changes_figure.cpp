// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/area_words.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/trend_figures.h"
#include "models/briefing/trend_words.h"
#include "models/briefing/words.h"
#include "models/trends/note_words.h"

namespace candour {

namespace {

// Of more areas those alone are drawn that have changed.
constexpr std::size_t kMostAreas = 12;

bool changed(const ChangeRow& row) {
  return row.pHolm < 0.05;
}

bool areBoroughs(const Changes& changes) {
  return sayBorough(changes.areaLabel);
}

std::string areasWord(const Changes& changes) {
  return areBoroughs(changes) ? "boroughs" : "areas";
}

std::string nameOf(const ChangeRow& row, const Changes& changes, const FigureContext& context) {
  if (row.of == ChangeOf::Outcome) return capitalised(outcomeWord(context));
  return row.of == ChangeOf::Driver ? row.name : namedArea(row.name, changes.areaLabel);
}

std::string headingOf(ChangeOf of, const Changes& changes, const FigureContext& context) {
  switch (of) {
    case ChangeOf::Outcome:
      return capitalised(context.measure);
    case ChangeOf::Driver:
      return "Drivers, mean from 0 to 100";
    case ChangeOf::Area:
      return areBoroughs(changes) ? "By borough" : "By area";
  }
  return {};
}

std::vector<const ChangeRow*> rowsOf(const Changes& changes, ChangeOf of) {
  std::vector<const ChangeRow*> rows;
  for (const ChangeRow& row : changes.rows) {
    if (row.of == of) rows.push_back(&row);
  }
  return rows;
}

bool isShown(const ChangeRow& row) {
  const bool few =
      row.of == ChangeOf::Area && std::min(row.nBefore, row.nAfter) < kFewestInterviews;
  return std::isfinite(row.se) && !few;
}

// The areas that are drawn, largest rise first.
std::vector<const ChangeRow*> drawnAreas(const Changes& changes) {
  auto areas = rowsOf(changes, ChangeOf::Area);
  const bool many = areas.size() > kMostAreas;
  std::erase_if(areas,
                [&](const ChangeRow* row) { return !isShown(*row) || (many && !changed(*row)); });
  std::stable_sort(areas.begin(), areas.end(),
                   [](const auto* a, const auto* b) { return a->estimate > b->estimate; });
  return areas;
}

void addRow(const ChangeRow& row, const Changes& changes, const FigureContext& context,
            Figure& figure) {
  FigureRow drawn;
  drawn.label = nameOf(row, changes, context);
  drawn.group = headingOf(row.of, changes, context);
  drawn.value = 100 * row.estimate;
  drawn.lower = 100 * row.lower;
  drawn.upper = 100 * row.upper;
  drawn.valueText = (row.estimate > 0 ? "+" : "") + drawnNumber(drawn.value, 1);
  drawn.filled = changed(row);
  figure.rows.push_back(drawn);
  const char* kinds[] = {"outcome", "driver", "area"};
  const std::string name = row.of == ChangeOf::Outcome ? changes.spec.outcome.name : row.name;
  figure.table.push_back({kinds[static_cast<int>(row.of)], name, std::to_string(row.nBefore),
                          std::to_string(row.nAfter), field(100 * row.before),
                          field(100 * row.after), field(100 * row.estimate), field(100 * row.lower),
                          field(100 * row.upper), field(row.p), field(row.pHolm), row.why});
}

void addRows(const Changes& changes, const FigureContext& context, Figure& figure) {
  for (const ChangeOf of : {ChangeOf::Outcome, ChangeOf::Driver}) {
    for (const auto* row : rowsOf(changes, of)) {
      if (isShown(*row)) addRow(*row, changes, context, figure);
    }
  }
  for (const auto* row : drawnAreas(changes)) addRow(*row, changes, context, figure);
}

std::string movedText(const ChangeRow& row, const FigureContext& context) {
  const std::string outcome = capitalised(outcomeWord(context));
  return outcome + (isPlural(outcome) ? " have " : " has ") +
         (row.estimate < 0 ? "fallen " : "risen ") + pointsText(row.estimate);
}

std::string headlineFor(const Changes& changes, const FigureContext& context) {
  const ChangeRow& outcome = changes.rows.front();
  const std::string since = " since " + shortName(changes.before, changes.options.by);
  const auto drivers = rowsOf(changes, ChangeOf::Driver);
  const auto count = static_cast<std::size_t>(
      std::count_if(drivers.begin(), drivers.end(), [](const auto* row) { return changed(*row); }));
  const std::string also = count == 0 ? ""
                                      : lowered(countWord(count)) + " of " +
                                            lowered(countWord(drivers.size())) + " drivers moved";
  if (!std::isfinite(outcome.p)) return headlineOf({"Whether it has changed cannot be tested"});
  if (changed(outcome)) {
    const std::string moved = movedText(outcome, context) + since;
    return headlineOf({also.empty() ? moved : moved + "; " + also, moved,
                       "It has changed by " + pointsText(outcome.estimate) + since});
  }
  const std::string none = "No clear change in " + outcomeWord(context) + since;
  return headlineOf({also.empty() ? none : none + "; " + also, none, "No clear change" + since,
                     "No clear change"});
}

void addKey(Figure& figure) {
  const auto filled = [](const FigureRow& row) { return row.filled; };
  if (std::any_of(figure.rows.begin(), figure.rows.end(), filled)) {
    figure.legend.push_back({LegendMark::FilledDot, "Changed"});
  }
  if (!std::all_of(figure.rows.begin(), figure.rows.end(), filled)) {
    figure.legend.push_back({LegendMark::OpenDot, "No clear change"});
  }
}

// What became of the areas that are not drawn.
std::string areasNote(const Changes& changes) {
  const auto areas = rowsOf(changes, ChangeOf::Area);
  const auto tested = static_cast<std::size_t>(
      std::count_if(areas.begin(), areas.end(), [](const auto* row) { return isShown(*row); }));
  if (areas.size() <= kMostAreas || tested == 0) return {};
  const std::size_t drawn = drawnAreas(changes).size();
  const std::string word = areasWord(changes);
  if (drawn == 0) return "No clear change in any of " + std::to_string(tested) + " " + word + ".";
  return "In the other " + std::to_string(tested - drawn) + " of " + std::to_string(tested) + " " +
         word + " there is no clear change.";
}

std::string hiddenNote(const Changes& changes, const FigureContext& context) {
  std::vector<std::string> hidden;
  for (const ChangeRow& row : changes.rows) {
    if (isShown(row)) continue;
    const std::string few = "fewer than " + std::to_string(kFewestInterviews) + " interviews";
    hidden.push_back(notShownText(nameOf(row, changes, context), row.why.empty() ? few : row.why));
  }
  for (const auto& driver : changes.notScales) {
    hidden.push_back(notShownText(driver, "it is not a scale"));
  }
  return notShownNote(hidden);
}

std::vector<std::string> footerFor(const Changes& changes, const FigureContext& context) {
  const std::string tests =
      "Filled marks have changed, after Holm\xE2\x80\x99s correction over the drivers and over "
      "the " +
      areasWord(changes) + ", at 5" + std::string(kNoBreak) + "%.";
  const bool weighted = !changes.spec.design.weight.empty();
  return footerOf({questionNote(context),
                   partialNote({changes.before, changes.after}, changes.options.by),
                   hiddenNote(changes, context), areasNote(changes), tests,
                   baseNote(changes.n, changes.nEffective, weighted, EffectiveOf::Design) + " " +
                       intervalNote(0),
                   sourceNote(context, changes.source, changes.simulated)});
}

std::string numbersInWords(const Figure& figure) {
  std::string text;
  std::size_t told = 0;
  for (const FigureRow& row : figure.rows) {
    if (++told > 8) break;
    text += " " + row.label + " " + plainNumber(row.value, 1) + " (" + plainNumber(*row.lower, 1) +
            " to " + plainNumber(*row.upper, 1) + ").";
  }
  return text;
}

}  // namespace

Figure changesFigure(const Changes& changes, const FigureContext& context) {
  const TrendBy by = changes.options.by;
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = changes.simulated;
  figure.headline = headlineFor(changes, context);
  figure.subtitle = withPlace("Change from " + shortName(changes.before, by) + " to " +
                                  shortName(changes.after, by) + ", percentage points, 95" +
                                  std::string(kNoBreak) + "% intervals",
                              context, changes.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(changesHeader());
  addRows(changes, context, figure);
  addKey(figure);
  figure.footer = footerFor(changes, context);
  figure.altText = altTextOf(figure,
                             "Dot chart with 95 % intervals showing changes from " +
                                 shortName(changes.before, by) + " to " +
                                 shortName(changes.after, by) + ", in percentage points",
                             placeAndTime(context), numbersInWords(figure), changes.n);
  return figure;
}

}  // namespace candour
