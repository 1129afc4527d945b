// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/prepared_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/numeric/parallel.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/design_of.h"
#include "models/drivers/driver_map.h"
#include "models/drivers/left_out_periods.h"
#include "models/drivers/missing_answers.h"
#include "models/drivers/ordered_outcome.h"
#include "models/drivers/preparation_warnings.h"

namespace candour {

namespace {

struct Groups {
  std::vector<TermGroup> groups;
  std::vector<Term> terms;
};

Result<Groups> makeGroups(const Survey& survey, const DriverModelSpec& spec) {
  Groups result;
  std::vector<const DriverSpec*> drivers;
  for (const bool control : {false, true}) {
    for (const auto& driver : control ? spec.controls : spec.drivers) {
      drivers.push_back(&driver);
      result.groups.push_back({nameOf(driver), control, {}});
    }
  }
  std::vector<Result<std::vector<Term>>> made(drivers.size());
  parallelFor(drivers.size(), [&](std::size_t i) {
    made[i] = makeTerms(survey, *drivers[i], static_cast<int>(i));
  });
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!made[i]) return passOn(made[i]);
    for (auto& term : *made[i]) {
      result.groups[i].terms.push_back(static_cast<int>(result.terms.size()));
      result.terms.push_back(std::move(term));
    }
  }
  return result;
}

// Rows that lack an answer to any term.
std::vector<char> incompleteRows(const std::vector<Term>& terms, std::size_t rows) {
  std::vector<char> incomplete(rows, 0);
  for (const auto& term : terms) {
    for (std::size_t row = 0; row < rows; ++row) {
      incomplete[row] = static_cast<char>(incomplete[row] | term.missing(row));
    }
  }
  return incomplete;
}

// Whether anyone asked about has an answer to all of these terms, and to the outcome if that
// counts.
bool anyoneAnswers(const QuestionRows& question, const std::vector<const Term*>& terms,
                   bool outcome = false) {
  for (std::size_t row = 0; row < question.inDomain.size(); ++row) {
    if (!question.inDomain[row] || (outcome && std::isnan(question.outcome[row]))) continue;
    if (std::none_of(terms.begin(), terms.end(),
                     [row](const Term* term) { return term->missing(row); })) {
      return true;
    }
  }
  return false;
}

// Why no row is left: which part of the question has no answers, or else all of it together.
tl::unexpected<Error> noRows(const Survey& survey, const QuestionRows& question,
                             const Groups& groups, const RowsLeftOut& leftOut) {
  if (leftOut.domain == survey.rows) {
    return fail("Nobody in the survey matches the filter of the question. Widen it.");
  }
  for (const auto& term : groups.terms) {
    if (!anyoneAnswers(question, {&term})) {
      return fail("\"" + term.variable +
                  "\" has no answers among the people asked about. Leave it out of the model.");
    }
    if (!anyoneAnswers(question, {&term}, true)) {
      return fail("Nobody has an answer to both the outcome and \"" + term.variable +
                  "\": they were asked of different people. Leave one of them out.");
    }
  }
  for (std::size_t i = 0; i < groups.terms.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (anyoneAnswers(question, {&groups.terms[j], &groups.terms[i]})) continue;
      return fail("Nobody has an answer to both \"" + groups.terms[j].variable + "\" and \"" +
                  groups.terms[i].variable +
                  "\": they were asked of different people. Leave one of them out.");
    }
  }
  return fail(
      "Nobody has an answer to everything the model asks for, with a weight above zero. Leave out "
      "drivers that were asked of few, or choose the weight of this period.");
}

Warning unusedAnswers(const Term& term) {
  return {"unused_answers", term.unusedAnswers,
          "Nobody gave these answers, which still take steps of the scale " + term.variable + ": " +
              join(term.unusedAnswers, ", ") +
              ". If they are no answers, mark them as missing (Prepare, or \"missing\")."};
}

// A factor of the model's rows with only the levels that occur there.
FactorTerm usedLevels(const Term& term, const std::vector<std::uint32_t>& rows, PlacedTerm& placed,
                      std::vector<Warning>& warnings) {
  std::vector<char> inModel(term.levels.size(), 0);
  for (const auto row : rows) inModel[term.levelOfRow[row]] = 1;
  std::vector<char> inSurvey(term.levels.size(), 0);
  for (const auto level : term.levelOfRow) {
    if (level >= 0) inSurvey[level] = 1;
  }
  std::vector<std::int32_t> place(term.levels.size(), -1);
  for (std::size_t level = 0; level < term.levels.size(); ++level) {
    if (inModel[level]) {
      place[level] = static_cast<std::int32_t>(placed.levels.size());
      placed.levels.push_back(term.levels[level]);
    } else if (inSurvey[level]) {
      const std::string name = term.variable + "=" + term.levels[level];
      warnings.push_back({"dropped_level",
                          {name},
                          "Nobody in the model answered \"" + term.levels[level] + "\" to " +
                              term.variable + "; that level is left out."});
    }
  }
  placed.reference = std::max<std::int32_t>(0, place[term.reference]);
  if (place[term.reference] < 0) {
    warnings.push_back({"dropped_level",
                        {term.variable + "=" + term.levels[term.reference]},
                        "The reference \"" + term.levels[term.reference] + "\" of " +
                            term.variable + " has nobody in the model; the reference is now \"" +
                            placed.levels.front() + "\"."});
  }
  FactorTerm factor{{}, static_cast<int>(placed.levels.size()), placed.reference};
  factor.levelOfRow.reserve(rows.size());
  for (const auto row : rows) factor.levelOfRow.push_back(place[term.levelOfRow[row]]);
  return factor;
}

Result<ModelMatrix> makeMatrix(const DriverModelSpec& spec, Groups& groups,
                               const std::vector<std::uint32_t>& rows,
                               const std::vector<double>& weight,
                               std::vector<PlacedTerm>& placedTerms,
                               std::vector<Warning>& warnings) {
  std::vector<NumericTerm> numeric;
  std::vector<FactorTerm> factors;
  for (auto& term : groups.terms) {
    if (term.power > 1) {
      addPower(term, weight, placedTerms, numeric);
      continue;
    }
    PlacedTerm placed;
    placed.group = term.group;
    placed.variable = term.variable;
    placed.categorical = term.categorical;
    placed.steps = std::move(term.steps);
    if (term.categorical) {
      placed.place = static_cast<int>(factors.size());
      factors.push_back(usedLevels(term, rows, placed, warnings));
    } else {
      placed.place = static_cast<int>(numeric.size());
      NumericTerm values;
      values.reserve(rows.size());
      for (const auto row : rows) values.push_back(term.values[row]);
      numeric.push_back(std::move(values));
    }
    placedTerms.push_back(std::move(placed));
    term = {};  // its whole-survey copy is not needed any more
  }
  const Status added =
      addInteractions(spec, groups.groups, placedTerms, numeric, factors, warnings);
  if (!added) return tl::make_unexpected(added.error());
  return ModelMatrix(std::move(numeric), factors, weight);
}

void dropAliased(PreparedModel& model) {
  model.crossProducts = crossProducts(model.matrix, model.w);
  model.selection = selectionOf(model, std::vector<bool>(model.groups.size(), true));
  for (const auto& term : model.terms) {
    for (const int column : columnsOf(model, term)) {
      if (model.selection.parameterOf[column] >= 0) continue;
      const std::string name = columnName(model, column);
      model.warnings.push_back({"aliased",
                                {name},
                                name + " is left out: the other terms of the model already "
                                       "determine it (or it does not vary)."});
    }
    if (term.categorical && term.levels.size() == 1 && !term.derived()) {
      model.warnings.push_back(
          {"aliased",
           {term.variable},
           "Everybody in the model has the same answer to " + term.variable + ": it is left out."});
    }
  }
}

// The ordered answers of an ordinal question; who gave none of them has no outcome.
Result<OrderedOutcome> orderedAnswers(const Survey& survey, const DriverModelSpec& spec,
                                      QuestionRows& question) {
  if (spec.family != Family::Ordinal) return OrderedOutcome{};
  auto ordered = orderedOutcome(survey, spec.outcome);
  if (!ordered) return ordered;
  for (std::size_t row = 0; row < question.outcome.size(); ++row) {
    if (ordered->levelOfRow[row] < 0) question.outcome[row] = kNotAvailable;
  }
  question.answerOfRow = ordered->levelOfRow;
  return ordered;
}

}  // namespace

Result<PreparedModel> prepareModel(const Survey& survey, const DriverModelSpec& spec) {
  switch (spec.missingAnswers) {
    case MissingAnswers::Exclude:
      break;
    case MissingAnswers::Category:
      return prepareModel(survey, spec, TermsEdit(addNoAnswerLevels));
    case MissingAnswers::Impute:
      return prepareModel(survey, spec, TermsEdit(warnOfNotImputing));
  }
  return prepareModel(survey, spec, TermsEdit());
}

Result<PreparedModel> prepareModel(const Survey& survey, const DriverModelSpec& spec,
                                   const TermsEdit& edit) {
  auto question = questionRows(survey, spec);
  if (!question) return passOn(question);
  auto ordered = orderedAnswers(survey, spec, *question);
  if (!ordered) return passOn(ordered);
  auto groups = makeGroups(survey, spec);
  if (!groups) return passOn(groups);
  std::vector<Warning> warnings;
  if (edit) edit(*question, groups->groups, groups->terms, warnings);
  RowsLeftOut leftOut;
  const auto incomplete = incompleteRows(groups->terms, survey.rows);
  const auto missing = [&incomplete](std::size_t row) { return incomplete[row] != 0; };
  const auto rows = usedRows(*question, missing, leftOut);
  if (rows.empty()) return noRows(survey, *question, *groups, leftOut);

  std::vector<double> weight;
  std::vector<double> outcome;
  double total = 0;
  for (const auto row : rows) {
    weight.push_back(question->design.weight[row]);
    outcome.push_back(question->outcome[row]);
    total += weight.back();
  }
  for (double& w : weight) w *= static_cast<double>(rows.size()) / total;
  const auto positive = std::count(outcome.begin(), outcome.end(), 1.0);
  if (positive == 0 || positive == static_cast<std::ptrdiff_t>(rows.size())) {
    return fail("Among the " + grouped(static_cast<long long>(rows.size())) +
                " rows in the model the outcome \"" + spec.outcome.variable + "\" is always " +
                (positive == 0 ? "negative" : "positive") +
                ": there is nothing to explain. Check which answers count as positive.");
  }

  std::vector<PlacedTerm> placed;
  noteLeftOutPeriods(survey, spec, *question, rows, leftOut, warnings);
  for (auto& warning : designWarnings(question->design)) warnings.push_back(std::move(warning));
  for (const auto& term : groups->terms) {
    for (const auto& item : term.constantItems) {
      warnings.push_back(
          {"dropped_item",
           {item},
           item + " has a single answer and is left out of the scale " + term.variable + "."});
    }
    if (!term.unusedAnswers.empty()) warnings.push_back(unusedAnswers(term));
  }
  auto matrix = makeMatrix(spec, *groups, rows, weight, placed, warnings);
  if (!matrix) return passOn(matrix);
  PreparedModel model{spec,
                      question->source,
                      survey.simulated(),
                      std::move(groups->groups),
                      std::move(placed),
                      std::move(*matrix),
                      {},
                      {},
                      {},
                      {},
                      {},
                      std::move(question->design),
                      {},
                      leftOut,
                      0,
                      0,
                      std::move(warnings)};
  model.y = model.matrix.sorted(outcome);
  model.w = model.matrix.sorted(weight);
  for (const auto position : model.matrix.order()) model.surveyRow.push_back(rows[position]);
  placeAnswers(*ordered, rows, model);
  model.counts = countDesign(model.design, rows);
  model.nEffective = kishEffective(model.design, rows);
  for (std::size_t i = 0; i < model.n(); ++i) model.outcomeShare += model.w[i] * model.y[i];
  model.outcomeShare /= static_cast<double>(model.n());
  dropAliased(model);
  addPreparationWarnings(model);
  return model;
}

double nullDeviance(const PreparedModel& model) {
  const double share = model.outcomeShare;
  const auto n = static_cast<double>(model.n());
  if (model.spec.family == Family::Linear) return n * share * (1 - share);
  if (model.spec.family == Family::Ordinal) return -2 * ordinalNull(model.ordered, model.w);
  return -2 * n * (share * std::log(share) + (1 - share) * std::log1p(-share));
}

}  // namespace candour
