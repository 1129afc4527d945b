// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "models/cooperation/cooperation.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The model of a behaviour, mediators and drivers, ready for fitting.
struct CooperationModel {
  PreparedModel model;         // its last drivers are the mediators, as numbers 0 and 1
  std::vector<int> mediators;  // places of their terms in model.terms
  std::size_t notAsked = 0;    // see Cooperation
  ColumnSelection reduced;     // the model's columns without the mediators
};

/// Fails as estimateCooperation() does.
Result<CooperationModel> prepareCooperation(const Survey& survey,
                                            const CooperationQuestion& question);

/// The name of an outcome, or its variable.
std::string nameOf(const OutcomeSpec& outcome);
/// "Reporting crime" as it stands inside a sentence; "CCTV" stays.
std::string inSentence(std::string name);

/// The parameter of a mediator's column in the model's selection.
int parameterOf(const CooperationModel& prepared, std::size_t mediator);

}  // namespace candour
