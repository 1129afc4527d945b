// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace candour {

/// A small language of formulas over variables. It has no loops, no state and no effects:
///
///     if(age < 16, missing, age / 10)
///     Q13 == "Very worried" and not is_missing(Q14)
///     mean(Q1, Q2, Q3)              [Ward code] in ("E05000026", "E05000027")
///
/// - numbers (12, 0.5, 1e-3), answers in quotes ("Yes" or 'Yes'), variables by name, in brackets
///   where a name holds other characters than letters, digits, "_", "." and "@", and `missing`;
/// - + - * / ^ (right-associative, above a sign: -2^2 is -4), == != < <= > >= (not chained), in,
///   not, and, or, in this order of precedence from high to low; sums and comparisons of a missing
///   value are missing;
/// - and, or: missing only where the other side does not decide;
/// - if(condition, then, else), missing where the condition is;
/// - min max mean sum: of the arguments that are answered, missing where none is; count: how many
///   are answered;
/// - abs sqrt log exp, floor, round(x) and round(x, digits) (halves away from zero);
/// - is_missing(x), never missing itself; year(date), month(date).
///
/// What has no result (division by zero, log of zero, beyond the largest number) is missing. A
/// comparison counts as 1 or 0 in sums.
enum class ExpressionKind {
  Number,
  Text,
  Missing,
  Variable,
  Negate,
  Not,
  Add,
  Subtract,
  Multiply,
  Divide,
  Power,
  Equal,
  Unequal,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  And,
  Or,
  In,
  Call
};

struct ExpressionNode {
  ExpressionKind kind = ExpressionKind::Missing;
  double number = 0;
  std::string text;                  // an answer, a variable, a function
  std::vector<std::uint32_t> parts;  // its parts, which stand before it
  std::size_t at = 0;                // byte where it stands in the text

  bool operator==(const ExpressionNode&) const = default;
};

/// A formula as it was read: every node after its parts, the whole last.
struct Expression {
  std::vector<ExpressionNode> nodes;
};

/// Where a formula goes wrong, and how.
struct ExpressionFault {
  std::size_t at = 0;  // byte in the text
  std::string what;    // a sentence
};

inline constexpr std::size_t kLongestExpression = 10000;  // bytes
inline constexpr std::size_t kMostExpressionNodes = 2000;
inline constexpr int kDeepestExpression = 64;

tl::expected<Expression, ExpressionFault> parseExpression(std::string_view text);

/// "line 1, column 7: ..." of a fault; columns count characters.
std::string placed(std::string_view text, const ExpressionFault& fault);

/// The variables named, each once, in the order in which they are.
std::vector<std::string> variablesOf(const Expression& expression);

/// A variable's name as a formula writes it: in brackets where need be.
std::string asWritten(const std::string& variable);

/// The names of the functions.
std::vector<std::string> functionNames();

}  // namespace candour
