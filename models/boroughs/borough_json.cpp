// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/borough_json.h"

#include "models/drivers/design_of.h"
#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json estimateJson(const AreaEstimate& a) {
  return {{"estimate", number(a.estimate)},
          {"se", number(a.se)},
          {"lower", number(a.lower)},
          {"upper", number(a.upper)},
          {"n", a.n},
          {"n_effective", number(a.nEffective)},
          {"deff", number(a.deff)},
          {"deff_kish", number(a.deffKish)},
          {"df", a.df}};
}

Json json(const ShrunkEstimate& s) {
  Json object = {{"estimate", number(s.estimate)}, {"se", number(s.se)},
                 {"lower", number(s.lower)},       {"upper", number(s.upper)},
                 {"weight", number(s.weight)},     {"benchmarked", number(s.benchmarked)}};
  addWhy(object, s.why);
  return object;
}

Json json(const AdjustedEstimate& a) {
  Json object = {{"estimate", number(a.estimate)},
                 {"se", number(a.se)},
                 {"lower", number(a.lower)},
                 {"upper", number(a.upper)}};
  addWhy(object, a.why);
  return object;
}

Json json(const RankInterval& r) {
  return {{"lower", r.lower},
          {"upper", r.upper},
          {"alone_lower", r.aloneLower},
          {"alone_upper", r.aloneUpper}};
}

Json funnelJson(const Funnel& funnel, const FunnelPosition& position, const AreaEstimate& area) {
  const FunnelLimits inner = funnelLimits(funnel, area.nEffective, kFunnel95);
  const FunnelLimits outer = funnelLimits(funnel, area.nEffective, kFunnel998);
  Json object = {{"z", number(position.z)},
                 {"outside_95", position.outside95},
                 {"outside_998", position.outside998},
                 {"lower_95", number(inner.lower)},
                 {"upper_95", number(inner.upper)},
                 {"lower_998", number(outer.lower)},
                 {"upper_998", number(outer.upper)}};
  if (object["z"].is_null()) addWhy(object, "a single sampling unit gives no effective size");
  return object;
}

Json areaJson(const BoroughPack& pack, std::size_t i) {
  const AreaEstimate& area = pack.comparison.areas[i];
  const AreaStanding& standing = pack.standings[i];
  Json object = {{"area", area.area}};
  object.update(estimateJson(area));
  object["difference"] = number(area.difference);
  object["difference_se"] = number(area.differenceSe);
  object["p"] = number(area.p);
  object["p_holm"] = number(area.pHolm);
  object["differs"] = area.differs;
  object["funnel"] = funnelJson(pack.funnel, standing.funnel, area);
  object["shrunk"] = json(standing.shrunk);
  object["adjusted"] = json(standing.adjusted);
  object["rank"] = json(standing.rank);
  object["p_lowest_quarter"] = number(standing.pLowestQuarter);
  addWhy(object, area.why.empty() ? standing.why : area.why);
  return object;
}

Json pairJson(const BoroughPack& pack, const AreaPair& pair) {
  Json object = {{"first", pack.comparison.areas[pair.first].area},
                 {"second", pack.comparison.areas[pair.second].area},
                 {"difference", number(pair.difference)},
                 {"se", number(pair.se)},
                 {"p", number(pair.p)},
                 {"p_holm", number(pair.pHolm)},
                 {"differs", pair.differs}};
  addWhy(object, pair.why);
  return object;
}

Json wholeFunnelJson(const Funnel& funnel) {
  Json object = {{"target", number(funnel.target)},
                 {"overdispersion", number(funnel.overdispersion)},
                 {"inflated", funnel.inflated},
                 {"transformed", funnel.transformed},
                 {"z_95", kFunnel95},
                 {"z_998", kFunnel998}};
  if (object["overdispersion"].is_null()) addWhy(object, "no area has an effective size");
  return object;
}

void addBetween(const BoroughPack& pack, Json& document) {
  document["between_variance"] = number(pack.betweenVariance);
  document["no_between_variance"] = pack.noBetweenVariance;
  if (document["between_variance"].is_null()) addWhy(document, pack.standings.front().shrunk.why);
}

Json adjustedBase(const BoroughPack& pack) {
  Json object = {{"n", pack.adjustedN}, {"estimate", number(pack.adjustedOverall)}};
  if (object["estimate"].is_null()) addWhy(object, pack.standings.front().adjusted.why);
  return object;
}

}  // namespace

std::string boroughPackJson(const BoroughPack& pack) {
  const BoroughComparison& comparison = pack.comparison;
  Json overall = estimateJson(comparison.overall);
  addWhy(overall, comparison.overall.why);
  Json areas = Json::array();
  for (std::size_t i = 0; i < comparison.areas.size(); ++i) areas.push_back(areaJson(pack, i));
  Json pairs = Json::array();
  for (const AreaPair& pair : pack.pairs) pairs.push_back(pairJson(pack, pair));
  std::vector<Warning> warnings = comparison.warnings;
  warnings.insert(warnings.end(), pack.warnings.begin(), pack.warnings.end());
  Json document = {{"overall", std::move(overall)}, {"areas", std::move(areas)}};
  addBetween(pack, document);
  document["interval"] = nameOf(comparison.spec.design.interval);
  document["design"] = designJson(comparison.spec.design, comparison.replicates);
  document["funnel"] = wholeFunnelJson(pack.funnel);
  document["adjusted_for"] = pack.adjustedFor;
  document["adjusted_base"] = adjustedBase(pack);
  document["pairs"] = std::move(pairs);
  document["n_left_out"] = json(comparison.leftOut);
  document["simulated"] = comparison.simulated;
  document["warnings"] = json(warnings);
  return textOf(document);
}

}  // namespace candour
