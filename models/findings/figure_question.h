// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/boroughs/gap.h"
#include "models/briefing/area_figures.h"
#include "models/briefing/request_figures.h"
#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"
#include "models/findings/figure_edits.h"
#include "models/scales/factors.h"
#include "models/scenarios/what_if.h"
#include "models/trends/published_series.h"
#include "models/trends/trend.h"

namespace candour {

/// The figures that can be asked for, by what they answer.
enum class FigureTopic {
  Effects,
  Importance,
  Dominance,
  Curve,
  Groups,
  Subgroups,
  Sensitivity,
  Interaction,
  Likert,
  Boroughs,
  Funnel,
  Map,
  Differences,
  Gap,
  Trend,
  TrendAreas,
  TrendDrivers,
  Changes,
  WhatIf,
  Target,
  Uplift,
  Priorities,
  Evaluation,
  Readiness,
  Cooperation,
  ThroughTrust,
  Requests,
  Reliability,
  Loadings,
  Scree,
  Calibration,
  Roc,
  Collinearity,
  Influence,
  Weights
};

/// "effects", "trend-areas" ...: the name in files and on the command line.
std::string nameOf(FigureTopic topic);
/// Every name a topic goes by ("effects", "drivers"), in order of the names.
struct TopicName {
  std::string name;
  FigureTopic topic;
};
const std::vector<TopicName>& topicNames();
std::vector<std::string> namesOfTopics();
std::optional<FigureTopic> topicNamed(std::string_view name);
/// Whether the figure has time along an axis, and so reads what tells time.
bool isOverTime(FigureTopic topic);

/// "none", "shrunk", "adjusted".
std::string nameOf(SecondMark mark);
std::vector<std::string> namesOfMarks();
std::optional<SecondMark> markNamed(std::string_view name);

/// A figure as a question: which, of what, and how the analyst wants it shown. A plain value: saved
/// in briefings and recipes, sent by the window and the command line alike. Parts that a topic has
/// no use for are left as they are.
struct FigureQuestion {
  FigureTopic topic = FigureTopic::Effects;
  DriverModelSpec spec;
  std::string driver;   // curve, interaction (empty: the first), target, likert (empty: all)
  std::string control;  // groups: one control; empty: all. subgroups: the variable of the groups;
                        // empty: groupingOf()
  std::string area;     // whatif, target, uplift: one area
  std::optional<GapGroup> group;             // gap
  SecondMark second = SecondMark::Adjusted;  // boroughs
  std::string tiles;                         // map: a layout as JSON; empty: the one that fits
  TrendOptions trend;                        // trend, trend-areas, trend-drivers, changes
  bool knownBreaks = true;                   // use the breaks known of the survey instead
  std::optional<PublishedSeries> published;  // trend: drawn behind
  std::string measure;                       // of `published`
  std::vector<Move> moves;                   // whatif
  std::optional<double> target;              // target: the share to reach
  EvaluationOptions evaluation;              // evaluation
  ReadinessOptions readiness;                // readiness
  std::vector<OutcomeSpec> behaviours;       // cooperation: all; through-trust: the first
  std::vector<OutcomeSpec> mediators;        // what may lead to them
  FactorsAsked factors;                      // reliability: items; loadings, scree: all of it
  FigureEdits edits;
  std::optional<RequestsQuestion> requests;  // requests: what the register holds

  bool operator==(const FigureQuestion&) const = default;
};

/// The variable by which a figure of subgroups groups people: `control`, or that of the question.
std::string groupingOf(const FigureQuestion& question);

/// Two-space indented JSON; parse(write(x)) asks the same. What is as by default is not written.
std::string writeFigureQuestion(const FigureQuestion& question);
/// Malformed JSON fails with line and column; an unknown key, topic or type with its place.
Result<FigureQuestion> parseFigureQuestion(std::string_view json);
/// The same as parts of a larger document.
nlohmann::ordered_json jsonOf(const FigureQuestion& question);
Result<FigureQuestion> readFigureQuestion(const nlohmann::ordered_json& json);

/// The variables the figure reads, to be loaded first. `described` needs no columns.
std::vector<std::string> variablesOf(const FigureQuestion& question, const Survey& described);

}  // namespace candour
