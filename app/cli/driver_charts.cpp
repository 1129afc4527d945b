// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/chart_kinds.h"
#include "models/briefing/figures.h"

namespace candour::cli {

namespace {

Figure effects(const ChartArguments& /*arguments*/, const Question& q) {
  const auto model = valueOf(fitDriverModel(q.survey, q.spec));
  return driverEffectsFigure(model, contextFor(model, q.survey, q.spec));
}

Figure groups(const ChartArguments& arguments, const Question& q) {
  GroupGaps gaps = valueOf(groupGaps(q.survey, q.spec));
  if (!arguments.control.empty()) gaps = valueOf(onlyControl(std::move(gaps), arguments.control));
  return groupGapsFigure(gaps, contextFor(gaps, q.survey, q.spec));
}

Figure importance(const ChartArguments& /*arguments*/, const Question& q) {
  const Job job = terminalJob("Computing");
  const auto answer = valueOf(fitImportance(q.survey, q.spec, job));
  return importanceFigure(answer, contextFor(answer, q.survey, q.spec));
}

// The curve of the first driver unless one is named.
Figure curve(const ChartArguments& arguments, const Question& q) {
  std::string driver = arguments.driver;
  if (driver.empty() && !q.spec.drivers.empty()) driver = q.spec.drivers.front().name;
  const auto answer = valueOf(driverCurve(q.survey, q.spec, driver));
  return curveFigure(answer, contextFor(answer, q.survey, q.spec));
}

}  // namespace

void addDriverCharts(ChartKinds& kinds) {
  kinds["effects"] = kinds["drivers"] = effects;
  kinds["groups"] = groups;
  kinds["importance"] = importance;
  kinds["curve"] = kinds["probability"] = curve;
}

}  // namespace candour::cli
