// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/base/random.h"
#include "models/simulate/geography.h"
#include "models/simulate/people.h"
#include "models/simulate/truth.h"
#include "models/simulate/wordings.h"

namespace candour {

/// What people think of the police and of their area: the answers to every item of the eight
/// drivers, and each driver as a scale from 0 to 1 built from those answers as the driver map does
/// it: the mean of the items answered. Where fewer than two thirds are, so that no model will use
/// the row, the mean of what the person would have answered stands in.
struct Perceptions {
  std::vector<std::vector<AnswerColumn>> items;  // by driver, by item
  std::vector<std::vector<double>> scales;       // by driver, by row
};

/// Latents: halo x common + sqrt(1 - halo^2) x own + shifts of groups, year, borough and ward. An
/// item is cut from loading x latent + sqrt(1 - loading^2) x noise at the normal quantiles of the
/// cumulated shares of its answers.
Perceptions drawPerceptions(const SimulationTruth& truth, const Fieldwork& fieldwork,
                            const People& people, Random random);

}  // namespace candour
