// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/register_options.h"

#include <algorithm>
#include <cstddef>
#include <set>

#include "models/community/rota.h"
#include "models/community/ward_action.h"

namespace candour {

namespace {

// The rota that plans most of the wards that acted; of equals the one frozen first.
const FrozenRota* planOf(const WardRegister& wards, const std::vector<WardAction>& actions) {
  std::set<std::string> acted;
  for (const WardAction& action : actions) acted.insert(action.ward);
  const FrozenRota* best = nullptr;
  std::ptrdiff_t most = 0;
  for (const FrozenRota& rota : wards.rotas) {
    const auto planned =
        std::count_if(rota.entries.begin(), rota.entries.end(),
                      [&](const RotaEntry& entry) { return acted.contains(entry.ward); });
    if (planned <= most) continue;
    most = planned;
    best = &rota;
  }
  return best;
}

}  // namespace

EvaluationOptions withRegister(const WardRegister& wards, const RotaHash& hash,
                               EvaluationOptions options) {
  if (options.actions.empty()) options.actions = readActions(wards);
  if (options.neighbours.empty()) options.neighbours = wards.neighbours;
  if (options.changes.empty()) options.changes = wards.changes;
  if (options.rota) return options;
  if (const FrozenRota* plan = planOf(wards, options.actions)) {
    options.rota =
        RotaDesign{plan->name, plan->frozenOn, !isAltered(*plan, hash(*plan)), plan->entries};
  }
  return options;
}

}  // namespace candour
