// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/drivers/subgroups.h"

namespace candour {

/// The answer as a JSON document: the one test first, then every driver's effects by group.
/// `sentence` is the finding in words.
std::string subgroupsJson(const Subgroups& answer, const std::string& sentence);

}  // namespace candour
