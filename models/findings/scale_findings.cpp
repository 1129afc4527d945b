// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/text.h"
#include "models/briefing/words.h"
#include "models/findings/finding_parts.h"

namespace candour::finding {

std::string reliability(const PlottedTable& table) {
  if (table.rows() == 0) return {};
  const std::size_t last = table.rows() - 1;
  const auto item = [&](std::size_t row) {
    return "\xE2\x80\x9C" + table.text(row, "question") + "\xE2\x80\x9D, " +
           drawnNumber(table.number(row, "item_rest"), 2) +
           span(table.number(row, "lower"), table.number(row, "upper"), 2);
  };
  return "Correlations of an item with the sum of the others run from " + item(last) + " to " +
         item(0) + ".";
}

// The first item of each factor.
std::string loadings(const PlottedTable& table) {
  std::vector<std::string> parts, factors;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string factor = table.text(row, "factor");
    const bool known = std::find(factors.begin(), factors.end(), factor) != factors.end();
    if (known || table.text(row, "belongs_to_this") != "yes") continue;
    factors.push_back(factor);
    parts.push_back(factor + " by \xE2\x80\x9C" + table.text(row, "question") + "\xE2\x80\x9D, " +
                    drawnNumber(table.number(row, "loading"), 2));
  }
  return parts.empty() ? std::string() : "Led: " + join(parts, "; ") + ".";
}

}  // namespace candour::finding
