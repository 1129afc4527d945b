// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "models/drivers/importance.h"
#include "models/scenarios/uplift.h"
#include "models/scenarios/what_if.h"
#include "ui/pages/answer_words.h"

namespace candour {

/// The words and numbers beside the figures of the scenarios page, from the answers.

Facts whatIfFacts(const WhatIf& answer);
/// What "seen" means in the numbers.
Facts seenFacts(const std::vector<MovedDriver>& drivers);
QStringList whatIfNotes(const WhatIf& answer);
/// A line a driver that can be moved: its mean now and then, and what has been seen.
std::vector<QStringList> movedNumbers(const std::vector<MovedDriver>& drivers);

Facts targetFacts(const TargetAnswer& answer);
std::vector<QStringList> targetNumbers(const TargetAnswer& answer);
QStringList targetNotes(const TargetAnswer& answer);

std::vector<QStringList> upliftNumbers(const UpliftAnswer& answer);
QStringList upliftNotes(const UpliftAnswer& answer);

std::vector<QStringList> priorityNumbers(const Importance& importance,
                                         const std::vector<MovedDriver>& performance);

}  // namespace candour
