// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/boroughs/gap.h"
#include "models/scales/factors.h"
#include "models/scales/reliability.h"
#include "models/scenarios/what_if.h"
#include "models/trends/changes.h"
#include "models/trends/trend.h"
#include "ui/session/ask.h"

namespace candour {

/// What pages ask about a question, each beside the key its answer is found under.

inline constexpr const char* kModel = "model";              // Answer<DriverModel>
inline constexpr const char* kImportance = "importance";    // Answer<Importance>
inline constexpr const char* kSensitivity = "sensitivity";  // Answer<Sensitivity>
inline constexpr const char* kGroups = "groups";            // Answer<GroupGaps>
inline constexpr const char* kDiagnostics = "diagnostics";  // Answer<Diagnostics>
inline constexpr const char* kPack = "pack";                // Answer<BoroughPack>
inline constexpr const char* kScenarios = "scenarios:";     // Answer<Scenarios>

/// A fitted question that scenarios are asked of, shared with those that are being worked out.
using Scenarios = std::shared_ptr<const ScenarioModel>;

Ask askModel();
Ask askImportance();
Ask askGroups();
Ask askSensitivity();
Ask askDiagnostics();
/// All areas are compared, whatever area the question is restricted to; so with what follows, but
/// for the curve and the trends.
Ask askPack();
Ask askScenarios();

/// The drivers' effects in the groups of a variable.
std::string subgroupsKey(const std::string& by);  // Answer<Subgroups>
Ask askSubgroups(const std::string& by);

std::string curveKey(const std::string& driver);  // Answer<DriverCurve>
Ask askCurve(const std::string& driver);

/// How people answered the items of a driver, or of the outcome by its name; empty: of all drivers.
std::string itemsKey(const std::string& driver);  // Answer<ItemAnswers>
Ask askItems(const std::string& driver);

/// How well items make a scale, and which items go together.
std::string reliabilityKey(const ScaleAsked& asked);  // Answer<Reliability>
Ask askReliability(const ScaleAsked& asked);
std::string factorsKey(const FactorsAsked& asked);  // Answer<FactorStructure>
Ask askFactors(const FactorsAsked& asked);

std::string gapKey(const GapGroup& group);  // Answer<GapExplanation>
Ask askGap(const GapGroup& group);

std::string trendKey(const TrendOptions& options);  // Answer<Trend>
Ask askTrend(const TrendOptions& options);
std::string driverTrendsKey(const TrendOptions& options);  // Answer<DriverTrends>
Ask askDriverTrends(const TrendOptions& options);
std::string changesKey(const TrendOptions& options);  // Answer<Changes>, since options.since
Ask askChanges(const TrendOptions& options);

std::string whatIfKey(const std::vector<Move>& moves, const std::string& area);  // Answer<WhatIf>
Ask askWhatIf(const Scenarios& scenarios, const std::vector<Move>& moves, const std::string& area);
std::string targetKey(const std::string& driver, double share, const std::string& area);
Ask askTarget(const Scenarios& scenarios, const std::string& driver, double share,
              const std::string& area);          // Answer<TargetAnswer>
std::string upliftKey(const std::string& area);  // Answer<UpliftAnswer>
Ask askUplift(const std::string& area);

}  // namespace candour
