// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/base/random.h"

namespace candour::driving {

inline constexpr std::size_t kSmallRows = 800;

inline void writeText(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// Interviews in four areas: fairness (1-5) moves trust, patrols (1-5) do not.
inline void writeSmallSurvey(const std::filesystem::path& file) {
  Random random(7);
  const char* const areas[] = {"East", "North", "South", "West"};
  std::string text = "id,area,trust,fairness,patrols,weight\n";
  for (std::size_t row = 0; row < kSmallRows; ++row) {
    const auto fairness = static_cast<int>(1 + random.below(5));
    const auto patrols = static_cast<int>(1 + random.below(5));
    const double odds = std::exp(0.8 * (fairness - 3));
    const bool trusts = random.bernoulli(odds / (1 + odds));
    text += std::to_string(row + 1) + "," + areas[row % 4] + "," + (trusts ? "Agree" : "Disagree") +
            "," + std::to_string(fairness) + "," + std::to_string(patrols) + "," +
            (row % 3 == 0 ? "0.8" : "1.1") + "\n";
  }
  writeText(file, text);
}

/// Interviews of a panel: four areas and two waves told by numbers alone, no dates; fairness (1-5)
/// moves trust (1-5), and no area differs.
inline void writeCodedPanel(const std::filesystem::path& file) {
  Random random(11);
  std::string text = "area,wave,trust,fairness\n";
  for (std::size_t row = 0; row < kSmallRows; ++row) {
    const auto fairness = static_cast<int>(1 + random.below(5));
    const bool trusts = random.bernoulli(0.15 * fairness);
    text += std::to_string(1 + row % 4) + "," + std::to_string(1 + row / 4 % 2) + "," +
            (trusts ? "4" : "2") + "," + std::to_string(fairness) + "\n";
  }
  writeText(file, text);
}

}  // namespace candour::driving
