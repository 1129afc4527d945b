// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/trends/trend.h"

namespace candour {

/// A trend as a JSON document, with the effects over time where they were asked for ("drivers", or
/// null and "drivers_why"); names as the command line promises them. A number that is not available
/// is null with a sibling "why".
std::string trendJson(const Trend& trend, const Result<DriverTrends>* drivers = nullptr);

/// "previous", "year_before", "first", "target".
std::string nameOf(ChangeKind kind);

}  // namespace candour
