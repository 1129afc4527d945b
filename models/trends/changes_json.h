// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/trends/changes.h"

namespace candour {

/// What has changed as a JSON document. A number that is not available is null with a sibling
/// "why".
std::string changesJson(const Changes& changes);

}  // namespace candour
