// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

class QTableWidget;

namespace candour {

/// Dresses a table in which one writes or ticks: framed, headed at the left, without numbers of
/// rows. Tab leaves it, as it leaves every other field; the arrow keys move inside.
void dressEntryTable(QTableWidget& table);

}  // namespace candour
