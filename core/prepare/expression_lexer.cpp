// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/expression_lexer.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace candour {

namespace {

using Fault = tl::unexpected<ExpressionFault>;

constexpr std::array<std::string_view, 5> kWords = {"and", "or", "not", "in", "missing"};

Fault faultAt(std::size_t at, std::string what) {
  return Fault(ExpressionFault{at, std::move(what)});
}

bool startsName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool isInName(char c) {
  return startsName(c) || isDigit(c) || c == '.';
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : m_text(text) {}

  tl::expected<std::vector<Token>, ExpressionFault> all() {
    std::vector<Token> tokens;
    while (true) {
      while (m_at < m_text.size() && isBlank(m_text[m_at])) ++m_at;
      if (m_at == m_text.size()) break;
      auto token = next();
      if (!token) return Fault(std::move(token.error()));
      tokens.push_back(std::move(*token));
    }
    tokens.push_back({TokenKind::End, {}, 0, m_text.size()});
    return tokens;
  }

 private:
  static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
  }

  tl::expected<Token, ExpressionFault> next() {
    const char c = peek();
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) return number();
    if (startsName(c)) return name();
    if (c == '"' || c == '\'') return quoted(c);
    if (c == '[') return bracketed();
    return sign();
  }

  tl::expected<Token, ExpressionFault> number() {
    const std::size_t from = m_at;
    while (isDigit(peek()) || peek() == '.') ++m_at;
    if (peek() == 'e' || peek() == 'E') {
      const std::size_t digit = peek(1) == '-' || peek(1) == '+' ? 2 : 1;
      if (isDigit(peek(digit))) m_at += digit;
      while (isDigit(peek())) ++m_at;
    }
    const auto digits = m_text.substr(from, m_at - from);
    const auto value = parseNumber(digits);
    if (!value || isInName(peek())) {
      while (isInName(peek())) ++m_at;
      return faultAt(from, "\"" + std::string(m_text.substr(from, m_at - from)) +
                               "\" is no number. A variable whose name begins with a digit is "
                               "written in brackets, [1stQuestion].");
    }
    return Token{TokenKind::Number, {}, *value, from};
  }

  tl::expected<Token, ExpressionFault> name() {
    const std::size_t from = m_at;
    while (isInName(peek())) ++m_at;
    return Token{TokenKind::Name, std::string(m_text.substr(from, m_at - from)), 0, from};
  }

  // A backslash keeps the quote or backslash after it.
  tl::expected<Token, ExpressionFault> quoted(char quote) {
    const std::size_t from = m_at++;
    std::string text;
    while (m_at < m_text.size() && peek() != quote) {
      if (peek() == '\\' && (peek(1) == quote || peek(1) == '\\')) ++m_at;
      text += m_text[m_at++];
    }
    if (m_at == m_text.size()) return faultAt(from, "The text that begins here has no end quote.");
    ++m_at;
    return Token{TokenKind::Text, std::move(text), 0, from};
  }

  tl::expected<Token, ExpressionFault> bracketed() {
    const std::size_t from = m_at;
    const std::size_t end = m_text.find(']', from);
    if (end == std::string_view::npos) return faultAt(from, "The bracket \"[\" has no end.");
    const auto name = trim(m_text.substr(from + 1, end - from - 1));
    if (name.empty()) return faultAt(from, "There is no variable name between the brackets.");
    m_at = end + 1;
    return Token{TokenKind::Variable, std::string(name), 0, from};
  }

  tl::expected<Token, ExpressionFault> sign() {
    const std::size_t from = m_at;
    static constexpr std::array<std::string_view, 4> kPairs = {"==", "!=", "<=", ">="};
    const auto pair = m_text.substr(from, 2);
    if (isOneOf(pair, kPairs)) {
      m_at += 2;
      return Token{TokenKind::Sign, std::string(pair), 0, from};
    }
    const char c = peek();
    if (c == '=') return faultAt(from, "Write == to compare.");
    if (c == '&') return faultAt(from, "Write the word and.");
    if (c == '|') return faultAt(from, "Write the word or.");
    if (c == '!') return faultAt(from, "Write the word not, or != for unequal.");
    if (std::string_view("+-*/^<>(),").find(c) == std::string_view::npos || c == '\0') {
      return faultAt(from, "This character has no meaning in a formula.");
    }
    ++m_at;
    return Token{TokenKind::Sign, std::string(1, c), 0, from};
  }

  std::string_view m_text;
  std::size_t m_at = 0;
};

}  // namespace

tl::expected<std::vector<Token>, ExpressionFault> tokensOf(std::string_view text) {
  return Lexer(text).all();
}

bool isPlainName(std::string_view name) {
  return !name.empty() && startsName(name.front()) &&
         std::all_of(name.begin(), name.end(), isInName) && !isOneOf(name, kWords);
}

}  // namespace candour
