// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/area_figures.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/gap_headline.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

// A step of the waterfall: a piece with what it is called.
struct Step {
  std::string label;
  std::string part;
  GapPiece piece;
};

// Who they are in one step, then the drivers, then what neither accounts for.
std::vector<Step> stepsOf(const GapExplanation& gap) {
  std::vector<Step> steps;
  const bool controls =
      std::any_of(gap.pieces.begin(), gap.pieces.end(),
                  [](const GapPiece& piece) { return piece.part == GapPart::Composition; });
  if (controls) {
    steps.push_back({capitalised(compositionName(gap)), "composition", gap.composition});
  }
  for (const auto& piece : gap.pieces) {
    if (piece.part == GapPart::Perception) steps.push_back({piece.driver, "perception", piece});
    if (piece.part == GapPart::Other) steps.push_back({"Not accounted for", "other", piece});
  }
  return steps;
}

std::string signedPoints(double points) {
  const std::string text = drawnNumber(points, 1);
  return points > 0 && text.find_first_of("123456789") != std::string::npos ? "+" + text : text;
}

std::string level(double percent) {
  return drawnNumber(percent, 1) + std::string(kNoBreak) + "%";
}

FigureRow levelRow(const std::string& label, double share) {
  FigureRow row;
  row.label = label;
  row.value = 100 * share;
  row.valueText = level(row.value);
  row.total = true;
  return row;
}

// The interval of a step lies about where it ends.
void setInterval(const GapPiece& piece, double start, FigureRow& row) {
  if (!std::isfinite(piece.lower) || !std::isfinite(piece.upper)) return;
  row.lower = start + 100 * piece.lower;
  row.upper = start + 100 * piece.upper;
}

std::vector<std::string> tableRow(const std::string& part, const std::string& name,
                                  const GapPiece& piece, double from, double to) {
  return {part,
          name,
          field(100 * piece.estimate),
          field(100 * piece.lower),
          field(100 * piece.upper),
          field(piece.p),
          field(from),
          field(to)};
}

void addRows(const GapExplanation& gap, const FigureContext& context, Figure& figure) {
  const std::string whole = capitalised(gapWholeName(context)), group = gapGroupName(gap);
  double at = 100 * gap.wholeShare;
  figure.rows.push_back(levelRow(whole, gap.wholeShare));
  figure.table.push_back({"whole", whole, "", "", "", "", "", field(at)});
  for (const auto& step : stepsOf(gap)) {
    FigureRow row;
    row.label = step.label;
    row.start = at;
    row.value = at + 100 * step.piece.estimate;
    row.valueText = signedPoints(100 * step.piece.estimate);
    setInterval(step.piece, at, row);
    figure.table.push_back(tableRow(step.part, step.label, step.piece, at, row.value));
    at = row.value;
    figure.rows.push_back(std::move(row));
  }
  const GapPiece all{{}, GapPart::Other, gap.gap, gap.se, gap.lower, gap.upper, gap.p, gap.why};
  FigureRow last = levelRow(group, gap.groupShare);
  setInterval(all, 100 * gap.wholeShare, last);
  figure.table.push_back(tableRow("gap", group, all, 100 * gap.wholeShare, last.value));
  figure.rows.push_back(std::move(last));
}

std::string gapInWords(const GapExplanation& gap, std::string (*number)(double, int)) {
  std::string text = number(100 * gap.gap, 1);
  if (std::isfinite(gap.lower)) {
    text += " (" + number(100 * gap.lower, 1) + " to " + number(100 * gap.upper, 1) + ")";
  }
  return text;
}

std::string gapNote(const GapExplanation& gap) {
  std::string note = "Gap: " + gapInWords(gap, drawnNumber) + " points";
  if (!gap.why.empty()) return note + "; no interval: " + gap.why + ".";
  return note + "; its interval is drawn at the last mark, those of steps where they end.";
}

std::string compositionNote(const GapExplanation& gap) {
  std::vector<std::string> names;
  for (const auto& piece : gap.pieces) {
    if (piece.part == GapPart::Composition) names.push_back(midSentence(piece.driver));
  }
  if (names.empty()) return {};
  return capitalised(compositionName(gap)) + ": " + listOf(names) + ".";
}

// What a reader must know of the rows: how many of the group the model loses.
std::string lossNote(const GapExplanation& gap) {
  const bool warned =
      std::any_of(gap.warnings.begin(), gap.warnings.end(),
                  [](const auto& warning) { return warning.code == "complete_cases"; });
  if (!warned) return {};
  const auto text = [](std::size_t n) { return grouped(static_cast<long long>(n)); };
  return text(gap.groupAnswered - gap.groupN) + " of the " + text(gap.groupAnswered) +
         " people in the group who gave an answer to the outcome lack one to a driver or control "
         "and are left out; with them the gap is " +
         drawnNumber(100 * gap.directGap, 1) + " points instead of " +
         drawnNumber(100 * gap.gap, 1) + ".";
}

std::string baseOf(const GapExplanation& gap) {
  std::string note = baseNote(gap.n, gap.nEffective, !gap.spec.design.weight.empty());
  note.pop_back();
  return note + "; of the group " + grouped(static_cast<long long>(gap.groupN)) + ".";
}

// The largest step is named; the rest is in the table.
std::string numbersInWords(const GapExplanation& gap, const FigureContext& context) {
  const auto number = [](double share) { return plainNumber(100 * share, 1); };
  std::string text = " " + capitalised(gapWholeName(context)) + " " + number(gap.wholeShare) +
                     " %, " + gapGroupName(gap) + " " + number(gap.groupShare) + " %; gap " +
                     gapInWords(gap, plainNumber) + " points.";
  const auto steps = stepsOf(gap);
  const auto largest =
      std::max_element(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return std::abs(a.piece.estimate) < std::abs(b.piece.estimate);
      });
  text += " Largest step: " + largest->label + ", " + number(largest->piece.estimate);
  if (std::isfinite(largest->piece.lower)) {
    text += " (" + number(largest->piece.lower) + " to " + number(largest->piece.upper) + ")";
  }
  return text + ".";
}

// Bars may be of one kind alone.
void addBarKey(Figure& figure) {
  const auto any = [&figure](bool up) {
    return std::any_of(figure.rows.begin(), figure.rows.end(), [up](const FigureRow& row) {
      return !row.total && row.start && (up ? row.value > *row.start : row.value < *row.start);
    });
  };
  if (any(true)) figure.legend.push_back({LegendMark::SolidBar, "Adds to the share"});
  if (any(false)) figure.legend.push_back({LegendMark::HatchedBar, "Takes from the share"});
}

// Steps are printed rounded: what a reader adds up may be a tenth off.
std::string roundingNote(const GapExplanation& gap) {
  const auto tenths = [](double share) { return std::llround(1000 * share); };
  long long sum = 0;
  for (const Step& step : stepsOf(gap)) sum += tenths(step.piece.estimate);
  return sum == tenths(gap.gap) ? std::string() : "Steps are rounded and may not add up exactly.";
}

}  // namespace

Figure gapFigure(const GapExplanation& gap, const FigureContext& context) {
  Figure figure;
  figure.kind = FigureKind::Waterfall;
  figure.simulated = gap.simulated;
  figure.percent = true;
  figure.headline = gapHeadline(gap, context);
  figure.subtitle = withPlace(capitalised(context.measure) + ", and what the gap goes with, " +
                                  "percentage points, 95" + std::string(kNoBreak) + "% intervals",
                              context, gap.simulated);
  figure.valueAxis = capitalised(context.measure);
  figure.table.push_back(gapHeader());
  addRows(gap, context, figure);
  addBarKey(figure);
  figure.footer = footerOf(
      {questionNote(context), gapNote(gap), roundingNote(gap), compositionNote(gap),
       "Associated with " + outcomeWord(context) + ", not proof of cause.", lossNote(gap),
       baseOf(gap) + " " + intervalNote(gap.df), sourceNote(context, gap.source, gap.simulated)});
  figure.altText = altTextOf(figure,
                             "Waterfall chart of the " + context.measure + " from " +
                                 gapWholeName(context) + " to " + gapGroupName(gap),
                             placeAndTime(context), numbersInWords(gap, context), gap.n);
  return figure;
}

}  // namespace candour
