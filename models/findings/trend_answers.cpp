// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <memory>

#include "core/base/text.h"
#include "models/briefing/trend_figures.h"
#include "models/findings/answer_parts.h"

namespace candour {

namespace {

TrendOptions optionsOf(const Survey& survey, const FigureQuestion& question) {
  TrendOptions options = question.trend;
  if (question.knownBreaks) options.breaks = knownBreaks(survey);
  options.byArea = question.topic == FigureTopic::TrendAreas;
  return options;
}

std::vector<std::string> measuresOf(const PublishedSeries& series) {
  std::vector<std::string> measures;
  for (const auto& figure : series.figures) {
    if (measures.empty() || measures.back() != figure.measure) measures.push_back(figure.measure);
  }
  return measures;
}

// The measure named, or the only one there is.
Result<std::string> measureAsked(const FigureQuestion& question) {
  const auto measures = measuresOf(*question.published);
  if (question.measure.empty() && measures.size() == 1) return measures.front();
  if (std::find(measures.begin(), measures.end(), question.measure) != measures.end()) {
    return question.measure;
  }
  const std::string which = question.measure.empty()
                                ? "Say which published measure is to be drawn."
                                : "There is no published measure \"" + question.measure + "\".";
  return fail(which + " There are " + join(measures, ", ") + ".");
}

Result<FigureAnswer> wholeOver(const Survey& survey, const FigureQuestion& question,
                               const TrendOptions& options, const Job& job) {
  auto trend = trendOf(survey, question.spec, options, job);
  FigureContext context = contextOf(survey, question.spec);
  if (!question.published) {
    return drawnAs(
        std::move(trend), std::move(context), question,
        [](const Trend& answer, const FigureContext& words) { return trendFigure(answer, words); });
  }
  auto measure = measureAsked(question);
  if (!measure) return passOn(measure);
  const auto series = std::make_shared<const PublishedSeries>(*question.published);
  return drawnAs(std::move(trend), std::move(context), question,
                 [series, measure = *measure](const Trend& answer, const FigureContext& words) {
                   return trendFigure(answer, words, {series.get(), measure});
                 });
}

}  // namespace

Result<FigureAnswer> answerTrends(const Survey& survey, const FigureQuestion& question,
                                  const Job& job) {
  const TrendOptions options = optionsOf(survey, question);
  FigureContext context = contextOf(survey, question.spec);
  switch (question.topic) {
    case FigureTopic::TrendAreas:
      return drawnAs(trendOf(survey, question.spec, options, job), std::move(context), question,
                     trendPanelsFigure);
    case FigureTopic::Changes:
      return drawnAs(changesSince(survey, question.spec, options, options.since, job),
                     std::move(context), question, changesFigure);
    case FigureTopic::TrendDrivers:
      return drawnAs(driverTrends(survey, question.spec, options, job), std::move(context),
                     question, driverTrendsFigure);
    default:
      return wholeOver(survey, question, options, job);
  }
}

}  // namespace candour
