// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/scale_figures.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/disclosure/leaving.h"

namespace candour {

namespace {

std::string factorName(Eigen::Index factor) {
  return "Factor " + std::to_string(factor + 1);
}

// Under their factors, largest loading first; those without one last.
std::vector<std::size_t> byFactor(const FactorStructure& answer) {
  std::vector<std::size_t> order;
  for (const ProposedScale& scale : answer.scales) {
    order.insert(order.end(), scale.items.begin(), scale.items.end());
  }
  for (std::size_t i = 0; i < answer.items.size(); ++i) {
    if (answer.items[i].factor < 0) order.push_back(i);
  }
  return order;
}

std::string correlationsNote(const FactorStructure& answer) {
  const bool polychoric = answer.correlationKind == CorrelationKind::Polychoric;
  return std::string(polychoric ? "Polychoric" : "Pearson\xE2\x80\x99s") +
         " correlations of each pair of items over those who answered both" +
         (polychoric ? ", for ordered answers" : "") + "; minimum residual factors" +
         (answer.factors > 1 ? ", rotation " + std::string(nameOf(answer.asked.rotation)) : "") +
         ".";
}

std::string factorBase(const FactorStructure& answer) {
  return baseNote(answer.n, answer.nEffective, answer.weighted);
}

std::string factorLinks(const FactorStructure& answer) {
  if (answer.factors < 2 || answer.asked.rotation == Rotation::Varimax ||
      answer.asked.rotation == Rotation::None) {
    return {};
  }
  double low = 1, high = -1;
  for (Eigen::Index a = 0; a < answer.factors; ++a) {
    for (Eigen::Index b = 0; b < a; ++b) {
      low = std::min(low, answer.factorCorrelations(a, b));
      high = std::max(high, answer.factorCorrelations(a, b));
    }
  }
  const std::string from = drawnNumber(low, 2), to = drawnNumber(high, 2);
  return "The factors correlate " + (from == to ? to : from + " to " + to) + ".";
}

std::string haloText(const FactorStructure& answer) {
  if (!answer.halo) return {};
  return "One dimension runs through " + percentText(100 * answer.firstShare) +
         " of the items\xE2\x80\x99 variation: build scales before ranking drivers.";
}

std::string loadingsHeadline(const FactorStructure& answer) {
  if (answer.items.empty()) return "No items to find factors of";
  const std::size_t scales = static_cast<std::size_t>(
      std::count_if(answer.scales.begin(), answer.scales.end(),
                    [](const ProposedScale& scale) { return scale.items.size() > 1; }));
  const auto alone = static_cast<std::size_t>(
      std::count_if(answer.items.begin(), answer.items.end(),
                    [](const FactorItem& item) { return item.factor < 0; }) +
      std::count_if(answer.scales.begin(), answer.scales.end(),
                    [](const ProposedScale& scale) { return scale.items.size() == 1; }));
  const std::size_t together = answer.items.size() - alone;
  const std::string items =
      (alone == 0 || scales == 0
           ? "The " + lowered(countWord(answer.items.size()))
           : countWord(together) + " of " + lowered(countWord(answer.items.size()))) +
      " items";
  const auto across = std::count_if(answer.items.begin(), answer.items.end(),
                                    [](const FactorItem& item) { return item.crossLoads; });
  if (scales == 0) return items + " form no scale";
  const std::string main =
      items + (scales == 1 ? " form one scale" : " form " + lowered(countWord(scales)) + " scales");
  if (across == 0) return main;
  return headlineOf({main + "; " + lowered(countWord(static_cast<std::size_t>(across))) +
                         (across == 1 ? " belongs" : " belong") + " to more than one",
                     main});
}

FigureRow loadingRow(const FactorStructure& answer, std::size_t item) {
  const auto at = static_cast<Eigen::Index>(item);
  FigureRow row;
  row.label = answer.items[item].label;
  row.value = answer.items[item].communality;
  row.valueText = percentText(100 * row.value);
  for (const double loading : answer.loadings.row(at)) row.parts.push_back(loading);
  return row;
}

void addLoadingsTable(const FactorStructure& answer, std::size_t item, Figure& figure) {
  const FactorItem& of = answer.items[item];
  for (Eigen::Index f = 0; f < answer.factors; ++f) {
    figure.table.push_back({of.driver, of.variable, of.label, factorName(f),
                            field(answer.loadings(static_cast<Eigen::Index>(item), f)),
                            of.factor == static_cast<int>(f) ? "yes" : "no", field(of.communality),
                            std::to_string(of.n)});
  }
}

std::string loadingsInWords(const FactorStructure& answer) {
  std::string text;
  for (const ProposedScale& scale : answer.scales) {
    if (scale.items.empty()) continue;
    const std::size_t item = scale.items.front();
    const auto factor = static_cast<Eigen::Index>(answer.items[item].factor);
    text += " Largest on " + lowered(factorName(factor)) + ": " + answer.items[item].label + ", " +
            plainNumber(answer.loadings(static_cast<Eigen::Index>(item), factor), 2) + ".";
  }
  return text;
}

FigureSeries lineOf(const Eigen::VectorXd& values, std::string label) {
  FigureSeries series;
  series.label = label;
  series.name = std::move(label);
  for (Eigen::Index k = 0; k < values.size(); ++k) {
    series.points.push_back({static_cast<double>(k + 1), values(k), {}, {}, false});
  }
  return series;
}

std::string screeHeadline(const FactorStructure& answer) {
  if (answer.eigenvalues.size() == 0) return "No items to find factors of";
  if (answer.chance.size() == 0) return "Too few people to tell factors from chance";
  if (answer.suggested == 0) return "Nothing says that these items go together";
  return (answer.suggested == 1
              ? "One factor stands"
              : countWord(static_cast<std::size_t>(answer.suggested)) + " factors stand") +
         " out from chance among " + std::to_string(answer.items.size()) + " items";
}

void addScreeTicks(const FactorStructure& answer, Figure& figure) {
  const auto count = answer.eigenvalues.size();
  const Eigen::Index step = count > 40 ? 10 : count > 15 ? 5 : 1;
  for (Eigen::Index k = 1; k <= count; ++k) {
    if (k == 1 || k % step == 0) {
      figure.xTicks.push_back({static_cast<double>(k), std::to_string(k)});
    }
  }
}

}  // namespace

Figure loadingsFigure(const FactorStructure& answer, const FigureContext& context) {
  Figure figure;
  figure.kind = FigureKind::Loadings;
  figure.simulated = answer.simulated;
  figure.table.push_back(loadingsHeader());
  for (Eigen::Index f = 0; f < answer.factors; ++f) figure.columns.push_back(factorName(f));
  for (const std::size_t item : byFactor(answer)) {
    figure.rows.push_back(loadingRow(answer, item));
    addLoadingsTable(answer, item, figure);
  }
  figure.headline = loadingsHeadline(answer);
  figure.subtitle = withPlace("Loadings of items on factors, and what the factors explain of each",
                              context, answer.simulated);
  figure.valueAxis = "Explained";
  figure.footer =
      footerOf({"Loadings say how strongly an item goes with a factor, from \xE2\x88\x92"
                "1 to 1. Shaded: .3 or more, darker from .5 and from .7.",
                haloText(answer), factorLinks(answer), correlationsNote(answer), factorBase(answer),
                sourceNote(context, answer.source, answer.simulated)});
  figure.altText = altTextOf(figure,
                             "Table of shaded loadings of " + std::to_string(answer.items.size()) +
                                 " items on " + std::to_string(answer.factors) +
                                 (answer.factors == 1 ? " factor" : " factors"),
                             placeAndTime(context), loadingsInWords(answer), answer.n);
  return figure;
}

Figure screeFigure(const FactorStructure& answer, const FigureContext& context) {
  Figure figure;
  figure.kind = FigureKind::Trend;
  figure.simulated = answer.simulated;
  figure.zeroBased = true;
  figure.table.push_back(screeHeader());
  if (answer.eigenvalues.size() > 0) {
    figure.series.push_back(lineOf(answer.eigenvalues, "These items"));
    figure.series.back().marks = true;
  }
  if (answer.chance.size() > 0) {
    figure.series.push_back(lineOf(answer.chance, "Unrelated items"));
    figure.series.back().style = LineStyle::Dashed;
    figure.series.back().context = true;
  }
  for (Eigen::Index k = 0; k < answer.eigenvalues.size(); ++k) {
    const double chance = answer.chance.size() > 0 ? answer.chance(k) : kNotAvailable;
    figure.table.push_back({std::to_string(k + 1), field(answer.eigenvalues(k)), field(chance),
                            k < answer.suggested ? "yes" : "no"});
  }
  addScreeTicks(answer, figure);
  figure.headline = screeHeadline(answer);
  figure.subtitle = withPlace("Eigenvalues of the items\xE2\x80\x99 correlations, against chance",
                              context, answer.simulated);
  figure.valueAxis = "Eigenvalue";
  figure.categoryAxis = "Factor";
  figure.footer = footerOf(
      {"Factors above the dashed line count: 95" + std::string(kNoBreak) +
           "% of samples of unrelated items, as many and seen in as many people (" +
           "effectively about " +
           grouped(static_cast<long long>(roundBase(static_cast<std::size_t>(answer.nParallel)))) +
           "), lie below it.",
       haloText(answer), correlationsNote(answer), factorBase(answer),
       sourceNote(context, answer.source, answer.simulated)});
  const std::string first = answer.eigenvalues.size() == 0
                                ? std::string()
                                : " The first eigenvalue is " +
                                      plainNumber(answer.eigenvalues(0), 2) + " of " +
                                      std::to_string(answer.items.size()) + ".";
  figure.altText = altTextOf(figure,
                             "Line chart of eigenvalues, falling, with those of unrelated items as "
                             "a dashed line",
                             placeAndTime(context), first, answer.n);
  return figure;
}

}  // namespace candour
