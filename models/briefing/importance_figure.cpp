// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/numeric/tails.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/strongest.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/drivers/family.h"
#include "models/drivers/importance_tiers.h"

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

// Of a single driver the share would be all of it: the figure says what it explains instead.
bool isSingle(const Importance& importance) {
  return importance.drivers.size() == 1;
}

// Largest first, as places in `importance.drivers`.
std::vector<std::size_t> sorted(const Importance& importance) {
  std::vector<std::size_t> order(importance.drivers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return importance.drivers[a].shapley > importance.drivers[b].shapley;
  });
  return order;
}

std::string barText(double value) {
  std::string text = percentText(value);
  if (text.starts_with('-')) text.replace(0, 1, kMinus);
  return text;
}

FigureRow rowOf(const Importance::Driver& driver, const Importance& importance) {
  const bool single = isSingle(importance);
  const auto percent = [&](double r2) { return single ? 100 * r2 : shareOf(r2, importance); };
  FigureRow row;
  row.label = driver.driver;
  row.value = std::isfinite(driver.shapley) ? percent(driver.shapley) : 0;
  row.valueText = barText(row.value);
  row.unique = std::clamp(percent(driver.unique), 0.0, std::max(0.0, row.value));
  if (!single && driver.reliable) row.tier = tierLetter(driver.tier);
  const double se = single ? driver.se : driver.shareSe;
  if (!driver.reliable) {
    row.note = driver.why.empty() ? kShareNearZero : driver.why;
  } else if (importance.df > 0 && std::isfinite(se)) {
    const double half = 100 * tQuantile(0.975, importance.df) * se;
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
          field(isSingle(importance) ? 100 * d.unique : shareOf(d.unique, importance)),
          field(d.shapley),
          field(d.se),
          field(d.unique),
          field(d.alone),
          row.tier,
          d.reliable ? "yes" : "no"};
}

// Which pairs of drivers can be told apart, by their places in the figure.
std::vector<std::vector<char>> apartOf(const Importance& importance,
                                       const std::vector<std::size_t>& order) {
  const std::size_t n = order.size();
  std::vector<std::vector<char>> apart(n, std::vector<char>(n, 0));
  const std::vector<std::vector<char>>& differs = importance.differs;
  if (differs.size() != n) return apart;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) apart[i][j] = differs[order[i]][order[j]];
  }
  return apart;
}

Leading leadingIn(const Importance& importance, const std::vector<std::size_t>& order) {
  std::vector<char> reliable;
  for (const std::size_t i : order) reliable.push_back(importance.drivers[i].reliable);
  return leadingOf(reliable, reliable, apartOf(importance, order), true);
}

// What follows the names of the drivers.
std::string predicateOf(Claim claim, bool one, bool plural, const std::string& outcome,
                        const std::string& held) {
  const bool singular = one && !plural;
  if (claim == Claim::Among) {
    return std::string(singular ? " is" : " are") + " among those that explain the most of " +
           outcome;
  }
  const std::string verb = singular ? " explains " : " explain ";
  if (claim == Claim::Linked) return verb + "part of " + outcome + held;
  return verb + "more of " + outcome + (one ? " than any other driver" : " than the other drivers");
}

// " beyond demographics", " beyond the controls" or nothing.
std::string beyond(const DriverModelSpec& spec) {
  const std::string held = controlsWord(spec);
  if (held.empty()) return {};
  return held == "controls" ? " beyond the controls" : " beyond " + held;
}

std::string singleHeadline(const Importance& importance, const std::string& outcome) {
  const Importance::Driver& driver = importance.drivers.front();
  const std::string held = beyond(importance.spec);
  if (!driver.reliable) {
    return headlineOf({capitalised(driver.driver) + " cannot be shown to explain " + outcome + held,
                       "This driver cannot be shown to explain " + outcome + held,
                       "This driver cannot be shown to explain the outcome"});
  }
  const std::string part = percentText(100 * driver.shapley) + " of the variation in ";
  const std::string verb = isPlural(driver.driver) ? " explain " : " explains ";
  return headlineOf({capitalised(driver.driver) + verb + part + outcome + held,
                     "This driver explains " + part + outcome + held,
                     "This driver explains " + part + "the outcome" + held});
}

std::string headlineFor(const Importance& importance, const std::vector<std::size_t>& order,
                        const std::string& outcome) {
  if (importance.status == FitStatus::NotConverged) return kNotSettledHeadline;
  if (isSingle(importance)) return singleHeadline(importance, outcome);
  const Leading leading = leadingIn(importance, order);
  const std::string held = beyond(importance.spec);
  if (leading.claim == Claim::None) {
    return headlineOf({"No driver can be shown to explain " + outcome + held,
                       "No driver can be shown to explain the outcome" + held});
  }
  std::vector<std::string> first;
  for (const std::size_t i : leading.members) {
    const std::string& name = importance.drivers[order[i]].driver;
    first.push_back(first.empty() ? capitalised(name) : midSentence(name));
  }
  const bool one = first.size() == 1;
  const auto predicate = [&](bool plural, const std::string& what) {
    return predicateOf(leading.claim, one, plural, what, held);
  };
  const std::string count = countWord(first.size()) + (one ? " driver" : " drivers");
  const std::string counted = count + predicate(false, outcome);
  const std::string safe = count + predicate(false, "the outcome");
  if (first.size() > 2) return headlineOf({counted, safe});
  return headlineOf({listOf(first) + predicate(isPlural(first[0]), outcome), counted, safe});
}

std::string totalNote(const Importance& importance, const std::string& outcome) {
  const std::string held = controlsWord(importance.spec);
  const std::string drivers = isSingle(importance) ? "The driver" : "The drivers";
  const bool one = isSingle(importance) && held.empty();
  std::string note = drivers + (held.empty() ? "" : " and " + held) + " together";
  if (one) note = drivers;
  note += (one ? " explains " : " explain ") + percentText(100 * importance.total) +
          " of the variation in " + outcome + " (" + measureWords(importance.spec.family) + ")";
  if (!held.empty()) note += ", " + held + " alone " + percentText(100 * importance.base);
  return note + ". Associated, not proof of cause.";
}

bool isSuppressed(const Importance& importance) {
  return std::any_of(importance.drivers.begin(), importance.drivers.end(),
                     [](const auto& d) { return d.unique > d.shapley || d.unique < 0; });
}

std::string tierNote(const Importance& importance) {
  std::string note;
  if (!isSingle(importance)) {
    note =
        "Drivers with different letters can be told apart; their effects may be in another order.";
  }
  if (isSuppressed(importance)) {
    note += std::string(note.empty() ? "" : " ") +
            "Where the part of its own exceeds the share or is negative, the bar shows its limit.";
  }
  return note;
}

// What "interval unreliable" is where the share is not near zero.
std::string unreliableNote(const Importance& importance) {
  const auto unreliable = [](const auto& d) { return d.why == kUnreliableShare; };
  const auto& drivers = importance.drivers;
  if (std::none_of(drivers.begin(), drivers.end(), unreliable)) return {};
  return "Interval unreliable: the share is more than chance gives a driver, but not twice its "
         "error, where that error cannot be relied on.";
}

std::vector<std::string> footerFor(const Importance& importance, const FigureContext& context) {
  const bool weighted = !importance.spec.design.weight.empty();
  return footerOf(
      {questionNote(context), settledNote(importance.status),
       totalNote(importance, outcomeWord(context)), tierNote(importance),
       unreliableNote(importance), haloNote(importance.warnings), familyNote(importance.spec),
       missingAnswersNote(importance.warnings, {}),
       baseNote(importance.n, importance.nEffective, weighted) + " " + intervalNote(importance.df),
       sourceNote(context, importance.source, importance.simulated)});
}

// What the bars are, for the subtitle and the alt text.
std::string measureOf(const Importance& importance, const std::string& outcome) {
  return isSingle(importance) ? "share of the variation in " + outcome + " the driver explains"
                              : "share of what the drivers explain of " + outcome;
}

std::string subtitleFor(const Importance& importance, const std::string& outcome) {
  const std::string held = controlsWord(importance.spec);
  return capitalised(measureOf(importance, outcome)) +
         (isSingle(importance) ? " (pseudo-R\xC2\xB2)" : " (Shapley)") + ", per cent, 95" +
         std::string(kNoBreak) + "% intervals" + (held.empty() ? "" : "; " + held + " held equal");
}

}  // namespace

Figure importanceFigure(const Importance& importance, const FigureContext& context) {
  const std::string outcome = outcomeWord(context);
  const std::vector<std::size_t> order = sorted(importance);
  const bool single = isSingle(importance);
  Figure figure;
  figure.kind = FigureKind::Importance;
  figure.simulated = importance.simulated;
  figure.zeroBased = true;
  figure.percent = true;
  figure.headline = headlineFor(importance, order, outcome);
  figure.subtitle = withPlace(subtitleFor(importance, outcome), context, importance.simulated);
  figure.valueAxis =
      single ? "Share of the variation explained" : "Share of what all drivers explain";
  if (!single) {
    figure.legend = {{LegendMark::SolidBar, "Only this driver"},
                     {LegendMark::HatchedBar, "Shared with other drivers"}};
  }
  figure.table = {single ? singleImportanceHeader() : importanceHeader()};
  for (const std::size_t i : order) {
    FigureRow row = rowOf(importance.drivers[i], importance);
    figure.table.push_back(tableRow(importance.drivers[i], row, importance));
    figure.rows.push_back(std::move(row));
  }
  figure.footer = footerFor(importance, context);
  figure.altText = altTextOf(figure, "Bar chart showing the " + measureOf(importance, outcome),
                             placeAndTime(context), altExtremes(figure, {0, " %"}), importance.n);
  return figure;
}

}  // namespace candour
