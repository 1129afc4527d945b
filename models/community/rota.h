// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_register.h"

namespace candour {

/// Which wards take part in a plan.
enum class RotaWards {
  All,        // every ward of the register, or of RotaQuestion::wards
  Nominated,  // of those, the wards with a live nominated priority in the cycle
};

/// A plan of weeks of action to be drawn.
struct RotaQuestion {
  std::string cycle;      // the cycle it begins in: "2019-Q3"
  std::string firstWeek;  // Monday, ISO
  int wardsAWeek = 1;     // 0: all in the same week; 1: rolling; n: n at a time
  std::uint64_t seed = 1;
  RotaWards take = RotaWards::All;
  std::vector<std::string> wards;   // codes; empty: all
  std::vector<std::string> breaks;  // Mondays of weeks without action

  bool operator==(const RotaQuestion&) const = default;
};

/// Draws the plan; its name, frozenOn and sha256 are empty until it is frozen.
///
/// The order is a stratified random one. Strata are boroughs. Within each, its n wards (by code)
/// are shuffled (Fisher-Yates, core/base/random.h), and the ward in place k (0 ... n-1) gets the
/// mark (k + u) / n with one uniform u in [0, 1) a stratum; the plan takes wards by their marks. So
/// every stretch of the plan that holds a share f of all wards holds f n wards of each stratum,
/// give or take one, and given the strata's places every order within a stratum is as likely as any
/// other: what randomisation inference permutes. Strata are drawn in the order of their names, so a
/// seed gives the same plan whatever the order the wards came in.
///
/// Fails for a first week or break that is no Monday, a cycle that is none, an unknown ward, and
/// where no ward is left.
Result<FrozenRota> drawRota(const WardRegister& wards, const RotaQuestion& question);

/// A plan as it is said to others, and hashed when it is frozen: one line a part, one a ward,
/// UTF-8,
/// "\n" at the end of each. The same plan gives the same bytes everywhere. sha256 is not part of
/// it.
std::string rotaText(const FrozenRota& rota);

/// Whether the plan is another than the one that was frozen: `hashOfText` is the SHA-256 of its
/// rotaText() now, in hexadecimal.
bool isAltered(const FrozenRota& rota, std::string_view hashOfText);

/// What is not as its seed draws it, in sentences: wards in another week or another place than
/// drawn; or that the list of wards cannot be the one that was drawn. Empty where plan and seed
/// agree, which also tells a plan that was altered together with its hash.
std::vector<std::string> againstSeed(const FrozenRota& rota, const WardRegister& wards);

/// The live nominated priorities of the rota's cycle whose wards it plans, with their week and as
/// planned: what WardStore::freeze() saves with it.
std::vector<Priority> plannedBy(const FrozenRota& rota, const WardRegister& wards);

}  // namespace candour
