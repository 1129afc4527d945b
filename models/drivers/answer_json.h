// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/drivers/driver_model.h"
#include "models/drivers/importance.h"

namespace candour {

/// Answers as JSON documents, names as the command line promises them: numbers as shortest
/// round-trip decimals; a number that is not available is null with a sibling "why".
std::string driverModelJson(const DriverModel& model);
std::string importanceJson(const Importance& importance);
std::string driverCurveJson(const DriverCurve& curve);

}  // namespace candour
