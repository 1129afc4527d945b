// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QList>

#include "core/survey/distribution.h"
#include "ui/widgets/bar_list.h"

namespace candour {

/// The answers of a distribution as bars, at most sixty and how many more there are. A number
/// without a label is written to four decimals, which tell the answers of any scale apart.
QList<BarRow> answerBars(const Distribution& distribution);
/// Its reasons for missing, without bars; `title` stands where answers have their share.
QList<BarRow> missingBars(const Distribution& distribution, const QString& title = {});

}  // namespace candour
