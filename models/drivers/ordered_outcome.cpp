// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/ordered_outcome.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/survey/answers.h"

namespace candour {

namespace {

std::string nameOf(const OutcomeSpec& outcome) {
  return outcome.name.empty() ? outcome.variable : outcome.name;
}

tl::unexpected<Error> notOnTop(const OutcomeSpec& outcome, const std::vector<std::string>& levels) {
  return fail("The positive answers to \"" + nameOf(outcome) +
              "\" are not the last of its order, " + join(levels, " < ") +
              ". An ordinal model needs that: give the outcome's answers from worst to best as "
              "\"order\".");
}

}  // namespace

Result<OrderedOutcome> orderedOutcome(const Survey& survey, const OutcomeSpec& outcome) {
  const auto index = survey.require(outcome.variable);
  if (!index) return tl::make_unexpected(index.error());
  auto categories = categoriesOf(survey, *index, {outcome.missing, outcome.order});
  if (!categories) return passOn(categories);
  OrderedOutcome ordered;
  for (std::size_t level = 0; level < categories->levels.size(); ++level) {
    ordered.levels.push_back(categories->levelText(level));
  }
  std::vector<char> positive(ordered.levels.size(), 0);
  for (const auto& answer : outcome.positive) {
    const auto level = findLevel(survey.variables[*index], categories->levels, answer);
    if (!level) return tl::make_unexpected(level.error());
    positive[*level] = 1;
  }
  const auto first = std::find(positive.begin(), positive.end(), 1);
  if (first == positive.end() || std::count(first, positive.end(), 0) > 0) {
    return notOnTop(outcome, ordered.levels);
  }
  ordered.from = static_cast<int>(first - positive.begin());
  ordered.levelOfRow = std::move(categories->levelOfRow);
  return ordered;
}

void placeAnswers(const OrderedOutcome& outcome, const std::vector<std::uint32_t>& rows,
                  PreparedModel& model) {
  if (model.spec.family != Family::Ordinal) return;
  const std::string& variable = model.spec.outcome.variable;
  std::vector<char> given(outcome.levels.size(), 0);
  for (const auto row : rows) given[outcome.levelOfRow[row]] = 1;
  std::vector<std::int32_t> place(outcome.levels.size(), -1);
  model.ordered.from = 0;
  for (std::size_t level = 0; level < given.size(); ++level) {
    if (given[level]) {
      place[level] = static_cast<std::int32_t>(model.answers.size());
      model.answers.push_back(outcome.levels[level]);
      if (static_cast<int>(level) < outcome.from) ++model.ordered.from;
    } else {
      model.warnings.push_back({"dropped_level",
                                {variable + "=" + outcome.levels[level]},
                                "Nobody in the model answered \"" + outcome.levels[level] +
                                    "\" to " + variable +
                                    "; that answer is left out of the order."});
    }
  }
  model.ordered.levels = static_cast<int>(model.answers.size());
  for (const auto position : model.matrix.order()) {
    model.ordered.level.push_back(place[outcome.levelOfRow[rows[position]]]);
  }
}

}  // namespace candour
