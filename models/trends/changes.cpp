// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/changes.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "models/drivers/terms.h"
#include "models/trends/trend_rows.h"
#include "models/trends/window_shares.h"

namespace candour {

namespace {

// The window named, before the latest.
Result<std::size_t> windowSince(const std::vector<TrendPoint>& points, std::size_t latest,
                                const std::string& since) {
  if (latest == 0) return fail("There is no period before " + points[0].window.label + ".");
  if (since.empty()) return latest - 1;
  std::vector<std::string> names;
  for (std::size_t k = 0; k < latest; ++k) {
    if (points[k].window.label == since || points[k].window.from == since) return k;
    names.push_back(points[k].window.label);
  }
  return fail("There is no period \"" + since + "\" before the latest, " +
              points[latest].window.label + ". There are " + join(names, ", ") + ".");
}

Status checkComparable(const std::vector<TrendPoint>& points, std::size_t from, std::size_t to) {
  for (std::size_t k = from + 1; k <= to; ++k) {
    if (!points[k].window.breakBefore) continue;
    return fail("A break in the series lies before " + points[k].window.label + ": " +
                points[from].window.label + " and " + points[to].window.label +
                " cannot be compared.");
  }
  return {};
}

std::vector<Window> earlierThan(const std::vector<TrendPoint>& points, std::size_t latest) {
  std::vector<Window> windows;
  for (std::size_t k = latest; k > 0 && !points[k].window.breakBefore; --k) {
    if (std::isfinite(points[k - 1].estimate)) windows.push_back(points[k - 1].window);
  }
  return windows;
}

ChangeRow rowOf(const TrendSeries& series, std::size_t from, std::size_t to, ChangeOf of) {
  ChangeRow row;
  row.of = of;
  row.name = series.area;
  const TrendPoint& before = series.points[from];
  const TrendPoint& after = series.points[to];
  row.nBefore = before.n;
  row.nAfter = after.n;
  row.before = before.estimate;
  row.after = after.estimate;
  row.estimate = row.se = row.lower = row.upper = row.p = row.pHolm = kNotAvailable;
  for (const TrendChange& change : series.changes) {
    if (change.kind == ChangeKind::Target || change.from != from || change.to != to) continue;
    row.estimate = change.estimate;
    row.se = change.se;
    row.lower = change.lower;
    row.upper = change.upper;
    row.p = change.p;
    row.why = change.why;
    return row;
  }
  row.why = !after.why.empty() ? after.why : before.why;
  if (row.why.empty()) row.why = "nobody has an answer and a weight";
  return row;
}

void addDrivers(const Survey& survey, TrendRows& data, const TrendOptions& options,
                std::size_t from, std::size_t to, Result<Changes>& changes) {
  QuestionRows& question = data.question;
  for (const DriverSpec& driver : changes->spec.drivers) {
    if (driver.as != TermKind::Scale) {
      changes->notScales.push_back(nameOf(driver));
      continue;
    }
    auto terms = makeTerms(survey, driver, 0);
    if (!terms) {
      changes = passOn(terms);
      return;
    }
    question.outcome = std::move(terms->front().values);
    RowsLeftOut none;
    const auto missing = [&](std::size_t row) { return data.periods.baseOfRow[row] < 0; };
    const auto rows = usedRows(question, missing, none);
    auto series = seriesOf({question.design, question.outcome, data.periods, options.pooling, true},
                           rows, options, nameOf(driver));
    if (!series) {
      changes = passOn(series);
      return;
    }
    changes->rows.push_back(rowOf(*series, from, to, ChangeOf::Driver));
  }
}

// Over the rows of a kind; the outcome stands alone.
void setHolm(std::vector<ChangeRow>& rows) {
  for (const ChangeOf of : {ChangeOf::Outcome, ChangeOf::Driver, ChangeOf::Area}) {
    std::vector<double> p;
    for (const ChangeRow& row : rows) {
      if (row.of == of) p.push_back(row.p);
    }
    p = holm(p);
    std::size_t at = 0;
    for (ChangeRow& row : rows) {
      if (row.of == of) row.pHolm = p[at++];
    }
  }
}

Changes begin(Trend&& trend) {
  Changes changes;
  changes.spec = std::move(trend.spec);
  changes.simulated = trend.simulated;
  changes.source = std::move(trend.source);
  changes.areaLabel = std::move(trend.areaLabel);
  changes.n = trend.n;
  changes.nEffective = trend.nEffective;
  changes.leftOut = std::move(trend.leftOut);
  changes.warnings = std::move(trend.warnings);
  return changes;
}

}  // namespace

Result<Changes> changesSince(const Survey& survey, const DriverModelSpec& spec,
                             const TrendOptions& options, const std::string& since,
                             const Job& job) {
  if (options.by == TrendBy::Rolling12) {
    return fail("Rolling twelve months share their interviews; compare quarters, years or waves.");
  }
  TrendOptions asked = options;
  asked.byArea = !spec.area.empty();
  asked.target.reset();
  asked.since = since;
  auto trend = trendOf(survey, spec, asked, job);
  if (!trend) return passOn(trend);
  const auto latest = latestOf(trend->whole);
  if (!latest) return fail("No period has a share.");
  const auto from = windowSince(trend->whole.points, *latest, since);
  if (!from) return tl::make_unexpected(from.error());
  if (auto same = checkComparable(trend->whole.points, *from, *latest); !same) return passOn(same);
  auto data = trendRows(survey, spec, asked);
  if (!data) return passOn(data);
  if (job.stopped()) return cancelled();
  const TrendSeries whole = trend->whole;
  const std::vector<TrendSeries> areas = std::move(trend->areas);
  Result<Changes> changes = begin(std::move(*trend));
  changes->options = asked;
  changes->before = whole.points[*from].window;
  changes->after = whole.points[*latest].window;
  changes->earlier = earlierThan(whole.points, *latest);
  changes->rows.push_back(rowOf(whole, *from, *latest, ChangeOf::Outcome));
  addDrivers(survey, *data, asked, *from, *latest, changes);
  if (!changes) return changes;
  for (const TrendSeries& area : areas) {
    changes->rows.push_back(rowOf(area, *from, *latest, ChangeOf::Area));
  }
  setHolm(changes->rows);
  return changes;
}

}  // namespace candour
