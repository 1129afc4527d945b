// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/community/rota.h"
#include "ui/export/data_hash.h"

namespace candour {

/// SHA-256 of rotaText(), in hexadecimal: what FrozenRota::sha256 is when a plan is frozen, and
/// what isAltered() compares with.
inline std::string rotaHash(const FrozenRota& rota) {
  return bytesHash(QByteArray::fromStdString(rotaText(rota)));
}

}  // namespace candour
