// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/expression.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"
#include "core/prepare/expression_lexer.h"

namespace candour {

namespace {

using Kind = ExpressionKind;

struct FunctionArity {
  std::string_view name;
  std::size_t fewest;
  std::size_t most;
};

constexpr std::size_t kMostArguments = 200;
constexpr std::array<FunctionArity, 15> kFunctions = {{{"if", 3, 3},
                                                       {"min", 1, kMostArguments},
                                                       {"max", 1, kMostArguments},
                                                       {"mean", 1, kMostArguments},
                                                       {"sum", 1, kMostArguments},
                                                       {"count", 1, kMostArguments},
                                                       {"abs", 1, 1},
                                                       {"sqrt", 1, 1},
                                                       {"log", 1, 1},
                                                       {"exp", 1, 1},
                                                       {"floor", 1, 1},
                                                       {"round", 1, 2},
                                                       {"is_missing", 1, 1},
                                                       {"year", 1, 1},
                                                       {"month", 1, 1}}};

constexpr std::array<std::pair<std::string_view, Kind>, 6> kComparisons = {
    {{"==", Kind::Equal},
     {"!=", Kind::Unequal},
     {"<", Kind::Less},
     {"<=", Kind::LessEqual},
     {">", Kind::Greater},
     {">=", Kind::GreaterEqual}}};

// Recursive descent; a fault is thrown inside and caught at the door.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

  Expression whole() {
    if (token().kind == TokenKind::End) fault(token().at, "The formula is empty.");
    anyOf();
    if (token().kind != TokenKind::End) unexpectedToken();
    return std::move(m_expression);
  }

 private:
  using Place = std::uint32_t;

  struct Deeper {
    explicit Deeper(Parser& parser) : m_parser(parser) {
      if (++parser.m_depth > kDeepestExpression) {
        parser.fault(parser.token().at,
                     "The formula is nested too deeply. Make a part of it a step of its own.");
      }
    }
    ~Deeper() { --m_parser.m_depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    Parser& m_parser;
  };

  [[noreturn]] static void fault(std::size_t at, std::string what) {
    throw ExpressionFault{at, std::move(what)};
  }

  [[nodiscard]] const Token& token(std::size_t ahead = 0) const {
    return m_tokens[std::min(m_next + ahead, m_tokens.size() - 1)];
  }

  [[nodiscard]] bool isSign(std::string_view sign) const {
    return token().kind == TokenKind::Sign && token().text == sign;
  }

  bool takeSign(std::string_view sign) {
    if (!isSign(sign)) return false;
    ++m_next;
    return true;
  }

  bool takeWord(std::string_view word) {
    if (token().kind != TokenKind::Name || token().text != word) return false;
    ++m_next;
    return true;
  }

  [[noreturn]] void unexpectedToken() const {
    if (token().kind == TokenKind::End) fault(token().at, "The formula ends too early.");
    const std::string text =
        token().kind == TokenKind::Number ? shortest(token().number) : token().text;
    fault(token().at, "\"" + text + "\" is not expected here.");
  }

  Place add(Kind kind, std::size_t at, std::vector<Place> parts = {}, std::string text = {},
            double number = 0) {
    auto& nodes = m_expression.nodes;
    if (nodes.size() >= kMostExpressionNodes) {
      fault(at, "The formula is too long. Make a part of it a step of its own.");
    }
    nodes.push_back({kind, number, std::move(text), std::move(parts), at});
    return static_cast<Place>(nodes.size() - 1);
  }

  Place anyOf() {
    const Deeper deeper(*this);
    Place left = allOf();
    for (std::size_t at = token().at; takeWord("or"); at = token().at) {
      const Place right = allOf();
      left = add(Kind::Or, at, {left, right});
    }
    return left;
  }

  Place allOf() {
    Place left = negated();
    for (std::size_t at = token().at; takeWord("and"); at = token().at) {
      const Place right = negated();
      left = add(Kind::And, at, {left, right});
    }
    return left;
  }

  Place negated() {
    const Deeper deeper(*this);
    const std::size_t at = token().at;
    if (!takeWord("not")) return comparison();
    const Place part = negated();
    return add(Kind::Not, at, {part});
  }

  Place comparison() {
    const Place left = termSum();
    const std::size_t at = token().at;
    if (takeWord("in")) return in(left, at);
    for (const auto& [sign, kind] : kComparisons) {
      if (!takeSign(sign)) continue;
      const Place right = termSum();
      for (const auto& again : kComparisons) {
        if (isSign(again.first)) {
          fault(token().at, "Comparisons are not chained: write a < b and b < c.");
        }
      }
      return add(kind, at, {left, right});
    }
    return left;
  }

  Place in(Place left, std::size_t at) {
    if (!takeSign("(")) fault(token().at, "After in comes a list in parentheses.");
    std::vector<Place> parts = arguments();
    parts.insert(parts.begin(), left);
    return add(Kind::In, at, std::move(parts));
  }

  Place termSum() {
    Place left = product();
    while (isSign("+") || isSign("-")) {
      const Kind kind = isSign("+") ? Kind::Add : Kind::Subtract;
      const std::size_t at = token().at;
      ++m_next;
      const Place right = product();
      left = add(kind, at, {left, right});
    }
    return left;
  }

  Place product() {
    Place left = signedPower();
    while (isSign("*") || isSign("/")) {
      const Kind kind = isSign("*") ? Kind::Multiply : Kind::Divide;
      const std::size_t at = token().at;
      ++m_next;
      const Place right = signedPower();
      left = add(kind, at, {left, right});
    }
    return left;
  }

  Place signedPower() {
    const Deeper deeper(*this);
    const std::size_t at = token().at;
    if (!takeSign("-")) return power();
    const Place part = signedPower();
    return add(Kind::Negate, at, {part});
  }

  Place power() {
    const Place base = primary();
    const std::size_t at = token().at;
    if (!takeSign("^")) return base;
    const Place exponent = signedPower();
    return add(Kind::Power, at, {base, exponent});
  }

  Place primary() {
    const Token& first = token();
    switch (first.kind) {
      case TokenKind::Number:
        ++m_next;
        return add(Kind::Number, first.at, {}, {}, first.number);
      case TokenKind::Text:
        ++m_next;
        return add(Kind::Text, first.at, {}, first.text);
      case TokenKind::Variable:
        ++m_next;
        return add(Kind::Variable, first.at, {}, first.text);
      case TokenKind::Name:
        return named();
      default:
        break;
    }
    if (!takeSign("(")) unexpectedToken();
    const Place inner = anyOf();
    if (!takeSign(")")) unclosed(first.at);
    return inner;
  }

  Place named() {
    const Token& first = token();
    if (takeWord("missing")) return add(Kind::Missing, first.at);
    if (first.text == "and" || first.text == "or" || first.text == "in" || first.text == "not") {
      unexpectedToken();
    }
    ++m_next;
    if (!takeSign("(")) return add(Kind::Variable, first.at, {}, first.text);
    const auto known =
        std::find_if(kFunctions.begin(), kFunctions.end(),
                     [&first](const FunctionArity& f) { return f.name == first.text; });
    if (known == kFunctions.end()) unknownFunction(first);
    auto parts = arguments();
    if (parts.size() < known->fewest || parts.size() > known->most) wrongCount(first, *known);
    return add(Kind::Call, first.at, std::move(parts), first.text);
  }

  // What stands in parentheses, of which the first is taken.
  std::vector<Place> arguments() {
    const std::size_t opened = m_tokens[m_next - 1].at;
    std::vector<Place> parts;
    do {
      parts.push_back(anyOf());
    } while (takeSign(","));
    if (!takeSign(")")) unclosed(opened);
    return parts;
  }

  [[noreturn]] void unclosed(std::size_t opened) const {
    if (token().kind == TokenKind::End) fault(opened, "This parenthesis is never closed.");
    unexpectedToken();
  }

  [[noreturn]] static void unknownFunction(const Token& name) {
    const auto known = functionNames();
    const std::string near = didYouMean(name.text, known);
    fault(name.at, "There is no function \"" + name.text + "\"." +
                       (near.empty() ? " There are " + join(known, ", ") + "." : near));
  }

  [[noreturn]] static void wrongCount(const Token& name, const FunctionArity& known) {
    const std::string few = std::to_string(known.fewest);
    const std::string range = known.fewest == known.most ? few
                              : known.most == kMostArguments
                                  ? few + " to " + std::to_string(kMostArguments)
                                  : few + " or " + std::to_string(known.most);
    fault(name.at, name.text + "() takes " + range +
                       (range == "1" ? " argument." : " arguments, separated by commas."));
  }

  std::vector<Token> m_tokens;
  std::size_t m_next = 0;
  int m_depth = 0;
  Expression m_expression;
};

}  // namespace

tl::expected<Expression, ExpressionFault> parseExpression(std::string_view text) {
  if (text.size() > kLongestExpression) {
    return tl::make_unexpected(
        ExpressionFault{0,
                        "The formula is longer than 10,000 characters. Make parts of it steps "
                        "of their own."});
  }
  auto tokens = tokensOf(text);
  if (!tokens) return tl::make_unexpected(std::move(tokens.error()));
  try {
    return Parser(std::move(*tokens)).whole();
  } catch (const ExpressionFault& fault) {
    return tl::make_unexpected(fault);
  }
}

std::string placed(std::string_view text, const ExpressionFault& fault) {
  const auto before = text.substr(0, std::min(fault.at, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto last = before.rfind('\n');
  const auto inLine = before.substr(last == std::string_view::npos ? 0 : last + 1);
  const auto columns = std::count_if(inLine.begin(), inLine.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  });
  return "line " + std::to_string(lines + 1) + ", column " + std::to_string(columns + 1) + ": " +
         fault.what;
}

std::vector<std::string> variablesOf(const Expression& expression) {
  std::vector<std::string> names;
  for (const auto& node : expression.nodes) {
    if (node.kind != Kind::Variable) continue;
    if (std::find(names.begin(), names.end(), node.text) == names.end()) names.push_back(node.text);
  }
  return names;
}

std::string asWritten(const std::string& variable) {
  return isPlainName(variable) ? variable : "[" + variable + "]";
}

std::vector<std::string> functionNames() {
  std::vector<std::string> names;
  for (const auto& function : kFunctions) names.emplace_back(function.name);
  return names;
}

}  // namespace candour
