// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/randomisation.h"

#include <atomic>
#include <cmath>
#include <map>

#include "core/base/random.h"
#include "core/numeric/parallel.h"

namespace candour {

namespace {

std::vector<WardTiming> timingsOf(const std::vector<DrawnWard>& drawn, std::size_t wards) {
  std::vector<WardTiming> timings(wards);
  for (const DrawnWard& each : drawn) {
    if (each.ward >= 0) timings[static_cast<std::size_t>(each.ward)] = each.timing;
  }
  return timings;
}

// Deals the timings out anew within strata (Fisher and Yates).
void deal(const std::map<int, std::vector<std::size_t>>& strata, Random& random,
          std::vector<DrawnWard>& drawn) {
  for (const auto& [stratum, places] : strata) {
    for (std::size_t left = places.size(); left > 1; --left) {
      std::swap(drawn[places[left - 1]].timing, drawn[places[random.below(left)]].timing);
    }
  }
}

}  // namespace

Result<RandomisationTest> randomisationTest(
    const std::vector<DrawnWard>& drawn, std::size_t wards,
    const std::function<double(const std::vector<WardTiming>&)>& statistic, int draws,
    std::uint64_t seed, const Job& job) {
  RandomisationTest test;
  test.draws = draws;
  test.statistic = statistic(timingsOf(drawn, wards));
  if (!std::isfinite(test.statistic)) {
    test.why = "there is no effect to test";
    return test;
  }
  std::map<int, std::vector<std::size_t>> strata;
  for (std::size_t i = 0; i < drawn.size(); ++i) strata[drawn[i].stratum].push_back(i);
  const double limit = std::abs(test.statistic) * (1 - 1e-10);
  std::vector<char> far(static_cast<std::size_t>(draws), 0);
  std::atomic<int> done{0};
  parallelFor(far.size(), [&](std::size_t k) {
    if (job.stopped()) return;
    Random random(seed * 0x9e3779b97f4a7c15ULL + k + 1);
    auto dealt = drawn;
    deal(strata, random, dealt);
    const double value = statistic(timingsOf(dealt, wards));
    far[k] = !(std::abs(value) < limit);
    ++done;
  });
  if (job.stopped()) return cancelled();
  int count = 0;
  for (const char each : far) count += each;
  test.p = (1.0 + count) / (1.0 + draws);
  return test;
}

}  // namespace candour
