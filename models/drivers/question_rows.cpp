// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/question_rows.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "core/base/text.h"
#include "core/design/replicate_weights.h"
#include "core/survey/answers.h"
#include "models/drivers/design_of.h"

namespace candour {

namespace {

Result<std::vector<char>> domainRows(const Survey& survey,
                                     const std::vector<DomainCondition>& domain) {
  std::vector<char> in(survey.rows, 1);
  for (const auto& condition : domain) {
    const auto index = survey.require(condition.variable);
    if (!index) return tl::make_unexpected(index.error());
    const auto categories = categoriesOf(survey, *index);
    if (!categories) return tl::make_unexpected(categories.error());
    std::vector<char> wanted(categories->levels.size(), 0);
    for (const auto& answer : condition.answers) {
      const auto level = findLevel(survey.variables[*index], categories->levels, answer);
      if (!level) return tl::make_unexpected(level.error());
      wanted[*level] = 1;
    }
    for (std::size_t row = 0; row < survey.rows; ++row) {
      const auto level = categories->levelOfRow[row];
      if (level < 0 || !wanted[level]) in[row] = 0;
    }
  }
  return in;
}

Result<std::vector<double>> outcomeValues(const Survey& survey, const OutcomeSpec& outcome) {
  const auto index = survey.require(outcome.variable);
  if (!index) return tl::make_unexpected(index.error());
  const auto categories = categoriesOf(survey, *index, {outcome.missing, {}});
  if (!categories) return tl::make_unexpected(categories.error());
  std::vector<double> value(categories->levels.size(), 0);
  for (const auto& answer : outcome.positive) {
    const auto level = findLevel(survey.variables[*index], categories->levels, answer);
    if (!level) return tl::make_unexpected(level.error());
    value[*level] = 1;
  }
  std::vector<double> y(survey.rows, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t row = 0; row < survey.rows; ++row) {
    const auto level = categories->levelOfRow[row];
    if (level >= 0) y[row] = value[level];
  }
  return y;
}

// What takes the place of the variation in a stratum of one unit.
const char* standIn(const SurveyDesign& design) {
  // The bootstrap has nothing to draw in such a stratum.
  const bool drawn = design.replicates && design.replicates->method == ReplicateMethod::Bootstrap;
  switch (drawn ? LonelyPsu::Remove : design.lonely) {
    case LonelyPsu::Remove:
    case LonelyPsu::Certainty:
      return "it adds nothing to the errors.";
    case LonelyPsu::Average:
      return "the average of the other strata stands in for it.";
    default:
      return "its distance from the overall mean stands in for it.";
  }
}

}  // namespace

Result<std::vector<std::int32_t>> combinations(const Survey& survey,
                                               const std::vector<std::string>& names) {
  std::vector<std::int32_t> combined;
  for (const auto& name : names) {
    const auto index = survey.require(name);
    if (!index) return tl::make_unexpected(index.error());
    auto categories = categoriesOf(survey, *index);
    if (!categories) return passOn(categories);
    if (combined.empty()) {
      combined = std::move(categories->levelOfRow);
      continue;
    }
    // Numbered by the answers, so that the order of rows does not matter.
    std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> numbers;
    for (std::size_t row = 0; row < combined.size(); ++row) {
      const auto other = categories->levelOfRow[row];
      if (combined[row] >= 0 && other >= 0) numbers[{combined[row], other}] = 0;
    }
    std::int32_t next = 0;
    for (auto& [answers, number] : numbers) number = next++;
    for (std::size_t row = 0; row < combined.size(); ++row) {
      const auto other = categories->levelOfRow[row];
      combined[row] = combined[row] < 0 || other < 0 ? -1 : numbers[{combined[row], other}];
    }
  }
  return combined;
}

Result<QuestionRows> designRows(const Survey& survey, const DriverModelSpec& spec) {
  auto domain = domainRows(survey, spec.domain);
  if (!domain) return passOn(domain);
  auto design = designOf(survey, spec.design);
  if (!design) return passOn(design);
  QuestionRows question{
      std::move(*domain), std::vector<double>(survey.rows, 0), {}, std::move(*design)};
  std::vector<std::string> sources;
  for (const auto& wave : survey.waves) sources.push_back(wave.source);
  question.source = join(sources, ", ");
  return question;
}

Result<QuestionRows> questionRows(const Survey& survey, const DriverModelSpec& spec) {
  auto outcome = outcomeValues(survey, spec.outcome);
  if (!outcome) return passOn(outcome);
  auto question = designRows(survey, spec);
  if (!question) return question;
  question->outcome = std::move(*outcome);
  return question;
}

double kishEffective(const SurveyDesign& design, const std::vector<std::uint32_t>& rows) {
  double total = 0;
  double squares = 0;
  for (const auto row : rows) {
    total += design.weight[row];
    squares += design.weight[row] * design.weight[row];
  }
  return squares > 0 ? total * total / squares : 0;
}

std::vector<Warning> lonelyWarnings(const SurveyDesign& design) {
  const auto lonely =
      std::count(design.psusInStratum.begin(), design.psusInStratum.end(), std::int32_t{1});
  if (lonely == 0) return {};
  return {{"lonely_psu",
           {},
           (lonely == 1 ? std::string("One stratum has") : grouped(lonely) + " strata have") +
               " a single sampling unit, which says nothing of the variation inside; " +
               standIn(design)}};
}

}  // namespace candour
