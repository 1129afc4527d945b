// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/cooperation/mediators.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/survey/no_answers.h"
#include "models/drivers/family.h"
#include "models/drivers/plain_question.h"
#include "models/drivers/question_rows.h"

namespace candour {

namespace {

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

Status checkMediators(const CooperationQuestion& question) {
  const auto& mediators = question.mediators;
  if (mediators.empty()) {
    return fail("Say what may lead to the behaviour: trust, confidence, or both.");
  }
  for (std::size_t i = 0; i < mediators.size(); ++i) {
    if (mediators[i].variable == question.behaviour.variable) {
      return fail(quoted(mediators[i].variable) +
                  " is both the behaviour and what may lead to it (" + nameOf(mediators[i]) +
                  "). Choose another behaviour.");
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (nameOf(mediators[i]) == nameOf(mediators[j]) ||
          mediators[i].variable == mediators[j].variable) {
        return fail(nameOf(mediators[i]) + " is named twice among what may lead to the behaviour.");
      }
    }
  }
  return {};
}

// A name that no variable of the survey has.
std::string freeName(const Survey& survey, std::string name) {
  while (survey.find(name)) name += "'";
  return name;
}

// Adds a mediator to the survey as numbers 0 and 1, and to the question as its last driver.
Status addMediator(const OutcomeSpec& mediator, Survey& survey, DriverModelSpec& spec) {
  DriverModelSpec own = spec;
  own.outcome = mediator;
  auto rows = questionRows(survey, own);
  if (!rows) return passOn(rows);
  for (double& value : rows->outcome) {
    if (value != value) value = emptyNumber();
  }
  const std::string name = freeName(survey, nameOf(mediator));
  survey.add({.name = name, .label = nameOf(mediator)}, Column::numbers(std::move(rows->outcome)));
  DriverSpec driver{.name = nameOf(mediator), .items = {}, .as = TermKind::Number};
  driver.items.push_back({.variable = name, .order = {}, .missing = {}});
  spec.drivers.push_back(std::move(driver));
  return {};
}

bool meansNotAsked(const std::string& reason) {
  const std::string words = lowered(reason);
  return reason == kEmptyReason || words.starts_with("not asked") ||
         words.starts_with("not applicable") || words.starts_with("skipped");
}

// Whom nobody asked: rows of the domain whose behaviour is empty or marked so.
Result<std::size_t> countNotAsked(const Survey& survey, const DriverModelSpec& spec) {
  auto question = questionRows(survey, spec);
  if (!question) return passOn(question);
  std::vector<std::uint32_t> silent;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    const double y = question->outcome[row];
    if (question->inDomain[row] && y != y) silent.push_back(static_cast<std::uint32_t>(row));
  }
  auto index = survey.require(spec.outcome.variable);
  if (!index) return passOn(index);
  std::size_t count = 0;
  for (const NoAnswer& reason : countNoAnswers(survey, *index, silent)) {
    if (meansNotAsked(reason.reason)) count += reason.n;
  }
  return count;
}

// What was asked of some is an answer about them.
void warnOfSome(const CooperationQuestion& question, std::size_t asked, std::size_t notAsked,
                std::vector<Warning>& warnings) {
  if (notAsked == 0) return;
  warnings.push_back(
      {"asked_of_some",
       {question.behaviour.variable},
       nameOf(question.behaviour) + " was asked of " + grouped(static_cast<long long>(asked)) +
           " of " + grouped(static_cast<long long>(asked + notAsked)) + " people only (" +
           question.behaviour.variable + "): the answer is about them, not about everybody."});
}

// A mediator made of a driver's own question has no effect beside it.
void warnOfSharedItems(const CooperationQuestion& question, std::vector<Warning>& warnings) {
  for (const DriverSpec& driver : question.spec.drivers) {
    for (const ItemSpec& item : driver.items) {
      const bool behaviour = item.variable == question.behaviour.variable;
      const bool mediator =
          std::any_of(question.mediators.begin(), question.mediators.end(),
                      [&item](const OutcomeSpec& m) { return m.variable == item.variable; });
      if (!behaviour && !mediator) continue;
      warnings.push_back({"shared_item",
                          {item.variable},
                          item.variable + " is an item of the driver " + nameOf(driver) + " and " +
                              (behaviour ? "the behaviour itself" : "what may lead to it") +
                              ": they explain each other. Leave it out of the driver."});
    }
  }
}

ColumnSelection without(const CooperationModel& prepared) {
  std::vector<bool> keep;
  for (const int parameter : prepared.model.selection.parameterOf) keep.push_back(parameter >= 0);
  for (const int term : prepared.mediators) {
    const PlacedTerm& placed = prepared.model.terms[static_cast<std::size_t>(term)];
    keep[static_cast<std::size_t>(prepared.model.matrix.columnOfNumeric(placed.place))] = false;
  }
  return ColumnSelection::of(keep);
}

}  // namespace

std::string nameOf(const OutcomeSpec& outcome) {
  return outcome.name.empty() ? outcome.variable : outcome.name;
}

std::string inSentence(std::string name) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (name.size() > 1 && small(name[1])) name.front() = lowered(name.substr(0, 1)).front();
  return name;
}

int parameterOf(const CooperationModel& prepared, std::size_t mediator) {
  const PlacedTerm& term =
      prepared.model.terms[static_cast<std::size_t>(prepared.mediators[mediator])];
  return prepared.model.selection
      .parameterOf[static_cast<std::size_t>(prepared.model.matrix.columnOfNumeric(term.place))];
}

Result<CooperationModel> prepareCooperation(const Survey& survey,
                                            const CooperationQuestion& question) {
  if (auto fine = checkMediators(question); !fine) return passOn(fine);
  Survey extended = survey;
  const PlainQuestion plain = withPlainDrivers(asLogit(question.spec), "Cooperation");
  DriverModelSpec spec = plain.spec;
  spec.outcome = question.behaviour;
  const std::size_t drivers = spec.drivers.size();
  auto notAsked = countNotAsked(survey, spec);
  if (!notAsked) return passOn(notAsked);
  for (const OutcomeSpec& mediator : question.mediators) {
    if (auto added = addMediator(mediator, extended, spec); !added) return passOn(added);
  }
  auto model = prepareModel(extended, spec);
  if (!model) return passOn(model);
  model->warnings.insert(model->warnings.end(), plain.warnings.begin(), plain.warnings.end());
  CooperationModel prepared{std::move(*model), {}, *notAsked, {}};
  for (std::size_t t = 0; t < prepared.model.terms.size(); ++t) {
    const auto group = static_cast<std::size_t>(prepared.model.terms[t].group);
    const bool mediator = group >= drivers && group < drivers + question.mediators.size();
    if (mediator) prepared.mediators.push_back(static_cast<int>(t));
  }
  for (std::size_t m = 0; m < prepared.mediators.size(); ++m) {
    if (parameterOf(prepared, m) >= 0) continue;
    return fail("Among the " + grouped(static_cast<long long>(prepared.model.n())) +
                " people in the model, " + nameOf(question.mediators[m]) +
                " does not vary, or the drivers and controls already determine it: what goes with "
                "it cannot be told. Leave it out, or widen the filter.");
  }
  prepared.reduced = without(prepared);
  noteLogitInstead(question.spec, "What trust goes with", prepared.model.warnings);
  warnOfSome(question, survey.rows - prepared.model.leftOut.domain - *notAsked, *notAsked,
             prepared.model.warnings);
  warnOfSharedItems(question, prepared.model.warnings);
  return prepared;
}

}  // namespace candour
