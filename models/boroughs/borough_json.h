// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/boroughs/borough_pack.h"

namespace candour {

/// The comparison of areas as a JSON document, names as the command line promises them; a number
/// that is not available is null with a sibling "why".
std::string boroughPackJson(const BoroughPack& pack);

}  // namespace candour
