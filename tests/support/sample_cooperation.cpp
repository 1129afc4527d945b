// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/support/sample_cooperation.h"

#include <cmath>

#include "models/briefing/words.h"
#include "models/cooperation/paths.h"
#include "models/cooperation/unmeasured.h"
#include "tests/support/sample_answers.h"

namespace candour {

namespace {

constexpr int kCooperationDf = 500;

MediatorEffect effectOf(const MediatorRow& row) {
  MediatorEffect effect;
  effect.mediator = row.mediator;
  effect.share = .69;
  effect.without = .7;
  effect.with = .7 + row.effect;
  effect.effect = partOf(row.effect, row.se, kCooperationDf);
  effect.perThousand = partOf(10 * row.effect, 10 * row.se, kCooperationDf);
  UnmeasuredSensitivity& s = effect.unmeasured;
  s.riskRatio = effect.with / effect.without;
  s.lower = (effect.without + effect.effect.lower) / effect.without;
  s.upper = (effect.without + effect.effect.upper) / effect.without;
  s.eValue = eValueOf(s.riskRatio);
  s.eValueLimit = s.lower <= 1 && s.upper >= 1 ? 1 : eValueOf(s.lower > 1 ? s.lower : s.upper);
  return effect;
}

DriverPath pathOf(const PathRow& row) {
  DriverPath path;
  path.driver = path.variable = row.driver;
  path.level = row.level;
  path.contrast = row.level.empty() ? "per sd" : "versus Never";
  path.total = partOf(row.total, row.se, kCooperationDf);
  double direct = row.total;
  for (const double part : row.through) {
    direct -= part;
    path.through.push_back(partOf(part, row.se / 2, kCooperationDf));
  }
  path.direct = partOf(direct, row.se / 2, kCooperationDf);
  const bool told = path.total.p < .05;
  if (!told) path.shareWhy = "the total cannot be told from nothing";
  const auto share = [&](double part) {
    return told ? partOf(part / row.total, std::abs(row.se / row.total) / 2, kCooperationDf)
                : CooperationPart{};
  };
  path.directShare = share(direct);
  for (const double part : row.through) path.throughShare.push_back(share(part));
  return path;
}

}  // namespace

Cooperation cooperationOf(const std::string& behaviour, const std::vector<MediatorRow>& mediators,
                          const std::vector<PathRow>& paths) {
  Cooperation answer;
  answer.spec.outcome = {behaviour, behaviour, {"Very likely"}, {}};
  answer.spec.drivers.resize(3);
  answer.spec.controls.emplace_back().name = "Age";
  answer.simulated = true;
  answer.weighted = true;
  answer.n = 10912;
  answer.nEffective = 8240.4;
  answer.outcomeShare = .84;
  answer.designDf = answer.df = kCooperationDf;
  for (const MediatorRow& row : mediators) answer.mediators.push_back(effectOf(row));
  for (const PathRow& row : paths) answer.paths.push_back(pathOf(row));
  return answer;
}

CooperationPack packOfBehaviours(std::vector<Cooperation> behaviours) {
  CooperationPack pack;
  pack.spec = behaviours.front().spec;
  pack.simulated = behaviours.front().simulated;
  pack.df = behaviours.front().df;
  pack.behaviours = std::move(behaviours);
  return pack;
}

CooperationWords wordsOf(const CooperationPack& pack) {
  CooperationWords words;
  for (const Cooperation& answer : pack.behaviours) {
    FigureContext context = trustContext();
    context.outcome = answer.spec.outcome.name;
    context.measure = "share with " + midSentence(context.outcome);
    context.question = "How likely would you be to do this?";
    context.answers = "Fairly likely or Very likely";
    words.behaviours.push_back(context);
  }
  for (const MediatorEffect& mediator : pack.behaviours.front().mediators) {
    FigureContext context = trustContext();
    context.outcome = mediator.mediator;
    words.mediators.push_back(context);
  }
  return words;
}

CooperationPack trustPack() {
  std::vector<Cooperation> behaviours = {
      cooperationOf("Reporting crime", {{"Trust", .085, .011}, {"Confidence", .041, .010}},
                    {{"Effectiveness", .032, .004, {.006, .003}},
                     {"Engagement and fair treatment", .041, .005, {.012, .005}},
                     {"Accountability", .018, .004, {.005, .002}},
                     {"Information provision", .012, .004, {.003, .001}},
                     {"Cohesion", .021, .004, {.002, .001}},
                     {"Local patrol visibility", .002, .004, {.0004, .0002}},
                     {"Personal security", -.006, .004, {.0002, .0004}},
                     {"Community problems", -.011, .004, {.002, .002}}}),
      cooperationOf("Supporting tactics", {{"Trust", .131, .014}, {"Confidence", .022, .013}}),
      cooperationOf("Giving information", {{"Trust", .094, .018}, {"Confidence", .049, .017}})};
  behaviours[2].n = 5480;
  behaviours[2].notAsked = 6400;
  return packOfBehaviours(std::move(behaviours));
}

}  // namespace candour
