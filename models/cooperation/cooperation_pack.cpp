// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/cooperation/cooperation_pack.h"

#include <algorithm>

namespace candour {

namespace {

// Warnings that several behaviours share are said once.
void addWarnings(const std::vector<Warning>& from, std::vector<Warning>& to) {
  for (const Warning& warning : from) {
    const bool known =
        std::any_of(to.begin(), to.end(), [&](const Warning& w) { return w.text == warning.text; });
    if (!known) to.push_back(warning);
  }
}

}  // namespace

Result<CooperationPack> estimateBehaviours(const Survey& survey, const DriverModelSpec& spec,
                                           const std::vector<OutcomeSpec>& behaviours,
                                           const std::vector<OutcomeSpec>& mediators,
                                           const Job& job) {
  if (behaviours.empty()) return fail("Say which behaviour: what people say they would do.");
  CooperationPack pack;
  pack.spec = spec;
  for (const OutcomeSpec& behaviour : behaviours) {
    auto answer = estimateCooperation(survey, {spec, behaviour, mediators}, {job.stop, {}});
    if (!answer) return passOn(answer);
    pack.behaviours.push_back(std::move(*answer));
    job.report(static_cast<double>(pack.behaviours.size()) /
               static_cast<double>(behaviours.size()));
  }
  const Cooperation& first = pack.behaviours.front();
  pack.simulated = first.simulated;
  pack.source = first.source;
  pack.leftOut = first.leftOut;
  pack.df = first.df;
  for (const Cooperation& answer : pack.behaviours) {
    pack.df = std::min(pack.df, answer.df);
    addWarnings(answer.warnings, pack.warnings);
  }
  return pack;
}

}  // namespace candour
