// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/design_of.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/design/replicate_weights.h"
#include "core/survey/answers.h"
#include "models/drivers/question_rows.h"

namespace candour {

namespace {

Result<std::vector<double>> numbersNamed(const Survey& survey, const std::string& name) {
  if (name.empty()) return std::vector<double>{};
  const auto index = survey.require(name);
  if (!index) return tl::make_unexpected(index.error());
  return numbersOf(survey, *index);
}

// Strata, clusters and finite populations as the question names them.
Status readUnits(const Survey& survey, const DesignSpec& spec, DesignParts& parts) {
  auto fpc = numbersNamed(survey, spec.fpc);
  if (!fpc) return passOn(fpc);
  auto stratum = combinations(survey, spec.strata);
  if (!stratum) return passOn(stratum);
  // Sampling with replacement at the first stage: later stages are inside its variance.
  auto cluster = combinations(
      survey, spec.clusters.empty() ? spec.clusters : std::vector{spec.clusters.front()});
  if (!cluster) return passOn(cluster);
  parts.fpc = std::move(*fpc);
  parts.stratum = std::move(*stratum);
  parts.cluster = std::move(*cluster);
  return {};
}

Result<ReplicateWeights> replicatesOf(const Survey& survey, const DesignSpec& spec,
                                      const SurveyDesign& design) {
  if (spec.replicates.weights.empty()) return makeReplicates(design, spec.replicates);
  if (spec.weight.empty()) {
    return fail("Replicate weights go with the survey's own weight: name it (\"weight\").");
  }
  std::vector<std::vector<double>> columns;
  for (const auto& name : spec.replicates.weights) {
    auto column = numbersNamed(survey, name);
    if (!column) return passOn(column);
    columns.push_back(std::move(*column));
  }
  return givenReplicates(design, spec.replicates, columns);
}

const char* wordsOf(ReplicateMethod method) {
  switch (method) {
    case ReplicateMethod::Brr:
      return "balanced repeated replication";
    case ReplicateMethod::Fay:
      return "Fay's balanced replication";
    case ReplicateMethod::Jk1:
      return "the jackknife (JK1)";
    case ReplicateMethod::Jkn:
      return "the stratified jackknife (JKn)";
    default:
      return "the bootstrap";
  }
}

Warning replicateNote(const SurveyDesign& design) {
  const ReplicateWeights& replicates = *design.replicates;
  const std::string count = grouped(replicates.count());
  std::string text = replicates.given
                         ? "The errors come from the survey's " + count +
                               " replicate weights, taken as those of " +
                               wordsOf(replicates.method) + "; strata and clusters are in them."
                         : "The errors come from " + count + " replicates of " +
                               wordsOf(replicates.method) + ", made from the strata and clusters.";
  text +=
      " The coefficients of logistic and linear models and the shares of areas are worked out anew "
      "in "
      "every replicate, all else by its linearised influence.";
  const bool jackknife =
      replicates.method == ReplicateMethod::Jk1 || replicates.method == ReplicateMethod::Jkn;
  if (!jackknife && std::any_of(design.samplingFraction.begin(), design.samplingFraction.end(),
                                [](double f) { return f > 0; })) {
    text += " The finite population correction is not used.";
  }
  return {"replicates", {}, std::move(text)};
}

}  // namespace

Result<SurveyDesign> designOf(const Survey& survey, const DesignSpec& spec) {
  DesignParts parts;
  parts.rows = survey.rows;
  parts.lonely = spec.singlePsu;
  auto weight = numbersNamed(survey, spec.weight);
  if (!weight) return passOn(weight);
  parts.weight = std::move(*weight);
  if (spec.replicates.weights.empty()) {
    if (auto status = readUnits(survey, spec, parts); !status) return passOn(status);
  }
  auto design = makeSurveyDesign(std::move(parts));
  if (!design) {
    const bool aboutWeight = design.error().message.starts_with("The weight");
    const std::string& variable = aboutWeight ? spec.weight : spec.fpc;
    if (variable.empty()) return design;
    return fail(design.error().message + " (Variable: \"" + variable + "\".)");
  }
  design->interval = spec.interval;
  if (spec.replicates.method == ReplicateMethod::None) return design;
  auto replicates = replicatesOf(survey, spec, *design);
  if (!replicates) return passOn(replicates);
  design->replicates = std::make_shared<const ReplicateWeights>(std::move(*replicates));
  return design;
}

std::vector<Warning> designWarnings(const SurveyDesign& design) {
  std::vector<Warning> warnings = lonelyWarnings(design);
  if (design.replicates) warnings.push_back(replicateNote(design));
  return warnings;
}

}  // namespace candour
