// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/group_gaps_json.h"

#include "core/base/check.h"
#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json json(const GroupGap& gap) {
  Json object = {{"level", gap.level},
                 {"raw", number(gap.raw)},
                 {"raw_se", number(gap.rawSe)},
                 {"raw_lower", number(gap.rawLower)},
                 {"raw_upper", number(gap.rawUpper)},
                 {"raw_p", number(gap.rawP)},
                 {"raw_df", gap.rawDf},
                 {"held_equal", number(gap.held)},
                 {"se", number(gap.se)},
                 {"lower", number(gap.lower)},
                 {"upper", number(gap.upper)},
                 {"p", number(gap.p)},
                 {"p_holm", number(gap.pHolm)},
                 {"differs", gap.differs},
                 {"n", gap.n}};
  if (!gap.rawWhy.empty()) object["raw_why"] = gap.rawWhy;
  addWhy(object, gap.why.empty() ? gap.rawWhy : gap.why);
  return object;
}

Json json(const ControlGaps& control, const std::string& sentence) {
  Json groups = Json::array();
  for (const GroupGap& gap : control.groups) groups.push_back(json(gap));
  return {{"control", control.control},        {"variable", control.variable},
          {"reference", control.reference},    {"groups", groups},
          {"reference_n", control.referenceN}, {"sentence", sentence}};
}

}  // namespace

std::string groupGapsJson(const GroupGaps& gaps, const std::vector<std::string>& sentences) {
  check(gaps.controls.size() == sentences.size(), "groupGapsJson: one sentence a control");
  Json controls = Json::array();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    controls.push_back(json(gaps.controls[i], sentences[i]));
  }
  Json left = Json::array();
  for (const NotCompared& control : gaps.notCompared) {
    left.push_back({{"control", control.control}, {"why", control.why}});
  }
  return textOf({{"controls", controls},
                 {"not_compared", left},
                 {"status", nameOf(gaps.status)},
                 {"df", gaps.df},
                 {"n", gaps.n},
                 {"n_effective", number(gaps.nEffective)},
                 {"n_left_out", json(gaps.leftOut)},
                 {"simulated", gaps.simulated},
                 {"source", gaps.source},
                 {"warnings", json(gaps.warnings)}});
}

}  // namespace candour
