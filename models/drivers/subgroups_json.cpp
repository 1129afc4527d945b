// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/subgroups_json.h"

#include <cmath>

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json json(const EqualityTest& t) {
  Json object = {{"kind", t.kind},
                 {"statistic", number(t.statistic)},
                 {"df1", number(t.df1)},
                 {"df2", number(t.df2)},
                 {"p", number(t.p)}};
  addWhy(object, t.why);
  return object;
}

Json json(const PeopleGroup& g) {
  return {{"group", g.name},
          {"n", g.n},
          {"share", number(g.share)},
          {"outcome_share", number(g.outcome)},
          {"df", g.df}};
}

Json json(const GroupEffect& e, const PeopleGroup& group) {
  Json object = {{"group", group.name},
                 {"estimate", number(e.estimate)},
                 {"se", number(e.se)},
                 {"lower", number(e.lower)},
                 {"upper", number(e.upper)},
                 {"p", number(e.p)},
                 {"difference", number(e.difference)},
                 {"difference_se", number(e.differenceSe)},
                 {"difference_p", number(e.differenceP)},
                 {"difference_p_holm", number(e.differencePHolm)},
                 {"differs", e.differs}};
  addWhy(object, e.why);
  return object;
}

Json json(const DriverByGroup& d, const Subgroups& answer) {
  Json test = json(d.test);
  test["p_holm"] = number(d.test.pHolm);
  Json object = {{"driver", d.driver},     {"variable", d.variable}, {"level", textOrNull(d.level)},
                 {"contrast", d.contrast}, {"test", test},           {"effects", Json::array()}};
  if (!std::isnan(d.sd)) object["sd"] = d.sd;
  for (std::size_t g = 0; g < d.effects.size(); ++g) {
    object["effects"].push_back(json(d.effects[g], answer.groups[g]));
  }
  return object;
}

}  // namespace

std::string subgroupsJson(const Subgroups& answer, const std::string& sentence) {
  Json document = {{"by", answer.by},
                   {"name", answer.name},
                   {"finding", sentence},
                   {"differ", answer.differ()},
                   {"test", json(answer.test)},
                   {"n", answer.n},
                   {"n_effective", number(answer.nEffective)},
                   {"n_left_out", json(answer.leftOut)},
                   {"design_df", answer.designDf},
                   {"status", nameOf(answer.status)},
                   {"simulated", answer.simulated},
                   {"groups", Json::array()},
                   {"groups_left_out", Json::array()},
                   {"drivers", Json::array()},
                   {"warnings", json(answer.warnings)}};
  for (const auto& group : answer.groups) document["groups"].push_back(json(group));
  for (const auto& group : answer.groupsLeftOut) {
    document["groups_left_out"].push_back(
        {{"group", group.name}, {"n", group.n}, {"why", group.why}});
  }
  for (const auto& driver : answer.drivers) document["drivers"].push_back(json(driver, answer));
  return textOf(document);
}

}  // namespace candour
