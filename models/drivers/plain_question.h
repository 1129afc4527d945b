// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// A question as a calculation can read it, and what that leaves out, each said in a warning.
struct PlainQuestion {
  DriverModelSpec spec;
  std::vector<Warning> warnings;  // interaction_left_out, powers_left_out
};

/// Without interactions that have a driver in them, and with drivers as they are, without powers:
/// for what moves or follows drivers. What is among controls alone stays. `what` is the
/// calculation, "What if", at the start of the warning.
PlainQuestion withPlainDrivers(const DriverModelSpec& spec, const std::string& what);

/// Without any interaction.
PlainQuestion withoutInteractions(const DriverModelSpec& spec, const std::string& what);

/// prepareModel() of the plain question, with its warnings and the question as it was asked.
Result<PreparedModel> prepareModel(const Survey& survey, const DriverModelSpec& asked,
                                   const PlainQuestion& plain);

/// Whether both sides of an interaction are controls.
bool isAmongControls(const DriverModelSpec& spec, const InteractionSpec& pair);

}  // namespace candour
