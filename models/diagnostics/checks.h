// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/diagnostics/diagnostics.h"

namespace candour {

/// Every check with its verdict in plain words, in the order they are read: is there a fit, do the
/// predictions hold, can the drivers be told apart, does anybody carry the result alone, do the
/// weights change it. The limits are in docs/methods.md "Diagnostics".
std::vector<DiagnosticCheck> checksOf(const Diagnostics& answer);

}  // namespace candour
