// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <bit>
#include <cstdint>
#include <optional>

#include "core/store/stored_wave.h"
#include "core/survey/column.h"

namespace candour {

/// Odd versions are little-endian; entries of another version are made anew.
inline constexpr std::int64_t kPackingVersion = std::endian::native == std::endian::little ? 1 : 2;

/// The packed columns beside the wide table: derived, good for one version of the packing and one
/// revision of the wave (see refreshStaleWaves()).
void writePackedColumn(Database& database, std::int64_t wave, std::size_t variable,
                       const Column& column);

/// The packed column, or nothing if there is none that fits the wave's metadata (an entry from
/// another version or byte order, of another length, or with a level that is not there).
std::optional<Column> readPackedColumn(const Database& database, const StoredWave& wave,
                                       std::size_t variable);

}  // namespace candour
