// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/imputation/chained_equations.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/prepared_model.h"
#include "models/drivers/question_rows.h"
#include "models/drivers/terms.h"

namespace candour {

/// "exclude", "category", "impute": as the model file has it.
const char* nameOf(MissingAnswers missing);

/// MissingAnswers::Category: no answer becomes an answer of its own, "No answer" as the last level
/// of a category ("No answer given" where it has one of that name); a number or scale takes its
/// weighted mean among those asked about and, beside it, a category of whether it was answered
/// (`variable (answered)`, levels "Answered", "No answer"), so that its coefficient is of those who
/// answered. Only answers lacking inside the question's rows count; a term that everybody answered
/// stays as it is. A warning `no_answer_level` names each.
void addNoAnswerLevels(const QuestionRows& question, std::vector<TermGroup>& groups,
                       std::vector<Term>& terms, std::vector<Warning>& warnings);

/// Whether an effect is of having given no answer, as addNoAnswerLevels() made it.
bool isOfNoAnswer(const DriverModelSpec& spec, const Effect& effect);

/// A TermsEdit that changes nothing: says that what is not the model of the drivers' effects is of
/// people with all answers, whatever the question says.
void warnOfNotImputing(const QuestionRows& question, std::vector<TermGroup>& groups,
                       std::vector<Term>& terms, std::vector<Warning>& warnings);

/// The rows whose terms can be imputed: those with an outcome, a design and a weight above zero.
std::vector<std::uint32_t> imputableRows(const QuestionRows& question);

/// What chained equations are told of a question: each term (not its powers) over the rows, then
/// what only predicts: outcome (of an ordinal model each answer), log weight, strata. `terms` come
/// first, in their order.
struct TermsToImpute {
  std::vector<std::uint32_t> rows;
  std::vector<std::size_t> terms;  // indices of the terms imputed
  std::vector<ImputedVariable> variables;
  int strataLeftOut = 0;  // how many there are, where they are too many to predict
};
TermsToImpute termsToImpute(const QuestionRows& question, const std::vector<Term>& terms);

/// Puts imputation `m` into the terms.
void putImputed(const TermsToImpute& asked, const Imputations& imputed, std::size_t m,
                std::vector<Term>& terms);

}  // namespace candour
