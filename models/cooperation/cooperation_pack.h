// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/cooperation/cooperation.h"

namespace candour {

/// Several behaviours answered with the same drivers and mediators. Each has its own people: those
/// who were asked about it.
struct CooperationPack {
  DriverModelSpec spec;
  std::vector<Cooperation> behaviours;
  bool simulated = false;
  std::string source;
  int df = 0;           // the least of the models'
  RowsLeftOut leftOut;  // of the first
  std::vector<Warning> warnings;
};

/// Fails where one of the behaviours has no answer, as estimateCooperation() does, and without a
/// behaviour.
Result<CooperationPack> estimateBehaviours(const Survey& survey, const DriverModelSpec& spec,
                                           const std::vector<OutcomeSpec>& behaviours,
                                           const std::vector<OutcomeSpec>& mediators,
                                           const Job& job = {});

}  // namespace candour
