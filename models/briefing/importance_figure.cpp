// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

// A driver's part of what all drivers explain, in per cent; 0 where they explain nothing.
double shareOf(double r2, const Importance& importance) {
  const double explained = importance.total - importance.base;
  return explained > 0 && std::isfinite(r2) ? 100 * r2 / explained : 0;
}

std::string tierLetter(int tier) {
  if (tier < 1 || tier > 26) return {};
  return std::string(1, static_cast<char>('A' + tier - 1));
}

std::vector<Importance::Driver> sorted(const Importance& importance) {
  std::vector<Importance::Driver> drivers = importance.drivers;
  std::stable_sort(drivers.begin(), drivers.end(),
                   [](const auto& a, const auto& b) { return a.shapley > b.shapley; });
  return drivers;
}

FigureRow rowOf(const Importance::Driver& driver, const Importance& importance) {
  FigureRow row;
  row.label = driver.driver;
  row.value = shareOf(driver.shapley, importance);
  row.valueText = percentText(row.value);
  if (row.valueText.starts_with('-')) row.valueText.replace(0, 1, kMinus);
  row.unique = std::clamp(shareOf(driver.unique, importance), 0.0, std::max(0.0, row.value));
  row.tier = tierLetter(driver.tier);
  const double half = 100 * tQuantile(importance.df) * driver.shareSe;
  if (!driver.reliable) {
    row.note = "near zero, interval unreliable";
  } else if (std::isfinite(half)) {
    row.lower = std::max(0.0, row.value - half);
    row.upper = std::min(100.0, row.value + half);
  }
  return row;
}

std::vector<std::string> tableRow(const Importance::Driver& d, const FigureRow& row,
                                  const Importance& importance) {
  return {d.driver,
          field(row.value),
          field(row.lower.value_or(kNotAvailable)),
          field(row.upper.value_or(kNotAvailable)),
          field(shareOf(d.unique, importance)),
          field(d.shapley),
          field(d.se),
          field(d.unique),
          field(d.alone),
          row.tier,
          d.reliable ? "yes" : "no"};
}

std::string headlineFor(const std::vector<Importance::Driver>& drivers,
                        const std::string& outcome) {
  std::vector<std::string> first;
  bool exclusive = drivers.size() > 1;
  for (const Importance::Driver& d : drivers) {
    if (d.tier != 1) continue;
    exclusive = exclusive && d.reliable;
    if (d.reliable) first.push_back(first.empty() ? capitalised(d.driver) : midSentence(d.driver));
  }
  if (first.empty()) {
    return headlineOf({"No driver can be shown to explain " + outcome,
                       "No driver can be shown to explain the outcome"});
  }
  const bool one = first.size() == 1;
  const std::string verb = one && !isPlural(first[0]) ? " explains " : " explain ";
  const std::string drivers1 =
      one ? "One driver explains " : countWord(first.size()) + " drivers explain ";
  const bool all = first.size() == drivers.size();
  const std::string rest = !exclusive || all ? "part of " + outcome + " beyond demographics"
                           : one             ? "more of " + outcome + " than any other driver"
                                             : "more of " + outcome + " than the other drivers";
  if (first.size() > 2) return headlineOf({drivers1 + rest, drivers1 + "most"});
  return headlineOf({listOf(first) + verb + rest, drivers1 + rest, drivers1 + "most"});
}

std::string totalNote(const Importance& importance, const std::string& outcome) {
  return "Drivers and demographics together explain " + percentText(100 * importance.total) +
         " of the variation in " + outcome + " (McFadden pseudo-R\xC2\xB2), demographics alone " +
         percentText(100 * importance.base) + ". Associated, not proof of cause.";
}

bool isSuppressed(const Importance& importance) {
  return std::any_of(importance.drivers.begin(), importance.drivers.end(),
                     [](const auto& d) { return d.unique > d.shapley || d.unique < 0; });
}

std::vector<std::string> footerFor(const Importance& importance, const FigureContext& context) {
  std::string tiers = "Drivers with the same letter cannot be told apart.";
  if (isSuppressed(importance)) {
    tiers +=
        " Where the part of its own exceeds the share or is negative, the bar shows its limit.";
  }
  const bool weighted = !importance.spec.design.weight.empty();
  return footerOf(
      {questionNote(context), totalNote(importance, outcomeWord(context)), tiers,
       baseNote(importance.n, importance.nEffective, weighted) + " " + intervalNote(importance.df),
       sourceNote(context, importance.source, importance.simulated)});
}

}  // namespace

Figure importanceFigure(const Importance& importance, const FigureContext& context) {
  const std::string outcome = outcomeWord(context);
  const std::vector<Importance::Driver> drivers = sorted(importance);
  Figure figure;
  figure.kind = FigureKind::Importance;
  figure.simulated = importance.simulated;
  figure.zeroBased = true;
  figure.percent = true;
  figure.headline = headlineFor(drivers, outcome);
  figure.subtitle =
      withPlace("Share of what the drivers explain of " + outcome + " (Shapley), per cent, 95" +
                    std::string(kNoBreak) + "% intervals; demographics held equal",
                context, importance.simulated);
  figure.valueAxis = "Share of what all drivers explain";
  figure.legend = {{LegendMark::SolidBar, "Only this driver"},
                   {LegendMark::HatchedBar, "Shared with other drivers"}};
  figure.table = {{"driver", "share_percent", "lower", "upper", "unique_percent", "shapley",
                   "shapley_se", "unique", "alone", "tier", "reliable"}};
  for (const Importance::Driver& driver : drivers) {
    FigureRow row = rowOf(driver, importance);
    figure.table.push_back(tableRow(driver, row, importance));
    figure.rows.push_back(std::move(row));
  }
  figure.footer = footerFor(importance, context);
  figure.altText = altTextOf(figure,
                             "Bar chart showing each driver's share of what all drivers explain "
                             "of " +
                                 outcome,
                             placeAndTime(context), altExtremes(figure, {0, " %"}), importance.n);
  return figure;
}

}  // namespace candour
