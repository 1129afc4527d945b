// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>
#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/importance.h"

namespace candour {

/// "Logistic", "Linear probability", "Ordinal, 5 answers", "Logistic, Firth's penalty".
QString modelWords(const DriverModel& model);
/// "12 % (McFadden)".
QString explainedWords(const DriverModel& model);

/// The words and numbers beside the figures of the drivers page, from the answers.

/// What to know of a fitted model: who was left out, its warnings.
QStringList notesOf(const DriverModel& model);
QStringList notesOf(const Importance& importance);

/// The share of each driver of the figure, appended to its row, where importance is known.
void appendShares(std::vector<QStringList>& rows, const Importance* importance);

}  // namespace candour
