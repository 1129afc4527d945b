// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/influence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/numeric/parallel.h"
#include "core/survey/answers.h"
#include "models/diagnostics/effect_margins.h"
#include "models/diagnostics/refit.h"
#include "models/diagnostics/unit_steps.h"

namespace candour {

namespace {

constexpr std::size_t kLargest = 10;
constexpr std::size_t kRefits = 5;
constexpr std::size_t kUnitsATask = 512;

// What leaving a unit out does.
struct UnitChange {
  double leverage = 0;
  double change = 0;   // of the driver's column that moves most, in errors
  int parameter = -1;  // that column; -1: there is none
  bool alone = false;  // the unit alone tells a column
};

// The column that each parameter is moved by most.
struct Moved {
  double change = 0;
  std::size_t unit = 0;
};

// By parameter: whether it is a driver's, whose changes are what is looked for.
std::vector<char> driverParameters(const PreparedModel& model, const FittedModel& fitted) {
  const auto columns = fitted.fit.selection.columns();
  std::vector<char> wanted(columns.size(), 0);
  bool any = false;
  for (std::size_t j = 1; j < columns.size(); ++j) {
    const int term = termOf(model, columns[j]);
    wanted[j] = term >= 0 && !model.groups[model.terms[term].group].control;
    any = any || wanted[j];
  }
  if (!any) std::fill(wanted.begin() + 1, wanted.end(), 1);
  return wanted;
}

// The drivers' effects with their gradients, one row each.
struct EffectGradients {
  std::vector<EffectMargin> contrasts;
  Eigen::MatrixXd gradients;
};

EffectGradients effectGradients(const PreparedModel& model, const FittedModel& fitted) {
  EffectGradients effects;
  for (std::size_t term = 0; term < model.terms.size(); ++term) {
    if (model.groups[model.terms[term].group].control) continue;
    auto contrasts = effectMarginsOf(model, static_cast<int>(term), fitted.fit, model.w);
    std::move(contrasts.begin(), contrasts.end(), std::back_inserter(effects.contrasts));
  }
  effects.gradients.resize(static_cast<Eigen::Index>(effects.contrasts.size()),
                           fitted.fit.beta.size());
  for (std::size_t k = 0; k < effects.contrasts.size(); ++k) {
    effects.gradients.row(static_cast<Eigen::Index>(k)) = effects.contrasts[k].margin.gradient;
  }
  return effects;
}

// The furthest that something is moved down and up.
struct Extremes {
  Moved lowest;
  Moved highest;

  void take(const Moved& moved) {
    if (moved.change < lowest.change) lowest = moved;
    if (moved.change > highest.change) highest = moved;
  }
};

struct Pass {
  std::vector<UnitChange> units;
  std::vector<Moved> moved;       // by parameter
  std::vector<Extremes> effects;  // by contrast
};

class UnitPass {
 public:
  UnitPass(const UnitSteps& steps, const Units& units, const std::vector<char>& wanted,
           const Eigen::MatrixXd& gradients)
      : m_steps(steps), m_units(units), m_wanted(wanted), m_gradients(gradients) {}

  [[nodiscard]] Pass run() const {
    const std::size_t tasks = (m_units.count() + kUnitsATask - 1) / kUnitsATask;
    std::vector<Pass> parts(tasks, fresh());
    Pass pass = fresh();
    pass.units.resize(m_units.count());
    parallelFor(tasks, [&](std::size_t task) {
      const std::size_t end = std::min(m_units.count(), (task + 1) * kUnitsATask);
      for (std::size_t u = task * kUnitsATask; u < end; ++u) take(u, pass.units[u], parts[task]);
    });
    for (const Pass& part : parts) {
      for (std::size_t j = 0; j < part.moved.size(); ++j) {
        if (std::abs(part.moved[j].change) > std::abs(pass.moved[j].change)) {
          pass.moved[j] = part.moved[j];
        }
      }
      for (std::size_t k = 0; k < part.effects.size(); ++k) {
        pass.effects[k].take(part.effects[k].lowest);
        pass.effects[k].take(part.effects[k].highest);
      }
    }
    return pass;
  }

 private:
  [[nodiscard]] Pass fresh() const {
    return {{},
            std::vector<Moved>(m_wanted.size()),
            std::vector<Extremes>(static_cast<std::size_t>(m_gradients.rows()))};
  }

  void take(std::size_t u, UnitChange& unit, Pass& part) const {
    const Eigen::VectorXd step =
        m_steps.without(m_units.rows.data() + m_units.begin[u], m_units.size(u), unit.leverage);
    unit.alone = std::isnan(step[0]);
    if (unit.alone) return;
    for (Eigen::Index j = 1; j < step.size(); ++j) {
      const double change = step[j] / m_steps.errors()[j];
      if (std::isnan(change)) continue;
      Moved& most = part.moved[static_cast<std::size_t>(j)];
      if (std::abs(change) > std::abs(most.change)) most = {change, u};
      if (!m_wanted[static_cast<std::size_t>(j)]) continue;
      if (unit.parameter >= 0 && std::abs(change) <= std::abs(unit.change)) continue;
      unit.change = change;
      unit.parameter = static_cast<int>(j);
    }
    const Eigen::VectorXd effects = m_gradients * step;
    for (Eigen::Index k = 0; k < effects.size(); ++k) {
      part.effects[static_cast<std::size_t>(k)].take({effects[k], u});
    }
  }

  const UnitSteps& m_steps;
  const Units& m_units;
  const std::vector<char>& m_wanted;
  const Eigen::MatrixXd& m_gradients;
};

// Leaves the unit out in earnest.
void refitUnit(const PreparedModel& model, const FittedModel& fitted, std::size_t position,
               int parameter, InfluentialUnit& unit) {
  const std::int32_t psu = unitOf(model, position);
  const int column = fitted.fit.selection.columns()[parameter];
  const Refit refit = refitWithout(
      model, fitted, [&](std::size_t i) { return unitOf(model, i) == psu; }, 1e-8);
  const int place = refit.fit.selection.parameterOf[column];
  if (place < 0 || refit.fit.status != FitStatus::Converged) {
    unit.why =
        place < 0 ? "without it the column does not vary" : "without it the model does not settle";
    return;
  }
  unit.exact = (refit.fit.beta[place] - fitted.fit.beta[parameter]) /
               std::sqrt(fitted.covariance(parameter, parameter));
  const int term = termOf(model, column);
  if (term < 0) return;
  for (const auto& [fit, w, effect] : {std::tuple(&fitted.fit, &model.w, &unit.effectWith),
                                       std::tuple(&refit.fit, &refit.w, &unit.effectWithout)}) {
    for (const EffectMargin& contrast : effectMarginsOf(model, term, *fit, *w)) {
      if (contrast.column == column) *effect = contrast.margin.value;
    }
  }
}

class Describe {
 public:
  Describe(const Survey& survey, const PreparedModel& model, const FittedModel& fitted,
           const Units& units)
      : m_survey(survey),
        m_model(model),
        m_units(units),
        m_columns(fitted.fit.selection.columns()) {}

  [[nodiscard]] std::size_t position(std::size_t unit) const {
    return m_units.rows[m_units.begin[unit]];
  }
  [[nodiscard]] std::string name(std::size_t unit) const {
    return unitName(m_survey, m_model, position(unit));
  }
  [[nodiscard]] std::string term(int parameter) const {
    return columnName(m_model, m_columns[static_cast<std::size_t>(parameter)]);
  }
  [[nodiscard]] const TermGroup* group(int parameter) const {
    const int term = termOf(m_model, m_columns[static_cast<std::size_t>(parameter)]);
    return term < 0 ? nullptr : &m_model.groups[m_model.terms[term].group];
  }
  [[nodiscard]] InfluentialUnit unit(std::size_t u, const UnitChange& change) const {
    InfluentialUnit unit;
    unit.unit = name(u);
    unit.stratum = answersAt(m_survey, m_model.spec.design.strata, m_model.surveyRow[position(u)]);
    unit.n = m_units.size(u);
    for (std::size_t i = m_units.begin[u]; i < m_units.begin[u + 1]; ++i) {
      unit.share += m_model.w[m_units.rows[i]] / static_cast<double>(m_model.n());
    }
    unit.leverage = change.leverage;
    unit.oneStep = change.change;
    unit.term = term(change.parameter);
    if (const TermGroup* of = group(change.parameter)) unit.driver = of->name;
    return unit;
  }

 private:
  const Survey& m_survey;
  const PreparedModel& m_model;
  const Units& m_units;
  std::vector<int> m_columns;
};

void setTerms(const Describe& describe, const Pass& pass, Influence& answer) {
  for (std::size_t j = 1; j < pass.moved.size(); ++j) {
    const int parameter = static_cast<int>(j);
    InfluencedTerm term;
    term.term = describe.term(parameter);
    if (const TermGroup* group = describe.group(parameter)) {
      term.driver = group->name;
      term.control = group->control;
    }
    if (pass.moved[j].change != 0) {
      term.change = pass.moved[j].change;
      term.unit = describe.name(pass.moved[j].unit);
    }
    answer.terms.push_back(std::move(term));
  }
}

void setRanges(const PreparedModel& model, const EffectGradients& effects, const Describe& describe,
               const Pass& pass, Influence& answer) {
  for (std::size_t k = 0; k < effects.contrasts.size(); ++k) {
    const EffectMargin& contrast = effects.contrasts[k];
    const PlacedTerm& term = model.terms[contrast.term];
    const Extremes& extremes = pass.effects[k];
    const double value = contrast.margin.value;
    answer.ranges.push_back({model.groups[term.group].name, term.variable, contrast.contrast,
                             contrast.level, value, value + extremes.lowest.change,
                             value + extremes.highest.change, describe.name(extremes.lowest.unit),
                             describe.name(extremes.highest.unit)});
  }
}

// The units that move a driver's column most, the largest first.
std::vector<std::size_t> largestUnits(const Pass& pass) {
  std::vector<std::size_t> order;
  for (std::size_t u = 0; u < pass.units.size(); ++u) {
    if (pass.units[u].parameter >= 0) order.push_back(u);
  }
  const std::size_t most = std::min(kLargest, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      const double first = std::abs(pass.units[a].change);
                      const double second = std::abs(pass.units[b].change);
                      return first != second ? first > second : a < b;
                    });
  order.resize(most);
  return order;
}

}  // namespace

Influence influenceOf(const Survey& survey, const PreparedModel& model, const FittedModel& fitted,
                      const std::vector<double>& eta) {
  Influence answer;
  answer.rows = model.design.rowsArePsus;
  answer.parameters = model.selection.parameters;
  const Units units = unitsOf(model);
  answer.units = units.count();
  if (model.selection.parameters < 2) answer.why = "no driver is left in the model";
  if (units.count() < 2) answer.why = "the model's people are in one sampling unit";
  if (!answer.why.empty()) return answer;
  const UnitSteps steps(model, fitted, eta);
  const EffectGradients effects = effectGradients(model, fitted);
  const std::vector<char> wanted = driverParameters(model, fitted);
  const Pass pass = UnitPass(steps, units, wanted, effects.gradients).run();
  const Describe describe(survey, model, fitted, units);
  setTerms(describe, pass, answer);
  setRanges(model, effects, describe, pass, answer);
  const auto order = largestUnits(pass);
  for (const std::size_t u : order) answer.largest.push_back(describe.unit(u, pass.units[u]));
  parallelFor(std::min(kRefits, order.size()), [&](std::size_t k) {
    refitUnit(model, fitted, describe.position(order[k]), pass.units[order[k]].parameter,
              answer.largest[k]);
  });
  double largest = -1;
  for (std::size_t u = 0; u < pass.units.size(); ++u) {
    if (pass.units[u].parameter >= 0) answer.changes.push_back(pass.units[u].change);
    if (!(pass.units[u].leverage > largest)) continue;
    largest = answer.largestLeverage = pass.units[u].leverage;
    answer.largestLeverageUnit = describe.name(u);
  }
  std::sort(answer.changes.begin(), answer.changes.end());
  if (answer.changes.empty()) answer.why = "no coefficient has an error to compare with";
  return answer;
}

std::string answersAt(const Survey& survey, const std::vector<std::string>& names,
                      std::size_t row) {
  std::vector<std::string> texts;
  for (const std::string& name : names) {
    const auto index = survey.find(name);
    if (!index || !survey.columns[*index]) continue;
    const Column& column = *survey.columns[*index];
    if (!column.isCoded()) {
      texts.push_back(shortest(column.number(row)));
    } else if (const int level = column.level(row); level >= 0) {
      texts.push_back(survey.variables[*index].levelText(static_cast<std::size_t>(level)));
    }
  }
  return join(texts, ", ");
}

std::string unitName(const Survey& survey, const PreparedModel& model, std::size_t position) {
  const std::size_t row = model.surveyRow[position];
  if (model.design.rowsArePsus) return "row " + std::to_string(row + 1);
  return answersAt(survey, {model.spec.design.clusters.front()}, row);
}

}  // namespace candour
