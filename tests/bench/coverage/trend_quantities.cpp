// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/trend.h"
#include "tests/bench/coverage/quantities.h"

namespace candour::bench {

namespace {

std::string keyOf(const TrendSeries& series, std::size_t from, std::size_t to) {
  return series.area + "|" + series.points[from].window.from + "|" + series.points[to].window.from;
}

// The changes to the latest window by their kind, and all those between neighbours together.
void addChanges(const std::string& name, const std::vector<const TrendSeries*>& series,
                Estimates& all) {
  std::vector<Estimate> neighbours;
  std::vector<Estimate> year;
  std::vector<Estimate> first;
  std::vector<Estimate> points;
  for (const TrendSeries* each : series) {
    for (const auto& change : each->changes) {
      auto& group = change.kind == ChangeKind::YearBefore ? year
                    : change.kind == ChangeKind::First    ? first
                                                          : neighbours;
      group.push_back(intervalOf(change, keyOf(*each, change.from, change.to)));
    }
    for (std::size_t k = 0; k < each->points.size(); ++k) {
      points.push_back(intervalOf(each->points[k], keyOf(*each, k, k)));
    }
  }
  all.add(name + ", level", points);
  all.add(name + ", change between neighbours", neighbours);
  all.add(name + ", change on a year", year);
  all.add(name + ", change since the first", first);
}

void addTrend(const Survey& survey, const DriverModelSpec& spec, TrendBy by,
              const std::string& name, Estimates& all) {
  TrendOptions options;
  options.by = by;
  options.byArea = by == TrendBy::Rolling12;
  const Trend trend = need(trendOf(survey, spec, options));
  addChanges(name, {&trend.whole}, all);
  std::vector<const TrendSeries*> areas;
  for (const auto& area : trend.areas) areas.push_back(&area);
  if (options.byArea) addChanges(name + ", boroughs", areas, all);
}

void addDriverTrends(const Survey& survey, const DriverModelSpec& spec, Estimates& all) {
  TrendOptions options;
  options.by = TrendBy::Year;
  std::vector<Estimate> effects;
  for (const auto& driver : need(driverTrends(survey, spec, options)).drivers) {
    for (const auto& point : driver.points) {
      effects.push_back(
          intervalOf(point, driver.driver + "|" + driver.contrast + "|" + point.window.from));
    }
  }
  all.add("driver effect by year", effects);
}

}  // namespace

void addTrends(const Survey& survey, const DriverModelSpec& spec, Estimates& all) {
  addTrend(survey, spec, TrendBy::Quarter, "quarter", all);
  addTrend(survey, spec, TrendBy::Rolling12, "rolling year", all);
  addDriverTrends(survey, spec, all);
}

}  // namespace candour::bench
