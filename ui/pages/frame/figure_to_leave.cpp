// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/figure_to_leave.h"

#include "core/base/text.h"
#include "models/scripts/r_script.h"
#include "ui/export/data_hash.h"
#include "ui/export/export_figure.h"
#include "ui/export/write_file.h"

namespace candour {

namespace {
constexpr const char* kScriptEnding = ".r";
}

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

namespace {

Status writeScript(Workbench& bench, const FigureToLeave& figure,
                   const std::filesystem::path& file) {
  const auto survey = bench.surveyWith(variablesOf(figure.question, bench.described()));
  if (!survey) return tl::make_unexpected(survey.error());
  const LeavingFigure& leaving = figure.figure;
  const bool withheld = figure.leaving.reason.empty() && !leaving.report.withheld.empty();
  const bool rounded = figure.leaving.rules.rounding > 0 || figure.leaving.decided || withheld;
  auto script = rScript(
      *survey, figure.question,
      {figure.data.project, CANDOUR_VERSION, leaving.drawn.figure, leaving.warnings, rounded});
  if (!script) return passOn(script);
  if (auto placed = checkPlace(file); !placed) return placed;
  return writeWhole(file, QByteArray::fromStdString(*script));
}

}  // namespace

Status writeFigure(Workbench& bench, const FigureToLeave& figure, const std::filesystem::path& file,
                   const std::string& size) {
  bench.logOverride("figure " + nameOf(figure.question.topic) + ", " + file.filename().string(),
                    figure.figure.report);
  if (lowered(file.extension().string()) == kScriptEnding) return writeScript(bench, figure, file);
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
