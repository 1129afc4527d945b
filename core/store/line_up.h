// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/store/label_change.h"
#include "core/store/stored_wave.h"
#include "core/survey/survey.h"

namespace candour {

/// One variable of the project, made of the same-named variables of its waves.
struct LinedUpVariable {
  Variable variable;
  bool coded = true;
  std::vector<std::optional<std::size_t>> inWave;  // its number in each wave
};

/// Gives a wave's variable with its column: (number of the wave, number of the variable).
using ColumnSource = std::function<Column(std::size_t wave, std::size_t variable)>;

/// The variables of all waves, those of the newest first and in its order. Levels are united:
/// texts by text and numbers by code, the newest wave's first and with its labels. Where the kinds
/// differ everything becomes text: a number its label, or else its digits; such columns are looked
/// at, through `source`.
std::vector<LinedUpVariable> lineUp(const std::vector<StoredWave>& waves,
                                    const ColumnSource& source);

/// The codes whose labels differ between the waves, of every variable that lines up by code; and
/// every variable that a join reads under another name or with other answers.
std::vector<LabelChange> labelChanges(const std::vector<StoredWave>& waves);

/// The column of a lined-up variable over all waves' rows; kNotAsked where a wave lacks it.
Column linedUpColumn(const std::vector<StoredWave>& waves, const LinedUpVariable& linedUp,
                     const ColumnSource& source);

}  // namespace candour
