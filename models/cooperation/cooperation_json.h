// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/cooperation/cooperation.h"

namespace candour {

/// The document of `cooperate --json` for one behaviour. "effects" are the mediators', then the
/// drivers' and controls', all else equal; "total", "direct", "through_trust" ... (one a mediator,
/// by its name) list the same contrasts of the drivers in the same order, and add up.
std::string cooperationJson(const Cooperation& answer);

/// Of several behaviours: {"behaviours": [...]}, each as above.
std::string cooperationJson(const std::vector<Cooperation>& answers);

}  // namespace candour
