// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "app/cli/chart_kinds.h"
#include "app/cli/trend_question.h"
#include "core/base/text.h"
#include "models/briefing/trend_figures.h"

namespace candour::cli {

namespace {

// A trend's question with what tells time, and the options of its periods.
struct Timed {
  Question question;
  TrendOptions options;
};

Timed timed(const ChartArguments& arguments, const Question& question) {
  Timed result{question, {}};
  loadTime(arguments.project, {}, result.question);
  const TrendArguments words{arguments.by, {}, arguments.breaks, arguments.target};
  result.options = trendOptions(words, result.question);
  return result;
}

std::vector<std::string> measuresOf(const PublishedSeries& series) {
  std::vector<std::string> measures;
  for (const auto& figure : series.figures) {
    if (measures.empty() || measures.back() != figure.measure) measures.push_back(figure.measure);
  }
  return measures;
}

// A file, or else a series that the project keeps.
PublishedSeries publishedNamed(const ChartArguments& arguments) {
  const std::string name = arguments.published.string();
  if (std::filesystem::exists(arguments.published)) {
    return valueOf(readPublishedSeries(arguments.published));
  }
  std::vector<std::string> names;
  for (auto& series : valueOf(Project::open(arguments.project)).published()) {
    if (series.name == name) return std::move(series);
    names.push_back(series.name);
  }
  throw Failure{"There is no file and no series of the project named " + name + "." +
                (names.empty() ? "" : " The project has " + join(names, ", ") + ".")};
}

std::string measureOf(const ChartArguments& arguments, const PublishedSeries& series) {
  const auto measures = measuresOf(series);
  if (arguments.measure.empty() && measures.size() == 1) return measures.front();
  if (std::find(measures.begin(), measures.end(), arguments.measure) != measures.end()) {
    return arguments.measure;
  }
  const std::string which = arguments.measure.empty()
                                ? "Say which published measure with --measure."
                                : "There is no published measure \"" + arguments.measure + "\".";
  throw Failure{which + " There are " + join(measures, ", ") + "."};
}

Figure trend(const ChartArguments& arguments, const Question& q) {
  const Timed t = timed(arguments, q);
  const Trend answer = valueOf(trendOf(t.question.survey, t.question.spec, t.options));
  const FigureContext context = contextOf(t.question.survey, t.question.spec);
  if (arguments.published.empty()) return trendFigure(answer, context);
  const PublishedSeries series = publishedNamed(arguments);
  return trendFigure(answer, context, {&series, measureOf(arguments, series)});
}

Figure areas(const ChartArguments& arguments, const Question& q) {
  Timed t = timed(arguments, q);
  t.options.byArea = true;
  return trendPanelsFigure(valueOf(trendOf(t.question.survey, t.question.spec, t.options)),
                           contextOf(t.question.survey, t.question.spec));
}

Figure drivers(const ChartArguments& arguments, const Question& q) {
  const Timed t = timed(arguments, q);
  const Job job = terminalJob("Following drivers");
  return driverTrendsFigure(
      valueOf(driverTrends(t.question.survey, t.question.spec, t.options, job)),
      contextOf(t.question.survey, t.question.spec));
}

}  // namespace

void addTrendCharts(ChartKinds& kinds) {
  kinds["trend"] = trend;
  kinds["trend-areas"] = areas;
  kinds["trend-drivers"] = drivers;
}

}  // namespace candour::cli
