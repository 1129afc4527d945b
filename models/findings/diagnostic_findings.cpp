// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>
#include <optional>

#include "core/base/text.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"
#include "models/findings/finding_parts.h"

namespace candour::finding {

// The group whose observed share is furthest from the predicted one.
std::string calibration(const PlottedTable& table) {
  std::optional<std::size_t> furthest;
  const auto gap = [&](std::size_t row) {
    return std::abs(table.number(row, "observed_percent") - table.number(row, "predicted_percent"));
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "row") != "group") continue;
    if (!furthest || gap(row) > gap(*furthest)) furthest = row;
  }
  if (!furthest) return {};
  return "Of ten groups by what the model predicts, the one furthest off was predicted " +
         percents(table.number(*furthest, "predicted_percent")) + " and observed " +
         percentsWithin(table, *furthest, "observed_percent") + ".";
}

std::string roc(const PlottedTable& table, const FigureContext& context) {
  if (table.rows() == 0 || std::isnan(table.number(0, "auc"))) return {};
  return "The area under the ROC curve of the model of " + outcomeWord(context) + " is " +
         drawnNumber(table.number(0, "auc"), 2) +
         span(table.number(0, "auc_lower"), table.number(0, "auc_upper"), 2) +
         "; a half would be chance, one without error.";
}

std::string collinearity(const PlottedTable& table) {
  if (table.rows() == 0) return {};
  return "Because drivers go together, the interval of " + table.text(0, "driver") + " is " +
         drawnNumber(table.number(0, "times_as_long"), 2) + " times as long as it would be alone.";
}

std::string influence(const PlottedTable& table) {
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows() && parts.size() < kMostNamed; ++row) {
    parts.push_back(table.text(row, "driver") + ", " +
                    drawnNumber(table.number(row, "percentage_points"), 1) + " points" +
                    span(table.number(row, "lowest"), table.number(row, "highest"), 1));
  }
  if (parts.empty()) return {};
  return "With any one sampling unit left out, effects stay within the ranges in brackets: " +
         join(parts, "; ") + ".";
}

std::string weights(const PlottedTable& table) {
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows() && parts.size() < kMostNamed; ++row) {
    parts.push_back(table.text(row, "driver") + ", " +
                    drawnNumber(table.number(row, "weighted_points"), 1) + " and " +
                    drawnNumber(table.number(row, "unweighted_points"), 1));
  }
  if (parts.empty()) return {};
  return "Effects in points with weights and without them: " + join(parts, "; ") + ".";
}

}  // namespace candour::finding
