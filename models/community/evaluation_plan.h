// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "models/community/adoption.h"
#include "models/community/evaluation.h"
#include "models/community/ward_sample.h"

namespace candour {

/// Who acted when, as the evaluation takes it: by plan where an order was drawn at random, since
/// comparing by what was done afterwards would undo the draw (intention to treat).
struct EvaluationPlan {
  std::vector<WardTiming> timing;  // by ward of the sample
  AdoptionRules rules;
  std::vector<DrawnWard> drawn;  // for randomisation
  EvaluationDesign design = EvaluationDesign::NotRandom;
  std::string firstAction;
  std::string lastAction;
};

/// Matches actions, rota and neighbours to the wards of the sample; what does not match is said in
/// `warnings`. With an unaltered rota only its wards are compared, as long as that leaves any.
/// Fails where no ward that acted is in the survey, and on a week that is no Monday.
Result<EvaluationPlan> evaluationPlan(const WardSample& sample, const WardPeriods& sums,
                                      const EvaluationOptions& options,
                                      std::vector<Warning>& warnings);

}  // namespace candour
