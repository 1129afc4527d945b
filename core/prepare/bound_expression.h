// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "core/prepare/expression.h"
#include "core/survey/survey.h"

namespace candour {

/// What a formula gives: numbers, yes and no, or answers by name.
enum class ExpressionType { Number, Truth, Answer };

/// How a variable is read where it stands.
enum class VariableUse { Number, Answer, Answered, Date };

/// A formula with its variables found in a survey and its types known.
struct BoundExpression {
  std::vector<ExpressionNode> nodes;
  std::vector<VariableUse> uses;              // of nodes that are variables
  std::vector<std::size_t> variables;         // of nodes that are variables: its index
  std::vector<std::uint8_t> comparesAnswers;  // Equal, Unequal, In: of a variable with its answers
  std::vector<std::size_t> levels;            // of texts compared with a variable: its level
  std::vector<std::string> answers;           // what an expression of type Answer gives
  ExpressionType type = ExpressionType::Number;
};

/// Finds the variables of `expression` in `survey`, of which no columns are looked at.
tl::expected<BoundExpression, ExpressionFault> bindExpression(const Expression& expression,
                                                              const Survey& survey);

/// A formula's values, a row an interview.
struct ExpressionValues {
  std::vector<double> values;           // NaN: missing; Truth: 0 and 1; Answer: index in `answers`
  std::vector<std::uint8_t> undefined;  // 1 where something in it has no result
};

/// Works a formula out; the columns of its variables are loaded.
Result<ExpressionValues> valuesOf(const BoundExpression& bound, const Survey& survey);

}  // namespace candour
