// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "models/cooperation/cooperation.h"
#include "models/drivers/driver_map.h"

namespace candour {

/// The behaviours that the driver map knows and the survey asks; by metadata alone.
std::vector<KnownBehaviour> behavioursOf(const Survey& described);

/// What may lead to a behaviour in this survey: the outcomes that the driver map knows (Trust,
/// Confidence), or else the outcome of the question.
std::vector<OutcomeSpec> mediatorsFor(const Survey& described, const DriverModelSpec& spec);

/// A behaviour by what a person calls it: a known one's key or name, or "VARIABLE=ANSWER|ANSWER",
/// answers by label or code. Fails with what is known where it is neither.
Result<OutcomeSpec> behaviourNamed(const Survey& described, const std::string& text);

/// "VARIABLE=ANSWER|ANSWER" as an outcome named after the variable.
Result<OutcomeSpec> outcomeWritten(const Survey& described, const std::string& text);

}  // namespace candour
