// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// "logistic model", "linear probability model", "proportional-odds model", "logistic model with
/// Firth's penalty": inside a sentence.
std::string familyWords(Family family);

/// "logit", "linear", "ordinal", "firth": as the model file has it.
const char* nameOf(Family family);

/// What says how much a model explains: "mcfadden", of a linear probability model "r2".
std::string measureOf(Family family);
/// The same as read: "McFadden pseudo-R²", "R²".
std::string measureWords(Family family);

/// The question for what is worked out of logistic models alone: the same one, as a logit.
DriverModelSpec asLogit(DriverModelSpec spec);

/// Says (code "family") that `what`, as "What-if", was answered with a logistic model where the
/// question asks for another; nothing where it does not.
void noteLogitInstead(const DriverModelSpec& spec, const std::string& what,
                      std::vector<Warning>& warnings);

}  // namespace candour
