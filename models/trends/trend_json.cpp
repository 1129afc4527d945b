// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/trend_json.h"

#include "models/drivers/json_parts.h"
#include "models/trends/months.h"

namespace candour {

namespace {

void addWhy(Json& object, const std::string& why) {
  if (!why.empty()) object["why"] = why;
}

template <class Point>
Json pointJson(const Point& point) {
  Json json = {{"label", point.window.label},
               {"from", point.window.from},
               {"to", point.window.to},
               {"n", point.n},
               {"estimate", number(point.estimate)},
               {"se", number(point.se)},
               {"lower", number(point.lower)},
               {"upper", number(point.upper)},
               {"break_before", point.window.breakBefore},
               {"parts", point.window.parts},
               {"partial", point.window.partial()}};
  if (point.window.partial()) {
    json["partial_why"] = "interviews in only " + partialText(point.window);
  }
  return json;
}

Json windowsJson(const TrendSeries& series) {
  Json windows = Json::array();
  for (const auto& point : series.points) {
    Json window = pointJson(point);
    window["n_effective"] = number(point.nEffective);
    window["df"] = point.df;
    addWhy(window, point.why);
    windows.push_back(std::move(window));
  }
  return windows;
}

// Whether a change is to the latest window and so has a p-value of Holm's.
bool toLatest(const TrendSeries& series, const TrendChange& change) {
  const auto latest = latestOf(series);
  return latest && change.to == *latest;
}

Json changesJson(const TrendSeries& series) {
  Json changes = Json::array();
  for (const auto& change : series.changes) {
    const std::string from = change.kind == ChangeKind::Target
                                 ? std::string("target")
                                 : series.points[change.from].window.label;
    Json object = {{"kind", nameOf(change.kind)},
                   {"from", from},
                   {"to", series.points[change.to].window.label},
                   {"estimate", number(change.estimate)},
                   {"se", number(change.se)},
                   {"lower", number(change.lower)},
                   {"upper", number(change.upper)},
                   {"p", number(change.p)}};
    object["p_holm"] = number(change.pHolm);
    if (!toLatest(series, change)) {
      object["p_holm_why"] = "only changes to the latest period are corrected, together";
    } else if (!std::isfinite(change.pHolm)) {
      object["p_holm_why"] = change.why;
    }
    addWhy(object, change.why);
    changes.push_back(std::move(object));
  }
  return changes;
}

Json areasJson(const Trend& trend) {
  Json areas = Json::array();
  for (const auto& series : trend.areas) {
    const TrendChange* main = mainChange(series);
    Json area = {{"area", series.area},
                 {"windows", windowsJson(series)},
                 {"changes", changesJson(series)},
                 {"change", number(main == nullptr ? kNotAvailable : main->estimate)},
                 {"p_holm", number(series.pMainHolm)},
                 {"changed", series.pMainHolm < 0.05}};
    if (main == nullptr) {
      area["why"] = "there is no earlier period to compare the latest with";
    } else {
      addWhy(area, main->why);
    }
    areas.push_back(std::move(area));
  }
  return areas;
}

Json testedJson(const DriverTrend& driver, const std::optional<std::size_t>& at) {
  return at ? Json(driver.points[*at].window.label) : Json(nullptr);
}

Json driversJson(const DriverTrends& trends) {
  Json drivers = Json::array();
  for (const auto& driver : trends.drivers) {
    Json windows = Json::array();
    for (const auto& point : driver.points) {
      windows.push_back(pointJson(point));
      addWhy(windows.back(), point.why);
    }
    const TermTest& test = driver.change;
    Json change = {{"kind", test.kind},
                   {"statistic", number(test.statistic)},
                   {"df1", test.df1},
                   {"df2", test.df2},
                   {"p", number(test.p)},
                   {"p_holm", number(driver.pHolm)},
                   {"from", testedJson(driver, driver.testedFrom)},
                   {"to", testedJson(driver, driver.testedTo)}};
    addWhy(change, test.why);
    drivers.push_back({{"driver", driver.driver},
                       {"variable", driver.variable},
                       {"contrast", driver.contrast},
                       {"level", driver.level.empty() ? Json(nullptr) : Json(driver.level)},
                       {"windows", std::move(windows)},
                       {"change", std::move(change)}});
  }
  return drivers;
}

Json breaksJson(const std::vector<SeriesBreak>& breaks) {
  Json list = Json::array();
  for (const auto& each : breaks) {
    list.push_back({{"from", isoMonth(each.month)}, {"what", each.what}});
  }
  return list;
}

void addWarnings(const std::vector<Warning>& warnings, Json& notes, Json& list) {
  for (const auto& warning : warnings) {
    notes.push_back(warning.text);
    list.push_back({{"code", warning.code}, {"terms", warning.terms}, {"text", warning.text}});
  }
}

}  // namespace

std::string nameOf(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::Previous:
      return "previous";
    case ChangeKind::YearBefore:
      return "year_before";
    case ChangeKind::First:
      return "first";
    case ChangeKind::Since:
      return "since";
    case ChangeKind::Target:
      return "target";
  }
  return "";
}

std::string trendJson(const Trend& t, const Result<DriverTrends>* drivers) {
  Json document = {{"by", nameOf(t.options.by)},
                   {"pooling", t.options.pooling == Pooling::Equal ? "equal" : "as_weighted"},
                   {"n", t.n},
                   {"n_left_out",
                    {{"missing", t.leftOut.missing},
                     {"domain", t.leftOut.domain},
                     {"zero_weight", t.leftOut.zeroWeight}}},
                   {"n_effective", number(t.nEffective)},
                   {"simulated", t.simulated},
                   {"source", t.source},
                   {"breaks", breaksJson(t.options.breaks)},
                   {"windows", windowsJson(t.whole)},
                   {"changes", changesJson(t.whole)}};
  if (t.options.target) document["target"] = *t.options.target;
  if (t.options.byArea) document["areas"] = areasJson(t);
  Json notes = Json::array();
  Json warnings = Json::array();
  addWarnings(t.warnings, notes, warnings);
  if (drivers != nullptr && *drivers) {
    document["drivers"] = driversJson(**drivers);
  } else if (drivers != nullptr) {
    document["drivers"] = nullptr;
    document["drivers_why"] = drivers->error().message;
  }
  document["notes"] = std::move(notes);
  document["warnings"] = std::move(warnings);
  // A file's name may be no UTF-8; the rest of the answer is none the worse for it.
  return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace candour
