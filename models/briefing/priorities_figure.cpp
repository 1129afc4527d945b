// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/scenario_figures.h"
#include "models/briefing/scenario_words.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/drivers/family.h"
#include "models/drivers/importance_tiers.h"

namespace candour {

namespace {

struct Placed {
  std::string driver;
  double mean = 0;   // per cent of the highest score
  double share = 0;  // per cent
  int tier = 0;
  std::string unreliable;  // why its share is; empty: it is not
  Reach reach = Reach::Police;
};

const MovedDriver* performanceOf(const std::vector<MovedDriver>& performance,
                                 const std::string& driver) {
  for (const auto& known : performance) {
    if (known.driver == driver) return &known;
  }
  return nullptr;
}

Reach reachOf(const DriverModelSpec& spec, const std::string& driver) {
  for (const auto& known : spec.drivers) {
    if (known.name == driver) return known.reach;
  }
  return Reach::Police;
}

std::vector<Placed> placedDrivers(const Importance& importance,
                                  const std::vector<MovedDriver>& performance,
                                  std::vector<std::string>& notShown) {
  std::vector<Placed> placed;
  for (const auto& driver : importance.drivers) {
    const MovedDriver* known = performanceOf(performance, driver.driver);
    if (known == nullptr || !std::isfinite(known->meanNow) || !std::isfinite(driver.share)) {
      notShown.push_back(notShownText(driver.driver, "no mean"));
    } else if (!known->why.empty()) {
      notShown.push_back(notShownText(driver.driver, known->why));
    } else if (known->number) {
      notShown.push_back(notShownText(driver.driver, "a number has no highest score"));
    } else {
      const std::string why = driver.why.empty() ? kShareNearZero : driver.why;
      placed.push_back({driver.driver, 100 * known->meanNow, 100 * driver.share, driver.tier,
                        driver.reliable ? std::string() : why,
                        reachOf(importance.spec, driver.driver)});
    }
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const Placed& a, const Placed& b) { return a.share > b.share; });
  return placed;
}

template <class Value>
double medianOf(const std::vector<Placed>& placed, const Value& value) {
  std::vector<double> values;
  for (const auto& driver : placed) values.push_back(value(driver));
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

// Only where the tests set one driver apart from all others, and it is on the map.
std::string headlineFor(const Importance& importance, const std::vector<Placed>& placed,
                        const std::string& outcome) {
  if (importance.status == FitStatus::NotConverged) return kNotSettledHeadline;
  const auto first = std::count_if(importance.drivers.begin(), importance.drivers.end(),
                                   [](const auto& d) { return d.tier == 1; });
  const bool alone = first == 1 && !placed.empty() && placed.front().tier == 1 &&
                     placed.front().unreliable.empty() && importance.drivers.size() > 1;
  if (!alone) {
    return headlineOf({"No single driver stands out in explaining " + outcome,
                       "No single driver stands out in explaining the outcome"});
  }
  const std::string name = capitalised(placed.front().driver);
  const std::string explains = isPlural(name) ? " explain" : " explains";
  const std::string largest = explains + " the largest share, at ";
  const std::string at = percentText(placed.front().mean) + " of the highest score";
  return headlineOf({name + largest + at, name + explains + " the largest share of " + outcome,
                     "One driver explains the largest share of the outcome"});
}

std::string extremes(const std::vector<Placed>& placed) {
  if (placed.empty()) return {};
  const auto words = [](const Placed& driver) {
    return driver.driver + ", share " + plainNumber(driver.share, 0) + " %, mean " +
           plainNumber(driver.mean, 0) + " %";
  };
  if (placed.size() == 1) return " " + words(placed.front()) + ".";
  return " Largest share " + words(placed.front()) + "; smallest " + words(placed.back()) + ".";
}

void addPoints(const std::vector<Placed>& placed, Figure& figure) {
  for (const auto& driver : placed) {
    FigurePoint point;
    point.x = driver.mean;
    point.y = driver.share;
    point.name = point.label = driver.driver;
    point.filled = driver.reach == Reach::Police;
    figure.points.push_back(std::move(point));
    figure.table.push_back({driver.driver, field(driver.mean), field(driver.share),
                            std::to_string(driver.tier), reachText(driver.reach),
                            driver.unreliable});
  }
  if (placed.empty()) return;
  const double mean = medianOf(placed, [](const Placed& d) { return d.mean; });
  const double share = medianOf(placed, [](const Placed& d) { return d.share; });
  figure.verticals.push_back({mean, "Median mean " + percentText(mean)});
  figure.references.push_back({share, "Median share " + percentText(share)});
  figure.table.push_back({"Median", field(mean), field(share), "", "", ""});
  const auto [low, high] = std::minmax_element(
      placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.mean < b.mean; });
  const double room = std::max(2.0, 0.1 * (high->mean - low->mean));
  figure.xFrom = std::max(0.0, low->mean - room);
  figure.xTo = std::min(100.0, high->mean + room);
}

}  // namespace

Figure prioritiesFigure(const Importance& importance, const std::vector<MovedDriver>& performance,
                        const FigureContext& context) {
  const std::string outcome = outcomeWord(context);
  const bool weighted = !importance.spec.design.weight.empty();
  std::vector<std::string> notShown;
  const std::vector<Placed> placed = placedDrivers(importance, performance, notShown);
  Figure figure;
  figure.kind = FigureKind::Priorities;
  figure.simulated = importance.simulated;
  figure.percent = true;
  figure.headline = headlineFor(importance, placed, outcome);
  figure.subtitle = withPlace("Share of what the drivers explain of " + outcome +
                                  " (Shapley) against each driver\xE2\x80\x99s mean, per cent",
                              context, importance.simulated);
  figure.valueAxis = "Share of what all drivers explain";
  figure.categoryAxis = "Mean of the driver, per cent of the highest score";
  figure.table = {prioritiesHeader()};
  addPoints(placed, figure);
  if (std::any_of(figure.points.begin(), figure.points.end(),
                  [](const auto& point) { return !point.filled; })) {
    figure.legend = {{LegendMark::FilledDot, "Within the police\xE2\x80\x99s reach"},
                     {LegendMark::OpenDot, "Partly or outside"}};
  }
  figure.footer =
      footerOf({questionNote(context), settledNote(importance.status),
                "Lines: medians of the drivers shown. The drivers and controls together explain " +
                    percentText(100 * importance.total) + " of the variation (" +
                    measureWords(importance.spec.family) + ").",
                notShownNote(notShown), kAssociationNote,
                baseNote(importance.n, importance.nEffective, weighted),
                sourceNote(context, importance.source, importance.simulated)});
  figure.altText = altTextOf(
      figure, "Scatter chart of drivers by mean and share of what they explain of " + outcome,
      placeAndTime(context), extremes(placed) + " Associated, not proof of cause.", importance.n);
  return figure;
}

}  // namespace candour
