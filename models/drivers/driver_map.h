// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/survey/survey.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// Something people say they would do, by the name it goes by on the command line.
struct KnownBehaviour {
  std::string key;  // "report", "support", "inform"
  OutcomeSpec spec;

  bool operator==(const KnownBehaviour&) const = default;
};

/// The questions to start from for a survey whose kind is known.
struct DriverProposal {
  std::string name;                        // of the driver map
  std::vector<DriverModelSpec> models;     // one an outcome: Trust, Confidence
  std::vector<KnownBehaviour> behaviours;  // those the survey asks
  std::vector<std::string> notes;          // what could not be built, and what was chosen and why
  std::vector<std::string> weights;        // every weight the survey has, the preferred one first
};

/// The proposal of the driver map (data/driver_maps) that fits the survey, or nothing when none
/// does. Looks at metadata alone, as Project::describe() gives it.
///
/// Only items that the survey has are used, under whichever name it has them; a driver left without
/// items is left out, and a note says so. An item whose answers stand in another order than the
/// codebook's, or among answers that the codebook does not know, gets its order spelled out.
/// Weight: one that holds for every interview of its file (WT_Discrete_rebased, WT_Discrete) before
/// the latest one of a rolling year, before the latest one of a quarter; a note says what that
/// leaves out.
std::optional<DriverProposal> proposeModels(const Survey& described);

/// The outcome ("Trust", "Confidence") whose family `variable` belongs to, if any: such a variable
/// measures what the outcomes measure and should not drive them.
std::optional<std::string> outcomeFamilyOf(std::string_view variable);

}  // namespace candour
