// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/answer_cells.h"

#include <cmath>

#include "models/disclosure/rules.h"
#include "models/disclosure/windows.h"

namespace candour {

namespace {

CountCell cell(const DriverModelSpec& spec, CountedRows rows, CellKey who, std::size_t n,
               double share) {
  return {std::move(who), outcomeKey(spec), rows, n, share, true, {}};
}

std::string timeVariable(const TrendOptions& options, const DriverModelSpec& spec) {
  if (options.by != TrendBy::Wave) return kTimeVariable;
  return spec.wave.empty() ? std::string(kWaveVariable) : spec.wave;
}

// The model's rows, and those of the area it is asked about.
std::vector<CountCell> modelCells(const DriverModelSpec& spec, const AskedAbout& about,
                                  std::size_t n, std::size_t figureN, double share) {
  const bool one = about.all == about.figure;
  std::vector<CountCell> cells = {
      cell(spec, CountedRows::Model, about.all, n, one ? share : kNotAvailable)};
  if (!one) cells.push_back(cell(spec, CountedRows::Model, about.figure, figureN, share));
  return cells;
}

void addSeries(const TrendSeries& series, const Trend& trend, const CellKey& who,
               std::vector<CountCell>& cells) {
  const std::string time = timeVariable(trend.options, trend.spec);
  for (const TrendPoint& point : series.points) {
    CountCell made =
        cell(trend.spec, CountedRows::Answered,
             windowKey(who, point.window, trend.options, trend.spec), point.n, point.estimate);
    made.across = {time};
    if (!series.area.empty()) made.across.push_back(trend.spec.area);
    const bool few = !series.area.empty() && point.n < kFewestInterviews;
    made.published = !few && std::isfinite(point.estimate);
    cells.push_back(std::move(made));
  }
}

}  // namespace

CellKey windowKey(const CellKey& who, const Window& window, const TrendOptions& options,
                  const DriverModelSpec& spec) {
  const bool wave = options.by == TrendBy::Wave;
  return with(who, timeVariable(options, spec),
              wave ? window.label : spanText(window.from, window.to));
}

std::vector<CountCell> cellsOf(const BoroughPack& answer, const AskedAbout& about) {
  const BoroughComparison& areas = answer.comparison;
  std::vector<CountCell> cells = {
      cell(areas.spec, CountedRows::Answered, about.all, areas.overall.n, areas.overall.estimate)};
  for (const AreaEstimate& area : areas.areas) {
    CountCell made = cell(areas.spec, CountedRows::Answered,
                          with(about.all, areas.spec.area, area.area), area.n, area.estimate);
    made.across = {areas.spec.area};
    made.published = area.n >= kFewestInterviews && std::isfinite(area.estimate);
    cells.push_back(std::move(made));
  }
  return cells;
}

std::vector<CountCell> cellsOf(const Trend& answer, const AskedAbout& about) {
  std::vector<CountCell> cells = {
      cell(answer.spec, CountedRows::Answered, about.all, answer.n, kNotAvailable)};
  addSeries(answer.whole, answer, about.all, cells);
  for (const TrendSeries& series : answer.areas) {
    addSeries(series, answer, with(about.all, answer.spec.area, series.area), cells);
  }
  return cells;
}

std::vector<CountCell> cellsOf(const DriverTrends& answer, const AskedAbout& about) {
  std::vector<CountCell> cells = {
      cell(answer.spec, CountedRows::Model, about.all, answer.n, kNotAvailable)};
  if (answer.drivers.empty()) return cells;
  for (const auto& point : answer.drivers.front().points) {
    if (point.n == 0) continue;
    cells.push_back(cell(answer.spec, CountedRows::Model,
                         windowKey(about.all, point.window, answer.options, answer.spec), point.n,
                         kNotAvailable));
    cells.back().across = {timeVariable(answer.options, answer.spec)};
  }
  return cells;
}

CellKey changeKey(const CellKey& who, const ChangeRow& row, const DriverModelSpec& spec) {
  return row.of == ChangeOf::Area ? with(who, spec.area, row.name) : who;
}

std::vector<CountCell> cellsOf(const Changes& answer, const AskedAbout& about) {
  std::vector<CountCell> cells = {
      cell(answer.spec, CountedRows::Answered, about.all, answer.n, kNotAvailable)};
  const std::string time = timeVariable(answer.options, answer.spec);
  for (const ChangeRow& row : answer.rows) {
    const CellKey who = changeKey(about.all, row, answer.spec);
    const auto add = [&](const Window& window, std::size_t n, double share) {
      CountCell made = cell(answer.spec, CountedRows::Answered,
                            windowKey(who, window, answer.options, answer.spec), n, share);
      made.across = {time};
      if (row.of == ChangeOf::Area) made.across.push_back(answer.spec.area);
      // Those with an answer to a driver are other people than those with one to the outcome.
      if (row.of == ChangeOf::Driver) {
        made.outcome = row.name;
        made.share = kNotAvailable;
      }
      const bool few = row.of == ChangeOf::Area && n < kFewestInterviews;
      made.published = !few && std::isfinite(row.estimate);
      cells.push_back(std::move(made));
    };
    add(answer.before, row.nBefore, row.before);
    add(answer.after, row.nAfter, row.after);
  }
  return cells;
}

std::vector<CountCell> cellsOf(const GroupGaps& answer, const AskedAbout& about) {
  std::vector<CountCell> cells = {
      cell(answer.spec, CountedRows::Model, about.all, answer.n, kNotAvailable)};
  const auto add = [&](const ControlGaps& control, const std::string& level, std::size_t n,
                       bool published) {
    cells.push_back(cell(answer.spec, CountedRows::Model, with(about.all, control.variable, level),
                         n, kNotAvailable));
    cells.back().across = {control.variable};
    cells.back().published = published;
  };
  for (const ControlGaps& control : answer.controls) {
    add(control, control.reference, control.referenceN, false);
    for (const GroupGap& gap : control.groups) {
      add(control, gap.level, gap.n, gap.n >= kFewestInterviews && std::isfinite(gap.held));
    }
  }
  return cells;
}

std::vector<CountCell> cellsOf(const Subgroups& answer, const AskedAbout& about) {
  std::vector<CountCell> cells = {
      cell(answer.spec, CountedRows::Model, about.all, answer.n, kNotAvailable)};
  const auto add = [&](const std::string& name, std::size_t n, double share, bool published) {
    cells.push_back(
        cell(answer.spec, CountedRows::Model, with(about.all, answer.by, name), n, share));
    cells.back().across = {answer.by};
    cells.back().published = published;
  };
  for (const auto& group : answer.groups) add(group.name, group.n, group.outcome, true);
  for (const auto& group : answer.groupsLeftOut) add(group.name, group.n, kNotAvailable, false);
  return cells;
}

std::vector<CountCell> cellsOf(const DriverCurve& answer, const AskedAbout& about) {
  auto cells = modelCells(answer.spec, about, answer.n, answer.n, answer.overall);
  if (answer.continuous) return cells;
  for (const auto& point : answer.points) {
    const double n = std::round(point.share * static_cast<double>(answer.n));
    cells.push_back(cell(answer.spec, CountedRows::Model,
                         with(about.all, answer.driver, point.level),
                         static_cast<std::size_t>(std::max(0.0, n)), kNotAvailable));
    cells.back().across = {answer.driver};
  }
  return cells;
}

std::vector<CountCell> cellsOf(const DriverModel& answer, const AskedAbout& about) {
  return modelCells(answer.spec, about, answer.n, answer.n, answer.outcomeShare);
}

std::vector<CountCell> cellsOf(const Sensitivity& answer, const AskedAbout& about) {
  return modelCells(answer.spec, about, answer.n, answer.n, kNotAvailable);
}

std::vector<CountCell> cellsOf(const Importance& answer, const AskedAbout& about) {
  return modelCells(answer.spec, about, answer.n, answer.n, kNotAvailable);
}

std::vector<CountCell> cellsOf(const GapExplanation& answer, const AskedAbout& about) {
  auto cells = modelCells(answer.spec, about, answer.n, answer.groupN, answer.groupShare);
  cells.front().share = answer.wholeShare;
  cells.push_back(
      cell(answer.spec, CountedRows::Answered, about.figure, answer.groupAnswered, kNotAvailable));
  return cells;
}

std::vector<CountCell> cellsOf(const WhatIf& answer, const AskedAbout& about) {
  return modelCells(answer.spec, about, answer.n, answer.areaN, answer.now);
}

std::vector<CountCell> cellsOf(const TargetAnswer& answer, const AskedAbout& about) {
  return modelCells(answer.spec, about, answer.n, answer.areaN, answer.now);
}

std::vector<CountCell> cellsOf(const UpliftAnswer& answer, const AskedAbout& about) {
  return modelCells(answer.spec, about, answer.n, answer.areaN, kNotAvailable);
}

}  // namespace candour
