// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/make_variable.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/prepare/bound_expression.h"
#include "core/prepare/level_plan.h"
#include "core/prepare/rake_survey.h"
#include "core/prepare/steps.h"
#include "core/survey/scale_score.h"

namespace candour {

namespace {

using Coded = std::vector<bool>;

// A formula as it is bound, or its fault with its place.
Result<BoundExpression> boundOf(const Survey& survey, const DeriveStep& step) {
  const auto parsed = parseExpression(step.expression);
  if (!parsed) return fail(placed(step.expression, parsed.error()));
  auto bound = bindExpression(*parsed, survey);
  if (!bound) return fail(placed(step.expression, bound.error()));
  return std::move(*bound);
}

std::vector<Level> levelsOf(const BoundExpression& bound) {
  if (bound.type == ExpressionType::Truth) return {{0, "No", false}, {1, "Yes", false}};
  std::vector<Level> levels;
  if (bound.type == ExpressionType::Number) return levels;
  for (const auto& answer : bound.answers) levels.push_back({levels.size() + 1.0, answer, false});
  return levels;
}

AnswerOptions optionsOfItem(const ScaleStepItem& item) {
  return {item.missing, item.order};
}

// How each kind is described.
struct Describer {
  const Survey& survey;
  const Coded& coded;

  template <class Step>
  Result<MadeVariable> operator()(const Step& step) const {
    const auto index = survey.require(step.variable);
    if (!index) return tl::make_unexpected(index.error());
    auto plan = planOf(step, survey.variables[*index], coded[*index]);
    if (!plan) return passOn(plan);
    return MadeVariable{std::move(plan->variable), true, std::move(plan->notes)};
  }

  Result<MadeVariable> operator()(const MissingStep& step) const {
    const auto index = survey.require(step.variable);
    if (!index) return tl::make_unexpected(index.error());
    MadeVariable made;
    auto variable = markedMissing(step, survey.variables[*index], coded[*index], made.notes);
    if (!variable) return passOn(variable);
    made.variable = std::move(*variable);
    made.coded = coded[*index];
    return made;
  }

  Result<MadeVariable> operator()(const DeriveStep& step) const {
    const auto bound = boundOf(survey, step);
    if (!bound) return tl::make_unexpected(bound.error());
    MadeVariable made;
    made.variable.levels = levelsOf(*bound);
    made.coded = bound->type != ExpressionType::Number;
    return made;
  }

  Result<MadeVariable> operator()(const ScaleStep& step) const {
    for (const auto& item : step.items) {
      const auto index = survey.require(item.variable);
      if (!index) return tl::make_unexpected(index.error());
      const Variable& variable = survey.variables[*index];
      for (const auto* answers : {&item.order, &item.missing}) {
        if (!answers->empty() && !coded[*index]) {
          return fail("\"" + item.variable +
                      "\" may hold any number: recode it before it is an "
                      "item with an order of its own.");
        }
        for (const auto& answer : *answers) {
          const auto level = findLevel(variable, variable.levels, answer);
          if (!level) return tl::make_unexpected(level.error());
        }
      }
    }
    MadeVariable made;
    made.coded = false;
    return made;
  }

  Result<MadeVariable> operator()(const RakeStep& step) const {
    if (auto fits = checkRake(survey, coded, step); !fits) return passOn(fits);
    MadeVariable made;
    made.coded = false;
    return made;
  }
};

// How the column of each kind is made.
struct Runner {
  const Survey& survey;

  [[nodiscard]] std::size_t at(const std::string& name) const { return survey.find(name).value(); }

  template <class Step>
  Result<std::shared_ptr<const Column>> operator()(const Step& step) const {
    const Column& source = *survey.columns[at(step.variable)];
    auto plan = planOf(step, survey.variables[at(step.variable)], source.isCoded());
    if (!plan) return passOn(plan);
    return std::make_shared<const Column>(apply(*plan, source));
  }

  // The answers are what they were; what they mean is with the variable.
  Result<std::shared_ptr<const Column>> operator()(const MissingStep& step) const {
    return survey.columns[at(step.variable)];
  }

  Result<std::shared_ptr<const Column>> operator()(const DeriveStep& step) const {
    const auto bound = boundOf(survey, step);
    if (!bound) return tl::make_unexpected(bound.error());
    auto made = valuesOf(*bound, survey);
    if (!made) return passOn(made);
    if (bound->type == ExpressionType::Number) return numbers(std::move(made->values), step);
    std::vector<std::int32_t> levels(survey.rows);
    const auto sources = columnsOf(variablesIn(step));
    for (std::size_t row = 0; row < levels.size(); ++row) {
      const double value = made->values[row];
      levels[row] = !std::isnan(value)       ? static_cast<std::int32_t>(value)
                    : notAsked(sources, row) ? Column::kNotAsked
                                             : Column::kEmpty;
    }
    return std::make_shared<const Column>(Column::coded(levels, levelsOf(*bound).size()));
  }

  Result<std::shared_ptr<const Column>> operator()(const ScaleStep& step) const {
    ScaleScore score(survey.rows);
    for (const auto& item : step.items) {
      const auto scored = scaleItemOf(survey, at(item.variable), optionsOfItem(item), item.reverse);
      if (!scored) return tl::make_unexpected(scored.error());
      score.add(*scored);
    }
    return numbers(score.values(step.minItems), step);
  }

  Result<std::shared_ptr<const Column>> operator()(const RakeStep& step) const {
    auto raked = rakeSurvey(survey, step);
    if (!raked) return passOn(raked);
    return numbers(std::move(raked->weight), step);
  }

  template <class Step>
  static std::vector<std::string> variablesIn(const Step& step) {
    return sourcesOf({{}, {}, step});
  }

  [[nodiscard]] std::vector<const Column*> columnsOf(const std::vector<std::string>& names) const {
    std::vector<const Column*> columns;
    for (const auto& name : names) columns.push_back(survey.columns[at(name)].get());
    return columns;
  }

  static bool notAsked(const std::vector<const Column*>& columns, std::size_t row) {
    return std::any_of(columns.begin(), columns.end(),
                       [row](const Column* column) { return column->isNotAsked(row); });
  }

  template <class Step>
  std::shared_ptr<const Column> numbers(std::vector<double> values, const Step& step) const {
    const auto sources = columnsOf(variablesIn(step));
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (std::isnan(values[row])) {
        values[row] = notAsked(sources, row) ? notAskedNumber() : emptyNumber();
      }
    }
    return std::make_shared<const Column>(Column::numbers(std::move(values)));
  }
};

bool isAnswered(const Variable& variable, const Column& column, std::size_t row) {
  if (column.isCoded()) {
    const int level = column.level(row);
    return level >= 0 && !variable.levels[static_cast<std::size_t>(level)].missing;
  }
  const double value = column.number(row);
  return !std::isnan(value) && !variable.isMissingCode(value);
}

std::string inStep(const RecipeStep& step, const std::string& what) {
  return "The step \"" + step.name + "\" of Prepare: " + what;
}

}  // namespace

Result<MadeVariable> describeStep(const Survey& survey, const Coded& coded,
                                  const RecipeStep& step) {
  if (auto sound = soundStep(step); !sound) return passOn(sound);
  auto made = std::visit(Describer{survey, coded}, step.how);
  if (!made) return fail(inStep(step, made.error().message));
  made->variable.name = step.name;
  if (!step.label.empty()) made->variable.label = step.label;
  made->variable.provenance = provenanceOf(step);
  return made;
}

Result<std::shared_ptr<const Column>> runStep(const Survey& survey, const RecipeStep& step) {
  for (const auto& name : sourcesOf(step)) {
    const auto index = survey.require(name);
    if (!index) return fail(inStep(step, index.error().message));
    check(survey.columns[*index] != nullptr, "runStep() with the step's sources loaded");
  }
  auto column = std::visit(Runner{survey}, step.how);
  if (!column) return fail(inStep(step, column.error().message));
  return column;
}

Result<StepCounts> countStep(const Survey& survey, const RecipeStep& step) {
  std::vector<std::uint8_t> undefined(survey.rows, 0);
  if (const auto* derive = std::get_if<DeriveStep>(&step.how)) {
    const auto bound = boundOf(survey, *derive);
    if (!bound) return tl::make_unexpected(bound.error());
    auto values = valuesOf(*bound, survey);
    if (!values) return passOn(values);
    undefined = std::move(values->undefined);
  }
  const auto own = survey.require(step.name);
  if (!own) return tl::make_unexpected(own.error());
  std::vector<std::size_t> sources;
  for (const auto& name : sourcesOf(step)) sources.push_back(survey.find(name).value());
  const auto answered = [&survey](std::size_t i, std::size_t row) {
    return isAnswered(survey.variables[i], *survey.columns[i], row);
  };
  StepCounts counts;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    const bool has = answered(*own, row);
    const bool notAsked = !has && survey.columns[*own]->isNotAsked(row);
    const bool lost = !has && !notAsked &&
                      std::all_of(sources.begin(), sources.end(),
                                  [&](std::size_t i) { return answered(i, row); });
    counts.answered += has ? 1 : 0;
    counts.notAsked += notAsked ? 1 : 0;
    counts.missing += !has && !notAsked ? 1 : 0;
    counts.lost += lost ? 1 : 0;
    counts.undefined += lost && undefined[row] != 0 ? 1 : 0;
  }
  return counts;
}

}  // namespace candour
