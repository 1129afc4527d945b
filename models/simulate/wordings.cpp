// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/wordings.h"

#include <algorithm>

#include "core/base/check.h"

namespace candour {

const Codebook::Entry& wordingOf(const std::string& variable) {
  const auto& entries = knownCodebooks().front().entries;
  const auto found = std::find_if(entries.begin(), entries.end(), [&variable](const auto& entry) {
    return entry.variable == variable;
  });
  check(found != entries.end(), "a simulated variable that the codebook knows");
  return *found;
}

std::size_t answerIndex(const std::string& variable, const std::string& answer) {
  const auto& order = wordingOf(variable).order;
  const auto found = std::find(order.begin(), order.end(), answer);
  check(found != order.end(), "a simulated answer that the codebook knows");
  return static_cast<std::size_t>(found - order.begin());
}

}  // namespace candour
