// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_register.h"

namespace candour {

/// A plan, and its wards as they are called beside it, in its order.
struct ReadRota {
  FrozenRota rota;
  std::vector<Ward> wards;
};

/// Reads what rotaJson() writes: parseRota(rotaJson(rota, wards))->rota == rota. Fails with the
/// place of what is wrong; whether the plan is sound is for WardStore::freeze().
Result<ReadRota> parseRota(std::string_view json);

}  // namespace candour
