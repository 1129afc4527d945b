// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "models/drivers/driver_spec.h"
#include "models/scripts/recodes.h"

namespace candour {

/// Which parts of a question a script needs as terms of a model.
/// Moving: all, with what it takes to move people between answers.
enum class TermsWanted { None, Controls, All, Moving };

/// The R code that makes the data frame `people` of a question, a row an interview: y (1, 0, NA),
/// inDomain, w, stratum, psu, fpc, known (its place in the design is), a column a term; then the
/// data frame `terms` (id, driver, variable, control, kind, directed, movable), `items` (of each
/// scale the scores of its items), `itemSteps` (from an item's first answer to its last) and the
/// function designOf().
Result<std::string> questionCode(const Survey& survey, const DriverModelSpec& spec,
                                 TermsWanted wanted, Recodes& recodes);

}  // namespace candour
