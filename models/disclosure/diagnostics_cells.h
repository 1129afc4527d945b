// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/diagnostics/diagnostics.h"
#include "models/disclosure/leaving.h"

namespace candour {

/// The people in the model: nothing else of diagnostics is a count of people who can be named.
std::vector<CountCell> cellsOf(const Diagnostics& answer, const AskedAbout& about);

/// Diagnostics as they leave: no sampling unit and no respondent by name, no group of fewer people
/// than may be shown, a ROC curve without borders whose every step is of as many people.
Diagnostics leaving(Diagnostics answer, const AskedAbout& about, const Disclosure& disclosure,
                    LeavingNotes& notes);

}  // namespace candour
