// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/scenario_figures.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/area_words.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/scenario_words.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

std::string people(std::size_t n, std::size_t areaN, double nEffective, bool weighted) {
  if (areaN == n) return baseNote(n, nEffective, weighted);
  return baseNote(areaN, kNotAvailable, weighted) + " The model is fitted to " +
         grouped(static_cast<long long>(n)) + ".";
}

std::string byHowMuch(const MovedDriver& driver) {
  const std::string size = shortest(std::abs(driver.shift));
  const std::string verb = isPlural(driver.driver) ? "move " : "moves ";
  const std::string way = verb + (driver.shift < 0 ? "down " : "up ");
  return way + size + (driver.number ? "" : " answers a head");
}

std::string scenarioLabel(const WhatIf& answer) {
  std::vector<std::string> moves;
  for (const auto& driver : answer.drivers) {
    moves.push_back(midSentence(driver.driver) + " " + byHowMuch(driver));
  }
  return moves.empty() ? "If nothing moves" : "If " + join(moves, ", ");
}

// "if effectiveness moves up", "if 2 drivers move".
std::string condition(const WhatIf& answer, bool named) {
  std::vector<MovedDriver> moved = answer.drivers;
  std::erase_if(moved, [](const auto& driver) { return driver.shift == 0; });
  if (moved.size() > 1) return "if " + lowered(countWord(moved.size())) + " drivers move";
  const std::string way = moved.front().shift < 0 ? " down" : " up";
  const std::string& name = moved.front().driver;
  if (!named) return "if this driver moves" + way;
  return "if " + midSentence(name) + (isPlural(name) ? " move" : " moves") + way;
}

std::string whatIfHeadline(const WhatIf& answer, const std::string& outcome) {
  if (!answer.supported) return "Beyond what the survey has seen: no prediction";
  const bool still = std::all_of(answer.drivers.begin(), answer.drivers.end(),
                                 [](const auto& driver) { return driver.shift == 0; });
  if (still) return "Nothing moves: the share stays as it is";
  const Change& change = answer.change;
  const bool clear = change.lower > 0 || change.upper < 0;
  if (!clear) {
    return headlineOf({"No clear change in " + outcome + " " + condition(answer, true),
                       "No clear change in " + outcome + " " + condition(answer, false),
                       "No clear change in this scenario"});
  }
  const std::string verb = change.estimate > 0 ? " rises " : " falls ";
  const std::string range = verb + "from " + percentOneText(100 * answer.now) + " to " +
                            percentOneText(100 * answer.then) + " ";
  return headlineOf({"Predicted " + outcome + range + condition(answer, true),
                     "Predicted " + outcome + range + condition(answer, false),
                     "The predicted share" + range + condition(answer, false)});
}

FigureRow barOf(const std::string& label, double share, double lower, double upper) {
  FigureRow row;
  row.label = label;
  row.value = 100 * share;
  row.valueText = percentOneText(row.value);
  if (std::isfinite(lower) && std::isfinite(upper)) {
    row.lower = 100 * lower;
    row.upper = 100 * upper;
  }
  return row;
}

void addScenario(const WhatIf& answer, Figure& figure) {
  figure.table = {whatIfHeader()};
  FigureRow now = barOf("Now", answer.now, answer.nowLower, answer.nowUpper);
  now.emphasised = false;
  figure.table.push_back({"Now", field(100 * answer.now), field(100 * answer.nowLower),
                          field(100 * answer.nowUpper), "", "", ""});
  figure.rows.push_back(std::move(now));
  const std::string label = scenarioLabel(answer);
  figure.table.push_back({label, field(100 * answer.then), field(100 * answer.thenLower),
                          field(100 * answer.thenUpper), field(100 * answer.change.estimate),
                          field(100 * answer.change.lower), field(100 * answer.change.upper)});
  if (!std::isfinite(answer.then)) return;
  figure.rows.push_back(barOf(label, answer.then, answer.thenLower, answer.thenUpper));
}

// "Now 77.2 % (75.0 to 79.0), then 77.9 % (75.7 to 80.0)."
std::string barsInWords(const Figure& figure, const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < figure.rows.size() && i < names.size(); ++i) {
    const FigureRow& row = figure.rows[i];
    text += (i == 0 ? " " : ", ") + names[i] + " " + plainNumber(row.value, 1) + " %";
    if (row.lower && row.upper) {
      text += " (" + plainNumber(*row.lower, 1) + " to " + plainNumber(*row.upper, 1) + ")";
    }
  }
  return text.empty() ? text : text + ".";
}

std::string changeNote(const WhatIf& answer) {
  if (!std::isfinite(answer.change.estimate)) return answer.why;
  std::string note =
      "Change: " + drawnNumber(100 * answer.change.estimate, 1) + " percentage points";
  if (std::isfinite(answer.change.lower)) {
    note += " (" + drawnNumber(100 * answer.change.lower, 1) + " to " +
            drawnNumber(100 * answer.change.upper, 1) + ")";
  }
  return note + ".";
}

std::string movedNote(const WhatIf& answer) {
  std::string note;
  for (const auto& driver : answer.drivers) {
    const int decimals = driver.number ? 1 : 2;
    note += (note.empty() ? "" : " ") + driver.driver + ": mean " +
            plainNumber(driver.meanNow, decimals) + " to " +
            plainNumber(driver.meanThen, decimals) + ", seen among " + driver.seenAmong + " " +
            plainNumber(driver.seenFrom, decimals) + " to " + plainNumber(driver.seenTo, decimals) +
            (driver.towards.empty() ? "" : "; up is towards \"" + driver.towards + "\"") + ".";
  }
  return note;
}

std::string meanOf(double mean) {
  return plainNumber(mean, 2);
}

std::string targetHeadline(const TargetAnswer& answer, const std::string& outcome) {
  const std::string share = percentOneText(100 * answer.target);
  if (answer.feasible && answer.shift == 0) {
    return headlineOf({capitalised(outcome) + " is at " + share + " or above already",
                       "The target of " + share + " is reached already"});
  }
  const std::string driver = capitalised(answer.driver);
  if (!answer.feasible) {
    return headlineOf({driver + " alone is not known to take " + outcome + " to " + share,
                       driver + " alone is not known to reach the target",
                       "This driver alone is not known to reach " + share});
  }
  const std::string need = " would need a mean of " + meanOf(answer.meanThen) + ", now " +
                           meanOf(answer.meanNow) + ", for " + share;
  return headlineOf({driver + need, "The driver" + need});
}

void addLevel(const std::string& label, double share, const std::vector<std::string>& rest,
              Figure& figure) {
  std::vector<std::string> line = {label, field(100 * share)};
  line.insert(line.end(), rest.begin(), rest.end());
  figure.table.push_back(std::move(line));
  if (!std::isfinite(share)) return;
  FigureRow row = barOf(label, share, kNotAvailable, kNotAvailable);
  row.emphasised = false;
  figure.rows.push_back(std::move(row));
}

// The target is a line across the bars, and a row of the table.
void addTarget(const TargetAnswer& answer, Figure& figure) {
  figure.table = {targetHeader()};
  addLevel("Now", answer.now, {field(answer.meanNow), "0", "", ""}, figure);
  figure.table.push_back({"Target", field(100 * answer.target), field(answer.meanThen),
                          field(answer.shift), field(answer.shiftLower), field(answer.shiftUpper)});
  figure.references.push_back(
      {100 * answer.target, "Target " + percentOneText(100 * answer.target)});
  addLevel("At the best mean seen", answer.bestSeen, {"", "", "", ""}, figure);
  addLevel("Everyone at the best answer", answer.best, {"", "", "", ""}, figure);
}

std::string shiftNote(const TargetAnswer& answer) {
  if (!std::isfinite(answer.shift)) return answer.why;
  // Reached already, and the driver carries no target: its shift has no interval to speak of.
  if (!std::isfinite(answer.best)) return answer.why + " " + answer.shiftWhy;
  const auto end = [](double x) { return std::isfinite(x) ? plainNumber(x, 2) : "no end"; };
  std::string note =
      answer.driver + " would have to move " + plainNumber(answer.shift, 2) +
      (answer.towards.empty() ? "" : " answers a head, towards \"" + answer.towards + "\"") +
      " (95" + std::string(kNoBreak) + "% " + end(answer.shiftLower) + " to " +
      end(answer.shiftUpper) + ", with the error of the share now).";
  if (answer.shift == 0) {
    const bool clear = answer.shiftLower == 0 && answer.shiftUpper == 0;
    note =
        clear ? "" : "The 95" + std::string(kNoBreak) + "% interval of the share holds the target.";
  }
  return note + (answer.why.empty() ? "" : (note.empty() ? "" : " ") + answer.why);
}

// Bars of the measure from 0 %; `what` follows the measure in the subtitle.
Figure scenarioFigure(const std::string& what, const FigureContext& placed, bool simulated) {
  Figure figure;
  figure.kind = FigureKind::Scenario;
  figure.simulated = simulated;
  figure.zeroBased = figure.percent = true;
  figure.subtitle = withPlace(capitalised(placed.measure) + what, placed, simulated);
  figure.valueAxis = capitalised(placed.measure);
  return figure;
}

}  // namespace

std::string percentOneText(double percent) {
  return plainNumber(percent, 1) + std::string(kNoBreak) + "%";
}

std::string reachText(Reach reach) {
  return reach == Reach::Police ? "police" : "partly or outside";
}

FigureContext placedIn(const FigureContext& context, const DriverModelSpec& spec,
                       const std::string& area) {
  FigureContext placed = context;
  if (!area.empty()) placed.geography = namedArea(area, spec.area);
  return placed;
}

Figure whatIfFigure(const WhatIf& answer, const FigureContext& context) {
  const FigureContext placed = placedIn(context, answer.spec, answer.area);
  const bool weighted = !answer.spec.design.weight.empty();
  Figure figure = scenarioFigure(" now and predicted, per cent, 95" + std::string(kNoBreak) +
                                     "% intervals; everything else as it is",
                                 placed, answer.simulated);
  figure.headline = whatIfHeadline(answer, outcomeWord(placed));
  addScenario(answer, figure);
  figure.footer = footerOf(
      {questionNote(placed), changeNote(answer), movedNote(answer), kAssociationNote,
       people(answer.n, answer.areaN, answer.nEffective, weighted) + " " + intervalNote(answer.df),
       sourceNote(placed, answer.source, answer.simulated)});
  figure.altText = altTextOf(
      figure,
      "Bar chart with 95 % intervals showing the " + placed.measure + " now and in a scenario",
      placeAndTime(placed),
      barsInWords(figure, {"Now", "then"}) + " Associated, not proof of cause.", answer.areaN);
  return figure;
}

Figure targetFigure(const TargetAnswer& answer, const FigureContext& context) {
  const FigureContext placed = placedIn(context, answer.spec, answer.area);
  const bool weighted = !answer.spec.design.weight.empty();
  Figure figure = scenarioFigure(
      " now, wanted and predicted with " + midSentence(answer.driver) + " moved, per cent", placed,
      answer.simulated);
  figure.headline = targetHeadline(answer, outcomeWord(placed));
  addTarget(answer, figure);
  figure.footer = footerOf({questionNote(placed), shiftNote(answer), kAssociationNote,
                            people(answer.n, answer.areaN, answer.nEffective, weighted),
                            sourceNote(placed, answer.source, answer.simulated)});
  figure.altText = altTextOf(
      figure, "Bar chart showing the " + placed.measure + " now, wanted and at its best",
      placeAndTime(placed),
      barsInWords(figure, {"Now", "at the best mean seen", "with everyone at the best answer"}) +
          " Target " + plainNumber(100 * answer.target, 1) + " %. Associated, not proof of cause.",
      answer.areaN);
  return figure;
}

}  // namespace candour
