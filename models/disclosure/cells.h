// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <compare>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// One part of who a number is about: an answer to a variable, or several (a domain of two areas),
/// joined by anyOf(). With `others` set: everybody but those who gave it.
struct CellCondition {
  std::string variable;
  std::string answer;
  bool others = false;

  auto operator<=>(const CellCondition&) const = default;
};

/// Who a number is about: conditions sorted by variable, each variable once. Empty: everyone.
using CellKey = std::vector<CellCondition>;

/// Who is left out of everything that leaves.
using Withheld = std::set<CellKey>;

/// The rows a count is of: all with an answer to the outcome and a weight, or of these the rows in
/// a model, which have an answer to every driver and control as well.
enum class CountedRows { Answered, Model };

/// A count that leaves with a figure, or follows from one that does.
struct CountCell {
  CellKey who;
  std::string outcome;  // the variable and what is counted as positive: outcomeKey()
  CountedRows rows = CountedRows::Answered;
  std::size_t n = 0;             // unweighted interviews
  double share = kNotAvailable;  // of the outcome, 0-1; NaN where the figure gives none
  bool published = true;         // whether n or share leaves; else it is known by subtraction alone
  /// Variables of `who` of which the figure lists every answer, so that the answers add up to the
  /// cell without the variable.
  std::vector<std::string> across;
};

/// The variable that the windows of a series are answers to.
inline constexpr const char* kTimeVariable = "@time";
/// The variable that quarters from the week of action are answers to.
inline constexpr const char* kEventVariable = "@event";

/// Answers as one: sorted, each once.
std::string anyOf(std::vector<std::string> answers);
/// The answers of anyOf().
std::vector<std::string> partsOf(const std::string& answer);

/// `key` with one condition more, in its place; one of the same variable is replaced.
CellKey with(CellKey key, const std::string& variable, const std::string& answer);

/// Who a question is about: its domain, with answers as the survey's categories are called.
CellKey keyOf(const Survey& survey, const DriverModelSpec& spec);
/// An answer as the categories of its variable are called, whether a label or a code names it.
std::string answerName(const Survey& survey, const std::string& variable, const AnswerRef& answer);
std::string outcomeKey(const DriverModelSpec& spec);

}  // namespace candour
