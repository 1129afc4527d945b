// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scripts/formula_code.h"

#include <vector>

#include "core/base/text.h"
#include "core/prepare/bound_expression.h"
#include "models/scripts/r_text.h"

namespace candour {

namespace {

using Sign = ExpressionKind;

const char* signOf(Sign kind) {
  switch (kind) {
    case Sign::Add:
      return " + ";
    case Sign::Subtract:
      return " - ";
    case Sign::Multiply:
      return " * ";
    case Sign::Divide:
      return " / ";
    case Sign::Power:
      return "^";
    case Sign::Equal:
      return " == ";
    case Sign::Unequal:
      return " != ";
    case Sign::Less:
      return " < ";
    case Sign::LessEqual:
      return " <= ";
    case Sign::Greater:
      return " > ";
    case Sign::GreaterEqual:
      return " >= ";
    case Sign::And:
      return " & ";
    default:
      return " | ";
  }
}

class FormulaWriter {
 public:
  FormulaWriter(const BoundExpression& bound, const Survey& survey, Recodes& recodes)
      : m_bound(bound), m_survey(survey), m_recodes(recodes), m_code(bound.nodes.size()) {}

  Result<std::string> whole() {
    for (std::size_t i = 0; i < m_bound.nodes.size(); ++i) {
      auto code = codeOf(i);
      if (!code) return code;
      m_code[i] = std::move(*code);
      for (const auto part : m_bound.nodes[i].parts) std::string().swap(m_code[part]);
    }
    return m_code.back();
  }

 private:
  [[nodiscard]] const ExpressionNode& node(std::size_t i) const { return m_bound.nodes[i]; }
  [[nodiscard]] const std::string& part(std::size_t i, std::size_t k) const {
    return m_code[node(i).parts[k]];
  }

  Result<std::string> codeOf(std::size_t i) {
    switch (node(i).kind) {
      case Sign::Number:
        return rNumber(node(i).number);
      case Sign::Text:
        return rNumber(node(i).number + 1);
      case Sign::Missing:
        return std::string("NA");
      case Sign::Variable:
        return variable(i);
      case Sign::Negate:
        return "-(" + part(i, 0) + ")";
      case Sign::Not:
        return "(!" + part(i, 0) + ")";
      case Sign::In:
        return membership(i);
      case Sign::Call:
        return call(i);
      case Sign::Add:
      case Sign::Subtract:
      case Sign::Multiply:
      case Sign::Divide:
      case Sign::Power:
        return "quietly(" + binary(i) + ")";
      default:
        return m_bound.comparesAnswers[i] != 0 ? membership(i) : "(" + binary(i) + ")";
    }
  }

  [[nodiscard]] std::string binary(std::size_t i) const {
    return "(" + part(i, 0) + ")" + signOf(node(i).kind) + "(" + part(i, 1) + ")";
  }

  Result<std::string> variable(std::size_t i) {
    const std::string& name = node(i).text;
    if (m_bound.uses[i] == VariableUse::Number || m_bound.uses[i] == VariableUse::Date) {
      return m_recodes.number(name);
    }
    return m_recodes.known(name);
  }

  // Answers are compared by what stands for them in the data: codes, or texts.
  [[nodiscard]] std::string wanted(std::size_t variable, std::size_t text) const {
    const Variable& asked = m_survey.variables[m_bound.variables[variable]];
    const Level& level = asked.levels[m_bound.levels[text]];
    return asked.kind == VariableKind::Text ? rString(level.label) : rNumber(level.code);
  }

  [[nodiscard]] std::string membership(std::size_t i) const {
    auto parts = node(i).parts;
    if (node(parts[0]).kind == Sign::Text) std::swap(parts[0], parts[1]);
    std::vector<std::string> equal;
    for (std::size_t k = 1; k < parts.size(); ++k) {
      const std::string other =
          m_bound.comparesAnswers[i] != 0 ? wanted(parts[0], parts[k]) : m_code[parts[k]];
      equal.push_back("(" + m_code[parts[0]] + " == " + other + ")");
    }
    const std::string any = "(" + join(equal, " | ") + ")";
    return node(i).kind == Sign::Unequal ? "(!" + any + ")" : any;
  }

  Result<std::string> call(std::size_t i) const {
    const std::string& name = node(i).text;
    std::vector<std::string> parts;
    for (const auto part : node(i).parts) parts.push_back(m_code[part]);
    const std::string list = join(parts, ", ");
    if (name == "if") return "chosen(" + list + ")";
    if (name == "is_missing") return "is.na(" + list + ")";
    if (name == "count") {
      for (auto& one : parts) one = "as.numeric(!is.na(" + one + "))";
      return "ofAnswered(\"sum\", " + join(parts, ", ") + ")";
    }
    if (name == "min" || name == "max" || name == "mean" || name == "sum") {
      return "ofAnswered(\"" + name + "\", " + list + ")";
    }
    if (name == "round") return "roundedTo(" + list + ")";
    if (name == "year" || name == "month") return name + "Of(" + list + ")";
    return "quietly(" + name + "(" + list + "))";
  }

  const BoundExpression& m_bound;
  const Survey& m_survey;
  Recodes& m_recodes;
  std::vector<std::string> m_code;
};

}  // namespace

Result<std::string> formulaCode(const Survey& survey, const DeriveStep& step, Recodes& recodes) {
  const auto parsed = parseExpression(step.expression);
  if (!parsed) return fail(placed(step.expression, parsed.error()));
  const auto bound = bindExpression(*parsed, survey);
  if (!bound) return fail(placed(step.expression, bound.error()));
  return FormulaWriter(*bound, survey, recodes).whole();
}

}  // namespace candour
