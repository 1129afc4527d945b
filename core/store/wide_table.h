// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/store/stored_wave.h"
#include "core/survey/survey.h"

namespace candour {

/// Creates the wave's wide table and fills it; reports progress from 0 to 1 and stops, Cancelled,
/// when asked. `columns` are the wave's, in order.
Status writeWideTable(Database& database, const StoredWave& wave,
                      const std::vector<std::shared_ptr<const Column>>& columns, const Job& job);

/// Names for the columns of a wide table: the variables' own, numbered where SQLite, which does not
/// tell upper from lower case, would take two for one.
std::vector<std::string> columnNames(const std::vector<Variable>& variables);

/// Reads the wave again from its wide table where it was changed by another tool since its columns
/// were packed: packs them anew, counts its rows, adds values not yet among the levels. Fails,
/// naming row and variable, on a cell that is not what its variable holds.
Status refreshStaleWaves(Database& database);

}  // namespace candour
