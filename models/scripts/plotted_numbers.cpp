// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scripts/plotted_numbers.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/text.h"
#include "models/findings/plotted_table.h"

namespace candour {

namespace {

// The columns of a topic's table: those that say what a row is about, and its numbers.
struct TableColumns {
  std::vector<std::string> keys;
  std::vector<std::string> numbers;
};

TableColumns columnsOf(FigureTopic topic) {
  using enum FigureTopic;
  switch (topic) {
    case Effects:
      return {{"driver", "variable", "level", "contrast"},
              {"percentage_points", "lower", "upper", "sd"}};
    case Importance:
      return {{"driver"},
              {"share_percent", "explained_percent", "lower", "upper", "unique_percent", "shapley",
               "shapley_se", "unique", "alone", "tier", "reliable"}};
    case Dominance:
      return {{"driver", "other_drivers"}, {"added_percent"}};
    case Sensitivity:
      return {{"way", "driver"}, {"share_percent", "place"}};
    case Subgroups:
      return {{"driver", "variable", "level", "group"},
              {"n", "points", "lower", "upper", "difference", "difference_holm", "driver_p",
               "driver_holm", "all_p"}};
    case Curve:
      return {{"level"}, {"value", "percent", "lower", "upper", "share"}};
    case Groups:
      return {{"control", "level"},
              {"n", "raw_points", "raw_lower", "raw_upper", "raw_p", "points", "lower", "upper",
               "p", "p_holm"}};
    case Interaction:
      return {{"driver", "variable", "level", "contrast", "given", "at"},
              {"percentage_points", "lower", "upper", "p"}};
    case Likert:
      return {{"driver", "variable", "answer"}, {"percent", "lower", "upper", "n", "n_effective"}};
    case Boroughs:
      return {{"area"},
              {"n", "n_effective", "percent", "lower", "upper", "difference", "p_holm", "adjusted",
               "shrunk"}};
    case Funnel:
      return {
          {"area"},
          {"n", "n_effective", "percent", "z", "lower_95", "upper_95", "lower_998", "upper_998"}};
    case Map:
      return {{"area"}, {"n", "percent", "lower", "upper"}};
    case Differences:
      return {{"first", "second"}, {"difference", "se", "p", "p_holm"}};
    case Gap:
      return {{"part", "name"}, {"points", "lower", "upper", "p", "from_percent", "to_percent"}};
    case Trend:
      return {{"period"},
              {"n", "n_effective", "percent", "lower", "upper", "to_latest", "to_latest_lower",
               "to_latest_upper", "p_holm"}};
    case TrendAreas:
      return {{"area", "period"}, {"n", "percent", "lower", "upper", "change", "p_holm"}};
    case Changes:
      return {
          {"kind", "name"},
          {"n_before", "n_after", "before", "after", "points", "lower", "upper", "p", "p_holm"}};
    case TrendDrivers:
      return {{"driver", "level", "contrast", "period"},
              {"n", "percentage_points", "lower", "upper", "p_holm"}};
    case WhatIf:
      return {{"scenario"},
              {"percent", "lower", "upper", "change_points", "change_lower", "change_upper"}};
    case Target:
      return {{"level"}, {"percent", "driver_mean", "shift", "shift_lower", "shift_upper"}};
    case Uplift:
      return {{"driver"}, {"gain_points", "lower", "upper", "p", "p_holm", "mean", "best_quarter"}};
    case Evaluation:
      return {{"row", "quarter"},
              {"points", "se", "lower", "upper", "wards", "interviews", "interviews_compared"}};
    case Readiness:
      return {{"row", "wards", "quarters_each_side"}, {"smallest_effect_points"}};
    case Priorities:
      return {{"driver"}, {"mean_percent", "share_percent", "tier"}};
    case Cooperation:
      return {
          {"behaviour", "mediator"},
          {"n", "percent", "has_percent", "per_1000", "lower", "upper", "apart_points",
           "apart_lower", "apart_upper", "p", "p_holm", "risk_ratio", "e_value", "e_value_limit"}};
    case ThroughTrust:
      return {{"driver", "variable", "level", "contrast", "part"},
              {"points", "lower", "upper", "p", "p_holm", "share", "share_lower", "share_upper"}};
    case FigureTopic::Reliability:
      // Omega rests on a factor, which the script does not fit.
      return {{"driver", "variable"}, {"item_rest", "lower", "upper", "alpha_if_dropped", "n"}};
    case Loadings:
      return {{"variable", "factor"}, {"loading", "communality", "n"}};
    case Scree:
      return {{"factor"}, {"eigenvalue", "chance_95"}};
    case Requests:
      return {{"category"}, {"wards", "wards_in_all"}};
    case Calibration:
      return {{"row", "predicted_percent"}, {"observed_percent", "lower", "upper"}};
    case Roc:
      return {{"row"}, {"auc", "auc_lower", "auc_upper"}};
    case Collinearity:
      return {{"driver"}, {"gvif", "times_as_long"}};
    case Influence:
      return {{"driver", "variable", "level"}, {"percentage_points", "lowest", "highest"}};
    case Weights:
      return {{"driver", "variable", "level"},
              {"weighted_points", "lower", "upper", "unweighted_points", "difference_points",
               "difference_lower", "difference_upper"}};
  }
  return {};
}

bool has(const Figure& figure, const std::string& column) {
  const auto& header = figure.table.front();
  return std::find(header.begin(), header.end(), column) != header.end();
}

// Numbers that are given, not estimated.
bool isGiven(FigureTopic topic, const std::string& row, const std::string& column) {
  if (topic == FigureTopic::Evaluation) return row.starts_with("Smallest effect");
  if (topic == FigureTopic::Readiness) return row.starts_with("Wanted");
  if (row != "Target" && row != "Now") return false;
  if (topic == FigureTopic::Target) return row == "Now" ? column == "shift" : column == "percent";
  return topic == FigureTopic::Trend && column == "percent";
}

// A count, or what is drawn from an effective size.
bool isOfCounts(FigureTopic topic, const std::string& column) {
  if (column == "n" || column == "n_effective") return true;
  const bool limit = column.ends_with("_95") || column.ends_with("_998");
  return topic == FigureTopic::Funnel && limit;
}

// "A" is tier 1, "yes" is 1.
double numberOf(const std::string& text, const std::string& column) {
  if (column == "tier" && text.size() == 1 && text.front() >= 'A' && text.front() <= 'Z') {
    return text.front() - 'A' + 1;
  }
  if (column == "reliable") return text == "yes" ? 1 : 0;
  return parseNumber(text).value_or(std::nan(""));
}

std::string keyOf(FigureTopic topic, const PlottedTable& table, const Figure& figure,
                  std::size_t row) {
  // The second row is the scenario, whatever it says.
  if (topic == FigureTopic::WhatIf) return row == 0 ? "Now" : "Then";
  const TableColumns columns = columnsOf(topic);
  if (topic == FigureTopic::Curve && !has(figure, "level")) {
    return "point " + std::to_string(row + 1);
  }
  // Of a gap only drivers are told by their names.
  const std::string part = table.text(row, "part");
  if (topic == FigureTopic::Gap && part != "perception") return part;
  std::vector<std::string> cells;
  for (const auto& key : columns.keys) cells.push_back(table.text(row, key));
  return join(cells, "][");
}

}  // namespace

std::vector<PlottedNumber> plottedNumbers(FigureTopic topic, const Figure& figure, bool rounded) {
  std::vector<PlottedNumber> numbers;
  if (figure.table.empty()) return numbers;
  const PlottedTable table(figure);
  std::map<std::string, int> seen;
  for (const auto& column : columnsOf(topic).numbers) {
    if (!has(figure, column) || (rounded && isOfCounts(topic, column))) continue;
    // The people of a curve's bins: a value on the border of two is in either.
    if (column == "share" && !has(figure, "level")) continue;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string key = keyOf(topic, table, figure, row);
      std::string name = column + "[" + key + "]";
      const int times = ++seen[name];
      if (times > 1) name += " (" + std::to_string(times) + ")";
      const double value = numberOf(table.text(row, column), column);
      if (std::isnan(value) || isGiven(topic, key, column)) continue;
      numbers.push_back({name, value});
    }
  }
  return numbers;
}

std::string wholeNameOf(const Figure& figure) {
  return figure.table.size() < 2 ? std::string() : figure.table.back().front();
}

}  // namespace candour
