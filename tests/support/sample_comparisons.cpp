// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "tests/support/sample_answers.h"

namespace candour {

Importance trustDominance() {
  Importance importance = trustImportance();
  const std::size_t k = importance.drivers.size();
  for (std::size_t j = 0; j < k; ++j) {
    std::vector<double> values;
    for (std::size_t size = 0; size < k; ++size) {
      const double at = static_cast<double>(size) / static_cast<double>(k - 1);
      values.push_back(importance.drivers[j].shapley * (1.5 - at));
    }
    importance.conditional.push_back(values);
  }
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      if (i == j) continue;
      Dominance pair;
      pair.driver = i;
      pair.over = j;
      pair.complete = pair.conditional = i == 0 || (i == 1 && j + 1 == k);
      pair.certain = i == 0;
      pair.fraction = pair.complete ? 1 : i < j ? 0.7 : 0.3;
      importance.dominance.push_back(pair);
    }
  }
  return importance;
}

Subgroups trustSubgroups(double p, std::size_t groups) {
  Subgroups answer;
  answer.by = "NQ147r";
  answer.name = groups > 10 ? "Borough" : "Ethnicity";
  answer.simulated = true;
  answer.n = 10912;
  answer.nEffective = 8240.4;
  answer.designDf = 570;
  answer.weighted = true;
  answer.spec.design.weight = "WT";
  answer.test.statistic = 1.4;
  answer.test.df1 = 12.3;
  answer.test.df2 = 570;
  answer.test.p = p;
  const std::vector<std::string> names = {"White British", "Other White", "Black", "Asian",
                                          "Mixed"};
  for (std::size_t g = 0; g < groups; ++g) {
    answer.groups.push_back({groups > names.size() ? "Area " + std::to_string(g + 1) : names[g],
                             10912 / groups, 1.0 / static_cast<double>(groups), 0.7, 100});
  }
  answer.groupsLeftOut.push_back(
      {"Other", 31, "the rarer outcome occurs 9 times for 8 terms, fewer than 10 a term"});
  for (const char* driver :
       {"Engagement and fair treatment", "Effectiveness", "Patrol visibility"}) {
    DriverByGroup row;
    row.driver = row.variable = driver;
    row.contrast = "per sd";
    row.sd = 0.25;
    row.test = answer.test;
    row.test.pHolm = answer.drivers.empty() ? p : 0.6;
    for (std::size_t g = 0; g < groups; ++g) {
      GroupEffect effect;
      effect.estimate = 0.05 + 0.01 * std::sin(static_cast<double>(g));
      effect.differs = answer.drivers.empty() && g + 1 == groups && p < 0.05;
      if (effect.differs) effect.estimate = 0.14;
      effect.se = 0.015;
      effect.lower = effect.estimate - 0.03;
      effect.upper = effect.estimate + 0.03;
      effect.p = 0.01;
      effect.difference = effect.estimate - 0.06;
      effect.differenceSe = 0.014;
      effect.differencePHolm = effect.differs ? 0.001 : 0.8;
      row.effects.push_back(effect);
    }
    answer.drivers.push_back(std::move(row));
  }
  return answer;
}

Sensitivity trustSensitivity() {
  Sensitivity answer;
  answer.simulated = true;
  answer.n = 10912;
  answer.nEffective = 8240.4;
  answer.drivers = {"Engagement and fair treatment", "Effectiveness", "Patrol visibility"};
  for (const char* driver :
       {"Engagement and fair treatment", "Effectiveness", "Patrol visibility"}) {
    answer.standings.push_back({driver, 0, 0, 0});
  }
  for (int i = 0; i < 36; ++i) {
    Specification way;
    way.family = i % 2 == 0 ? Family::Logit : Family::Linear;
    way.midpoint = i % 3 == 0 ? Midpoint::Negative : Midpoint::Missing;
    way.weighted = i % 4 < 2;
    way.asked = i == 0;
    way.total = 0.2;
    const double first = 0.55 - 0.006 * i;
    way.shares = {first, 0.85 - first - 0.15 * first, 0.15 + 0.15 * first};
    for (const double share : way.shares) {
      way.ranks.push_back(1 + static_cast<int>(std::count_if(way.shares.begin(), way.shares.end(),
                                                             [&](double s) { return s > share; })));
    }
    for (std::size_t j = 0; j < 3; ++j) {
      auto& standing = answer.standings[j];
      standing.first += way.ranks[j] == 1;
      standing.best = standing.best == 0 ? way.ranks[j] : std::min(standing.best, way.ranks[j]);
      standing.worst = std::max(standing.worst, way.ranks[j]);
    }
    answer.specifications.push_back(std::move(way));
  }
  answer.answered = 36;
  return answer;
}

}  // namespace candour
