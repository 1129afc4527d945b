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

namespace candour {

namespace {

// Of more groups a driver shows those that differ, and the ends.
constexpr std::size_t kMostGroups = 7;

bool isDrawn(const GroupEffect& effect) {
  return std::isfinite(effect.estimate) && std::isfinite(effect.lower);
}

std::string pText(double p) {
  return p < 0.001 ? "p below 0.001" : "p = " + fixed(p, 3);
}

// "ethnicity" inside a sentence.
std::string groupsWord(const Subgroups& answer) {
  return midSentence(answer.name);
}

std::vector<std::string> differingDrivers(const Subgroups& answer) {
  std::vector<std::string> names;
  for (const auto& driver : answer.drivers) {
    const bool known = std::find(names.begin(), names.end(), driver.driver) != names.end();
    if (driver.test.pHolm < 0.05 && !known) names.push_back(driver.driver);
  }
  return names;
}

std::string headlineFor(const Subgroups& answer, const FigureContext& context) {
  if (answer.status == FitStatus::NotConverged) return kNotSettledHeadline;
  const std::string outcome = outcomeWord(context);
  const std::string by = " by " + groupsWord(answer);
  const std::string links = "Drivers\xE2\x80\x99 links with " + outcome;
  if (!std::isfinite(answer.test.p)) {
    return headlineOf(
        {"Whether drivers\xE2\x80\x99 links with " + outcome + " differ" + by + " cannot be tested",
         "Whether drivers\xE2\x80\x99 links differ between groups cannot be tested"});
  }
  if (!answer.differ()) {
    return headlineOf({links + " cannot be shown to differ" + by,
                       "Drivers\xE2\x80\x99 links cannot be shown to differ between these groups"});
  }
  const auto names = differingDrivers(answer);
  const std::string safe = "Drivers\xE2\x80\x99 links differ between these groups";
  if (names.empty()) return headlineOf({links + " differ" + by, safe});
  std::vector<std::string> inside;
  for (const auto& name : names) inside.push_back(midSentence(name));
  const bool one = names.size() == 1;
  const std::string counted = countWord(names.size()) + (one ? " driver\xE2\x80\x99s link differs"
                                                             : " drivers\xE2\x80\x99 links differ");
  return headlineOf({(one ? "The link of " : "The links of ") + listOf(inside) + " with " +
                         outcome + (one ? " differs" : " differ") + by,
                     counted + by, counted + " between these groups"});
}

// A driver's rows as they are drawn: of a category the level furthest from its reference.
std::vector<const DriverByGroup*> drawnDrivers(const Subgroups& answer) {
  const auto size = [](const DriverByGroup& driver) {
    double sum = 0;
    for (const auto& effect : driver.effects) {
      if (isDrawn(effect)) sum += std::abs(effect.estimate);
    }
    return sum;
  };
  std::vector<const DriverByGroup*> drawn;
  for (const auto& driver : answer.drivers) {
    const bool same = !drawn.empty() && !driver.level.empty() &&
                      drawn.back()->driver == driver.driver &&
                      drawn.back()->variable == driver.variable;
    if (!same) {
      drawn.push_back(&driver);
    } else if (size(driver) > size(*drawn.back())) {
      drawn.back() = &driver;
    }
  }
  return drawn;
}

// The groups of a driver that are drawn, in the order of the survey.
std::vector<std::size_t> drawnGroups(const DriverByGroup& driver) {
  std::vector<std::size_t> all;
  for (std::size_t g = 0; g < driver.effects.size(); ++g) {
    if (isDrawn(driver.effects[g])) all.push_back(g);
  }
  if (all.size() <= kMostGroups) return all;
  // From the one furthest from the mean; those that differ before the others.
  std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
    const GroupEffect& x = driver.effects[a];
    const GroupEffect& y = driver.effects[b];
    if (x.differs != y.differs) return x.differs;
    return std::abs(x.difference) > std::abs(y.difference);
  });
  all.resize(kMostGroups - 1);
  std::sort(all.begin(), all.end());
  return all;
}

std::string headingOf(const DriverByGroup& driver) {
  std::string heading = driver.driver;
  if (driver.level.empty()) {
    const bool part = driver.variable != driver.driver && !driver.variable.empty();
    return part ? heading + ": " + driver.variable : heading;
  }
  return heading + ": " + driver.level + " " + driver.contrast;
}

// The heading of a driver, with its test where there is one.
std::string headingWithTest(const DriverByGroup& driver, const Subgroups& answer) {
  std::string heading = headingOf(driver);
  if (!answer.differ() || !std::isfinite(driver.test.pHolm)) return heading;
  return heading + (driver.test.pHolm < 0.05 ? " (differs)" : " (no clear difference)");
}

void addRows(const Subgroups& answer, Figure& figure) {
  for (const DriverByGroup* driver : drawnDrivers(answer)) {
    for (const std::size_t g : drawnGroups(*driver)) {
      const GroupEffect& effect = driver->effects[g];
      FigureRow row;
      row.label = answer.groups[g].name;
      row.group = headingWithTest(*driver, answer);
      row.value = 100 * effect.estimate;
      row.lower = 100 * effect.lower;
      row.upper = 100 * effect.upper;
      row.valueText = drawnNumber(row.value, 1);
      row.filled = effect.differs;
      row.emphasised = answer.differ();
      figure.rows.push_back(std::move(row));
    }
  }
}

void addTable(const Subgroups& answer, Figure& figure) {
  for (const auto& driver : answer.drivers) {
    for (std::size_t g = 0; g < driver.effects.size(); ++g) {
      const GroupEffect& effect = driver.effects[g];
      figure.table.push_back({driver.driver, driver.variable, driver.level, driver.contrast,
                              answer.groups[g].name, std::to_string(answer.groups[g].n),
                              field(100 * effect.estimate), field(100 * effect.lower),
                              field(100 * effect.upper), field(100 * effect.difference),
                              field(effect.differencePHolm), field(driver.test.p),
                              field(driver.test.pHolm), field(answer.test.p), effect.why});
    }
  }
}

std::string testNote(const Subgroups& answer) {
  if (!std::isfinite(answer.test.p)) return "No test of differences: " + answer.test.why + ".";
  std::string note =
      "One test that all drivers work alike in all groups: " + pText(answer.test.p) + ".";
  if (!answer.differ()) {
    return note +
           " It does not show that they do not, so differences between groups are not "
           "to be read.";
  }
  return note +
         " Headings after Holm over the drivers; filled marks differ from the mean of the "
         "groups after Holm over all marks, at 5" +
         std::string(kNoBreak) + "%.";
}

std::string hiddenNote(const Subgroups& answer) {
  std::vector<std::string> hidden;
  for (const auto& group : answer.groupsLeftOut) {
    hidden.push_back(notShownText(group.name, group.why));
  }
  return notShownNote(hidden);
}

std::string someNote(const Subgroups& answer) {
  if (answer.groups.size() <= kMostGroups) return {};
  return "Of " + std::to_string(answer.groups.size()) +
         " groups each driver shows those furthest from the mean; all are in the table.";
}

std::string unitNote(const Subgroups& answer) {
  const bool scaled = std::any_of(answer.drivers.begin(), answer.drivers.end(),
                                  [](const DriverByGroup& d) { return d.level.empty(); });
  const std::string held = controlsWord(answer.spec);
  std::string note = scaled ? "Effects per standard deviation of everyone in the model. " : "";
  note += "Each group has its own effects and its own level";
  return note + (held.empty() ? "." : "; " + held + " are held equal in one way for all.");
}

std::vector<std::string> footerFor(const Subgroups& answer, const FigureContext& context) {
  return footerOf({questionNote(context), settledNote(answer.status), testNote(answer),
                   someNote(answer), hiddenNote(answer), unitNote(answer),
                   "Associated with " + outcomeWord(context) + ", not proof of cause.",
                   baseNote(answer.n, answer.nEffective, answer.weighted) + " " + intervalNote(0),
                   sourceNote(context, answer.source, answer.simulated)});
}

void addKey(Figure& figure, const Subgroups& answer) {
  const auto filled = [](const FigureRow& row) { return row.filled; };
  if (figure.rows.empty()) return;
  if (!answer.differ()) {
    figure.legend = {{LegendMark::OpenGreyDot, "Not shown to differ between groups"}};
    return;
  }
  if (std::any_of(figure.rows.begin(), figure.rows.end(), filled)) {
    figure.legend.push_back({LegendMark::FilledDot, "Differs from the groups\xE2\x80\x99 mean"});
  }
  if (!std::all_of(figure.rows.begin(), figure.rows.end(), filled)) {
    figure.legend.push_back({LegendMark::OpenDot, "Cannot be told apart from that mean"});
  }
}

std::string effectsInWords(const Figure& figure) {
  if (figure.rows.empty()) return {};
  const auto less = [](const FigureRow& a, const FigureRow& b) { return a.value < b.value; };
  const auto [low, high] = std::minmax_element(figure.rows.begin(), figure.rows.end(), less);
  const auto words = [](const FigureRow& row) {
    return row.group + ": " + row.label + ", " + plainNumber(row.value, 1) + " (" +
           plainNumber(*row.lower, 1) + " to " + plainNumber(*row.upper, 1) + ")";
  };
  if (figure.rows.size() == 1) return " " + words(*low) + ".";
  return " Lowest " + words(*low) + "; highest " + words(*high) + ".";
}

}  // namespace

std::string subgroupsSentence(const Subgroups& answer, const FigureContext& context) {
  return headlineFor(answer, context);
}

Figure subgroupsFigure(const Subgroups& answer, const FigureContext& context) {
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = answer.simulated;
  figure.headline = headlineFor(answer, context);
  figure.subtitle = withPlace("Difference in the " + context.measure +
                                  " that goes with each driver, by " + groupsWord(answer) +
                                  ", percentage points, 95" + std::string(kNoBreak) + "% intervals",
                              context, answer.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(subgroupsHeader());
  addRows(answer, figure);
  addTable(answer, figure);
  addKey(figure, answer);
  figure.footer = footerFor(answer, context);
  figure.altText = altTextOf(figure,
                             "Dot chart with 95 % intervals showing the difference in the " +
                                 context.measure + " that goes with each driver, by " +
                                 groupsWord(answer) + ", in percentage points",
                             placeAndTime(context), effectsInWords(figure), answer.n);
  return figure;
}

}  // namespace candour
