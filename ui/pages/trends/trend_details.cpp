// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/trends/trend_details.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/area_words.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString comparedWith(const TrendChange& change, const TrendSeries& series) {
  const QString from = QString::fromStdString(series.points[change.from].window.label);
  switch (change.kind) {
    case ChangeKind::Target:
      return words("From the target");
    case ChangeKind::Previous:
      return words("Since %1").arg(from);
    case ChangeKind::YearBefore:
      return words("In a year, since %1").arg(from);
    case ChangeKind::Since:
    case ChangeKind::First:
      return words("Since the start, %1").arg(from);
  }
  return from;
}

}  // namespace

Facts changeFacts(const TrendSeries& series) {
  Facts facts;
  const auto latest = latestOf(series);
  for (const TrendChange& change : series.changes) {
    if (!latest || change.to != *latest || !std::isfinite(change.estimate)) continue;
    facts.append({comparedWith(change, series), points(change.estimate)});
    facts.append({words("    95 % interval"), percentInterval(change.lower, change.upper)});
    facts.append({words("    p (Holm)"), pValue(change.pHolm)});
  }
  return facts;
}

std::vector<QStringList> trendNumbers(const TrendSeries& series) {
  std::vector<QStringList> lines;
  for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
    const bool known = std::isfinite(point->estimate);
    lines.push_back({QString::fromStdString(point->window.label),
                     known ? number(100 * point->estimate, 1) : words("not available"),
                     known ? percentInterval(point->lower, point->upper) : QString()});
  }
  return lines;
}

std::vector<QStringList> areaChangeNumbers(const Trend& trend) {
  std::vector<QStringList> lines;
  for (const TrendSeries& area : trend.areas) {
    const TrendChange* change = mainChange(area);
    const bool known = change != nullptr && std::isfinite(change->estimate);
    lines.push_back({QString::fromStdString(namedArea(area.area, trend.areaLabel)),
                     known ? points(change->estimate) : words("not available"),
                     known ? percentInterval(change->lower, change->upper) : QString()});
  }
  return lines;
}

std::vector<QStringList> driverTrendNumbers(const DriverTrends& trends) {
  std::vector<QStringList> lines;
  for (const DriverTrend& driver : trends.drivers) {
    QString name = QString::fromStdString(driver.driver);
    if (!driver.level.empty()) name += u": "_s + QString::fromStdString(driver.level);
    const auto latest =
        std::find_if(driver.points.rbegin(), driver.points.rend(),
                     [](const DriverTrend::Point& point) { return std::isfinite(point.estimate); });
    const bool known = latest != driver.points.rend();
    lines.push_back({name, known ? QString::fromStdString(latest->window.label) : QString(),
                     points(known ? latest->estimate : kNotAvailable), pValue(driver.pHolm)});
  }
  return lines;
}

std::vector<QStringList> changeNumbers(const Changes& changes) {
  std::vector<QStringList> lines;
  for (const ChangeRow& row : changes.rows) {
    const bool known = std::isfinite(row.estimate);
    const std::string name = row.of == ChangeOf::Outcome ? changes.spec.outcome.name
                             : row.of == ChangeOf::Area  ? namedArea(row.name, changes.areaLabel)
                                                         : row.name;
    lines.push_back({QString::fromStdString(name),
                     known ? points(row.estimate) : words("not available"),
                     known ? percentInterval(row.lower, row.upper) : QString()});
  }
  return lines;
}

std::vector<PublishedChoice> publishedChoices(const std::vector<PublishedSeries>& series) {
  std::vector<PublishedChoice> choices;
  for (std::size_t i = 0; i < series.size(); ++i) {
    std::vector<std::string> measures;
    for (const PublishedFigure& figure : series[i].figures) {
      if (std::find(measures.begin(), measures.end(), figure.measure) == measures.end()) {
        measures.push_back(figure.measure);
      }
    }
    for (const auto& measure : measures) {
      QString text = QString::fromStdString(measure);
      if (series.size() > 1) text += u" ("_s + QString::fromStdString(series[i].name) + u")"_s;
      choices.push_back({text, i, measure});
    }
  }
  return choices;
}

}  // namespace candour
