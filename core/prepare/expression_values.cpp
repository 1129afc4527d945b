// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/prepare/bound_expression.h"
#include "core/survey/answers.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

using Values = std::vector<double>;
using Op = ExpressionKind;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

double truth(bool value) {
  return value ? 1 : 0;
}

// Day and month of the proleptic Gregorian calendar, by way of the ISO text.
double partOfDate(double seconds, bool year) {
  const std::string iso = isoText(seconds, DateStyle::Date);
  const std::size_t first = iso.find('-', 1);
  if (first == std::string::npos) return kMissing;
  return std::stod(year ? iso.substr(0, first) : iso.substr(first + 1, 2));
}

double rounded(double value, double digits) {
  const double scale = std::pow(10.0, std::clamp(std::trunc(digits), -15.0, 15.0));
  const double scaled = std::round(value * scale) / scale;
  return std::isfinite(scaled) ? scaled : value;
}

double numberOf(Op kind, double a, double b) {
  switch (kind) {
    case Op::Negate:
      return -a;
    case Op::Add:
      return a + b;
    case Op::Subtract:
      return a - b;
    case Op::Multiply:
      return a * b;
    case Op::Divide:
      return a / b;
    case Op::Power:
      return std::pow(a, b);
    case Op::Not:
      return 1 - a;
    case Op::Equal:
      return truth(a == b);
    case Op::Unequal:
      return truth(a != b);
    case Op::Less:
      return truth(a < b);
    case Op::LessEqual:
      return truth(a <= b);
    case Op::Greater:
      return truth(a > b);
    default:
      return truth(a >= b);
  }
}

double functionOf(const std::string& name, double a, double b) {
  if (name == "abs") return std::abs(a);
  if (name == "sqrt") return std::sqrt(a);
  if (name == "log") return std::log(a);
  if (name == "exp") return std::exp(a);
  if (name == "floor") return std::floor(a);
  if (name == "year") return partOfDate(a, true);
  if (name == "month") return partOfDate(a, false);
  return rounded(a, b);
}

double eitherOf(Op kind, double a, double b) {
  const double decides = kind == Op::And ? 0 : 1;
  if (a == decides || b == decides) return decides;
  return std::isnan(a) || std::isnan(b) ? kMissing : 1 - decides;
}

// Of the arguments that are answered.
struct Answered {
  double sum = 0;
  double least = std::numeric_limits<double>::infinity();
  double most = -std::numeric_limits<double>::infinity();
  int count = 0;

  [[nodiscard]] double of(const std::string& name) const {
    if (name == "count") return count;
    if (count == 0) return kMissing;
    if (name == "min") return least;
    if (name == "max") return most;
    return name == "sum" ? sum : sum / count;
  }
};

class Evaluator {
 public:
  Evaluator(const BoundExpression& bound, const Survey& survey)
      : m_bound(bound), m_survey(survey), m_values(bound.nodes.size()) {
    m_result.undefined.assign(survey.rows, 0);
  }

  Result<ExpressionValues> whole() {
    for (std::size_t i = 0; i < m_bound.nodes.size(); ++i) {
      if (auto done = workOut(i); !done) return passOn(done);
      // Every node has one parent: its parts are not needed any more.
      for (const auto part : m_bound.nodes[i].parts) Values().swap(m_values[part]);
    }
    m_result.values = std::move(m_values.back());
    return std::move(m_result);
  }

 private:
  Status workOut(std::size_t i) {
    const ExpressionNode& node = m_bound.nodes[i];
    Values& out = m_values[i];
    switch (node.kind) {
      case Op::Number:
      case Op::Text:
        out.assign(m_survey.rows, node.number);
        return {};
      case Op::Missing:
        out.assign(m_survey.rows, kMissing);
        return {};
      case Op::Variable:
        return readVariable(i, out);
      case Op::In:
        membership(i, out);
        return {};
      case Op::Call:
        call(node, out);
        return {};
      case Op::And:
      case Op::Or:
        each(node, out, [&node](double a, double b) { return eitherOf(node.kind, a, b); });
        return {};
      default:
        if (m_bound.comparesAnswers[i] != 0) {
          membership(i, out);
        } else {
          reckon(node, out, [&node](double a, double b) { return numberOf(node.kind, a, b); });
        }
        return {};
    }
  }

  // Answers as levels: what is compared with them are levels, too.
  Status readVariable(std::size_t i, Values& out) {
    const std::size_t index = m_bound.variables[i];
    if (m_bound.uses[i] == VariableUse::Number || m_bound.uses[i] == VariableUse::Date) {
      auto numbers = numbersOf(m_survey, index);
      if (!numbers) return passOn(numbers);
      out = std::move(*numbers);
      return {};
    }
    const Variable& variable = m_survey.variables[index];
    const Column& column = *m_survey.columns[index];
    out.resize(column.size());
    for (std::size_t row = 0; row < out.size(); ++row) out[row] = levelAt(variable, column, row);
    return {};
  }

  static double levelAt(const Variable& variable, const Column& column, std::size_t row) {
    if (column.isCoded()) {
      const int level = column.level(row);
      if (level < 0 || variable.levels[static_cast<std::size_t>(level)].missing) return kMissing;
      return level;
    }
    const double value = column.number(row);
    if (std::isnan(value) || variable.isMissingCode(value)) return kMissing;
    for (std::size_t level = 0; level < variable.levels.size(); ++level) {
      if (variable.levels[level].code == value) return static_cast<double>(level);
    }
    return -1;
  }

  [[nodiscard]] double at(const ExpressionNode& node, std::size_t part, std::size_t row) const {
    return part < node.parts.size() ? m_values[node.parts[part]][row] : 0;
  }

  template <class Function>
  void each(const ExpressionNode& node, Values& out, Function function) {
    out.resize(m_survey.rows);
    for (std::size_t row = 0; row < out.size(); ++row) {
      out[row] = function(at(node, 0, row), at(node, 1, row));
    }
  }

  // Missing where a part is; where nothing is and yet there is no result, that is remembered.
  template <class Function>
  void reckon(const ExpressionNode& node, Values& out, Function function) {
    out.resize(m_survey.rows);
    for (std::size_t row = 0; row < out.size(); ++row) {
      const double a = at(node, 0, row);
      const double b = at(node, 1, row);
      const bool missing = std::isnan(a) || std::isnan(b);
      const double value = missing ? kMissing : function(a, b);
      out[row] = std::isfinite(value) ? value : kMissing;
      if (!missing && !std::isfinite(value)) m_result.undefined[row] = 1;
    }
  }

  // What the part is compared with: a level, or a value.
  [[nodiscard]] double wanted(std::size_t i, std::size_t part, std::size_t row) const {
    const auto& node = m_bound.nodes[part];
    const bool level = m_bound.comparesAnswers[i] != 0 && node.kind == Op::Text;
    return level ? static_cast<double>(m_bound.levels[part]) : m_values[part][row];
  }

  // In; and == and != of a variable and an answer, on whichever side.
  void membership(std::size_t i, Values& out) const {
    const auto& node = m_bound.nodes[i];
    std::vector<std::size_t> parts(node.parts.begin(), node.parts.end());
    if (m_bound.nodes[parts[0]].kind == Op::Text) std::swap(parts[0], parts[1]);
    out.resize(m_survey.rows);
    for (std::size_t row = 0; row < out.size(); ++row) {
      const double value = m_values[parts[0]][row];
      bool found = false;
      bool missing = std::isnan(value);
      for (std::size_t k = 1; k < parts.size(); ++k) {
        const double other = wanted(i, parts[k], row);
        found = found || value == other;
        missing = missing || std::isnan(other);
      }
      out[row] = found ? 1 : missing ? kMissing : 0;
      if (node.kind == Op::Unequal && !std::isnan(out[row])) out[row] = 1 - out[row];
    }
  }

  void call(const ExpressionNode& node, Values& out) {
    if (node.text == "if") return choose(node, out);
    if (node.text == "is_missing") {
      return each(node, out, [](double a, double) { return truth(std::isnan(a)); });
    }
    if (node.text == "min" || node.text == "max" || node.text == "mean" || node.text == "sum" ||
        node.text == "count") {
      return gather(node, out);
    }
    reckon(node, out, [&node](double a, double b) { return functionOf(node.text, a, b); });
  }

  void choose(const ExpressionNode& node, Values& out) {
    out.resize(m_survey.rows);
    for (std::size_t row = 0; row < out.size(); ++row) {
      const double condition = at(node, 0, row);
      out[row] = std::isnan(condition) ? kMissing : at(node, condition != 0 ? 1 : 2, row);
    }
  }

  void gather(const ExpressionNode& node, Values& out) {
    out.resize(m_survey.rows);
    for (std::size_t row = 0; row < out.size(); ++row) {
      Answered answered;
      for (const auto part : node.parts) {
        const double value = m_values[part][row];
        if (std::isnan(value)) continue;
        answered.sum += value;
        answered.least = std::min(answered.least, value);
        answered.most = std::max(answered.most, value);
        ++answered.count;
      }
      out[row] = answered.of(node.text);
      if (std::isfinite(out[row]) || answered.count == 0) continue;
      out[row] = kMissing;
      m_result.undefined[row] = 1;
    }
  }

  const BoundExpression& m_bound;
  const Survey& m_survey;
  std::vector<Values> m_values;
  ExpressionValues m_result;
};

}  // namespace

Result<ExpressionValues> valuesOf(const BoundExpression& bound, const Survey& survey) {
  return Evaluator(bound, survey).whole();
}

}  // namespace candour
