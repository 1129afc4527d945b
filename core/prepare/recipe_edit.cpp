// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/recipe_edit.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/prepare/steps.h"
#include "core/survey/answers.h"
#include "core/survey/prepared.h"

namespace candour {

Status doesWhatItSays(const Survey& described, const std::string& name) {
  if (!described.prepared) return {};
  for (const auto& unfit : described.prepared->unfit) {
    if (unfit.name == name) return fail(unfit.why);
  }
  for (const auto& note : described.prepared->notes) {
    if (note.name == name) return fail("The step \"" + name + "\" of Prepare: " + note.text);
  }
  return {};
}

std::vector<std::string> usersOf(const RecipeSteps& steps, const std::string& name) {
  std::vector<std::string> users;
  for (const auto& step : steps) {
    const auto sources = sourcesOf(step);
    if (std::find(sources.begin(), sources.end(), name) != sources.end()) {
      users.push_back(step.name);
    }
  }
  return users;
}

Result<RecipeSteps> withAdded(RecipeSteps steps, const RecipeSteps& added) {
  for (const auto& step : added) {
    const auto same = std::find_if(steps.begin(), steps.end(), [&step](const RecipeStep& other) {
      return other.name == step.name;
    });
    if (same == steps.end()) {
      steps.push_back(step);
    } else if (*same != step) {
      return fail("The project has another step named \"" + step.name +
                  "\". Remove or rename one of them.");
    }
  }
  return steps;
}

namespace {

std::string middleLabel(double from, double to, bool whole) {
  if (whole && to - from == 1) return shortest(from);
  if (whole) return shortest(from) + "-" + shortest(to - 1);
  return shortest(from) + " to below " + shortest(to);
}

std::string firstLabel(const BandStep& step, bool whole) {
  if (step.lowest) return middleLabel(*step.lowest, step.cuts.front(), whole);
  return (whole ? "under " : "below ") + shortest(step.cuts.front());
}

std::string lastLabel(const BandStep& step, bool whole) {
  const std::string from = shortest(step.cuts.back());
  if (!step.highest) return from + (whole ? " and over" : " and above");
  if (*step.highest == step.cuts.back()) return from;
  return from + (whole ? "-" : " to ") + shortest(*step.highest);
}

}  // namespace

std::vector<std::string> bandLabels(const BandStep& step, bool whole) {
  if (step.cuts.empty()) return {};
  const bool wholeCuts = std::all_of(step.cuts.begin(), step.cuts.end(),
                                     [](double cut) { return cut == std::floor(cut); });
  whole = whole && wholeCuts;
  std::vector<std::string> labels = {firstLabel(step, whole)};
  for (std::size_t i = 1; i < step.cuts.size(); ++i) {
    labels.push_back(middleLabel(step.cuts[i - 1], step.cuts[i], whole));
  }
  labels.push_back(lastLabel(step, whole));
  return labels;
}

bool areWhole(const Survey& survey, std::size_t index) {
  const auto numbers = numbersOf(survey, index);
  return numbers && std::all_of(numbers->begin(), numbers->end(), [](double value) {
           return std::isnan(value) || value == std::floor(value);
         });
}

}  // namespace candour
