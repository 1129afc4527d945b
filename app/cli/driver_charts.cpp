// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/chart_kinds.h"
#include "models/briefing/figures.h"

namespace candour::cli {

namespace {

FigureContext contextFor(const Question& q) {
  return contextOf(q.survey, q.spec);
}

Figure effects(const ChartArguments& /*arguments*/, const Question& q) {
  return driverEffectsFigure(valueOf(fitDriverModel(q.survey, q.spec)), contextFor(q));
}

Figure groups(const ChartArguments& arguments, const Question& q) {
  GroupGaps gaps = valueOf(groupGaps(q.survey, q.spec));
  if (!arguments.control.empty()) gaps = valueOf(onlyControl(std::move(gaps), arguments.control));
  return groupGapsFigure(gaps, contextFor(q));
}

Figure importance(const ChartArguments& /*arguments*/, const Question& q) {
  const Job job = terminalJob("Computing");
  return importanceFigure(valueOf(fitImportance(q.survey, q.spec, job)), contextFor(q));
}

// The curve of the first driver unless one is named.
Figure curve(const ChartArguments& arguments, const Question& q) {
  std::string driver = arguments.driver;
  if (driver.empty() && !q.spec.drivers.empty()) driver = q.spec.drivers.front().name;
  return curveFigure(valueOf(driverCurve(q.survey, q.spec, driver)), contextFor(q));
}

}  // namespace

void addDriverCharts(ChartKinds& kinds) {
  kinds["effects"] = kinds["drivers"] = effects;
  kinds["groups"] = groups;
  kinds["importance"] = importance;
  kinds["curve"] = kinds["probability"] = curve;
}

}  // namespace candour::cli
