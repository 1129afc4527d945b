// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>

#include "models/findings/document.h"
#include "ui/charts/scene.h"

namespace candour {

/// What the formats whose text flows (web page, OpenDocument, workbook) share: the words of a
/// figure stand beside its drawing as text, where they can be read aloud and copied.

/// What every format says of a document whose data are simulated: at its head in full, and in short
/// at the foot of its pages.
inline constexpr const char* kSimulatedSaid = "Simulated data: no one gave these answers";
inline constexpr const char* kSimulatedShort = "Simulated data";

/// The figure's own headline where it says something else than its page's; else empty.
std::string ownHeadline(const DocumentPage& page);

/// The subtitle of a figure; says "simulated data" where the data are and it does not.
std::string measureLine(const Figure& figure);

/// The drawing without headline, subtitle, footer and margins, `width` points wide and as high as
/// it needs.
Scene drawingOf(const Figure& figure, double width);

/// A cell of a figure's table that is a number written plainly (-0.25, 12800, 1e-07); nothing for
/// labels, also such as "007" or "+1", which a number would change.
std::optional<double> plainNumber(const std::string& cell);

/// How many decimals the numbers of a column are shown with, so that readers can tell them apart
/// and no more: whole numbers none, p-values three, others one, or three digits of the largest
/// where that is small.
int shownDecimals(const Figure& figure, std::size_t column);

/// The number as it is shown in a column of that header: counts whole and with thousands set off.
std::string shownNumber(double value, int decimals, const std::string& header);

/// Whether a column holds p-values: what is nearly 0 is shown as "<0.001".
bool isProbability(const std::string& header);

/// Whether a column counts people or areas: thousands are set off.
bool isCount(const std::string& header);

}  // namespace candour
