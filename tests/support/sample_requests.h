// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/briefing/request_figures.h"

namespace candour {

/// Requests of `wards` wards in two boroughs over `cycles` quarters from July 2018 on, spread over
/// the categories so that the first is asked for most.
inline RequestsQuestion requestsAsked(int wards, int cycles,
                                      const std::vector<std::string>& categories) {
  RequestsQuestion question;
  for (int cycle = 0; cycle < cycles; ++cycle) {
    const int quarter = 2 + cycle;
    const std::string name =
        std::to_string(2018 + quarter / 4) + "-Q" + std::to_string(quarter % 4 + 1);
    for (int ward = 0; ward < wards; ++ward) {
      const int draw = (ward * ward + 7 * cycle + ward) % 97;
      const auto place = static_cast<std::size_t>(draw) * static_cast<std::size_t>(draw) *
                         categories.size() / (97 * 97);
      question.asked.push_back({"E" + std::to_string(5000 + ward),
                                ward % 3 == 0 ? "Camden" : "Lewisham", name, categories[place]});
    }
  }
  return question;
}

inline std::vector<std::string> usualCategories() {
  return {"Anti-social behaviour",      "Burglary", "Drugs", "Speeding and dangerous driving",
          "Theft of and from vehicles", "Noise"};
}

}  // namespace candour
