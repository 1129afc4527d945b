// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/finding_parts.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"

namespace candour::finding {

std::string percents(double value) {
  return drawnNumber(value, 0) + std::string(kNoBreak) + "%";
}

std::string span(double lower, double upper, int decimals) {
  if (std::isnan(lower) || std::isnan(upper)) return {};
  return " (" + drawnNumber(lower, decimals) + " to " + drawnNumber(upper, decimals) + ")";
}

std::string percentsWithin(const PlottedTable& table, std::size_t row, const std::string& value) {
  return percents(table.number(row, value)) +
         span(table.number(row, "lower"), table.number(row, "upper"), 0);
}

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

}  // namespace candour::finding
