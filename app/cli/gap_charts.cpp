// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/chart_kinds.h"
#include "app/cli/gap_question.h"
#include "models/briefing/area_figures.h"

namespace candour::cli {

namespace {

Figure gap(const ChartArguments& arguments, const Question& asked) {
  Question q = asked;
  const GapGroup group = gapGroupOf(q.spec, arguments.area, arguments.group);
  loadAlso(arguments.project, {group.variable}, q);
  const auto answer = valueOf(explainGap(q.survey, q.spec, group));
  return gapFigure(answer, contextFor(answer, q.survey, wholeOf(q.spec, group)));
}

}  // namespace

void addGapCharts(ChartKinds& kinds) {
  kinds["gap"] = kinds["waterfall"] = gap;
}

}  // namespace candour::cli
