// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/effects.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The effects of numbers and scales in an analyst's words (docs/methods.md, "Contrasts"):
///
/// "one category up": everyone one answer up, those at the top stay. Of a scale whose items all
/// have K answers x becomes min(x + 1 / (K - 1), 1); of a labelled number, or of a whole one of 3
/// to 20 values, the next answer. "disagree to agree": everyone at the second answer against
/// everyone at the last but one, of scales and labelled numbers of 4 to 11 answers. "10th to 90th
/// percentile": weighted, over the people in the model.
///
/// Averages of predictions over the rows, all columns made of the driver worked out anew. Numbers
/// of two values have none: they have "from LOW to HIGH". Categories have none: nothing says that
/// the order of their answers is one.
std::vector<Effect> contrastsOf(const PreparedModel& model, const FittedModel& fitted,
                                EffectErrors errors = EffectErrors::Fixed);

}  // namespace candour
