// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/briefing/figure.h"
#include "models/community/requests.h"

namespace candour {

/// Which wards' requests a figure counts, with what it needs of the register in it.
struct RequestsQuestion {
  std::vector<WardRequest> asked;  // as requestsIn()
  RequestsOptions options;

  bool operator==(const RequestsQuestion&) const = default;
};

/// The words that are not in the requests.
struct RequestsContext {
  std::string geography;  // "London"; empty: not known. A borough asked about takes its place
  bool simulated = false;
};

/// What wards ask for most: bars of how many wards asked for a category at least once, most first;
/// docs/charts.md. At most kMostCategories bars. Counts of wards, not of people.
Figure requestsFigure(const RequestsQuestion& question, const RequestsContext& context);

inline constexpr std::size_t kMostCategories = 15;

}  // namespace candour
