// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "models/briefing/driver_comparison_figures.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/drivers/family.h"

namespace candour {

namespace {

// Drivers from the one that is first most often.
std::vector<std::size_t> byStanding(const Sensitivity& answer) {
  std::vector<std::size_t> order(answer.standings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto& x = answer.standings[a];
    const auto& y = answer.standings[b];
    return x.first != y.first ? x.first > y.first : x.worst < y.worst;
  });
  return order;
}

// The ways that have an answer, from the largest share of `driver`.
std::vector<const Specification*> waysBy(const Sensitivity& answer, std::size_t driver) {
  std::vector<const Specification*> ways;
  for (const auto& way : answer.specifications) {
    if (!way.ranks.empty()) ways.push_back(&way);
  }
  std::stable_sort(ways.begin(), ways.end(), [driver](const auto* a, const auto* b) {
    return a->shares[driver] > b->shares[driver];
  });
  return ways;
}

std::string headlineFor(const Sensitivity& answer, const std::vector<std::size_t>& order) {
  if (order.empty()) return "No way of asking has an answer";
  const auto& best = answer.standings[order.front()];
  const std::string all = std::to_string(answer.answered);
  const std::string verb = isPlural(best.driver) ? " are first in " : " is first in ";
  if (best.first == answer.answered) {
    return headlineOf({capitalised(best.driver) + verb + "all " + all + " ways of asking",
                       "One driver is first in all " + all + " ways of asking"});
  }
  const std::string count = std::to_string(best.first) + " of " + all + " ways of asking";
  return headlineOf({capitalised(best.driver) + verb + count, "One driver is first in " + count});
}

std::string familyText(const Specification& way) {
  return way.family == Family::Linear    ? "linear"
         : way.family == Family::Ordinal ? "ordinal"
                                         : "logistic";
}

void addPanel(const Sensitivity& answer, std::size_t driver,
              const std::vector<const Specification*>& ways, Figure& figure) {
  const auto& standing = answer.standings[driver];
  FigurePanel panel;
  panel.title = standing.driver;
  panel.emphasised = standing.first > 0;
  panel.valueText = standing.best == standing.worst ? "place " + std::to_string(standing.best)
                                                    : "place " + std::to_string(standing.best) +
                                                          " to " + std::to_string(standing.worst);
  FigureSeries line;
  line.marks = true;
  line.name = panel.title;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    line.points.push_back(
        {static_cast<double>(i + 1), 100 * ways[i]->shares[driver], {}, {}, i > 0});
  }
  panel.series = {std::move(line)};
  figure.panels.push_back(std::move(panel));
}

void addTable(const Sensitivity& answer, const std::vector<const Specification*>& ways,
              Figure& figure) {
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const Specification& way = *ways[i];
    for (std::size_t j = 0; j < answer.drivers.size(); ++j) {
      figure.table.push_back({std::to_string(i + 1), familyText(way), nameOf(way.midpoint),
                              way.weighted ? "yes" : "no", nameOf(way.controls),
                              way.asked ? "yes" : "no", field(100 * way.total), answer.drivers[j],
                              field(100 * way.shares[j]), std::to_string(way.ranks[j])});
    }
  }
}

// The one that the question asks, as a dotted upright.
void setSensitivityAxis(const std::vector<const Specification*>& ways, Figure& figure) {
  figure.xFrom = 1;
  figure.xTo = static_cast<double>(std::max<std::size_t>(2, ways.size()));
  figure.xTicks = {{1, "1"}, {figure.xTo, std::to_string(ways.size())}};
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (ways[i]->asked) figure.verticals.push_back({static_cast<double>(i + 1), "", true});
  }
}

std::vector<std::string> sensitivityNotes(const Sensitivity& answer, const FigureContext& context) {
  const bool weighted = !answer.spec.design.weight.empty();
  const auto unanswered = answer.specifications.size() - static_cast<std::size_t>(answer.answered);
  std::string missing;
  if (unanswered > 0) missing = std::to_string(unanswered) + " ways have no answer. ";
  return footerOf(
      {questionNote(context),
       "Ways of asking: logistic, linear or ordinal; the middle answer against, left out or for; "
       "weighted or not; without controls, with them, and with the area. The dotted upright is the "
       "question as asked.",
       missing +
           "Shares have no intervals here: ways of asking share their interviews. Associated, "
           "not proof of cause.",
       baseNote(answer.n, answer.nEffective, weighted),
       sourceNote(context, answer.source, answer.simulated)});
}

}  // namespace

Figure sensitivityFigure(const Sensitivity& answer, const FigureContext& context) {
  const auto order = byStanding(answer);
  Figure figure;
  figure.kind = FigureKind::SmallMultiples;
  figure.simulated = answer.simulated;
  figure.zeroBased = true;
  figure.percent = true;
  figure.headline = headlineFor(answer, order);
  const std::string measure =
      "share of what the drivers explain of " + outcomeWord(context) + " under every way of asking";
  figure.subtitle =
      withPlace(capitalised(measure) + ", per cent (Shapley)", context, answer.simulated);
  figure.valueAxis = "Share of what all drivers explain";
  figure.table = {sensitivityHeader()};
  std::string numbers;
  if (!order.empty()) {
    const auto ways = waysBy(answer, order.front());
    figure.categoryAxis = "Ways of asking, from the largest share of the first driver";
    for (const std::size_t driver : order) addPanel(answer, driver, ways, figure);
    addTable(answer, ways, figure);
    setSensitivityAxis(ways, figure);
    figure.legend = {{LegendMark::SolidLine, "First in at least one way of asking"},
                     {LegendMark::GreyLine, "Never first"}};
    const auto& best = answer.standings[order.front()];
    numbers = " " + best.driver + ": place " + std::to_string(best.best) + " to " +
              std::to_string(best.worst) + ".";
  }
  figure.footer = sensitivityNotes(answer, context);
  figure.altText =
      altTextOf(figure, "Small charts of dots, one driver each, showing the " + measure,
                placeAndTime(context), numbers, answer.n);
  return figure;
}

}  // namespace candour
