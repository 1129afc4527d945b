// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/finding.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"
#include "models/findings/finding_parts.h"

namespace candour {

using namespace finding;

namespace {

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
    parts.push_back(table.text(row, "level") + " (against " + table.text(row, "reference") + "), " +
                    pointsApart(table.number(row, "points"), table.number(row, "lower"),
                                table.number(row, "upper")) +
                    ", before adjustment " + drawnNumber(table.number(row, "raw_points"), 1));
  }
  return "With everything else held equal, the " + context.measure +
         " differs between groups: " + join(parts, "; ") + ".";
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
  std::vector<FigureRow> scored;
  for (const FigureRow& row : rows) {
    if (!std::isnan(row.value)) scored.push_back(row);
  }
  if (scored.empty()) return {};
  const auto [low, high] =
      std::minmax_element(scored.begin(), scored.end(),
                          [](const FigureRow& a, const FigureRow& b) { return a.value < b.value; });
  const auto score = [](const FigureRow& row) {
    return "\xE2\x80\x9C" + row.label + "\xE2\x80\x9D, " + drawnNumber(row.value, 0) +
           span(row.lower.value_or(kNotAvailable), row.upper.value_or(kNotAvailable), 0);
  };
  return "Net scores, answers above the middle less those below it in points, run from " +
         score(*low) + " to " + score(*high) + ".";
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

std::string requests(const PlottedTable& table) {
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows() && row < kMostNamed; ++row) {
    parts.push_back(table.text(row, "category") + ", " + table.text(row, "wards"));
  }
  if (parts.empty()) return {};
  return "Of " + table.text(0, "wards_in_all") + " wards, so many asked for: " + join(parts, "; ") +
         ".";
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

// The effect with its interval, the randomisation test, and what could have been seen.
std::string evaluation(const PlottedTable& table) {
  std::string text;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = table.text(row, "row");
    const double points = table.number(row, "points");
    if (name == "Effect on wards that acted" && std::isfinite(points)) {
      text += "Over all quarters after, " + drawnNumber(points, 1) + " points" +
              span(table.number(row, "lower"), table.number(row, "upper"), 1);
    }
    if (name == "Randomisation" && std::isfinite(table.number(row, "p"))) {
      text += "; p of randomisation " + drawnNumber(table.number(row, "p"), 3);
    }
    if (name == "Smallest effect seen" && std::isfinite(points)) {
      text += ". Effects below " + drawnNumber(points, 1) + " points would mostly go unseen";
    }
  }
  return text;
}

std::string readiness(const PlottedTable& table) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "row") != "Plan") continue;
    return "With this plan the smallest effect seen in 80 of 100 surveys is " +
           drawnNumber(table.number(row, "smallest_effect_points"), 1) + " points";
  }
  return {};
}

std::string cooperation(const PlottedTable& table) {
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows() && parts.size() < kMostNamed; ++row) {
    const double lower = table.number(row, "lower"), upper = table.number(row, "upper");
    if (!leavesZeroOut(lower, upper)) continue;
    parts.push_back(midSentence(table.text(row, "behaviour")) + " with " +
                    midSentence(table.text(row, "mediator")) + ", " +
                    drawnNumber(table.number(row, "per_1000"), 1) + span(lower, upper, 1));
  }
  if (parts.empty()) return "No link can be told from none.";
  return "With everything else held equal, one percentage point more goes with so many extra "
         "people in a thousand who say they would: " +
         join(parts, "; ") + ".";
}

// Each driver with its parts, which follow it in the table.
std::string throughTrust(const PlottedTable& table) {
  std::vector<std::string> drivers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool total = table.text(row, "part") == "total";
    const std::string points = drawnNumber(table.number(row, "points"), 1);
    if (total && drivers.size() == kMostNamed) break;
    if (total) {
      drivers.push_back(table.text(row, "driver") + ", " + points + " points" +
                        span(table.number(row, "lower"), table.number(row, "upper"), 1) +
                        " in all");
    } else if (!drivers.empty()) {
      drivers.back() += ", " + points + " " + table.text(row, "part");
    }
  }
  return drivers.empty() ? std::string() : "What goes with a driver: " + join(drivers, "; ") + ".";
}

std::string whatItFound(FigureTopic topic, const Figure& figure, const FigureContext& context) {
  const PlottedTable table(figure);
  switch (topic) {
    case FigureTopic::Effects:
      return effects(table, context);
    case FigureTopic::Importance:
      return importance(figure, table, context);
    case FigureTopic::Dominance:
      return dominance(table);
    case FigureTopic::Sensitivity:
      return figure.headline +
             ". Each way of asking changes the model, the middle answer, the "
             "weights or the controls.";
    case FigureTopic::Subgroups:
      return subgroups(table);
    case FigureTopic::Curve:
      return curve(figure, context);
    case FigureTopic::Groups:
      return groups(table, context);
    case FigureTopic::Interaction:
      return interaction(figure);
    case FigureTopic::Likert:
      return answersTo(figure, table);
    case FigureTopic::Reliability:
      return reliability(table);
    case FigureTopic::Loadings:
      return loadings(table);
    case FigureTopic::Scree:
      return "Factors whose eigenvalue lies above that of unrelated items count.";
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
    case FigureTopic::Evaluation:
      return evaluation(table);
    case FigureTopic::Readiness:
      return readiness(table);
    case FigureTopic::Cooperation:
      return cooperation(table);
    case FigureTopic::ThroughTrust:
      return throughTrust(table);
    case FigureTopic::Requests:
      return requests(table);
    case FigureTopic::Calibration:
      return calibration(table);
    case FigureTopic::Roc:
      return roc(table, context);
    case FigureTopic::Collinearity:
      return collinearity(table);
    case FigureTopic::Influence:
      return influence(table);
    case FigureTopic::Weights:
      return weights(table);
  }
  return {};
}

bool isOfModel(FigureTopic topic) {
  using enum FigureTopic;
  constexpr FigureTopic kModels[] = {Sensitivity,  Effects,   Importance,  Dominance,  Subgroups,
                                     Curve,        Groups,    Interaction, Gap,        TrendDrivers,
                                     WhatIf,       Target,    Uplift,      Priorities, Cooperation,
                                     ThroughTrust, Influence, Weights};
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
