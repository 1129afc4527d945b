// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/imputed_model.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>
#include <utility>

#include "core/base/job_stretch.h"
#include "core/base/text.h"
#include "core/numeric/parallel.h"
#include "models/drivers/missing_answers.h"
#include "models/drivers/pooled_model.h"

namespace candour {

namespace {

// What the imputation model has not, of which the pooled model therefore shows too little.
std::string leftOutOfImputation(const DriverModelSpec& spec, int strataLeftOut) {
  const auto bends = [](const DriverSpec& driver) { return driver.degree > 1; };
  std::string text;
  if (!spec.interactions.empty() || std::any_of(spec.drivers.begin(), spec.drivers.end(), bends) ||
      std::any_of(spec.controls.begin(), spec.controls.end(), bends)) {
    text +=
        " Powers and interactions are made of imputed answers but do not help to impute them: they "
        "may come out too weak.";
  }
  if (strataLeftOut > 0) {
    text += " The " + grouped(strataLeftOut) + " strata are too many to help to impute.";
  }
  return text;
}

std::string imputedText(const ImputationSummary& summary, const DriverModelSpec& spec,
                        int strataLeftOut) {
  std::vector<std::string> parts;
  for (const auto& term : summary.terms) {
    parts.push_back(grouped(static_cast<long long>(term.values)) + " of " + term.term);
  }
  return "Answers that were lacking are imputed " + std::to_string(summary.imputations) +
         " times by chained equations and the models pooled by Rubin's rules: " +
         join(parts, ", ") +
         ". It rests on answers lacking by chance once the other answers are known." +
         leftOutOfImputation(spec, strataLeftOut);
}

bool anyMissing(const ImputedVariable& variable) {
  return variable.categorical ? std::any_of(variable.levelOfRow.begin(), variable.levelOfRow.end(),
                                            [](std::int32_t level) { return level < 0; })
                              : std::any_of(variable.values.begin(), variable.values.end(),
                                            [](double value) { return std::isnan(value); });
}

ImputationSummary summaryOf(const TermsToImpute& asked, const Imputations& imputed,
                            const Result<DriverModel>& complete) {
  ImputationSummary summary;
  summary.imputations = kImputations;
  summary.iterations = kImputationRounds;
  summary.seed = kImputationSeed;
  for (std::size_t v = 0; v < asked.terms.size(); ++v) {
    if (imputed.missingRows[v].empty()) continue;
    summary.terms.push_back({asked.variables[v].name, imputed.missingRows[v].size()});
  }
  if (complete) {
    summary.completeN = complete->n;
    summary.completeCases = complete->coefficients;
  }
  return summary;
}

// The models of the completed data; the first failure there is.
Result<std::vector<DriverModel>> completedModels(const TermsToImpute& asked,
                                                 const Imputations& imputed, const FitEdited& fit,
                                                 const Job& job) {
  std::vector<std::optional<Result<DriverModel>>> fits(imputed.values.size());
  const Job quiet{job.stop, {}};
  std::mutex telling;
  double done = 0;
  parallelFor(fits.size(), [&](std::size_t m) {
    if (job.stopped()) return;
    const TermsEdit edit = [&asked, &imputed, m](const QuestionRows&, std::vector<TermGroup>&,
                                                 std::vector<Term>& terms, std::vector<Warning>&) {
      putImputed(asked, imputed, m, terms);
    };
    fits[m] = fit(edit, quiet);
    const std::scoped_lock lock(telling);
    job.report(++done / static_cast<double>(fits.size()));
  });
  if (job.stopped()) return cancelled();
  std::vector<DriverModel> models;
  for (auto& one : fits) {
    if (!*one) return passOn(*one);
    models.push_back(std::move(**one));
  }
  return models;
}

}  // namespace

Result<DriverModel> fitImputed(const FitEdited& fit, const Job& job) {
  std::optional<TermsToImpute> asked;
  const TermsEdit look = [&asked](const QuestionRows& question, std::vector<TermGroup>&,
                                  std::vector<Term>& terms, std::vector<Warning>&) {
    asked = termsToImpute(question, terms);
  };
  auto complete = fit(look, {job.stop, {}});
  if (job.stopped()) return cancelled();
  if (!asked || asked->rows.empty()) return complete;
  if (std::none_of(asked->variables.begin(), asked->variables.end(), anyMissing)) {
    if (complete) complete->imputation = ImputationSummary();
    return complete;
  }
  job.report(0.1);
  const auto imputed = imputeChained(
      asked->variables,
      {.imputations = kImputations, .iterations = kImputationRounds, .seed = kImputationSeed},
      stretch(job, 0.1, 0.7));
  if (!imputed) return tl::make_unexpected(imputed.error());
  ImputationSummary summary = summaryOf(*asked, *imputed, complete);
  const auto models = completedModels(*asked, *imputed, fit, stretch(job, 0.7, 1));
  if (!models) return tl::make_unexpected(models.error());
  auto pooled = poolModels(*models);
  if (!pooled) return pooled;
  pooled->warnings.insert(
      pooled->warnings.begin(),
      {"imputed", {}, imputedText(summary, pooled->spec, asked->strataLeftOut)});
  pooled->imputation = std::move(summary);
  return pooled;
}

}  // namespace candour
