// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/finding.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"
#include "models/findings/plotted_table.h"

namespace candour {

namespace {

constexpr std::size_t kMostNamed = 3;

std::string percents(double value) {
  return drawnNumber(value, 0) + std::string(kNoBreak) + "%";
}

// Nothing where an end is not available.
std::string span(double lower, double upper, int decimals) {
  if (std::isnan(lower) || std::isnan(upper)) return {};
  return " (" + drawnNumber(lower, decimals) + " to " + drawnNumber(upper, decimals) + ")";
}

std::string percentsWithin(const PlottedTable& table, std::size_t row,
                           const std::string& value = "percent") {
  return percents(table.number(row, value)) +
         span(table.number(row, "lower"), table.number(row, "upper"), 0);
}

// "5.4 points lower (-7.6 to -3.2)".
std::string pointsApart(double value, double lower, double upper) {
  return drawnNumber(std::abs(value), 1) + " points " + (value < 0 ? "lower" : "higher") +
         span(lower, upper, 1);
}

bool leavesZeroOut(double lower, double upper) {
  return lower * upper > 0;
}

std::string sentence(const std::string& text) {
  return text.empty() || text.back() == '.' ? text : text + ".";
}

// "A, 9.8 points (8.0 to 11.6), B, ..." of the first rows that show something.
std::string leading(const PlottedTable& table, const std::string& name, const std::string& value,
                    const std::string& unit) {
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows() && parts.size() < kMostNamed; ++row) {
    const double lower = table.number(row, "lower"), upper = table.number(row, "upper");
    if (!leavesZeroOut(lower, upper)) continue;
    const std::string level = table.text(row, "level");
    parts.push_back(table.text(row, name) + (level.empty() ? "" : " (" + level + ")") + ", " +
                    drawnNumber(table.number(row, value), 1) + unit + span(lower, upper, 1));
  }
  return join(parts, "; ");
}

std::string effects(const PlottedTable& table, const FigureContext& context) {
  const std::string first = leading(table, "driver", "percentage_points", " points");
  if (first.empty()) {
    return "No driver's link with " + outcomeWord(context) + " can be told from none.";
  }
  return "With everything else held equal, the largest differences in the " + context.measure +
         " go with " + first + ".";
}

std::string importance(const PlottedTable& table, const FigureContext& context) {
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows() && parts.size() < kMostNamed; ++row) {
    if (std::isnan(table.number(row, "lower"))) continue;  // near zero, interval unreliable
    parts.push_back(table.text(row, "driver") + " " + percentsWithin(table, row, "share_percent"));
  }
  if (parts.empty()) return {};
  return "Of what the drivers explain of " + outcomeWord(context) + ", the largest shares are " +
         join(parts, "; ") + ". Shares split what drivers have in common fairly between them.";
}

std::string curve(const Figure& figure, const FigureContext& context) {
  if (figure.curve.empty()) return {};
  const auto at = [](const CurvePoint& point) {
    return percents(point.y) + span(point.lower, point.upper, 0) + " at " +
           (point.label.empty() ? drawnNumber(point.x, 2) : point.label);
  };
  return "With everything else as it is, the predicted " + context.measure + " is " +
         at(figure.curve.front()) + " and " + at(figure.curve.back()) + ".";
}

std::string groups(const PlottedTable& table, const FigureContext& context) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const double p = table.number(row, "p_holm");
    if (!std::isnan(p) && p < 0.05) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(table.number(a, "points")) > std::abs(table.number(b, "points"));
  });
  if (rows.empty()) {
    return "With everything else held equal, no group's " + outcomeWord(context) +
           " can be told from that of the group it is compared with.";
  }
  std::vector<std::string> parts;
  for (const std::size_t row : rows) {
    if (parts.size() == kMostNamed) break;
    parts.push_back(table.text(row, "level") + " people (against " + table.text(row, "reference") +
                    "), " +
                    pointsApart(table.number(row, "points"), table.number(row, "lower"),
                                table.number(row, "upper")) +
                    ", with nothing held equal " + drawnNumber(table.number(row, "raw_points"), 1));
  }
  return "With everything else held equal, groups are apart in the " + context.measure + ": " +
         join(parts, "; ") + ".";
}

// Of one question its shares, of several where net scores lie.
std::string answersTo(const Figure& figure, const PlottedTable& table) {
  const auto& rows = figure.rows;
  if (rows.empty()) return {};
  if (rows.size() == 1) {
    std::vector<std::string> parts;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.text(row, "side") == "net") continue;
      parts.push_back(midSentence(table.text(row, "answer")) + " " + percentsWithin(table, row));
    }
    return "Of those who answered: " + join(parts, "; ") + ".";
  }
  const auto [low, high] =
      std::minmax_element(rows.begin(), rows.end(),
                          [](const FigureRow& a, const FigureRow& b) { return a.value < b.value; });
  const auto score = [](const FigureRow& row) {
    return "\xE2\x80\x9C" + row.label + "\xE2\x80\x9D, " + drawnNumber(row.value, 0) +
           span(row.lower.value_or(kNotAvailable), row.upper.value_or(kNotAvailable), 0);
  };
  return "Net scores, answers above the middle less those below it in points, run from " +
         score(*low) + " to " + score(*high) + ".";
}

std::string areas(const Figure& figure) {
  const auto& rows = figure.rows;
  if (rows.empty()) return {};
  const auto [low, high] =
      std::minmax_element(rows.begin(), rows.end(),
                          [](const FigureRow& a, const FigureRow& b) { return a.value < b.value; });
  const auto share = [](const FigureRow& row) {
    return percents(row.value) +
           span(row.lower.value_or(kNotAvailable), row.upper.value_or(kNotAvailable), 0);
  };
  const auto differing = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const FigureRow& row) { return row.emphasised; }));
  const std::string count = differing == 0 ? "None" : countWord(differing);
  return "The estimates run from " + share(*low) + " in " + low->label + " to " + share(*high) +
         " in " + high->label + ". " + count + " of the " + std::to_string(rows.size()) +
         (differing < 2 ? " differs" : " differ") +
         " from the whole beyond chance; the order of the others is not to be read as a ranking.";
}

std::string funnel(const PlottedTable& table) {
  std::vector<std::string> outside;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "outside") != "99.8 %") continue;
    outside.push_back(table.text(row, "area") + ", " + percents(table.number(row, "percent")));
  }
  if (outside.empty()) {
    return "All lie within what chance and the ordinary variation between areas would give; the "
           "limits are wider where fewer people were asked.";
  }
  return "Outside the limits of 99.8 %: " + join(outside, "; ") + ".";
}

std::string differences(const PlottedTable& table) {
  std::size_t differing = 0, largest = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "differs") == "yes") ++differing;
    const double size = std::abs(table.number(row, "difference"));
    if (size > std::abs(table.number(largest, "difference"))) largest = row;
  }
  if (table.rows() == 0) return {};
  const double gap = table.number(largest, "difference");
  return grouped(static_cast<long long>(differing)) + " of " +
         grouped(static_cast<long long>(table.rows())) +
         " pairs differ once all are tested together. The widest apart are " +
         table.text(largest, "first") + " and " + table.text(largest, "second") + ", " +
         drawnNumber(std::abs(gap), 1) + " points.";
}

// The steps of a gap that can be told from none, the longest first.
std::vector<std::string> stepsOf(const PlottedTable& table) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool step = table.text(row, "part") != "gap";
    if (step && leavesZeroOut(table.number(row, "lower"), table.number(row, "upper"))) {
      rows.push_back(row);
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(table.number(a, "points")) > std::abs(table.number(b, "points"));
  });
  std::vector<std::string> steps;
  for (const std::size_t row : rows) {
    if (steps.size() == kMostNamed) break;
    steps.push_back(midSentence(table.text(row, "name")) + ", " +
                    drawnNumber(table.number(row, "points"), 1) + " points" +
                    span(table.number(row, "lower"), table.number(row, "upper"), 1));
  }
  return steps;
}

std::string gap(const PlottedTable& table) {
  std::string text;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "part") != "gap") continue;
    text = table.text(row, "name") + " is " +
           pointsApart(table.number(row, "points"), table.number(row, "lower"),
                       table.number(row, "upper")) +
           " than the whole.";
  }
  const auto steps = stepsOf(table);
  if (steps.empty()) return text + " No single part of it can be told from none.";
  return text + " Its longest steps: " + join(steps, "; ") + ".";
}

std::string trend(const PlottedTable& table, const FigureContext& context) {
  if (table.rows() == 0) return {};
  std::size_t latest = table.rows();
  while (latest > 0 && std::isnan(table.number(latest - 1, "percent"))) --latest;
  if (latest == 0) return {};
  --latest;
  std::string text = "The " + context.measure + " was " + percentsWithin(table, latest) + " in " +
                     table.text(latest, "period") + ".";
  std::vector<std::string> changes;
  for (std::size_t row = latest; row-- > 0;) {
    const double change = table.number(row, "to_latest");
    if (std::isnan(change)) continue;
    const double lower = table.number(row, "to_latest_lower");
    const double upper = table.number(row, "to_latest_upper");
    changes.push_back("from " + table.text(row, "period") + " " + drawnNumber(change, 1) +
                      " points" + span(lower, upper, 1));
  }
  if (!changes.empty()) text += " Changes: " + join(changes, "; ") + ".";
  return text;
}

std::string whatIf(const PlottedTable& table) {
  if (table.rows() < 2 || std::isnan(table.number(1, "percent"))) return {};
  return "From " + percentsWithin(table, 0) + " now to " + percentsWithin(table, 1) + ": " +
         drawnNumber(table.number(1, "change_points"), 1) + " points" +
         span(table.number(1, "change_lower"), table.number(1, "change_upper"), 1) + ".";
}

std::string target(const PlottedTable& table) {
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const double share = table.number(row, "percent");
    if (!std::isnan(share)) {
      parts.push_back(midSentence(table.text(row, "level")) + " " + drawnNumber(share, 1) +
                      std::string(kNoBreak) + "%");
    }
  }
  return capitalised(join(parts, "; ")) + ".";
}

std::string uplift(const PlottedTable& table) {
  const std::string first = leading(table, "driver", "gain_points", " points");
  if (first.empty()) return "No driver leaves a gain that can be told from none.";
  return "Reaching the best quarter of areas would go with gains of: " + first + ".";
}

std::string priorities(const PlottedTable& table) {
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows() && row < kMostNamed; ++row) {
    parts.push_back(table.text(row, "driver") + ", " +
                    percents(table.number(row, "share_percent")) + " of what is explained, at " +
                    percents(table.number(row, "mean_percent")) + " of the highest score");
  }
  return join(parts, "; ") + ".";
}

// Each row that has changed, with its interval.
std::string changes(const PlottedTable& table) {
  std::vector<std::string> moved;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!(table.number(row, "p_holm") < 0.05) || moved.size() == kMostNamed) continue;
    moved.push_back(table.text(row, "name") + " by " + drawnNumber(table.number(row, "points"), 1) +
                    " points (" + drawnNumber(table.number(row, "lower"), 1) + " to " +
                    drawnNumber(table.number(row, "upper"), 1) + ")");
  }
  if (moved.empty()) return "Nothing shown has changed by more than chance would.";
  return "Changed: " + join(moved, "; ") + ".";
}

std::string whatItFound(FigureTopic topic, const Figure& figure, const FigureContext& context) {
  const PlottedTable table(figure);
  switch (topic) {
    case FigureTopic::Effects:
      return effects(table, context);
    case FigureTopic::Importance:
      return importance(table, context);
    case FigureTopic::Curve:
      return curve(figure, context);
    case FigureTopic::Groups:
      return groups(table, context);
    case FigureTopic::Likert:
      return answersTo(figure, table);
    case FigureTopic::Boroughs:
    case FigureTopic::Map:
      return areas(figure);
    case FigureTopic::Funnel:
      return funnel(table);
    case FigureTopic::Differences:
      return differences(table);
    case FigureTopic::Gap:
      return gap(table);
    case FigureTopic::Trend:
      return trend(table, context);
    case FigureTopic::Changes:
      return changes(table);
    case FigureTopic::TrendAreas:
    case FigureTopic::TrendDrivers:
      return "Each small chart has the same axes; intervals of 95 % are shaded.";
    case FigureTopic::WhatIf:
      return whatIf(table);
    case FigureTopic::Target:
      return target(table);
    case FigureTopic::Uplift:
      return uplift(table);
    case FigureTopic::Priorities:
      return priorities(table);
  }
  return {};
}

bool isOfModel(FigureTopic topic) {
  using enum FigureTopic;
  constexpr FigureTopic kModels[] = {Effects,      Importance, Curve,  Groups, Gap,
                                     TrendDrivers, WhatIf,     Target, Uplift, Priorities};
  return std::find(std::begin(kModels), std::end(kModels), topic) != std::end(kModels);
}

// The footer says it too; here it is what the reader reads first.
std::string baseOf(const Figure& figure) {
  for (const std::string& note : figure.footer) {
    if (note.starts_with("Base: ")) return sentence(note.substr(0, note.find(". ")));
  }
  return {};
}

}  // namespace

std::string findingOf(FigureTopic topic, const Figure& figure, const FigureContext& context) {
  const std::string found = whatItFound(topic, figure, context);
  if (found.empty()) return {};
  std::vector<std::string> parts = {sentence(found)};
  if (isOfModel(topic)) parts.push_back("Associated with, not proof of cause.");
  if (const std::string base = baseOf(figure); !base.empty()) parts.push_back(base);
  return join(parts, " ");
}

}  // namespace candour
