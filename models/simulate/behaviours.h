// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/simulate/outcomes.h"

namespace candour {

/// What people say they would do: report a crime, support tactics, give information. Whether an
/// answer is favourable follows the logistic model of the truth on trust and confidence as people
/// have them (also where they did not say), the drivers and demographics; one intercept for all
/// people, with which the weighted mean probability is the level aimed at. A behaviour asked of a
/// part is "not asked" of the others, drawn by lot.
///
/// `outcomes` as drawOutcomes() gives them, Trust first, then Confidence. Each behaviour draws from
/// a stream of its own, by its place.
std::vector<OutcomeAnswers> drawBehaviours(const SimulationTruth& truth, const People& people,
                                           const Perceptions& perceptions,
                                           const std::vector<OutcomeAnswers>& outcomes,
                                           Random random);

}  // namespace candour
