// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/design/proportion.h"
#include "core/design/replicates.h"
#include "core/design/survey_design.h"
#include "core/survey/answers.h"

namespace candour {

enum class TermKind { Number, Category, Scale };

/// One question inside a driver. `order` (worst ... best) and `missing` depart from the survey's
/// own reading; `reverse` turns a scale round.
struct ItemSpec {
  std::string variable;
  bool reverse = false;
  std::vector<AnswerRef> order;
  std::vector<AnswerRef> missing;

  bool operator==(const ItemSpec&) const = default;
};

/// How far the police can move a driver; decides filled and open marks, nothing else.
enum class Reach { Police, Partly, Outside };

/// One item, a scale of items, or several items that enter together as a set; a control likewise.
struct DriverSpec {
  std::string name;  // of a control: may be empty, then the variable
  std::vector<ItemSpec> items;
  std::optional<TermKind> as;  // nothing: category for text or labelled numbers, else number
  std::optional<AnswerRef> reference;
  std::optional<int> minItems;  // of a scale; nothing: at least two thirds of the items
  int degree = 1;  // of a number or scale: it enters with its powers up to this, 1 to 3
  Reach reach = Reach::Police;

  bool operator==(const DriverSpec&) const = default;
};

struct OutcomeSpec {
  std::string name;
  std::string variable;
  std::vector<AnswerRef> positive;
  std::vector<AnswerRef> missing;
  std::vector<AnswerRef> order;  // of an ordinal model: worst ... best; empty: the survey's order

  bool operator==(const OutcomeSpec&) const = default;
};

/// What few PSUs do to errors and degrees of freedom. Auto: Bell and McCaffrey's correction (CR2)
/// is given beside the linearised errors where a model has fewer than 40 PSUs; BellMcCaffrey:
/// always, and in their place; None: never.
enum class ClusterCorrection { Auto, None, BellMcCaffrey };

struct DesignSpec {
  std::string weight;  // empty: every row weighs 1
  std::vector<std::string> strata;
  std::vector<std::string> clusters;
  std::string fpc;
  LonelyPsu singlePsu = LonelyPsu::Adjust;
  ReplicateSpec replicates;
  ClusterCorrection clusterCorrection = ClusterCorrection::Auto;
  ShareInterval interval = ShareInterval::Logit;  // of every share of people

  bool operator==(const DesignSpec&) const = default;
};

/// Rows a question is about: for each variable the answers wanted.
struct DomainCondition {
  std::string variable;
  std::vector<AnswerRef> answers;

  bool operator==(const DomainCondition&) const = default;
};

/// What the outcome is taken for: of two answers (logit; linear probability; logit with Firth's
/// penalty), or of ordered ones (proportional odds).
enum class Family { Logit, Linear, Ordinal, Firth };

/// What is done with people who lack an answer to a driver or control. Exclude: they are left out
/// and counted. Category: no answer is an answer of its own. Impute: chained equations, several
/// times, and Rubin's rules.
enum class MissingAnswers { Exclude, Category, Impute };

/// Two drivers or controls, by name, that are in the model with the products of their columns too.
struct InteractionSpec {
  std::string first;
  std::string second;

  bool operator==(const InteractionSpec&) const = default;
};

/// The question behind drivers, importance, curves and boroughs: a plain value, saved as the model
/// file of the command line.
struct DriverModelSpec {
  OutcomeSpec outcome;
  std::vector<DriverSpec> drivers;
  std::vector<DriverSpec> controls;
  std::vector<InteractionSpec> interactions;
  Family family = Family::Logit;
  MissingAnswers missingAnswers = MissingAnswers::Exclude;
  DesignSpec design;
  std::string area;  // variable whose answers are the areas compared; may be empty
  std::string wave;  // variable that tells time; may be empty
  std::vector<DomainCondition> domain;

  bool operator==(const DriverModelSpec&) const = default;
};

/// Reads a model file. Malformed JSON fails with line and column; an unknown key, a missing part or
/// a wrong type with its place.
Result<DriverModelSpec> parseDriverModelSpec(std::string_view json);

/// The model file of a question, two-space indented; parse(write(x)) == x.
std::string writeDriverModelSpec(const DriverModelSpec& spec);

/// The names of every variable the question reads, each once.
std::vector<std::string> variablesOf(const DriverModelSpec& spec);

}  // namespace candour
