// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/trend.h"

#include <cmath>

#include "core/design/design_variance.h"
#include "core/design/proportion.h"
#include "core/numeric/multiple_testing.h"
#include "core/numeric/parallel.h"
#include "core/survey/answers.h"
#include "models/trends/note_words.h"
#include "models/trends/trend_rows.h"
#include "models/trends/window_shares.h"

namespace candour {

namespace {

// Of all the rows together, as a comparison of areas has it.
Result<double> effectiveOf(const QuestionRows& question, const std::vector<std::uint32_t>& rows) {
  double weight = 0;
  double positive = 0;
  for (const auto row : rows) {
    weight += question.design.weight[row];
    positive += question.design.weight[row] * question.outcome[row];
  }
  const double share = positive / weight;
  PsuTotals totals = PsuTotals::Zero(question.design.psus(), 1);
  for (const auto row : rows) {
    totals(question.design.psu[row], 0) +=
        question.design.weight[row] * (question.outcome[row] - share) / weight;
  }
  const auto variance = designCovariance(question.design, totals);
  if (!variance) return tl::make_unexpected(variance.error());
  return effectiveSize(share, (*variance)(0, 0), kishEffective(question.design, rows));
}

// The rows of each area, by its level; those of no area are in none.
std::vector<std::vector<std::uint32_t>> rowsByArea(const Categories& areas,
                                                   const std::vector<std::uint32_t>& rows) {
  std::vector<std::vector<std::uint32_t>> byArea(areas.levels.size());
  for (const auto row : rows) {
    const auto level = areas.levelOfRow[row];
    if (level >= 0) byArea[static_cast<std::size_t>(level)].push_back(row);
  }
  return byArea;
}

Status addAreas(const Survey& survey, const TrendRows& data, Trend& trend) {
  if (trend.spec.area.empty()) {
    return fail("The question names no area variable (\"area\") to make a series each of.");
  }
  const auto index = survey.require(trend.spec.area);
  if (!index) return tl::make_unexpected(index.error());
  const auto areas = categoriesOf(survey, *index);
  if (!areas) return tl::make_unexpected(areas.error());
  const Variable& by = survey.variables[*index];
  trend.areaLabel = by.label.empty() ? by.name : by.label;
  const auto byArea = rowsByArea(*areas, data.rows);
  const SeriesInput input{data.question.design, data.question.outcome, data.periods,
                          trend.options.pooling, false};
  std::vector<Result<TrendSeries>> made(byArea.size());
  parallelFor(byArea.size(), [&](std::size_t i) {
    if (byArea[i].empty()) return;
    made[i] = seriesOf(input, byArea[i], trend.options, areas->levelText(i));
  });
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!made[i]) return passOn(made[i]);
    if (!byArea[i].empty()) {
      trend.areas.push_back(std::move(*made[i]));
      continue;
    }
    const std::string name = areas->levelText(i);
    trend.warnings.push_back(
        {"no_base", {name}, name + " has nobody with an answer and a weight: it is not shown."});
  }
  return {};
}

// An area may have nobody in a quarter that others were interviewed in.
void warnOfPartialAreas(Trend& trend) {
  std::vector<std::string> names;
  std::vector<std::string> cases;
  for (const auto& area : trend.areas) {
    for (std::size_t k = 0; k < area.points.size(); ++k) {
      const Window& window = area.points[k].window;
      if (window.parts == trend.whole.points[k].window.parts) continue;
      if (names.empty() || names.back() != area.area) names.push_back(area.area);
      cases.push_back(area.area + " in " + window.label + " (" + partialText(window) + ")");
    }
  }
  if (cases.empty()) return;
  trend.warnings.push_back({"partial", names,
                            "Interviews with an answer are of part of the period only: " +
                                someOf(cases) + ". It is compared as it is."});
}

void setHolmOverAreas(Trend& trend) {
  std::vector<double> p;
  for (const auto& area : trend.areas) {
    const TrendChange* change = mainChange(area);
    p.push_back(change == nullptr ? kNotAvailable : change->p);
  }
  p = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i) trend.areas[i].pMainHolm = p[i];
}

void warnOfLatest(Trend& trend) {
  const auto latest = latestOf(trend.whole);
  const auto& points = trend.whole.points;
  if (!latest || *latest + 1 == points.size()) return;
  trend.warnings.push_back({"latest",
                            {points.back().window.label},
                            "The latest period with a share is " + points[*latest].window.label +
                                "; of " + points.back().window.label + " " + points.back().why +
                                "."});
}

}  // namespace

Result<TrendSeries> seriesOf(const SeriesInput& input, const std::vector<std::uint32_t>& rows,
                             const TrendOptions& options, std::string area) {
  const auto shares = windowShares(input, rows);
  if (!shares) return tl::make_unexpected(shares.error());
  TrendSeries series;
  series.area = std::move(area);
  series.points = shares->points;
  series.changes = changesOf(*shares, options);
  return series;
}

Result<Trend> trendOf(const Survey& survey, const DriverModelSpec& spec,
                      const TrendOptions& options, const Job& job) {
  if (options.target && !(*options.target > 0 && *options.target < 1)) {
    return fail("The target must be a share between 0 and 1, such as 0.7 for 70 %.");
  }
  auto data = trendRows(survey, spec, options);
  if (!data) return passOn(data);
  if (job.stopped()) return cancelled();
  Trend trend;
  trend.spec = spec;
  trend.options = options;
  trend.simulated = survey.simulated();
  trend.source = data->question.source;
  trend.n = data->rows.size();
  trend.leftOut = data->leftOut;
  trend.warnings = std::move(data->warnings);
  const SeriesInput input{data->question.design, data->question.outcome, data->periods,
                          options.pooling, true};
  auto whole = seriesOf(input, data->rows, options, {});
  if (!whole) return passOn(whole);
  trend.whole = std::move(*whole);
  const auto effective = effectiveOf(data->question, data->rows);
  if (!effective) return tl::make_unexpected(effective.error());
  trend.nEffective = *effective;
  warnOfLatest(trend);
  if (job.stopped()) return cancelled();
  if (options.byArea) {
    if (auto added = addAreas(survey, *data, trend); !added) return passOn(added);
    setHolmOverAreas(trend);
    warnOfPartialAreas(trend);
  }
  return trend;
}

}  // namespace candour
