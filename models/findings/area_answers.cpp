// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/area_figures.h"
#include "models/findings/answer_parts.h"

namespace candour {

namespace {

Result<TileLayout> layoutAsked(const FigureQuestion& question, const BoroughPack& pack) {
  if (!question.tiles.empty()) return parseTileLayout(question.tiles);
  std::vector<std::string> names;
  for (const AreaEstimate& area : pack.comparison.areas) names.push_back(area.area);
  return layoutFor(names);
}

Result<FigureAnswer> mapOf(Result<BoroughPack> pack, FigureContext context,
                           const FigureQuestion& question) {
  if (!pack) return passOn(pack);
  auto layout = layoutAsked(question, *pack);
  if (!layout) return passOn(layout);
  return drawnAs(
      std::move(pack), std::move(context), question,
      [layout = std::move(*layout)](const BoroughPack& answer, const FigureContext& words) {
        return tileMapFigure(answer, words, layout);
      });
}

Result<FigureAnswer> gapOf(const Survey& survey, const FigureQuestion& question, const Job& job) {
  if (!question.group) return fail("Say whose gap is to be explained: an area, or a group.");
  auto gap = explainGap(survey, question.spec, *question.group, job);
  if (!gap) return passOn(gap);
  auto context = contextFor(*gap, survey, wholeOf(question.spec, *question.group));
  return drawnAs(std::move(gap), std::move(context), question, gapFigure);
}

std::vector<Warning> warningsOf(const BoroughPack& pack) {
  auto warnings = pack.comparison.warnings;
  warnings.insert(warnings.end(), pack.warnings.begin(), pack.warnings.end());
  return warnings;
}

}  // namespace

Result<FigureAnswer> answerAreas(const Survey& survey, const FigureQuestion& question,
                                 const Job& job) {
  if (question.topic == FigureTopic::Gap) return gapOf(survey, question, job);
  auto pack = boroughPack(survey, question.spec, job);
  if (!pack) return passOn(pack);
  const auto warnings = warningsOf(*pack);
  FigureContext context = contextOf(survey, question.spec);
  Result<FigureAnswer> answer;
  if (question.topic == FigureTopic::Map) {
    answer = mapOf(std::move(pack), std::move(context), question);
  } else if (question.topic == FigureTopic::Funnel) {
    answer = drawnAs(std::move(pack), std::move(context), question, funnelFigure);
  } else if (question.topic == FigureTopic::Differences) {
    answer = drawnAs(std::move(pack), std::move(context), question, differencesFigure);
  } else {
    answer =
        drawnAs(std::move(pack), std::move(context), question,
                [second = question.second](const BoroughPack& areas, const FigureContext& words) {
                  return rankedAreasFigure(areas, words, second);
                });
  }
  if (answer) answer->warnings = warnings;
  return answer;
}

}  // namespace candour
