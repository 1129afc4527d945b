// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/chart_kinds.h"
#include "app/cli/scenario_question.h"
#include "models/briefing/scenario_figures.h"

namespace candour::cli {

namespace {

FigureContext contextFor(const Question& q) {
  return contextOf(q.survey, q.spec);
}

Figure whatIf(const ChartArguments& arguments, const Question& q) {
  return whatIfFigure(whatIfOf(q, arguments.moves, arguments.area), contextFor(q));
}

Figure target(const ChartArguments& arguments, const Question& q) {
  if (arguments.driver.empty()) throw Failure{"Say which driver moves: --driver DRIVER."};
  if (arguments.target < 0) throw Failure{"Say which share to reach: --to 0.7 is 70 %."};
  return targetFigure(targetOf(q, arguments.driver, arguments.target, arguments.area),
                      contextFor(q));
}

Figure uplift(const ChartArguments& arguments, const Question& q) {
  if (arguments.area.empty()) throw Failure{"Say which area could gain: --area AREA."};
  return upliftFigure(valueOf(achievableUplift(q.survey, q.spec, arguments.area)), contextFor(q));
}

Figure priorities(const ChartArguments& /*arguments*/, const Question& q) {
  const Job job = terminalJob("Computing");
  const auto importance = valueOf(fitImportance(q.survey, q.spec, job));
  const auto drivers = valueOf(ScenarioModel::make(q.survey, q.spec)).drivers();
  return prioritiesFigure(importance, drivers, contextFor(q));
}

}  // namespace

void addScenarioCharts(ChartKinds& kinds) {
  kinds["whatif"] = whatIf;
  kinds["target"] = target;
  kinds["uplift"] = uplift;
  kinds["priorities"] = priorities;
}

}  // namespace candour::cli
