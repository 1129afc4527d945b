// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>

#include "ui/widgets/theme.h"

namespace candour {

/// The application's style sheet in the given colours. Parts of the window are addressed by their
/// dynamic property "part" (panel, card, chip, primary, quiet, note, error, good, bar ...).
QString styleSheetOf(const ThemeColours& colours);

}  // namespace candour
