// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/prepare/expression.h"

namespace candour {

enum class TokenKind { Number, Text, Name, Variable, Sign, End };

/// A word of a formula. `text` is a sign as it stands, a name, or a text without its quotes.
struct Token {
  TokenKind kind = TokenKind::End;  // Variable: a name in brackets, which is never a word
  std::string text;
  double number = 0;
  std::size_t at = 0;
};

/// The words of a formula, the last of kind End.
tl::expected<std::vector<Token>, ExpressionFault> tokensOf(std::string_view text);

/// Whether a variable of that name can be written without brackets.
bool isPlainName(std::string_view name);

}  // namespace candour
