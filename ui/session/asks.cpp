// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/asks.h"

#include "core/base/text.h"
#include "models/boroughs/borough_pack.h"
#include "models/diagnostics/diagnostics.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/group_gaps.h"
#include "models/drivers/importance.h"
#include "models/drivers/item_answers.h"
#include "models/drivers/sensitivity.h"
#include "models/drivers/subgroups.h"
#include "models/scenarios/uplift.h"
#include "ui/session/question_edit.h"
#include "ui/session/words.h"

namespace candour {

namespace {

// Areas and a model to compare them by.
bool canExplain(const DriverModelSpec& question) {
  return canCompare(question) && canFit(question);
}

std::string textOf(const TrendOptions& options) {
  return nameOf(options.by) + "|" + options.time + "|" +
         (options.pooling == Pooling::Equal ? "equal|" : "|") +
         (options.target ? std::to_string(*options.target) : "") +
         (options.byArea ? "|areas" : "|") + options.since;
}

}  // namespace

Ask askModel() {
  return {.key = kModel,
          .text = words("Fitting the model"),
          .possible = canFit,
          .variables = {},
          .work = workOf<DriverModel>(fitDriverModel)};
}

Ask askImportance() {
  return {.key = kImportance,
          .text = words("Weighing the drivers against each other"),
          .possible = canFit,
          .variables = {},
          .work = workOf<Importance>(fitImportance)};
}

Ask askSensitivity() {
  return {.key = kSensitivity,
          .text = words("Asking every way"),
          .possible = canFit,
          .variables = {},
          .work = workOf<Sensitivity>(sensitivityOf)};
}

Ask askGroups() {
  return {.key = kGroups,
          .text = words("Comparing groups of people"),
          .possible = canFit,
          .variables = {},
          .work = workOf<GroupGaps>(groupGaps)};
}

Ask askDiagnostics() {
  return {.key = kDiagnostics,
          .text = words("Checking the model"),
          .possible = canFit,
          .variables = {},
          .work = workOf<Diagnostics>(diagnose)};
}

Ask askPack() {
  return {.key = kPack,
          .text = words("Comparing the areas"),
          .possible = canCompare,
          .asked = comparisonOf,
          .variables = {},
          .work = workOf<BoroughPack>(boroughPack)};
}

Ask askScenarios() {
  const auto make = [](const Survey& survey, const DriverModelSpec& asked,
                       const Job& job) -> Result<Scenarios> {
    auto model = ScenarioModel::make(survey, asked, job);
    if (!model) return passOn(model);
    return std::make_shared<const ScenarioModel>(std::move(*model));
  };
  return {.key = kScenarios,
          .text = words("Fitting the model"),
          .possible = canFit,
          .asked = comparisonOf,
          .variables = {},
          .work = workOf<Scenarios>(make),
          .latestOnly = true};
}

std::string subgroupsKey(const std::string& by) {
  return "subgroups:" + by;
}

Ask askSubgroups(const std::string& by) {
  return {.key = subgroupsKey(by),
          .text = words("Comparing the drivers between groups"),
          .possible = canFit,
          .variables = [by](const Survey& /*described*/,
                            const DriverModelSpec& /*asked*/) { return std::vector{by}; },
          .work = workOf<Subgroups>(
              [by](const Survey& survey, const DriverModelSpec& asked, const Job& job) {
                return subgroupEffects(survey, asked, by, job);
              })};
}

std::string curveKey(const std::string& driver) {
  return "curve:" + driver;
}

Ask askCurve(const std::string& driver) {
  return {.key = curveKey(driver),
          .text = words("Following one driver"),
          .possible = canFit,
          .variables = {},
          .work = workOf<DriverCurve>(
              [driver](const Survey& survey, const DriverModelSpec& asked, const Job& job) {
                return driverCurve(survey, asked, driver, job);
              })};
}

std::string itemsKey(const std::string& driver) {
  return "items:" + driver;
}

Ask askItems(const std::string& driver) {
  return {.key = itemsKey(driver),
          .text = words("Counting answers"),
          .possible = canFit,
          .variables = {},
          .work = workOf<ItemAnswers>(
              [driver](const Survey& survey, const DriverModelSpec& asked, const Job& job) {
                return itemAnswers(survey, asked, {.driver = driver}, job);
              })};
}

namespace {

std::string textOf(const ScaleAsked& asked) {
  return asked.driver + "|" + join(asked.items, ",");
}

// The items that no driver of the question has, too.
std::function<std::vector<std::string>(const Survey&, const DriverModelSpec&)> itemsOf(
    const ScaleAsked& asked) {
  return [items = asked.items](const Survey& /*described*/, const DriverModelSpec& /*asked*/) {
    return items;
  };
}

}  // namespace

std::string reliabilityKey(const ScaleAsked& asked) {
  return "reliability:" + textOf(asked);
}

Ask askReliability(const ScaleAsked& asked) {
  return {.key = reliabilityKey(asked),
          .text = words("Trying the scale"),
          .possible = canFit,
          .variables = itemsOf(asked),
          .work = workOf<Reliability>(
              [asked](const Survey& survey, const DriverModelSpec& spec, const Job& job) {
                return reliabilityOf(survey, spec, asked, job);
              })};
}

std::string factorsKey(const FactorsAsked& asked) {
  return "factors:" + textOf(asked.items) + "|" + std::to_string(asked.factors) + "|" +
         nameOf(asked.rotation) + "|" + nameOf(asked.correlation);
}

Ask askFactors(const FactorsAsked& asked) {
  return {.key = factorsKey(asked),
          .text = words("Finding what goes together"),
          .possible = canFit,
          .variables = itemsOf(asked.items),
          .work = workOf<FactorStructure>(
              [asked](const Survey& survey, const DriverModelSpec& spec, const Job& job) {
                return factorStructure(survey, spec, asked, job);
              })};
}

std::string gapKey(const GapGroup& group) {
  return "gap:" + group.variable + "=" + text(group.answer);
}

Ask askGap(const GapGroup& group) {
  return {.key = gapKey(group),
          .text = words("Explaining the gap"),
          .possible = canExplain,
          .asked = comparisonOf,
          .variables =
              [group](const Survey& /*described*/, const DriverModelSpec& /*asked*/) {
                return std::vector{group.variable};
              },
          .work = workOf<GapExplanation>(
              [group](const Survey& survey, const DriverModelSpec& asked, const Job& job) {
                return explainGap(survey, asked, group, job);
              })};
}

std::string trendKey(const TrendOptions& options) {
  return "trend:" + textOf(options);
}

Ask askTrend(const TrendOptions& options) {
  return {.key = trendKey(options),
          .text = words("Following the outcome over time"),
          .possible = hasOutcome,
          .asked = overTimeOf,
          .variables = timeVariables,
          .work = workOf<Trend>(
              [options](const Survey& survey, const DriverModelSpec& asked, const Job& job) {
                return trendOf(survey, asked, options, job);
              })};
}

std::string driverTrendsKey(const TrendOptions& options) {
  return "driverTrends:" + textOf(options);
}

Ask askDriverTrends(const TrendOptions& options) {
  return {.key = driverTrendsKey(options),
          .text = words("Following the drivers over time"),
          .possible = canFit,
          .asked = overTimeOf,
          .variables = timeVariables,
          .work = workOf<DriverTrends>(
              [options](const Survey& survey, const DriverModelSpec& asked, const Job& job) {
                return driverTrends(survey, asked, options, job);
              })};
}

std::string changesKey(const TrendOptions& options) {
  return "changes:" + textOf(options);
}

Ask askChanges(const TrendOptions& options) {
  return {.key = changesKey(options),
          .text = words("Comparing the periods"),
          .possible = hasOutcome,
          .asked = overTimeOf,
          .variables = timeVariables,
          .work = workOf<Changes>(
              [options](const Survey& survey, const DriverModelSpec& asked, const Job& job) {
                return changesSince(survey, asked, options, options.since, job);
              })};
}

std::string whatIfKey(const std::vector<Move>& moves, const std::string& area) {
  std::string key = "whatif:" + area;
  for (const auto& move : moves) key += "|" + move.driver + "=" + std::to_string(move.shift);
  return key;
}

Ask askWhatIf(const Scenarios& scenarios, const std::vector<Move>& moves, const std::string& area) {
  return {
      .key = whatIfKey(moves, area),
      .text = {},
      .possible = canFit,
      .asked = comparisonOf,
      .variables = {},
      .work = workOf<WhatIf>(
          [scenarios, moves, area](const Survey& /*survey*/, const DriverModelSpec& /*asked*/,
                                   const Job& /*job*/) { return scenarios->whatIf(moves, area); }),
      .latestOnly = true};
}

std::string targetKey(const std::string& driver, double share, const std::string& area) {
  return "target:" + area + "|" + driver + "|" + std::to_string(share);
}

Ask askTarget(const Scenarios& scenarios, const std::string& driver, double share,
              const std::string& area) {
  return {.key = targetKey(driver, share, area),
          .text = {},
          .possible = canFit,
          .asked = comparisonOf,
          .variables = {},
          .work = workOf<TargetAnswer>(
              [scenarios, driver, share, area](
                  const Survey& /*survey*/, const DriverModelSpec& /*asked*/, const Job& /*job*/) {
                return scenarios->target(driver, share, area);
              }),
          .latestOnly = true};
}

std::string upliftKey(const std::string& area) {
  return "uplift:" + area;
}

Ask askUplift(const std::string& area) {
  return {.key = upliftKey(area),
          .text = words("Working out what would be gained"),
          .possible = canExplain,
          .asked = comparisonOf,
          .variables = {},
          .work = workOf<UpliftAnswer>(
              [area](const Survey& survey, const DriverModelSpec& asked, const Job& job) {
                return achievableUplift(survey, asked, area, job);
              })};
}

}  // namespace candour
