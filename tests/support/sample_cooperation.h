// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/briefing/cooperation_figures.h"

namespace candour {

struct MediatorRow {
  std::string mediator;
  double effect = 0;  // 0-1
  double se = 0;
};
struct PathRow {
  std::string driver;
  double total = 0;
  double se = 0;                // of the total; half of it of each part
  std::vector<double> through;  // the rest is direct
  std::string level;            // of a category
};

/// A behaviour with its mediators and drivers, on 500 df.
Cooperation cooperationOf(const std::string& behaviour, const std::vector<MediatorRow>& mediators,
                          const std::vector<PathRow>& paths = {});
CooperationPack packOfBehaviours(std::vector<Cooperation> behaviours);
CooperationWords wordsOf(const CooperationPack& pack);

/// Reporting, supporting and informing with trust and confidence, and eight drivers of the first.
CooperationPack trustPack();

}  // namespace candour
