// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/item_labels.h"
#include "models/briefing/scale_figures.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

constexpr double kStrongAlpha = 0.8;
constexpr double kEnoughAlpha = 0.7;

std::string twoDecimals(double value) {
  return drawnNumber(value, 2);
}

// Largest item-rest correlation first.
std::vector<std::size_t> orderOf(const Reliability& answer) {
  std::vector<std::size_t> order(answer.items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return answer.items[a].itemRest > answer.items[b].itemRest;
  });
  return order;
}

std::size_t againstOthers(const Reliability& answer) {
  return static_cast<std::size_t>(
      std::count_if(answer.items.begin(), answer.items.end(),
                    [](const ReliabilityItem& item) { return item.reverseKeyed; }));
}

FigureRow itemRow(const ReliabilityItem& item, std::string label) {
  FigureRow row;
  row.label = std::move(label);
  row.value = item.itemRest;
  if (std::isfinite(item.itemRestLower)) {
    row.lower = item.itemRestLower;
    row.upper = item.itemRestUpper;
  }
  row.valueText = twoDecimals(item.itemRest);
  if (std::isfinite(item.alphaIfDropped)) {
    row.valueText += " (" + twoDecimals(item.alphaIfDropped) + ")";
  }
  row.filled = !item.reverseKeyed;
  return row;
}

std::string scaleHeadline(const Reliability& answer) {
  const std::string alpha = " (alpha " + twoDecimals(answer.alpha.estimate) + ")";
  const std::string of = answer.name.empty() ? std::string() : " of " + midSentence(answer.name);
  const std::size_t against = againstOthers(answer);
  if (answer.items.empty()) return "No items make a scale";
  if (against > 0 && answer.items.size() > 2) {
    const std::string said =
        countWord(against) + (against == 1 ? " item runs" : " items run") + " against the others";
    return headlineOf({said + of + alpha, said + alpha});
  }
  const double value = answer.alpha.estimate;
  const std::string kind = value >= kStrongAlpha   ? "make a reliable scale"
                           : value >= kEnoughAlpha ? "make a scale that is reliable enough"
                                                   : "hang together too loosely for a scale";
  const std::string items = "The " + std::to_string(answer.items.size()) + " items";
  return headlineOf(
      {items + of + " " + kind + alpha, items + " " + kind + alpha, items + " " + kind});
}

std::string coefficientText(const std::string& name, const ReliabilityCoefficient& of) {
  std::string text = name + " " + twoDecimals(of.estimate);
  if (std::isfinite(of.lower)) {
    text += " (" + twoDecimals(of.lower) + " to " + twoDecimals(of.upper) + ")";
  }
  return text;
}

std::string coefficientsNote(const Reliability& answer) {
  if (answer.items.empty()) return {};
  std::string note = coefficientText("Alpha", answer.alpha);
  if (answer.items.size() == 2) {
    return note + ", Spearman-Brown " + twoDecimals(answer.spearmanBrown) + ".";
  }
  if (std::isfinite(answer.omega.estimate)) note += ", " + coefficientText("omega", answer.omega);
  return note + ", mean correlation of two items " + twoDecimals(answer.meanCorrelation) +
         ". In brackets beside each item: alpha without it.";
}

std::string itemsNote(const Reliability& answer) {
  std::vector<std::string> names, turned;
  for (const ReliabilityItem& item : answer.items) {
    names.push_back(item.variable);
    if (item.reversed) turned.push_back(item.variable);
  }
  if (names.empty()) return {};
  std::string note = "Items: " + join(names, ", ") + ".";
  if (!turned.empty()) note += " Counted the other way round: " + join(turned, ", ") + ".";
  return note;
}

std::string constantNote(const std::vector<RefusedItem>& refused) {
  std::vector<std::string> texts;
  for (const RefusedItem& item : refused) texts.push_back(notShownText(item.variable, item.why));
  return notShownNote(texts);
}

std::string againstNote(const Reliability& answer) {
  return againstOthers(answer) == 0
             ? std::string()
             : "An item below zero runs against the others: turn it round if a high answer means "
               "less, else leave it out.";
}

void addReliabilityTable(const Reliability& answer, const ReliabilityItem& item, Figure& figure) {
  figure.table.push_back(
      {item.driver, item.variable, item.label, field(item.itemRest), field(item.itemRestLower),
       field(item.itemRestUpper), field(item.alphaIfDropped), field(item.omegaIfDropped),
       item.reverseKeyed ? "yes" : "no", std::to_string(answer.n), field(answer.alpha.estimate),
       field(answer.alpha.lower), field(answer.alpha.upper)});
}

void addItemRows(const Reliability& answer, Figure& figure) {
  std::vector<std::string> questions;
  const auto order = orderOf(answer);
  for (const std::size_t i : order) questions.push_back(answer.items[i].label);
  const StemmedLabels stemmed = withoutStem(questions);
  for (std::size_t k = 0; k < order.size(); ++k) {
    const ReliabilityItem& item = answer.items[order[k]];
    addReliabilityTable(answer, item, figure);
    if (!std::isfinite(item.itemRest)) continue;
    figure.rows.push_back(itemRow(item, stemmed.labels[k]));
    figure.rows.back().group = stemmed.stem;
  }
}

}  // namespace

Figure reliabilityFigure(const Reliability& answer, const FigureContext& context) {
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = answer.simulated;
  figure.table.push_back(reliabilityHeader());
  addItemRows(answer, figure);
  figure.headline = scaleHeadline(answer);
  figure.subtitle =
      withPlace("How each item goes with the sum of the others" +
                    (answer.name.empty() ? std::string() : " in " + midSentence(answer.name)) +
                    ", 95" + std::string(kNoBreak) + "% intervals",
                context, answer.simulated);
  figure.valueAxis = "Correlation with the sum of the other items";
  figure.references.push_back({0, {}, false});
  if (againstOthers(answer) > 0) {
    figure.legend = {{LegendMark::FilledDot, "Runs with the others"},
                     {LegendMark::OpenDot, "Runs against the others"}};
  }
  figure.footer = footerOf({itemsNote(answer), coefficientsNote(answer), againstNote(answer),
                            constantNote(answer.refused),
                            baseNote(answer.n, answer.nEffective, answer.weighted) +
                                " Those with an answer to every item. " + intervalNote(answer.df),
                            sourceNote(context, answer.source, answer.simulated)});
  figure.altText = altTextOf(figure,
                             "Dot chart showing the correlation of each item with the sum of the "
                             "others",
                             placeAndTime(context), altExtremes(figure, {2, ""}), answer.n);
  return figure;
}

}  // namespace candour
