// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/survey/answers.h"

namespace candour {

/// Answers of a question under one name.
struct MergedAnswers {
  std::string name;
  std::vector<AnswerRef> from;

  bool operator==(const MergedAnswers&) const = default;
};

/// What becomes of answers that a recode does not name. Refuse: there must be none.
enum class OtherAnswers { Refuse, Keep, Missing, Answer };

/// Answers put together, ordered, turned round, or taken for reasons for missing. `answers` stand
/// worst ... best, or whatever order they are to have; one that is kept comes after what the answer
/// before it becomes.
/// Reasons for missing that are not named stay reasons for missing.
struct RecodeStep {
  std::string variable;
  std::vector<MergedAnswers> answers;
  std::vector<MergedAnswers> missing;  // name: the reason
  OtherAnswers others = OtherAnswers::Refuse;
  std::string othersName;  // with Answer: the answer they become
  bool reverse = false;    // the order is turned round at the end

  bool operator==(const RecodeStep&) const = default;
};

/// A number in bands. A cut belongs to the band above it: cuts 25 and 35 make [.., 25), [25, 35),
/// [35, ..]. What is below `lowest` or above `highest` is in no band and becomes missing.
struct BandStep {
  std::string variable;
  std::vector<double> cuts;         // rising
  std::vector<std::string> labels;  // one more than cuts
  std::optional<double> lowest;
  std::optional<double> highest;

  bool operator==(const BandStep&) const = default;
};

/// A formula over variables (core/prepare/expression.h).
struct DeriveStep {
  std::string expression;

  bool operator==(const DeriveStep&) const = default;
};

/// An item of a scale, as in a model file: `order` (worst ... best) and `missing` depart from the
/// survey's own reading.
struct ScaleStepItem {
  std::string variable;
  bool reverse = false;
  std::vector<AnswerRef> order;
  std::vector<AnswerRef> missing;

  bool operator==(const ScaleStepItem&) const = default;
};

/// A score: the mean of the items answered, each item's answers placed evenly from 0 to 1; the
/// scale of a model (core/survey/scale_score.h).
struct ScaleStep {
  std::vector<ScaleStepItem> items;
  std::optional<int> minItems;  // nothing: at least two thirds of the items

  bool operator==(const ScaleStep&) const = default;
};

/// A copy in which some answers are reasons for missing; of numbers also all below or above a
/// limit.
struct MissingStep {
  std::string variable;
  std::vector<AnswerRef> answers;
  std::optional<double> below;
  std::optional<double> above;

  bool operator==(const MissingStep&) const = default;
};

/// How many of the population have an answer: a share or a count, on the same footing as the others
/// of its margin.
struct RakeTarget {
  AnswerRef answer;
  double share = 0;

  bool operator==(const RakeTarget&) const = default;
};

/// What is known of the population along one variable.
struct RakeMargin {
  std::string variable;
  std::vector<RakeTarget> targets;

  bool operator==(const RakeMargin&) const = default;
};

/// Weights raked to margins of the population, in each wave by itself (core/prepare/rake_survey.h).
struct RakeStep {
  std::string weight;  // the weight to begin with; empty: everybody weighs the same
  std::vector<RakeMargin> margins;
  std::optional<double> lowest;  // weights are kept within these multiples of their mean
  std::optional<double> highest;

  bool operator==(const RakeStep&) const = default;
};

/// A step of the recipe that leads from answers to variables: it makes one new variable and leaves
/// everything else as it is.
struct RecipeStep {
  std::string name;   // of the variable it makes
  std::string label;  // its wording; empty: that of the variable it is made of, or else none
  std::variant<RecodeStep, BandStep, DeriveStep, ScaleStep, MissingStep, RakeStep> how;

  bool operator==(const RecipeStep&) const = default;
};

/// The steps in their order: a step may use what earlier ones made.
using RecipeSteps = std::vector<RecipeStep>;

}  // namespace candour
