// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>
#include <functional>

#include "core/base/random.h"
#include "models/disclosure/suppression.h"
#include "tests/models/disclosure/attack.h"

using namespace candour;

namespace {

// A survey of areas by quarters: how many were asked, and how many of them were positive.
struct Crossing {
  int areas = 0;
  int quarters = 0;
  std::vector<double> n;
  std::vector<double> positive;

  [[nodiscard]] int at(int area, int quarter) const { return area * quarters + quarter; }
  [[nodiscard]] std::vector<int> all() const {
    return of([](int, int) { return true; });
  }
  [[nodiscard]] std::vector<int> of(const std::function<bool(int, int)>& wanted) const {
    std::vector<int> classes;
    for (int a = 0; a < areas; ++a) {
      for (int q = 0; q < quarters; ++q) {
        if (wanted(a, q)) classes.push_back(at(a, q));
      }
    }
    return classes;
  }
};

Crossing crossing(int areas, int quarters, std::uint64_t seed, double small) {
  Random random(seed);
  Crossing drawn{areas, quarters, {}, {}};
  for (int c = 0; c < areas * quarters; ++c) {
    const bool few = random.uniform() < small;
    const double n =
        few ? 1 + static_cast<double>(random.below(9)) : 25 + static_cast<double>(random.below(60));
    drawn.n.push_back(n);
    drawn.positive.push_back(std::round(n * (0.35 + 0.3 * random.uniform())));
  }
  return drawn;
}

// A published cell and the classes it sums.
struct Published {
  CountCell cell;
  std::vector<int> classes;
};

Published published(const Crossing& people, CellKey who, std::vector<std::string> across,
                    std::vector<int> classes) {
  Published made;
  double n = 0, positive = 0;
  for (const int c : classes) {
    n += people.n[static_cast<std::size_t>(c)];
    positive += people.positive[static_cast<std::size_t>(c)];
  }
  made.cell = {
      std::move(who),           "Trust", CountedRows::Answered, static_cast<std::size_t>(n),
      n > 0 ? positive / n : 0, true,    std::move(across)};
  made.classes = std::move(classes);
  return made;
}

CellKey areaKey(int area) {
  return with({}, "area", "Area " + std::to_string(area));
}

std::string quarterText(int quarter) {
  const int year = 2015 + quarter / 4, month = 1 + quarter % 4 * 3;
  const auto text = [year](int m) {
    return std::to_string(year) + (m < 10 ? "-0" : "-") + std::to_string(m);
  };
  return text(month) + ".." + text(month + 2);
}

// Everyone, areas, quarters, areas by quarters: both margins.
std::vector<Published> bothMargins(const Crossing& people) {
  std::vector<Published> all = {published(people, {}, {}, people.all())};
  for (int a = 0; a < people.areas; ++a) {
    all.push_back(published(people, areaKey(a), {"area"},
                            people.of([a](int area, int) { return area == a; })));
  }
  for (int q = 0; q < people.quarters; ++q) {
    const CellKey when = with({}, kTimeVariable, quarterText(q));
    all.push_back(published(people, when, {kTimeVariable},
                            people.of([q](int, int quarter) { return quarter == q; })));
    for (int a = 0; a < people.areas; ++a) {
      all.push_back(published(people, with(areaKey(a), kTimeVariable, quarterText(q)),
                              {"area", kTimeVariable}, {people.at(a, q)}));
    }
  }
  return all;
}

std::vector<CountCell> cellsOf(const std::vector<Published>& all) {
  std::vector<CountCell> cells;
  for (const auto& each : all) cells.push_back(each.cell);
  return cells;
}

Attack attackOn(const Crossing& people, const std::vector<Published>& all,
                const Withheld& withheld) {
  Attack attack{static_cast<int>(people.n.size()), {}};
  for (const auto& each : all) {
    if (withheld.contains(each.cell.who)) continue;
    const auto n = static_cast<double>(each.cell.n);
    attack.known.push_back({each.classes, n, std::round(n * each.cell.share)});
  }
  return attack;
}

// The narrowest interval an attacker finds for the interviews of a small cell.
double narrowest(const Attack& attack, const std::vector<Published>& all,
                 const DisclosureRules& rules, Attacked what = Attacked::Interviews) {
  double least = 1e9;
  for (const auto& each : all) {
    if (each.cell.n >= rules.fewest) continue;
    least = std::min(least, attacked(attack, each.classes, what).width());
  }
  return least;
}

bool anySmall(const std::vector<Published>& all, const DisclosureRules& rules) {
  return std::any_of(all.begin(), all.end(),
                     [&](const auto& each) { return each.cell.n < rules.fewest; });
}

}  // namespace

TEST_CASE("Nobody who adds and subtracts finds a withheld count", "[disclosure]") {
  const DisclosureRules rules;
  int found = 0, tables = 0;
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    const int areas = 3 + static_cast<int>(seed % 4), quarters = 2 + static_cast<int>(seed % 3);
    const Crossing people = crossing(areas, quarters, seed, 0.12);
    const auto all = bothMargins(people);
    if (!anySmall(all, rules)) continue;
    ++tables;
    INFO("seed " << seed);
    const auto safe = suppress(cellsOf(all), rules);
    CHECK(safe.unprotected.empty());
    const Attack attack = attackOn(people, all, safe.withheld);
    CHECK(narrowest(attack, all, rules) >= 10 - 1e-5);
    CHECK(narrowest(attack, all, rules, Attacked::Positive) >= 5 - 1e-5);
    CHECK(narrowest(attack, all, rules, Attacked::Negative) >= 5 - 1e-5);
    const auto bare = suppress(cellsOf(all), rules, Secondary::Off);
    const Attack easy = attackOn(people, all, bare.withheld);
    found += narrowest(easy, all, rules) < 1e-5 ? 1 : 0;
  }
  REQUIRE(tables >= 12);
  CHECK(found >= tables - 2);  // without secondary cells they are there for the taking
}

TEST_CASE("One small area takes the next smallest with it, no more", "[disclosure]") {
  const Crossing people{4, 1, {7, 60, 40, 80}, {3, 30, 20, 40}};
  std::vector<Published> all = {published(people, {}, {}, people.all())};
  for (int a = 0; a < 4; ++a) all.push_back(published(people, areaKey(a), {"area"}, {a}));
  const auto safe = suppress(cellsOf(all), {});
  CHECK(safe.withheld == Withheld{areaKey(0), areaKey(2)});
  CHECK(safe.reasons.at(areaKey(0)) == WithheldReason::FewInterviews);
  CHECK(safe.reasons.at(areaKey(2)) == WithheldReason::ProtectsOthers);
  CHECK(safe.interviews == 40);
  const auto bare = suppress(cellsOf(all), {}, Secondary::Off);
  CHECK(attacked(attackOn(people, all, bare.withheld), {0}, Attacked::Interviews).width() < 1e-6);
}

TEST_CASE("Two figures of different people do not give away who lies between", "[disclosure]") {
  // Areas, and women of each area: the men follow; of area 0 there are 6.
  const Crossing people{3, 2, {44, 6, 50, 60, 45, 52}, {20, 3, 25, 28, 21, 27}};
  std::vector<Published> all = {published(people, {}, {}, people.all())};
  const auto women = [](int, int sex) { return sex == 0; };
  all.push_back(published(people, with({}, "sex", "Female"), {}, people.of(women)));
  for (int a = 0; a < 3; ++a) {
    all.push_back(published(people, areaKey(a), {"area"}, {people.at(a, 0), people.at(a, 1)}));
    all.push_back(
        published(people, with(areaKey(a), "sex", "Female"), {"area"}, {people.at(a, 0)}));
  }
  const auto safe = suppress(cellsOf(all), {});
  CHECK_FALSE(safe.withheld.empty());
  const std::vector<int> men = {people.at(0, 1)};
  CHECK(attacked(attackOn(people, all, {}), men, Attacked::Interviews).width() < 1e-6);
  const Attack attack = attackOn(people, all, safe.withheld);
  CHECK(attacked(attack, men, Attacked::Interviews).width() >= 10 - 1e-5);
  CHECK(attacked(attack, men, Attacked::Positive).width() >= 5 - 1e-5);
}

TEST_CASE("Years beside their quarters do not give a quarter away", "[disclosure]") {
  const Crossing people{1, 8, {40, 41, 7, 44, 50, 52, 39, 48}, {20, 19, 3, 21, 25, 26, 20, 22}};
  std::vector<Published> all = {published(people, {}, {}, people.all())};
  for (int q = 0; q < 8; ++q) {
    all.push_back(published(people, with({}, kTimeVariable, quarterText(q)), {kTimeVariable}, {q}));
  }
  for (int y = 0; y < 2; ++y) {
    const std::string year = std::to_string(2015 + y);
    all.push_back(published(people, with({}, kTimeVariable, year + "-01.." + year + "-12"),
                            {kTimeVariable}, {4 * y, 4 * y + 1, 4 * y + 2, 4 * y + 3}));
  }
  const auto safe = suppress(cellsOf(all), {});
  const Attack attack = attackOn(people, all, safe.withheld);
  CHECK(attacked(attack, {2}, Attacked::Interviews).width() >= 10 - 1e-5);
  CHECK(safe.withheld.size() == 2);  // a quarter of the same year is enough
  const auto bare = suppress(cellsOf(all), {}, Secondary::Off);
  CHECK(attacked(attackOn(people, all, bare.withheld), {2}, Attacked::Interviews).width() < 1e-6);
}

TEST_CASE("A cell of one answer is withheld and its share not to be found", "[disclosure]") {
  const Crossing people{4, 1, {35, 60, 40, 80}, {35, 30, 20, 40}};
  std::vector<Published> all = {published(people, {}, {}, people.all())};
  for (int a = 0; a < 4; ++a) all.push_back(published(people, areaKey(a), {"area"}, {a}));
  const auto safe = suppress(cellsOf(all), {});
  REQUIRE(safe.reasons.contains(areaKey(0)));
  CHECK(safe.reasons.at(areaKey(0)) == WithheldReason::SameAnswer);
  const Attack attack = attackOn(people, all, safe.withheld);
  CHECK(attacked(attack, {0}, Attacked::Negative).width() >= 5 - 1e-5);
  DisclosureRules lax;
  lax.extremes = false;
  CHECK(suppress(cellsOf(all), lax).withheld.empty());
}

TEST_CASE("Thirty-two areas by twelve quarters are decided at once", "[disclosure]") {
  const Crossing people = crossing(32, 12, 5, 0.05);
  const auto cells = cellsOf(bothMargins(people));
  const std::clock_t begin = std::clock();
  const auto safe = suppress(cells, {});
  const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  INFO(took << " s, " << safe.withheld.size() << " withheld");
  CHECK(safe.unprotected.empty());
  CHECK(took < 0.3);  // 0.1 s measured, of processor time
  CHECK(suppress(cells, {}).withheld == safe.withheld);
}
