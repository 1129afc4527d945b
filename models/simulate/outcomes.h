// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "models/simulate/geography.h"
#include "models/simulate/people.h"
#include "models/simulate/perceptions.h"
#include "models/simulate/truth.h"

namespace candour {

struct OutcomeAnswers {
  std::string variable;
  AnswerColumn answers;
  std::vector<char> favourable;  // by row, also of those who did not say
};

/// What weeks of action add to the logit of Confidence, by row.
struct WardLift {
  std::vector<double> ofRow;
  Random random;  // for the strength of answers that change sides
};

/// Trust (NQ135BD), Confidence (Q60), and two of Confidence's family drawn from the same
/// perceptions: Q61, the police in London as a whole, and A120, how confident people are.
///
/// Whether an answer is favourable follows the logistic model of the truth, with an intercept for
/// each borough and quarter found by bisection such that the weighted mean probability of the
/// borough's rows of that financial year is the level aimed at (levels.h). The grade of the answer
/// (strongly or not) leans on the linear predictor, but never changes which side it is on.
///
/// `wards` raises Confidence (Q60) alone: people it moves over answer "good" or "excellent"
/// instead; every other answer is the same with and without it.
std::vector<OutcomeAnswers> drawOutcomes(const SimulationTruth& truth, const Fieldwork& fieldwork,
                                         const People& people, const Perceptions& perceptions,
                                         const std::optional<WardLift>& wards, Random random);

}  // namespace candour
