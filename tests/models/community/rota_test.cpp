// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/rota.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "core/survey/calendar.h"
#include "models/community/rota_json.h"
#include "tests/support/sample_register.h"

using namespace candour;

namespace {

// Boroughs of 4, 8 and 20 wards, and a ward of its own.
WardRegister sampleWards() {
  WardRegister wards;
  const auto add = [&wards](const std::string& borough, int count) {
    for (int i = 0; i < count; ++i) {
      const std::string code = borough + std::to_string(100 + i);
      wards.wards.push_back({code, "Ward " + code, borough});
    }
  };
  add("Barking", 4);
  add("Brent", 8);
  add("Camden", 20);
  add("City", 1);
  return wards;
}

RotaQuestion rolling() {
  RotaQuestion question;
  question.cycle = "2019-Q3";
  question.firstWeek = "2019-07-01";
  question.seed = 42;
  return question;
}

FrozenRota drawn(const RotaQuestion& question, const WardRegister& wards = sampleWards()) {
  auto rota = drawRota(wards, question);
  REQUIRE(rota);
  return *rota;
}

}  // namespace

TEST_CASE("a rolling plan has every ward once, a week each", "[ward]") {
  const auto rota = drawn(rolling());
  REQUIRE(rota.entries.size() == 33);
  std::set<std::string> wards, weeks;
  for (std::size_t i = 0; i < rota.entries.size(); ++i) {
    wards.insert(rota.entries[i].ward);
    weeks.insert(rota.entries[i].week);
    CHECK(rota.entries[i].week == isoDay(*dayOf("2019-07-01") + 7 * static_cast<int>(i)));
    CHECK(rota.entries[i].ward.starts_with(rota.entries[i].stratum));
  }
  CHECK(wards.size() == 33);
  CHECK(weeks.size() == 33);
}

TEST_CASE("several wards a week, or all in one", "[ward]") {
  RotaQuestion question = rolling();
  question.wardsAWeek = 4;
  std::map<std::string, int> weeks;
  for (const auto& entry : drawn(question).entries) ++weeks[entry.week];
  CHECK(weeks.size() == 9);
  CHECK(weeks["2019-07-01"] == 4);
  CHECK(weeks["2019-08-26"] == 1);
  question.wardsAWeek = 0;
  for (const auto& entry : drawn(question).entries) CHECK(entry.week == "2019-07-01");
}

TEST_CASE("weeks without action are passed over", "[ward]") {
  RotaQuestion question = rolling();
  question.wardsAWeek = 11;
  question.breaks = {"2019-07-15", "2019-07-01", "2019-07-15"};
  std::set<std::string> weeks;
  const auto rota = drawn(question);
  for (const auto& entry : rota.entries) weeks.insert(entry.week);
  CHECK(weeks == std::set<std::string>{"2019-07-08", "2019-07-22", "2019-07-29"});
  CHECK(rota.breaks == std::vector<std::string>{"2019-07-01", "2019-07-15"});
}

TEST_CASE("a seed gives one plan, whatever the order wards came in", "[ward]") {
  const auto rota = drawn(rolling());
  WardRegister reversed = sampleWards();
  std::reverse(reversed.wards.begin(), reversed.wards.end());
  CHECK(drawn(rolling(), reversed) == rota);
  RotaQuestion other = rolling();
  other.seed = 43;
  CHECK_FALSE(drawn(other).entries == rota.entries);
  // Kept: a plan that others drew must stay theirs.
  CHECK(rota.entries[0].ward == "Camden117");
  CHECK(rota.entries[32].ward == "Barking102");
}

TEST_CASE("every stretch of the plan is spread over the strata", "[ward]") {
  const std::map<std::string, int> sizes = {
      {"Barking", 4}, {"Brent", 8}, {"Camden", 20}, {"City", 1}};
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    RotaQuestion question = rolling();
    question.seed = seed;
    const auto rota = drawn(question);
    for (std::size_t from = 0; from < 33; ++from) {
      std::map<std::string, int> seen;
      for (std::size_t to = from; to < 33; ++to) {
        ++seen[rota.entries[to].stratum];
        const double share = static_cast<double>(to + 1 - from) / 33;
        for (const auto& [stratum, size] : sizes) {
          // Marks, not places, are even: 4 strata move a place by less than 4 of 33.
          CHECK(std::abs(seen[stratum] - share * size) <= 1 + size * 4.0 / 33);
        }
      }
    }
  }
}

TEST_CASE("every ward of a stratum is as likely to come first", "[ward]") {
  std::map<std::string, int> first;
  constexpr int kDraws = 4000;
  for (int seed = 0; seed < kDraws; ++seed) {
    RotaQuestion question = rolling();
    question.seed = static_cast<std::uint64_t>(seed);
    for (const auto& entry : drawn(question).entries) {
      if (entry.stratum != "Brent") continue;
      ++first[entry.ward];
      break;
    }
  }
  double chiSquare = 0;
  for (const auto& [ward, count] : first) {
    chiSquare += std::pow(count - kDraws / 8.0, 2) / (kDraws / 8.0);
  }
  CHECK(first.size() == 8);
  CHECK(chiSquare < 24.3);  // the 99.9 % point of 7 degrees of freedom
}

TEST_CASE("plans of some wards, or of those that wait", "[ward]") {
  WardRegister wards = sampleWards();
  RotaQuestion question = rolling();
  question.wards = {"Brent101", "City100"};
  CHECK(drawn(question, wards).entries.size() == 2);
  question.wards.clear();
  question.take = RotaWards::Nominated;
  CHECK(drawRota(wards, question).error().message.find("nominated priority in 2019-Q3") !=
        std::string::npos);
  wards.priorities = {
      nominatedPriority("Brent101", "2019-Q3"), nominatedPriority("Brent102", "2019-Q4"),
      fedBackPriority("Brent103", "2019-Q3"), nominatedPriority("Brent104", "2019-Q3")};
  wards.priorities[3].withdrawn = true;
  const auto rota = drawn(question, wards);
  REQUIRE(rota.entries.size() == 1);
  CHECK(rota.entries[0].ward == "Brent101");
  const auto planned = plannedBy(rota, wards);
  REQUIRE(planned.size() == 1);
  CHECK(planned[0].state == PriorityState::Planned);
  CHECK(planned[0].week == "2019-07-01");
}

TEST_CASE("a plan that cannot be is refused", "[ward]") {
  const auto why = [](auto change) {
    RotaQuestion question = rolling();
    change(question);
    const auto rota = drawRota(sampleWards(), question);
    REQUIRE_FALSE(rota);
    return rota.error().message;
  };
  CHECK(why([](auto& q) { q.firstWeek = "2019-07-03"; }) ==
        "2019-07-03 is no Monday; that week begins on 2019-07-01.");
  CHECK(why([](auto& q) { q.firstWeek = "July"; }).find("no day") != std::string::npos);
  CHECK(why([](auto& q) { q.breaks = {"2019-07-02"}; }).find("no Monday") != std::string::npos);
  CHECK(why([](auto& q) { q.cycle = "summer"; }).find("quarter") != std::string::npos);
  CHECK(why([](auto& q) { q.wardsAWeek = -1; }).find("fewer") != std::string::npos);
  CHECK(why([](auto& q) { q.wards = {"Brent1O1"}; }).find("Did you mean") != std::string::npos);
  CHECK(drawRota({}, rolling()).error().message.find("no wards yet") != std::string::npos);
}

TEST_CASE("a plan as text says all of it and nothing else", "[ward]") {
  RotaQuestion question = rolling();
  question.wards = {"City100"};
  FrozenRota rota = drawn(question);
  rota.name = "Rolling plan";
  rota.frozenOn = "2019-06-20";
  CHECK(rotaText(rota) ==
        "Plan of weeks of action, form 1\nname\tRolling plan\ncycle\t2019-Q3\nseed\t42\n"
        "wards a week\t1\nfirst week\t2019-07-01\nbreaks\t\nfrozen on\t2019-06-20\n"
        "2019-07-01\tCity100\tCity\n");
  rota.sha256 = "abc";
  CHECK_FALSE(isAltered(rota, "abc"));
  CHECK(isAltered(rota, "abd"));
  CHECK(rotaJson(rota, sampleWards()).find("\"Ward City100\"") != std::string::npos);
}

TEST_CASE("what is not as the seed drew it is said", "[ward]") {
  const auto wards = sampleWards();
  FrozenRota rota = drawn(rolling());
  CHECK(againstSeed(rota, wards).empty());
  std::swap(rota.entries[0].week, rota.entries[5].week);
  const auto moved = againstSeed(rota, wards);
  REQUIRE(moved.size() == 2);
  CHECK(moved[0] == "Ward " + std::string("Ward ") + rota.entries[0].ward + " (" +
                        rota.entries[0].ward +
                        ") stands in the week of 5 August 2019; it was drawn for the week of 1 "
                        "July 2019.");
  rota = drawn(rolling());
  rota.entries.erase(rota.entries.begin() + 3);
  CHECK(againstSeed(rota, wards).front().find("not those that were drawn") != std::string::npos);
  rota = drawn(rolling());
  rota.seed = 7;
  CHECK(againstSeed(rota, wards).front().find("does not follow from its seed") !=
        std::string::npos);
  RotaQuestion together = rolling();
  together.wardsAWeek = 0;
  rota = drawn(together);
  std::swap(rota.entries[0], rota.entries[1]);
  CHECK(againstSeed(rota, wards).front().find("another order") != std::string::npos);
}
