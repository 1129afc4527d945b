// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_register.h"
#include "core/store/ward_store.h"

namespace candour {

/// A plan, and its wards as they are called beside it, in its order.
struct ReadRota {
  FrozenRota rota;
  std::vector<Ward> wards;
};

/// Reads what rotaJson() writes: parseRota(rotaJson(rota, wards))->rota == rota. Fails with the
/// place of what is wrong; whether the plan is sound is for WardStore::freeze().
Result<ReadRota> parseRota(std::string_view json);
/// The same of a file; the error names it.
Result<ReadRota> readRotaFile(const std::filesystem::path& file);

/// Keeps a frozen plan as it was read, with the wards of it that the register does not know yet.
/// Not all or nothing: call it within the transaction that a failure is to undo.
Status keepRota(WardStore& store, const ReadRota& read);

}  // namespace candour
