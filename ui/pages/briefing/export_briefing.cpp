// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/export_briefing.h"

#include <QStringList>
#include <algorithm>

#include "models/findings/recipe.h"
#include "ui/documents/write_document.h"
#include "ui/export/data_hash.h"
#include "ui/session/ask_briefing.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

Recipe recipeOf(const Workbench& bench, const Survey& survey,
                const std::vector<std::string>& variables, const Briefing& briefing,
                const std::filesystem::path& file) {
  Recipe recipe;
  recipe.version = CANDOUR_VERSION;
  recipe.output = file.filename().string();
  recipe.data = recipeData(bench.file(), survey, variables);
  recipe.question = briefing;
  return recipe;
}

}  // namespace

std::vector<BriefingFormat> briefingFormats() {
  const BriefingFormat known[] = {
      {u".pdf"_s, words("PDF"), words("To read and print, as the sheets look here")},
      {u".pptx"_s, words("PowerPoint"), words("Slides with charts that can be edited")},
      {u".odt"_s, words("Word"), words("An OpenDocument text, for Word and LibreOffice")},
      {u".xlsx"_s, words("Excel"), words("Every number in tables, with charts")},
      {u".html"_s, words("Web page"),
       words("One file for every browser, with tables to listen to")}};
  const auto written = documentEndings();
  std::vector<BriefingFormat> formats;
  for (const BriefingFormat& format : known) {
    const bool writes =
        std::find(written.begin(), written.end(), format.ending.toStdString()) != written.end();
    if (writes) formats.push_back(format);
  }
  return formats;
}

Result<WrittenBriefing> writeBriefingFile(Workbench& bench, const Briefing& briefing,
                                          const LeavingOptions& leaving,
                                          const std::filesystem::path& file,
                                          AnsweredFigures& answered, const Job& job) {
  const auto variables = variablesOf(briefing, bench.described());
  const auto survey = bench.surveyWith(variables);
  if (!survey) return tl::make_unexpected(survey.error());
  auto finished = finishBriefing(*survey, briefing, job, leaving, answered.answerer());
  if (job.stopped()) return cancelled();
  if (!finished) return passOn(finished);
  if (finished->document.pages.empty()) return fail(finished->problems.front().why);
  Recipe recipe = recipeOf(bench, *survey, variables, briefing, file);
  recipe.leaving = leaving;
  bench.logOverride("briefing, " + recipe.output, finished->disclosure);
  if (auto done = writeWithRecipe(finished->document, recipe, file); !done) return passOn(done);
  WrittenBriefing written{finished->document.pages.size(), std::move(finished->problems), {}};
  for (const auto& cell : finished->disclosure.withheld)
    written.withheld.push_back(textOf(cell.who));
  return written;
}

Result<LeavingOptions> decideTogether(Workbench& bench, const std::vector<Briefing>& briefings,
                                      LeavingOptions leaving, AnsweredFigures& answered,
                                      const Job& job) {
  Briefing all;
  for (const Briefing& briefing : briefings) {
    all.pages.insert(all.pages.end(), briefing.pages.begin(), briefing.pages.end());
  }
  const auto survey = bench.surveyWith(variablesOf(all, bench.described()));
  if (!survey) return tl::make_unexpected(survey.error());
  auto withheld = withheldOfAll(*survey, briefings, leaving.rules, answered, job);
  if (!withheld) return passOn(withheld);
  leaving.decided = std::move(*withheld);
  return leaving;
}

QString leftOutInWords(const std::vector<PageProblem>& problems) {
  QStringList lines;
  for (const PageProblem& problem : problems) {
    lines << words("Page %1 is not in it: %2")
                 .arg(problem.page + 1)
                 .arg(QString::fromStdString(problem.why));
  }
  return lines.join(u' ');
}

}  // namespace candour
