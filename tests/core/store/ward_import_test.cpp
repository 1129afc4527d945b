// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "core/store/project.h"
#include "core/store/ward_store.h"
#include "tests/support/sample_register.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

RegisterRows tableOf(const std::vector<Priority>& priorities) {
  RegisterRows table{"register.csv", {}, priorities, {}};
  for (std::size_t i = 0; i < priorities.size(); ++i) {
    table.rows.push_back(static_cast<int>(i) + 2);
    table.wards.push_back({priorities[i].ward, "Ward " + priorities[i].ward, "Barking"});
  }
  return table;
}

Priority withdrawnPriority(const std::string& words) {
  Priority priority = nominatedPriority("E1", "2019-Q3");
  priority.words = words;
  priority.withdrawn = true;
  return priority;
}

std::vector<Priority> withoutIds(std::vector<Priority> priorities) {
  for (auto& priority : priorities) priority.id = 0;
  return priorities;
}

Project emptyProject(const std::filesystem::path& file) {
  auto project = Project::create(file);
  REQUIRE(project);
  return std::move(*project);
}

}  // namespace

TEST_CASE("a table comes in whole, with its wards, in any state", "[ward]") {
  const TemporaryFolder folder;
  auto project = emptyProject(folder / "p.candour");
  const auto table = tableOf({fedBackPriority("E1", "2019-Q3"), withdrawnPriority("Dogs"),
                              nominatedPriority("E2", "2019-Q3"), withdrawnPriority("Dogs")});
  auto done = project.wards().import(table, "2020-01-01T00:00:00Z");
  REQUIRE(done);
  CHECK(done->added == 4);
  CHECK(done->wardsAdded == std::vector<std::string>{"E1", "E2"});
  const auto kept = project.wards().load();
  CHECK(withoutIds(kept.priorities) == table.priorities);
  CHECK(kept.wards[1] == Ward{"E2", "Ward E2", "Barking"});
  CHECK(project.wards().history(1).front().at == "2020-01-01T00:00:00Z");

  done = project.wards().import(table);  // again: nothing to do
  REQUIRE(done);
  CHECK(done->unchanged == 4);
  CHECK(done->added + done->changed == 0);
  CHECK(project.wards().load() == kept);
  CHECK(project.wards().history(1).size() == 1);
}

TEST_CASE("rows find the priority that they are about", "[ward]") {
  const TemporaryFolder folder;
  auto project = emptyProject(folder / "p.candour");
  REQUIRE(project.wards().import(tableOf({nominatedPriority("E1", "2019-Q3")})));
  // The old one withdrawn, and another in its place, which the table has first.
  Priority other = nominatedPriority("E1", "2019-Q3");
  other.words = "Speeding";
  const auto done =
      project.wards().import(tableOf({other, withdrawnPriority(nominatedPriority("", "").words)}));
  REQUIRE(done);
  CHECK(done->added == 1);
  CHECK(done->changed == 1);
  const auto kept = project.wards().load().priorities;
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].withdrawn);
  CHECK(kept[1].words == "Speeding");

  Priority acted = fedBackPriority("E1", "2019-Q3");
  REQUIRE(project.wards().import(tableOf({acted})));
  CHECK(project.wards().load().priorities[1].state == PriorityState::FedBack);
  CHECK(project.wards().history(2)[1].what == "state");
}

TEST_CASE("wards known under another name are kept and told of", "[ward]") {
  const TemporaryFolder folder;
  auto project = emptyProject(folder / "p.candour");
  REQUIRE(project.wards().replaceWards(std::vector<Ward>{{"E1", "Abbey", "Barking"}}));
  const auto done = project.wards().import(tableOf({nominatedPriority("E1", "2019-Q3")}));
  REQUIRE(done);
  CHECK(done->wardsNamedOtherwise == std::vector<std::string>{"E1"});
  CHECK(project.wards().load().wards.front().name == "Abbey");
}

TEST_CASE("one bad row and nothing is taken", "[ward]") {
  const TemporaryFolder folder;
  auto project = emptyProject(folder / "p.candour");
  const auto refused = [&project](const std::vector<Priority>& priorities) {
    const auto done = project.wards().import(tableOf(priorities));
    REQUIRE_FALSE(done);
    CHECK(project.wards().load() == WardRegister{});
    return done.error().message;
  };
  const Priority sound = nominatedPriority("E1", "2019-Q3");
  Priority planned = nominatedPriority("E2", "2019-Q3");
  planned.state = PriorityState::Planned;
  CHECK(refused({sound, planned}) ==
        "register.csv, row 3: It cannot be planned: it has no week of action yet.");
  CHECK(refused({sound, planned = nominatedPriority("E3", "2019-Q3"), sound}) ==
        "register.csv, row 4: Ward E1 has a live priority in 2019-Q3 in row 2 already; withdraw "
        "one of them.");
}
