// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/register_options.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

Priority acted(const std::string& ward, const std::string& week) {
  Priority priority;
  priority.ward = ward;
  priority.state = PriorityState::Acted;
  priority.week = week;
  return priority;
}

WardRegister sample() {
  WardRegister wards;
  wards.wards = {{"A", "A", "X"}, {"B", "B", "X"}, {"C", "C", "X"}};
  wards.neighbours = {{"A", "C"}};
  wards.changes = {{"Z", "A", 1, ""}};
  wards.priorities = {acted("A", "2019-04-01"), acted("B", "2019-04-08")};
  FrozenRota other{.name = "Other", .sha256 = "other", .entries = {{"A", "X", "2019-04-01"}}};
  FrozenRota plan{.name = "Plan",
                  .frozenOn = "2019-01-07",
                  .sha256 = "plan",
                  .entries = {{"A", "X", "2019-04-01"}, {"B", "X", "2019-04-08"}}};
  wards.rotas = {other, plan};
  return wards;
}

std::string kept(const FrozenRota& rota) {
  return rota.sha256;
}

}  // namespace

TEST_CASE("an evaluation takes actions, neighbours, boundaries and plan from a register") {
  const EvaluationOptions options = withRegister(sample(), kept);
  CHECK(options.actions == std::vector<WardAction>{{"A", "2019-04-01"}, {"B", "2019-04-08"}});
  CHECK(options.neighbours == sample().neighbours);
  CHECK(options.changes == sample().changes);
  REQUIRE(options.rota);
  CHECK(options.rota->name == "Plan");
  CHECK(options.rota->frozenOn == "2019-01-07");
  CHECK(options.rota->unaltered);
  CHECK(options.rota->entries.size() == 2);
}

TEST_CASE("a plan whose text has another hash was altered") {
  const auto options = withRegister(sample(), [](const FrozenRota&) { return "another"; });
  REQUIRE(options.rota);
  CHECK_FALSE(options.rota->unaltered);
}

TEST_CASE("what is set already stays, and a plan of wards that did not act is none") {
  EvaluationOptions asked;
  asked.actions = {{"C", "2019-04-01"}};
  const auto options = withRegister(sample(), kept, asked);
  CHECK(options.actions == asked.actions);
  CHECK_FALSE(options.rota);
}
