// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/store/ward_register.h"

namespace candour {

/// {"name", "cycle", "seed", "wards_a_week", "first_week", "breaks", "frozen_on", "sha256",
/// "entries": [{"place", "ward", "name", "borough", "week"}]}. A plan not frozen yet has null for
/// name, frozen_on and sha256, and "why". The seed is a text: it may be larger than JSON's numbers
/// are exact.
std::string rotaJson(const FrozenRota& rota, const WardRegister& wards);

/// What a check of frozen plans found.
struct RotaCheck {
  FrozenRota rota;
  bool altered = false;                  // its text has another hash than when it was frozen
  std::vector<std::string> differences;  // againstSeed()
};

/// {"rotas": [{"name", "frozen_on", "sha256", "unaltered", "follows_seed", "differences"}]}.
std::string rotaChecksJson(const std::vector<RotaCheck>& checks);

}  // namespace candour
