// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/community/requests.h"

namespace candour {

/// {"wards", "cycles", "boroughs", "categories": [{"category", "wards", "by_cycle": {...},
/// "by_borough": {...}}]}: counts of wards.
std::string requestsJson(const Requests& requests);

}  // namespace candour
