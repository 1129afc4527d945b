// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "models/diagnostics/diagnostics.h"
#include "ui/pages/answer_words.h"

namespace candour {

/// The words and numbers beside the figures of the diagnostics page, from the answer.

Facts calibrationFacts(const Diagnostics& answer);
std::vector<QStringList> calibrationNumbers(const Calibration& calibration);

Facts rocFacts(const Diagnostics& answer);
std::vector<QStringList> rocNumbers(const Discrimination& discrimination);

Facts collinearityFacts(const Diagnostics& answer);
std::vector<QStringList> pairNumbers(const Collinearity& collinearity);

Facts influenceFacts(const Diagnostics& answer);
/// The units that move a driver most: unit and driver, change in errors, effect with and without.
std::vector<QStringList> unitNumbers(const Influence& influence);

Facts weightFacts(const Diagnostics& answer);
std::vector<QStringList> weightNumbers(const WeightComparison& weights);

/// The model's warnings, but for those that a check tells of.
QStringList uncheckedWarnings(const Diagnostics& answer);
/// What to know beside the figure of a check: its sentence and advice, and the unchecked warnings.
QStringList checkNotes(const Diagnostics& answer, const std::vector<std::string>& checks);

}  // namespace candour
