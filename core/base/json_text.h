// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace candour {

/// Reads JSON written by people. Fails with line and column where it is malformed, and where an
/// object says one name twice, of which a parser would silently keep one. `what` begins the
/// message: "The model file".
Result<nlohmann::ordered_json> parseJson(const std::string& what, std::string_view text);

}  // namespace candour
