// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

namespace candour {

/// Short questions that police and partners can ask themselves about a driver that matters
/// (data/considerations.json), by the driver's name in the driver map, or by words of it that only
/// that name has ("Fair treatment"); empty for drivers of other names.
std::vector<std::string> considerationsFor(const std::string& driver);

/// Those, or for drivers of other names questions that fit any driver.
std::vector<std::string> proposedConsiderations(const std::string& driver);

}  // namespace candour
