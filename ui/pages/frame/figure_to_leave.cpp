// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/figure_to_leave.h"

#include "ui/export/data_hash.h"
#include "ui/export/export_figure.h"

namespace candour {

Result<FigureToLeave> figureToLeave(Workbench& bench, const FigureQuestion& question,
                                    const LeavingOptions& leaving, AnsweredFigures& answered,
                                    const Job& job) {
  const auto variables = variablesOf(question, bench.described());
  const auto survey = bench.surveyWith(variables);
  if (!survey) return tl::make_unexpected(survey.error());
  auto figure = leavingFigure(*survey, question, leaving, job, answered.answerer());
  if (job.stopped()) return cancelled();
  if (!figure) return passOn(figure);
  return FigureToLeave{std::move(*figure), question, leaving,
                       recipeData(bench.file(), *survey, variables)};
}

Status writeFigure(Workbench& bench, const FigureToLeave& figure, const std::filesystem::path& file,
                   const std::string& size) {
  bench.logOverride("figure " + nameOf(figure.question.topic) + ", " + file.filename().string(),
                    figure.figure.report);
  return exportFigure(figure.figure.drawn.figure, file,
                      Recipe{CANDOUR_VERSION,
                             file.filename().string(),
                             size,
                             {},
                             figure.data,
                             figure.question,
                             figure.leaving});
}

}  // namespace candour
