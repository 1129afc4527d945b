// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/diagnostics/diagnostics.h"

namespace candour {

/// The answer of `candour-cli diagnose --json`; names are a promise. Respondents are named by their
/// row in the survey and never by an answer.
std::string diagnosticsJson(const Diagnostics& answer);

}  // namespace candour
