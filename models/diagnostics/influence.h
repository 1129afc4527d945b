// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "core/survey/survey.h"
#include "models/diagnostics/scored_rows.h"

namespace candour {

/// What each sampling unit does to the coefficients. With s the score of its rows, S their columns
/// times sqrt(w p (1 - p)) and A the information, the Newton step from the fit to that without the
/// unit is -(A - S'S)^-1 s, taken by Woodbury's identity; of one row it is -A^-1 s / (1 - h).
/// Changes are over the coefficients' design-based errors. The five units that move a driver's
/// column most are left out in earnest, too. `eta` by position.
Influence influenceOf(const Survey& survey, const PreparedModel& model, const FittedModel& fitted,
                      const std::vector<double>& eta);

/// What a sampling unit is called: its cluster's answer, or "row 12".
std::string unitName(const Survey& survey, const PreparedModel& model, std::size_t position);
/// The answers to `names` in the row at `position`, joined by commas.
std::string answersAt(const Survey& survey, const std::vector<std::string>& names, std::size_t row);

}  // namespace candour
