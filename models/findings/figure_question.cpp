// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/figure_question.h"

#include <algorithm>

#include "core/base/text.h"
#include "models/drivers/subgroups.h"

namespace candour {

namespace {
constexpr SecondMark kMarks[] = {SecondMark::None, SecondMark::Shrunk, SecondMark::Adjusted};
}

const std::vector<TopicName>& topicNames() {
  using enum FigureTopic;
  static const std::vector<TopicName> names = {{"boroughs", Boroughs},
                                               {"calibration", Calibration},
                                               {"caterpillar", Boroughs},
                                               {"changes", Changes},
                                               {"collinearity", Collinearity},
                                               {"cooperation", Cooperation},
                                               {"curve", Curve},
                                               {"differences", Differences},
                                               {"dominance", Dominance},
                                               {"drivers", Effects},
                                               {"effects", Effects},
                                               {"evaluation", Evaluation},
                                               {"event-study", Evaluation},
                                               {"funnel", Funnel},
                                               {"gap", Gap},
                                               {"groups", Groups},
                                               {"importance", Importance},
                                               {"influence", Influence},
                                               {"interaction", Interaction},
                                               {"items", Likert},
                                               {"likert", Likert},
                                               {"loadings", Loadings},
                                               {"map", Map},
                                               {"matrix", Differences},
                                               {"priorities", Priorities},
                                               {"probability", Curve},
                                               {"readiness", Readiness},
                                               {"reliability", Reliability},
                                               {"requests", Requests},
                                               {"roc", Roc},
                                               {"scree", Scree},
                                               {"sensitivity", Sensitivity},
                                               {"subgroups", Subgroups},
                                               {"target", Target},
                                               {"through-trust", ThroughTrust},
                                               {"tilemap", Map},
                                               {"trend", Trend},
                                               {"trend-areas", TrendAreas},
                                               {"trend-drivers", TrendDrivers},
                                               {"uplift", Uplift},
                                               {"waterfall", Gap},
                                               {"weights", Weights},
                                               {"whatif", WhatIf}};
  return names;
}

std::string nameOf(FigureTopic topic) {
  switch (topic) {
    case FigureTopic::Effects:
      return "effects";
    case FigureTopic::Importance:
      return "importance";
    case FigureTopic::Dominance:
      return "dominance";
    case FigureTopic::Curve:
      return "curve";
    case FigureTopic::Groups:
      return "groups";
    case FigureTopic::Sensitivity:
      return "sensitivity";
    case FigureTopic::Subgroups:
      return "subgroups";
    case FigureTopic::Interaction:
      return "interaction";
    case FigureTopic::Likert:
      return "likert";
    case FigureTopic::Boroughs:
      return "boroughs";
    case FigureTopic::Funnel:
      return "funnel";
    case FigureTopic::Map:
      return "map";
    case FigureTopic::Differences:
      return "differences";
    case FigureTopic::Gap:
      return "gap";
    case FigureTopic::Trend:
      return "trend";
    case FigureTopic::TrendAreas:
      return "trend-areas";
    case FigureTopic::TrendDrivers:
      return "trend-drivers";
    case FigureTopic::Changes:
      return "changes";
    case FigureTopic::WhatIf:
      return "whatif";
    case FigureTopic::Target:
      return "target";
    case FigureTopic::Uplift:
      return "uplift";
    case FigureTopic::Priorities:
      return "priorities";
    case FigureTopic::Evaluation:
      return "evaluation";
    case FigureTopic::Readiness:
      return "readiness";
    case FigureTopic::Cooperation:
      return "cooperation";
    case FigureTopic::ThroughTrust:
      return "through-trust";
    case FigureTopic::Requests:
      return "requests";
    case FigureTopic::Reliability:
      return "reliability";
    case FigureTopic::Loadings:
      return "loadings";
    case FigureTopic::Scree:
      return "scree";
    case FigureTopic::Calibration:
      return "calibration";
    case FigureTopic::Roc:
      return "roc";
    case FigureTopic::Collinearity:
      return "collinearity";
    case FigureTopic::Influence:
      return "influence";
    case FigureTopic::Weights:
      return "weights";
  }
  return {};
}

std::vector<std::string> namesOfTopics() {
  std::vector<std::string> names;
  for (const TopicName& topic : topicNames()) names.push_back(topic.name);
  return names;
}

std::optional<FigureTopic> topicNamed(std::string_view name) {
  for (const TopicName& topic : topicNames()) {
    if (topic.name == name) return topic.topic;
  }
  return {};
}

bool isOverTime(FigureTopic topic) {
  return topic == FigureTopic::Trend || topic == FigureTopic::TrendAreas ||
         topic == FigureTopic::TrendDrivers || topic == FigureTopic::Changes;
}

std::string nameOf(SecondMark mark) {
  switch (mark) {
    case SecondMark::None:
      return "none";
    case SecondMark::Shrunk:
      return "shrunk";
    case SecondMark::Adjusted:
      return "adjusted";
  }
  return {};
}

std::vector<std::string> namesOfMarks() {
  std::vector<std::string> names;
  for (const SecondMark mark : kMarks) names.push_back(nameOf(mark));
  return names;
}

std::optional<SecondMark> markNamed(std::string_view name) {
  for (const SecondMark mark : kMarks) {
    if (nameOf(mark) == name) return mark;
  }
  return {};
}

std::string groupingOf(const FigureQuestion& question) {
  return question.control.empty() ? groupingOf(question.spec) : question.control;
}

namespace {

// Wards, time, and who knows of the action.
template <class Add>
void addWards(const FigureQuestion& question, const Survey& described, const Add& add) {
  const bool evaluation = question.topic == FigureTopic::Evaluation;
  if (!evaluation && question.topic != FigureTopic::Readiness) return;
  EvaluationOptions options = question.evaluation;
  if (!evaluation) {
    options = {};
    options.ward = question.readiness.ward;
    options.time = question.readiness.time;
    options.actions = question.readiness.actions;
  }
  for (const auto& name : evaluationVariables(described, question.spec, options)) add(name);
  for (const auto& name : timeVariables(described, question.spec)) add(name);
  add(options.time);
}

}  // namespace

std::vector<std::string> variablesOf(const FigureQuestion& question, const Survey& described) {
  if (question.topic == FigureTopic::Requests) return {};  // of the register alone
  auto names = variablesOf(question.spec);
  const auto add = [&names](const std::string& name) {
    const bool known = std::find(names.begin(), names.end(), name) != names.end();
    if (!name.empty() && !known) names.push_back(name);
  };
  for (const auto& item : question.factors.items.items) add(item);
  if (question.group) add(question.group->variable);
  if (question.topic == FigureTopic::Subgroups) add(groupingOf(question));
  for (const auto& behaviour : question.behaviours) add(behaviour.variable);
  for (const auto& mediator : question.mediators) add(mediator.variable);
  if (isOverTime(question.topic)) {
    for (const auto& name : timeVariables(described, question.spec)) add(name);
    add(question.trend.time);
  }
  addWards(question, described, add);
  return names;
}

}  // namespace candour
