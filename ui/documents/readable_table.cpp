// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/readable_table.h"

#include <algorithm>
#include <map>

#include "models/briefing/words.h"

namespace candour {

namespace {

// By the names in models/briefing/table_headers.h.
const std::map<std::string, std::string>& names() {
  static const std::map<std::string, std::string> kNames = {
      {"adjusted", "Adjusted, %"},
      {"above_chance", "Above chance"},
      {"alone", "R\xC2\xB2 alone"},
      {"alpha", "Alpha"},
      {"alpha_if_dropped", "Alpha without it"},
      {"alpha_lower", "Alpha, lower 95 %"},
      {"alpha_upper", "Alpha, upper 95 %"},
      {"answer", "Answer"},
      {"apart_lower", "Apart, lower 95 %"},
      {"apart_points", "Apart, points"},
      {"apart_upper", "Apart, upper 95 %"},
      {"band_lower", "Band, lower"},
      {"band_upper", "Band, upper"},
      {"belongs_to_this", "Belongs to it"},
      {"best_quarter", "Mean of best quarter"},
      {"break_before", "Break before"},
      {"change", "Change, points"},
      {"change_lower", "Change, lower 95 %"},
      {"change_points", "Change, points"},
      {"chance_95", "95 % of chance"},
      {"change_upper", "Change, upper 95 %"},
      {"changed", "Changed (Holm)"},
      {"communality", "Explained"},
      {"control", "Characteristic"},
      {"counts_as", "Counts as"},
      {"difference", "Difference, points"},
      {"differs", "Differs (Holm)"},
      {"driver_mean", "Mean of driver"},
      {"e_value", "E-value"},
      {"e_value_limit", "E-value of the limit"},
      {"eigenvalue", "Eigenvalue"},
      {"explained_percent", "Explained, %"},
      {"factor", "Factor"},
      {"first", "Area"},
      {"from_percent", "From, %"},
      {"gain_points", "Gain, points"},
      {"has_percent", "Share among those who have it, %"},
      {"interviews_compared", "Interviews compared"},
      {"item_rest", "Item-rest correlation"},
      {"loading", "Loading"},
      {"lower", "Lower 95 %"},
      {"lower_95", "Lower limit 95 %"},
      {"lower_998", "Lower limit 99.8 %"},
      {"mean_percent", "Mean, % of highest"},
      {"n", "Interviews"},
      {"n_after", "Interviews after"},
      {"n_before", "Interviews before"},
      {"n_effective", "Effective n"},
      {"omega_if_dropped", "Omega without it"},
      {"outside", "Outside limits"},
      {"p", "p"},
      {"p_holm", "p (Holm)"},
      {"per_1000", "Extra people per 1,000"},
      {"percent", "Share, %"},
      {"percentage_points", "Percentage points"},
      {"points", "Points"},
      {"published", "Published, %"},
      {"quarters_each_side", "Quarters each side"},
      {"raw_lower", "Unadjusted lower 95 %"},
      {"raw_p", "Unadjusted p"},
      {"raw_points", "Unadjusted points"},
      {"raw_upper", "Unadjusted upper 95 %"},
      {"reference", "Compared with"},
      {"reverse_keyed", "Runs against the others"},
      {"risk_ratio", "Risk ratio"},
      {"row", "What"},
      {"sd", "Standard deviation"},
      {"se", "Standard error"},
      {"second", "Compared with"},
      {"shapley", "Shapley value"},
      {"shapley_se", "Standard error of it"},
      {"share", "Share of people"},
      {"share_lower", "Share, lower 95 %"},
      {"share_percent", "Share explained, %"},
      {"share_upper", "Share, upper 95 %"},
      {"shift_lower", "Shift, lower 95 %"},
      {"shift_upper", "Shift, upper 95 %"},
      {"shrunk", "Shrunk, %"},
      {"smallest_effect_points", "Smallest effect, points"},
      {"to_latest", "To latest, points"},
      {"to_latest_lower", "To latest, lower 95 %"},
      {"to_latest_upper", "To latest, upper 95 %"},
      {"to_lower", "To lower end"},
      {"to_percent", "To, %"},
      {"to_upper", "To upper end"},
      {"unique", "Own part of R\xC2\xB2"},
      {"unique_percent", "Own part, %"},
      {"upper", "Upper 95 %"},
      {"upper_95", "Upper limit 95 %"},
      {"upper_998", "Upper limit 99.8 %"},
      {"wards_in_all", "Wards in all"},
      {"z", "z"},
  };
  return kNames;
}

bool isInterval(const std::string& column) {
  return column == "lower" || column == "upper";
}

}  // namespace

std::string readableHeader(const std::string& column) {
  const auto known = names().find(column);
  if (known != names().end()) return known->second;
  std::string words = column;
  std::replace(words.begin(), words.end(), '_', ' ');
  return capitalised(words);
}

std::vector<std::size_t> readableColumns(const Figure& figure) {
  std::vector<std::size_t> columns;
  if (figure.table.empty()) return columns;
  const std::vector<std::string>& header = figure.table.front();
  for (std::size_t i = 0; i < header.size(); ++i) {
    const bool holds = std::any_of(figure.table.begin() + 1, figure.table.end(),
                                   [&](const auto& row) { return !row[i].empty(); });
    if (i == 0 || holds || isInterval(header[i])) columns.push_back(i);
  }
  return columns;
}

Figure withReadableColumns(const Figure& figure) {
  Figure shown = figure;
  const std::vector<std::size_t> columns = readableColumns(figure);
  for (std::vector<std::string>& row : shown.table) {
    std::vector<std::string> kept;
    for (const std::size_t column : columns) kept.push_back(row[column]);
    row = std::move(kept);
  }
  return shown;
}

}  // namespace candour
