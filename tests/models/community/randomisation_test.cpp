// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/randomisation.h"

#include <algorithm>

#include "core/numeric/parallel.h"
#include "tests/models/community/ward_questions.h"

using namespace candour;

namespace {

// Ten wards of which three acted, each with a number; the statistic is the mean of those that acted
// less the mean of the others.
const std::vector<double> kValues = {3.1, 0.2, 2.7, -1.0, 0.4, 0.9, 1.9, -0.3, 0.1, 1.2};

double difference(const std::vector<WardTiming>& timing) {
  double acted = 0;
  double others = 0;
  int n = 0;
  for (std::size_t i = 0; i < timing.size(); ++i) {
    (timing[i].acted() ? acted : others) += kValues[i];
    n += timing[i].acted();
  }
  return acted / n - others / (static_cast<double>(timing.size()) - n);
}

std::vector<DrawnWard> drawnWards(const std::set<int>& acted) {
  std::vector<DrawnWard> drawn;
  for (int ward = 0; ward < 10; ++ward) {
    drawn.push_back({ward, 0, {}});
    if (acted.contains(ward)) drawn.back().timing = {1, 2, kNever};
  }
  return drawn;
}

// The share of all 120 choices of three wards with a difference as far from zero.
double exactP(const std::set<int>& acted) {
  const auto timings = [](const std::set<int>& wards) {
    std::vector<WardTiming> all(10);
    for (const int ward : wards) all[static_cast<std::size_t>(ward)] = {1, 2, kNever};
    return all;
  };
  const double observed = std::abs(difference(timings(acted)));
  int far = 0;
  for (int a = 0; a < 10; ++a) {
    for (int b = a + 1; b < 10; ++b) {
      for (int c = b + 1; c < 10; ++c) {
        far += std::abs(difference(timings({a, b, c}))) > observed - 1e-12;
      }
    }
  }
  return far / 120.0;
}

}  // namespace

TEST_CASE("drawing anew comes to the share of all orders", "[wards]") {
  for (const std::set<int>& acted : {std::set<int>{0, 2, 6}, {1, 4, 9}, {0, 3, 5}}) {
    const auto test = randomisationTest(drawnWards(acted), 10, difference, 20000, 3).value();
    CHECK(test.p == Approx(exactP(acted)).margin(0.012));
  }
}

TEST_CASE("randomisation is the same whatever the threads, and moves with the seed", "[wards]") {
  const auto p = [](std::uint64_t seed) {
    return randomisationTest(drawnWards({1, 4, 9}), 10, difference, 500, seed).value().p;
  };
  setThreads(1);
  const double one = p(5);
  setThreads(2);
  CHECK(p(5) == one);
  setThreads(0);
  CHECK(p(6) != one);
}

TEST_CASE("weeks are dealt out within strata only", "[wards]") {
  auto drawn = drawnWards({0, 1, 2});
  for (auto& each : drawn) each.stratum = each.ward < 5 ? 0 : 1;
  const auto inFirst = [](const std::vector<WardTiming>& timing) {
    CHECK(std::count_if(timing.begin(), timing.begin() + 5,
                        [](const WardTiming& t) { return t.acted(); }) == 3);
    return difference(timing);
  };
  setThreads(1);  // Catch counts in one thread
  CHECK(randomisationTest(drawn, 10, inFirst, 50, 1).value().p > 0);
  setThreads(0);
}

TEST_CASE("a ward without interviews takes its week with it", "[wards]") {
  auto drawn = drawnWards({0, 1, 2});
  drawn.push_back({-1, 0, {1, 2, kNever}});
  bool fewer = false;
  const auto statistic = [&fewer](const std::vector<WardTiming>& timing) {
    const auto acted =
        std::count_if(timing.begin(), timing.end(), [](const WardTiming& t) { return t.acted(); });
    fewer = fewer || acted == 4;  // its week went to one that has some
    return difference(timing);
  };
  setThreads(1);
  CHECK(randomisationTest(drawn, 10, statistic, 50, 1).value().p > 0);
  setThreads(0);
  CHECK(fewer);
  const auto none = [](const std::vector<WardTiming>&) { return kNotAvailable; };
  CHECK_FALSE(randomisationTest(drawn, 10, none, 9, 1).value().why.empty());
}
