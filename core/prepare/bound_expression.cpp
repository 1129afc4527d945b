// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/bound_expression.h"

#include <algorithm>
#include <array>

#include "core/survey/answers.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

using Node = ExpressionKind;

// The type of a part; Any: a missing value, which may be of every type.
enum class PartType { Any, Number, Truth, Answer };

class Binder {
 public:
  Binder(const Expression& expression, const Survey& survey) : m_survey(survey) {
    m_bound.nodes = expression.nodes;
    const std::size_t count = m_bound.nodes.size();
    m_bound.uses.assign(count, VariableUse::Number);
    m_bound.variables.assign(count, 0);
    m_bound.comparesAnswers.assign(count, 0);
    m_bound.levels.assign(count, 0);
    m_types.assign(count, PartType::Number);
  }

  BoundExpression whole() {
    for (std::size_t i = 0; i < m_bound.nodes.size(); ++i) m_types[i] = typeOf(i);
    for (std::size_t i = 0; i < m_bound.nodes.size(); ++i) requireReadable(i);
    switch (m_types.back()) {
      case PartType::Any:
        fault(m_bound.nodes.back().at, "The formula is missing for everybody.");
      case PartType::Number:
        m_bound.type = ExpressionType::Number;
        break;
      case PartType::Truth:
        m_bound.type = ExpressionType::Truth;
        break;
      case PartType::Answer:
        m_bound.type = ExpressionType::Answer;
        gatherAnswers();
        break;
    }
    return std::move(m_bound);
  }

 private:
  [[noreturn]] static void fault(std::size_t at, std::string what) {
    throw ExpressionFault{at, std::move(what)};
  }

  [[nodiscard]] const ExpressionNode& node(std::size_t i) const { return m_bound.nodes[i]; }
  [[nodiscard]] const Variable& variableAt(std::size_t i) const {
    return m_survey.variables[m_bound.variables[i]];
  }
  [[nodiscard]] bool isDate(std::size_t i) const {
    return node(i).kind == Node::Variable && variableAt(i).kind == VariableKind::Date;
  }

  PartType typeOf(std::size_t i) {
    const ExpressionNode& at = node(i);
    switch (at.kind) {
      case Node::Number:
        return PartType::Number;
      case Node::Text:
        return PartType::Answer;
      case Node::Missing:
        return PartType::Any;
      case Node::Variable:
        return variable(i);
      case Node::Not:
      case Node::And:
      case Node::Or:
        for (const auto part : at.parts) requireTruth(part);
        return PartType::Truth;
      case Node::Equal:
      case Node::Unequal:
      case Node::Less:
      case Node::LessEqual:
      case Node::Greater:
      case Node::GreaterEqual:
        return comparison(i);
      case Node::In:
        return membership(i);
      case Node::Call:
        return call(i);
      default:
        for (const auto part : at.parts) requireNumber(part);
        return PartType::Number;
    }
  }

  PartType variable(std::size_t i) {
    const auto index = m_survey.require(node(i).text);
    if (!index) fault(node(i).at, index.error().message);
    m_bound.variables[i] = *index;
    return PartType::Number;
  }

  void requireNumber(std::size_t part) const {
    if (m_types[part] != PartType::Answer) return;
    fault(node(part).at, "\"" + node(part).text +
                             "\" is an answer: it can be compared with a variable or be a result "
                             "of if(), but not be reckoned with.");
  }

  void requireTruth(std::size_t part) const {
    if (m_types[part] == PartType::Truth || m_types[part] == PartType::Any) return;
    fault(node(part).at, "A condition is expected here, as in Q1 == 1.");
  }

  PartType comparison(std::size_t i) {
    const auto parts = node(i).parts;
    for (const auto& [one, other] : {std::pair(parts[0], parts[1]), {parts[1], parts[0]}}) {
      if (m_types[other] != PartType::Answer) continue;
      if (isDate(one)) {
        readDay(one, other);
        return PartType::Truth;
      }
      if (node(i).kind != Node::Equal && node(i).kind != Node::Unequal) {
        fault(node(i).at, "Answers are compared with == and !=, or by their codes.");
      }
      compareAnswers(i, one, other);
      return PartType::Truth;
    }
    return PartType::Truth;
  }

  PartType membership(std::size_t i) {
    const auto parts = node(i).parts;
    const bool texts = std::any_of(parts.begin() + 1, parts.end(), [this](std::size_t part) {
      return m_types[part] == PartType::Answer;
    });
    for (std::size_t k = 1; k < parts.size() && texts; ++k) {
      if (isDate(parts[0])) {
        readDay(parts[0], parts[k]);
      } else {
        compareAnswers(i, parts[0], parts[k]);
      }
    }
    if (!texts) requireNumber(parts[0]);
    return PartType::Truth;
  }

  // A day in quotes becomes its seconds.
  void readDay(std::size_t date, std::size_t text) {
    if (node(text).kind != Node::Text) {
      fault(node(text).at, "A day in quotes is expected here, as in \"2019-04-01\".");
    }
    const auto day = parseIso(node(text).text);
    if (!day) fault(node(text).at, "\"" + node(text).text + "\" is no day, as \"2019-04-01\" is.");
    m_bound.nodes[text].kind = Node::Number;
    m_bound.nodes[text].number = day->seconds;
    m_types[text] = PartType::Number;
    m_bound.uses[date] = VariableUse::Date;
  }

  void compareAnswers(std::size_t i, std::size_t one, std::size_t text) {
    if (node(one).kind != Node::Variable || node(text).kind != Node::Text) {
      fault(node(i).at, "An answer in quotes is compared with a variable, as in Q1 == \"Yes\".");
    }
    const Variable& variable = variableAt(one);
    const auto level = findLevel(variable, variable.levels, node(text).text);
    if (!level) fault(node(text).at, level.error().message);
    if (variable.levels[*level].missing) {
      fault(node(text).at, "\"" + node(text).text + "\" is a reason for missing of \"" +
                               variable.name +
                               "\", so nothing equals it: use is_missing(), or make it an answer "
                               "with a recode first.");
    }
    m_bound.levels[text] = *level;
    m_bound.uses[one] = VariableUse::Answer;
    m_bound.comparesAnswers[i] = 1;
  }

  PartType unite(std::size_t one, std::size_t other) const {
    const PartType a = m_types[one];
    const PartType b = m_types[other];
    if (a == b || b == PartType::Any) return a;
    if (a == PartType::Any) return b;
    if (a != PartType::Answer && b != PartType::Answer) return PartType::Number;
    fault(node(other).at, "if() gives an answer in one case and a number in the other.");
  }

  PartType call(std::size_t i) {
    const std::string& name = node(i).text;
    const auto& parts = node(i).parts;
    if (name == "if") {
      requireTruth(parts[0]);
      return unite(parts[1], parts[2]);
    }
    if (name == "count" || name == "is_missing") {
      for (const auto part : parts) m_bound.uses[part] = VariableUse::Answered;
      return name == "count" ? PartType::Number : PartType::Truth;
    }
    if (name == "year" || name == "month") {
      if (!isDate(parts[0]) || variableAt(parts[0]).dateStyle == DateStyle::Time) {
        fault(node(parts[0]).at, name + "() is of a variable that is a date.");
      }
      m_bound.uses[parts[0]] = VariableUse::Date;
      return PartType::Number;
    }
    for (const auto part : parts) requireNumber(part);
    return PartType::Number;
  }

  // The answers that the whole may give, in the order in which they stand, each by its place.
  void gatherAnswers() {
    std::vector<std::size_t> open = {m_bound.nodes.size() - 1};
    while (!open.empty()) {
      const std::size_t i = open.back();
      open.pop_back();
      if (node(i).kind == Node::Call) {
        open.push_back(node(i).parts[2]);
        open.push_back(node(i).parts[1]);
      }
      if (node(i).kind != Node::Text) continue;
      auto& answers = m_bound.answers;
      const auto known = std::find(answers.begin(), answers.end(), node(i).text);
      m_bound.nodes[i].number = static_cast<double>(known - answers.begin());
      if (known == answers.end()) answers.push_back(node(i).text);
    }
  }

  // Known only when everything around it was seen.
  void requireReadable(std::size_t i) const {
    if (node(i).kind != Node::Variable || m_bound.uses[i] != VariableUse::Number) return;
    const Variable& variable = variableAt(i);
    if (variable.kind == VariableKind::Text) {
      fault(node(i).at, "\"" + variable.name +
                            "\" holds text: compare it with an answer in quotes, or recode it "
                            "first.");
    }
    if (variable.kind == VariableKind::Date) {
      fault(node(i).at, "\"" + variable.name +
                            "\" is a date: use year() or month() of it, or compare it with a day, "
                            "as in " +
                            asWritten(variable.name) + " >= \"2019-04-01\".");
    }
  }

  const Survey& m_survey;
  BoundExpression m_bound;
  std::vector<PartType> m_types;
};

}  // namespace

tl::expected<BoundExpression, ExpressionFault> bindExpression(const Expression& expression,
                                                              const Survey& survey) {
  try {
    return Binder(expression, survey).whole();
  } catch (const ExpressionFault& fault) {
    return tl::make_unexpected(fault);
  }
}

}  // namespace candour
