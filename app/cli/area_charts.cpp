// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/chart_kinds.h"
#include "models/briefing/figures.h"

namespace candour::cli {

namespace {

Figure ranked(const ChartArguments& /*arguments*/, const Question& q) {
  return boroughsFigure(valueOf(compareBoroughs(q.survey, q.spec)), contextOf(q.survey, q.spec));
}

}  // namespace

void addAreaCharts(ChartKinds& kinds) {
  kinds["boroughs"] = kinds["caterpillar"] = ranked;
}

}  // namespace candour::cli
