// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/chart_kinds.h"
#include "app/cli/scenario_question.h"
#include "models/briefing/scenario_figures.h"

namespace candour::cli {

namespace {

Figure whatIf(const ChartArguments& arguments, const Question& q) {
  const auto answer = whatIfOf(q, arguments.moves, arguments.area);
  return whatIfFigure(answer, contextFor(answer, q.survey, q.spec));
}

Figure target(const ChartArguments& arguments, const Question& q) {
  if (arguments.driver.empty()) throw Failure{"Say which driver moves: --driver DRIVER."};
  if (arguments.target < 0) throw Failure{"Say which share to reach: --to 0.7 is 70 %."};
  const auto answer = targetOf(q, arguments.driver, arguments.target, arguments.area);
  return targetFigure(answer, contextFor(answer, q.survey, q.spec));
}

Figure uplift(const ChartArguments& arguments, const Question& q) {
  if (arguments.area.empty()) throw Failure{"Say which area could gain: --area AREA."};
  const auto answer = valueOf(achievableUplift(q.survey, q.spec, arguments.area));
  return upliftFigure(answer, contextFor(answer, q.survey, q.spec));
}

Figure priorities(const ChartArguments& /*arguments*/, const Question& q) {
  const Job job = terminalJob("Computing");
  const auto importance = valueOf(fitImportance(q.survey, q.spec, job));
  const auto drivers = valueOf(ScenarioModel::make(q.survey, q.spec)).drivers();
  return prioritiesFigure(importance, drivers, contextFor(importance, q.survey, q.spec));
}

}  // namespace

void addScenarioCharts(ChartKinds& kinds) {
  kinds["whatif"] = whatIf;
  kinds["target"] = target;
  kinds["uplift"] = uplift;
  kinds["priorities"] = priorities;
}

}  // namespace candour::cli
