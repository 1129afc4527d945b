// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/prepare_survey.h"

#include <algorithm>
#include <set>

#include "core/prepare/make_variable.h"
#include "core/prepare/steps.h"

namespace candour {

namespace {

// The names are in the order of the steps, so that sources come before what is made of them.
std::vector<const RecipeStep*> stepsOf(const Survey& survey, std::span<const std::string> names) {
  std::vector<const RecipeStep*> steps;
  if (!survey.prepared) return steps;
  for (const auto& step : survey.prepared->steps) {
    if (std::find(names.begin(), names.end(), step.name) != names.end() &&
        stepOf(survey, step.name) == &step) {
      steps.push_back(&step);
    }
  }
  return steps;
}

}  // namespace

void addPrepared(Survey& survey, std::vector<bool>& coded, const RecipeSteps& steps) {
  if (steps.empty()) return;
  const auto prepared = std::make_shared<Prepared>();
  survey.prepared = prepared;  // so that a step is told why one that it uses does not fit
  prepared->steps = steps;
  for (const auto& step : steps) {
    if (survey.find(step.name)) {
      prepared->unfit.push_back({step.name, "The step \"" + step.name +
                                                "\" of Prepare: the survey has a variable of that "
                                                "name. Give the step another name."});
      continue;
    }
    auto made = describeStep(survey, coded, step);
    if (!made) {
      prepared->unfit.push_back({step.name, made.error().message});
      continue;
    }
    for (auto& note : made->notes) prepared->notes.push_back({step.name, std::move(note)});
    survey.variables.push_back(std::move(made->variable));
    survey.columns.emplace_back();
    coded.push_back(made->coded);
  }
}

const RecipeStep* stepOf(const Survey& survey, const std::string& name) {
  if (!survey.prepared) return nullptr;
  const auto index = survey.find(name);
  if (!index || survey.variables[*index].provenance.empty()) return nullptr;
  const auto& steps = survey.prepared->steps;
  const auto found = std::find_if(steps.begin(), steps.end(),
                                  [&name](const RecipeStep& step) { return step.name == name; });
  return found == steps.end() ? nullptr : &*found;
}

std::vector<std::string> withSources(const Survey& survey, std::span<const std::string> names) {
  std::vector<std::string> all(names.begin(), names.end());
  std::set<std::string> known(names.begin(), names.end());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const RecipeStep* step = stepOf(survey, all[i]);
    if (step == nullptr) continue;
    for (auto& source : sourcesOf(*step)) {
      if (known.insert(source).second) all.push_back(std::move(source));
    }
  }
  return all;
}

Status makeColumns(Survey& survey, std::span<const std::string> names) {
  const auto all = withSources(survey, names);
  for (const RecipeStep* step : stepsOf(survey, all)) {
    const std::size_t index = survey.find(step->name).value();
    if (survey.columns[index] != nullptr) continue;
    auto column = runStep(survey, *step);
    if (!column) return passOn(column);
    survey.columns[index] = std::move(*column);
  }
  return {};
}

void makeAll(Survey& survey) {
  if (!survey.prepared) return;
  const auto prepared = std::make_shared<Prepared>(*survey.prepared);
  survey.prepared = prepared;
  for (const auto& step : prepared->steps) {
    if (stepOf(survey, step.name) != &step) continue;
    const std::size_t index = survey.find(step.name).value();
    auto column = runStep(survey, step);
    if (column) {
      survey.columns[index] = std::move(*column);
      continue;
    }
    prepared->unfit.push_back({step.name, column.error().message});
    survey.variables.erase(survey.variables.begin() + static_cast<std::ptrdiff_t>(index));
    survey.columns.erase(survey.columns.begin() + static_cast<std::ptrdiff_t>(index));
  }
}

Result<Survey> applyRecipe(Survey survey, const RecipeSteps& steps) {
  std::vector<bool> coded;
  for (const auto& column : survey.columns) coded.push_back(column->isCoded());
  addPrepared(survey, coded, steps);
  std::vector<std::string> names;
  for (const auto& step : steps) names.push_back(step.name);
  if (survey.prepared && !survey.prepared->unfit.empty()) {
    return fail(survey.prepared->unfit.front().why);
  }
  if (auto made = makeColumns(survey, names); !made) return passOn(made);
  return survey;
}

}  // namespace candour
