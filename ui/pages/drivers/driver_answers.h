// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>
#include <vector>

#include "models/drivers/driver_model.h"
#include "models/drivers/importance.h"
#include "models/drivers/subgroups.h"

namespace candour {

/// "Logistic", "Linear probability", "Ordinal, 5 answers", "Logistic, Firth's penalty".
QString modelWords(const DriverModel& model);
/// "12 % (McFadden)".
QString explainedWords(const DriverModel& model);

/// The words and numbers beside the figures of the drivers page, from the answers.

/// What to know of a fitted model: who was left out, its warnings.
QStringList notesOf(const DriverModel& model);
QStringList notesOf(const Importance& importance);

/// Whether differences between groups may be read, which groups are left out.
QStringList notesOf(const Subgroups& groups);

/// "p = 0.012", or why there is no test.
QString testText(const EqualityTest& test);

/// A driver's row beside the figure of dominance: alone, beside all others, ahead of how many.
QStringList dominanceRow(const Importance& importance, const std::string& driver);

/// What people can be grouped by, best first: controls of one item, the area, then what has labels
/// for two to twelve answers; without what the question itself is made of.
std::vector<std::string> groupingVariables(const Survey& survey, const DriverModelSpec& question);

/// The share of each driver of the figure, appended to its row, where importance is known.
void appendShares(std::vector<QStringList>& rows, const Importance* importance);

}  // namespace candour
