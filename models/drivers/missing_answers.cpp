// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/missing_answers.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace candour {

namespace {

// Strata beyond this are not worth a column each to the imputation.
constexpr int kMostStrataPredict = 60;
constexpr const char* kNoAnswerLevel = "No answer";
// Where the survey has an answer of that name already.
constexpr const char* kNoAnswerGiven = "No answer given";

// Which rows of the question lack the term.
std::vector<std::uint32_t> lackingRows(const std::vector<std::uint32_t>& rows, const Term& term) {
  std::vector<std::uint32_t> lacking;
  for (const auto row : rows) {
    if (term.missing(row)) lacking.push_back(row);
  }
  return lacking;
}

double weightedMean(const QuestionRows& question, const std::vector<std::uint32_t>& rows,
                    const Term& term) {
  double sum = 0;
  double weight = 0;
  for (const auto row : rows) {
    if (term.missing(row)) continue;
    sum += question.design.weight[row] * term.values[row];
    weight += question.design.weight[row];
  }
  return sum / weight;
}

// Whether a number or scale was answered, as a category beside it.
Term answeredTerm(const Term& term, const std::vector<std::uint32_t>& lacking) {
  Term answered;
  answered.group = term.group;
  answered.variable = term.variable + " (answered)";
  answered.categorical = true;
  answered.levels = {"Answered", kNoAnswerLevel};
  answered.levelOfRow.assign(term.values.size(), 0);
  for (const auto row : lacking) answered.levelOfRow[row] = 1;
  return answered;
}

void warnOfNoAnswers(const Term& term, std::size_t count, std::vector<Warning>& warnings) {
  const std::string people =
      grouped(static_cast<long long>(count)) +
      (count == 1 ? " person without an answer to " : " people without an answer to ");
  warnings.push_back({"no_answer_level",
                      {term.variable},
                      people + term.variable + (count == 1 ? " stays" : " stay") +
                          " in the model as \"No answer\"" +
                          (term.categorical ? "." : ", beside its mean.")});
}

}  // namespace

const char* nameOf(MissingAnswers missing) {
  switch (missing) {
    case MissingAnswers::Exclude:
      return "exclude";
    case MissingAnswers::Category:
      return "category";
    case MissingAnswers::Impute:
      return "impute";
  }
  return "";
}

bool isOfNoAnswer(const DriverModelSpec& spec, const Effect& effect) {
  return spec.missingAnswers == MissingAnswers::Category &&
         (effect.level == kNoAnswerLevel || effect.level == kNoAnswerGiven);
}

std::vector<std::uint32_t> imputableRows(const QuestionRows& question) {
  std::vector<std::uint32_t> rows;
  for (std::size_t row = 0; row < question.inDomain.size(); ++row) {
    if (question.inDomain[row] && !std::isnan(question.outcome[row]) &&
        question.design.stratum[row] >= 0 && question.design.weight[row] > 0) {
      rows.push_back(static_cast<std::uint32_t>(row));
    }
  }
  return rows;
}

void addNoAnswerLevels(const QuestionRows& question, std::vector<TermGroup>& groups,
                       std::vector<Term>& terms, std::vector<Warning>& warnings) {
  const auto rows = imputableRows(question);
  const std::size_t count = terms.size();
  for (std::size_t t = 0; t < count; ++t) {
    if (terms[t].power > 1) continue;  // made of the term before it
    const auto lacking = lackingRows(rows, terms[t]);
    if (lacking.empty() || lacking.size() == rows.size()) continue;
    Term& term = terms[t];
    warnOfNoAnswers(term, lacking.size(), warnings);
    if (term.categorical) {
      const auto level = static_cast<std::int32_t>(term.levels.size());
      const bool taken =
          std::find(term.levels.begin(), term.levels.end(), kNoAnswerLevel) != term.levels.end();
      term.levels.emplace_back(taken ? kNoAnswerGiven : kNoAnswerLevel);
      for (const auto row : lacking) term.levelOfRow[row] = level;
      continue;
    }
    Term answered = answeredTerm(term, lacking);
    const double mean = weightedMean(question, rows, term);
    for (const auto row : lacking) term.values[row] = mean;
    groups[static_cast<std::size_t>(answered.group)].terms.push_back(
        static_cast<int>(terms.size()));
    terms.push_back(std::move(answered));
  }
}

void warnOfNotImputing(const QuestionRows& /*question*/, std::vector<TermGroup>& /*groups*/,
                       std::vector<Term>& /*terms*/, std::vector<Warning>& warnings) {
  warnings.push_back({"not_imputed",
                      {},
                      "What is shown here is of people with all answers: imputation is of the "
                      "drivers' effects alone."});
}

TermsToImpute termsToImpute(const QuestionRows& question, const std::vector<Term>& terms) {
  TermsToImpute asked{imputableRows(question), {}, {}};
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const Term& term = terms[t];
    if (term.power > 1) continue;
    ImputedVariable variable{
        term.variable, term.categorical, {}, {}, static_cast<int>(term.levels.size())};
    for (const auto row : asked.rows) {
      if (term.categorical) {
        variable.levelOfRow.push_back(term.levelOfRow[row]);
      } else {
        variable.values.push_back(term.values[row]);
      }
    }
    asked.terms.push_back(t);
    asked.variables.push_back(std::move(variable));
  }
  ImputedVariable outcome{"outcome", !question.answerOfRow.empty(), {}, {}, 0};
  ImputedVariable weight{"weight", false, {}, {}, 0};
  ImputedVariable stratum{"stratum", true, {}, {}, question.design.strata()};
  for (const auto row : asked.rows) {
    if (outcome.categorical) {
      outcome.levelOfRow.push_back(question.answerOfRow[row]);
      outcome.levels = std::max(outcome.levels, question.answerOfRow[row] + 1);
    } else {
      outcome.values.push_back(question.outcome[row]);
    }
    weight.values.push_back(std::log(question.design.weight[row]));
    stratum.levelOfRow.push_back(question.design.stratum[row]);
  }
  asked.variables.push_back(std::move(outcome));
  asked.variables.push_back(std::move(weight));
  if (stratum.levels > kMostStrataPredict) {
    asked.strataLeftOut = stratum.levels;
  } else if (stratum.levels > 1) {
    asked.variables.push_back(std::move(stratum));
  }
  return asked;
}

void putImputed(const TermsToImpute& asked, const Imputations& imputed, std::size_t m,
                std::vector<Term>& terms) {
  for (std::size_t v = 0; v < asked.terms.size(); ++v) {
    Term& term = terms[asked.terms[v]];
    const auto& lacking = imputed.missingRows[v];
    for (std::size_t i = 0; i < lacking.size(); ++i) {
      const auto row = asked.rows[lacking[i]];
      if (term.categorical) {
        term.levelOfRow[row] = static_cast<std::int32_t>(imputed.values[m][v][i]);
      } else {
        term.values[row] = imputed.values[m][v][i];
      }
    }
  }
}

}  // namespace candour
