// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/ward_store.h"

#include <catch2/catch.hpp>

#include "core/store/database.h"
#include "core/store/priority_fields.h"
#include "core/store/project.h"
#include "tests/support/plain_sql.h"
#include "tests/support/sample_register.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

const std::vector<Ward> kWards = {{"E05000001", "Abbey", "Barking"},
                                  {"E05000002", "Alibon", "Barking"},
                                  {"E05000026", "Becontree", "Barking"}};

Project projectWithWards(const std::filesystem::path& file) {
  auto project = Project::create(file);
  REQUIRE(project);
  REQUIRE(project->wards().replaceWards(kWards));
  return std::move(*project);
}

std::int64_t saved(Project& project, const Priority& priority, std::string_view at = {}) {
  const auto id = project.wards().save(priority, at);
  INFO((id ? "" : id.error().message));
  REQUIRE(id);
  return *id;
}

std::string refusal(Project& project, const Priority& priority) {
  const auto before = project.wards().load();
  const auto id = project.wards().save(priority);
  REQUIRE_FALSE(id);
  CHECK(project.wards().load() == before);
  return id.error().message;
}

// Walks a priority to fed back.
std::int64_t savedFedBack(Project& project, Priority priority) {
  const PriorityState last = priority.state;
  priority.state = PriorityState::Nominated;
  priority.id = saved(project, priority);
  for (int state = 1; state <= static_cast<int>(last); ++state) {
    priority.state = static_cast<PriorityState>(state);
    saved(project, priority);
  }
  return priority.id;
}

// Without triggers and CHECK constraints, as a hostile file.
void tamper(const std::filesystem::path& file, const std::string& sql) {
  auto database = Database::open(file, Database::Mode::Open);
  REQUIRE(database);
  database->run("PRAGMA ignore_check_constraints = ON");
  database->run(sql);
}

FrozenRota sampleRota() {
  return {"Rolling plan",
          "2019-Q3",
          0xFFFFFFFFFFFFFFFFULL,
          1,
          "2019-07-01",
          {"2019-07-15", "2019-08-26"},
          "2019-06-20",
          std::string(64, 'a'),
          {{"E05000026", "Barking", "2019-07-01"}, {"E05000001", "Barking", "2019-07-08"}}};
}

}  // namespace

TEST_CASE("a register comes back as it was", "[ward]") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  WardRegister kept;
  {
    auto project = projectWithWards(file);
    CHECK(project.wards().load().priorities.empty());
    auto store = project.wards();
    REQUIRE(store.replaceChanges(
        std::vector<WardChange>{{"E05000001", "E05013990", 0.25, "2022-05-05"},
                                {"E05000001", "E05013991", 0.75, "2022-05-05"}}));
    REQUIRE(store.replaceNeighbours(std::vector<WardPair>{
        {"E05000026", "E05000001"}, {"E05000001", "E05000026"}, {"E05000001", "E05000002"}}));
    savedFedBack(project, fedBackPriority("E05000002", "2019-Q3"));
    saved(project, nominatedPriority("E05000001", "2019-Q3"));
    REQUIRE(store.freeze(sampleRota()));
    kept = store.load();
  }
  CHECK(kept.wards == kWards);
  CHECK(kept.neighbours ==
        std::vector<WardPair>{{"E05000001", "E05000002"}, {"E05000001", "E05000026"}});
  REQUIRE(kept.priorities.size() == 2);
  Priority first = fedBackPriority("E05000002", "2019-Q3");
  first.id = 1;
  CHECK(kept.priorities[0] == first);
  CHECK(kept.rotas == std::vector<FrozenRota>{sampleRota()});
  auto project = Project::open(file);
  REQUIRE(project);
  CHECK(project->wards().load() == kept);
}

TEST_CASE("a ward has one live priority a cycle", "[ward]") {
  const TemporaryFolder folder;
  auto project = projectWithWards(folder / "p.candour");
  Priority first = nominatedPriority("E05000001", "2019-Q3");
  first.id = saved(project, first);
  Priority second = nominatedPriority("E05000001", "2019-Q3");
  second.words = "Speeding";
  CHECK(refusal(project, second) ==
        "Ward E05000001 has a priority in 2019-Q3 already (1, \"Bins set on fire, \"every\" "
        "weekend\"); withdraw it first.");
  second.cycle = "2019-Q4";
  second.id = saved(project, second);
  second.cycle = "2019-Q3";  // moved onto the first
  CHECK_FALSE(refusal(project, second).empty());
  first.withdrawn = true;
  saved(project, first);
  saved(project, second);
  first.withdrawn = false;  // the other way round
  CHECK_FALSE(refusal(project, first).empty());
}

TEST_CASE("states follow one step at a time, and back", "[ward]") {
  const TemporaryFolder folder;
  auto project = projectWithWards(folder / "p.candour");
  Priority priority = fedBackPriority("E05000001", "2019-Q3");
  CHECK(refusal(project, priority) == "A new priority starts as nominated, not as fed back.");
  priority.state = PriorityState::Nominated;
  priority.id = saved(project, priority);
  priority.state = PriorityState::Acted;
  CHECK(refusal(project, priority) ==
        "The priority is nominated and cannot become acted at once: make it planned first.");
  priority.state = PriorityState::Planned;
  saved(project, priority);
  priority.state = PriorityState::Acted;
  priority.actions.clear();
  CHECK(refusal(project, priority).starts_with("It cannot be acted"));
  priority.actions = "Patrols";
  saved(project, priority);
  priority.state = PriorityState::Nominated;
  saved(project, priority);
  CHECK(project.wards().load().priorities.front() == priority);
}

TEST_CASE("unknown wards and ids are refused", "[ward]") {
  const TemporaryFolder folder;
  auto project = projectWithWards(folder / "p.candour");
  CHECK(refusal(project, nominatedPriority("E05000003", "2019-Q3"))
            .find("no ward \"E05000003\". Did you mean") != std::string::npos);
  Priority priority = nominatedPriority("E05000001", "2019-Q3");
  priority.id = 7;
  CHECK(refusal(project, priority) == "There is no priority 7.");
  auto empty = Project::create(folder / "empty.candour");
  REQUIRE(empty);
  CHECK(refusal(*empty, priority = nominatedPriority("E05000001", "2019-Q3"))
            .find("add them first") != std::string::npos);
}

TEST_CASE("the history remembers every change and only changes", "[ward]") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  auto project = projectWithWards(file);
  Priority priority = nominatedPriority("E05000001", "2019-Q3");
  priority.id = saved(project, priority, "2019-06-12T09:00:00Z");
  saved(project, priority, "2019-06-13T09:00:00Z");  // nothing changed
  priority.state = PriorityState::Planned;
  priority.week = "2019-07-08";
  saved(project, priority, "2019-06-14T09:00:00Z");
  const auto history = project.wards().history(priority.id);
  CHECK(history ==
        std::vector<PriorityEvent>{{1, "2019-06-12T09:00:00Z", "added", "", priority.words},
                                   {1, "2019-06-14T09:00:00Z", "state", "nominated", "planned"},
                                   {1, "2019-06-14T09:00:00Z", "week", "", "2019-07-08"}});
  priority.withdrawn = true;
  saved(project, priority);
  const auto last = project.wards().history(priority.id).back();
  CHECK(last.what == "withdrawn");
  CHECK(last.after == "yes");
  CHECK(last.at.size() == 20);
  CHECK_FALSE(runPlainSql(file, "DELETE FROM priority_history"));
  CHECK_FALSE(runPlainSql(file, "UPDATE priority_history SET after = 'x'"));
}

TEST_CASE("other tools are held to the same by the file itself", "[ward]") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  {
    auto project = projectWithWards(file);
    saved(project, nominatedPriority("E05000001", "2019-Q3"));
    REQUIRE(project.wards().freeze(sampleRota()));
  }
  const char* const add = "INSERT INTO priority (ward, cycle, words";
  for (const std::string& sql : {
           std::string(add) + ") VALUES ('E05000001', '2019-Q3', 'Second')",
           std::string(add) + ") VALUES ('E05000002', '2019-Q5', 'x')",
           std::string(add) + ") VALUES ('E05000002', '2019-Q3', '  ')",
           std::string(add) + ", state) VALUES ('E05000002', '2019-Q3', 'x', 'planned')",
           std::string(add) +
               ", state, week) VALUES ('E05000002', '2019-Q3', 'x', 'acted', '2019-07-01')",
           std::string(add) + ", state) VALUES ('E05000002', '2019-Q3', 'x', 'done')",
           std::string(add) + ", week) VALUES ('E05000002', '2019-Q3', 'x', '2019-07-02')",
           std::string(add) + ", nominated_on) VALUES ('E05000002', '2019-Q3', 'x', '2019-02-30')",
           std::string("UPDATE priority SET state = 'acted', week = '2019-07-01', actions = 'x'"),
           std::string("UPDATE priority SET id = 9"),
           std::string("DELETE FROM priority"),
           std::string("UPDATE rota SET seed = '1'"),
           std::string("DELETE FROM rota"),
           std::string("UPDATE rota_entry SET week = '2019-07-15'"),
           std::string("DELETE FROM rota_entry"),
       }) {
    INFO(sql);
    CHECK_FALSE(runPlainSql(file, sql));
  }
  CHECK(runPlainSql(file, "UPDATE priority SET state = 'planned', week = '2019-07-01'"));
  auto project = Project::open(file);
  REQUIRE(project);
  const auto history = project->wards().history(1);
  REQUIRE(history.size() == 3);
  CHECK(history[1].what == "state");
  CHECK(history[2].after == "2019-07-01");
}

TEST_CASE("a register that cannot be is damage", "[ward]") {
  for (const char* sql :
       {"UPDATE priority SET state = 'finished'", "UPDATE priority SET state = 'evaluated'",
        "UPDATE priority SET cycle = 'soon'", "UPDATE priority SET week = 'a Monday'",
        "UPDATE priority SET words = ''", "UPDATE priority SET withdrawn = 'maybe'",
        "UPDATE priority SET nominated_through = 'phone'", "UPDATE priority SET words = char(7)",
        "UPDATE rota SET seed = '-1'", "UPDATE rota SET seed = '99999999999999999999999'",
        "UPDATE rota SET first_week = '2019-07-02'", "UPDATE rota SET breaks = 'x'",
        "UPDATE rota_entry SET week = ''", "INSERT INTO ward_change VALUES ('a', 'b', 7, '')",
        "INSERT INTO ward_change VALUES ('a', 'b', 1, 'then')"}) {
    INFO(sql);
    const TemporaryFolder folder;
    const auto file = folder / "p.candour";
    {
      auto project = projectWithWards(file);
      saved(project, nominatedPriority("E05000001", "2019-Q3"));
      REQUIRE(project.wards().freeze(sampleRota()));
    }
    tamper(file, sql);
    auto project = Project::open(file);
    REQUIRE(project);
    CHECK_THROWS_AS(project->wards().load(), StoreError);
  }
}

TEST_CASE("a project of version 3 takes a register after its migration", "[ward]") {
  const TemporaryFolder folder;
  const auto file = folder / "old.candour";
  { REQUIRE(Project::create(file)); }
  REQUIRE(makeOlder(file, 3));
  auto project = Project::open(file);
  REQUIRE(project);
  CHECK(std::filesystem::exists(folder / "old.candour.backup-v3"));
  CHECK(project->wards().load() == WardRegister{});
  REQUIRE(project->wards().replaceWards(kWards));
  saved(*project, nominatedPriority("E05000001", "2019-Q3"));
}

TEST_CASE("wards that are referred to stay when wards are replaced", "[ward]") {
  const TemporaryFolder folder;
  auto project = projectWithWards(folder / "p.candour");
  saved(project, nominatedPriority("E05000001", "2019-Q3"));
  const std::vector<Ward> fresh = {{"E05013990", "New Abbey", "Barking"}};
  const auto kept = project.wards().replaceWards(fresh);
  REQUIRE(kept);
  CHECK(*kept == std::vector<std::string>{"E05000001"});
  CHECK(project.wards().load().wards == std::vector<Ward>{kWards[0], fresh[0]});
  const std::vector<Ward> twice = {fresh[0], fresh[0]};
  CHECK_FALSE(project.wards().replaceWards(twice));
  const std::vector<Ward> nameless = {{" ", "Nowhere", ""}};
  CHECK_FALSE(project.wards().replaceWards(nameless));
  CHECK(project.wards().load().wards.size() == 2);
}

TEST_CASE("changes of wards and neighbours that cannot be are refused", "[ward]") {
  const TemporaryFolder folder;
  auto project = projectWithWards(folder / "p.candour");
  auto store = project.wards();
  const auto refused = [&store](std::vector<WardChange> changes) {
    const auto status = store.replaceChanges(changes);
    REQUIRE_FALSE(status);
    return status.error().message;
  };
  CHECK(refused({{"a", "b", 0.5, ""}}) == "The shares of ward a add up to 0.5, not to 1.");
  CHECK(refused({{"a", "b", 0, ""}}).find("above 0") != std::string::npos);
  CHECK(refused({{"a", "b", 0.5, "2022-05-05"}, {"a", "c", 0.5, ""}}).find("different dates") !=
        std::string::npos);
  CHECK(refused({{"a", "b", 1, "May"}}).find("no day") != std::string::npos);
  CHECK(refused({{"a", "b", 0.5, ""}, {"a", "b", 0.5, ""}}).find("twice") != std::string::npos);
  CHECK_FALSE(store.replaceNeighbours(std::vector<WardPair>{{"a", "a"}}));
  CHECK(store.load().changes.empty());
}

TEST_CASE("a rota is frozen once, with the priorities it plans or not at all", "[ward]") {
  const TemporaryFolder folder;
  auto project = projectWithWards(folder / "p.candour");
  auto store = project.wards();
  Priority priority = nominatedPriority("E05000001", "2019-Q3");
  priority.id = saved(project, priority);
  Priority planned = priority;
  planned.state = PriorityState::Planned;
  CHECK_FALSE(store.freeze(sampleRota(), std::vector<Priority>{planned}));  // no week
  CHECK(store.load().rotas.empty());
  planned.week = "2019-07-08";
  REQUIRE(store.freeze(sampleRota(), std::vector<Priority>{planned}));
  CHECK(store.load().priorities.front() == planned);
  const auto again = store.freeze(sampleRota());
  REQUIRE_FALSE(again);
  CHECK(again.error().message ==
        "A rota \"Rolling plan\" was frozen already and is never changed; choose another name.");
}

TEST_CASE("a rota that cannot be is not frozen", "[ward]") {
  const TemporaryFolder folder;
  auto project = projectWithWards(folder / "p.candour");
  const auto refused = [&project](auto change) {
    FrozenRota rota = sampleRota();
    change(rota);
    return !project.wards().freeze(rota);
  };
  CHECK(refused([](FrozenRota& r) { r.name = " "; }));
  CHECK(refused([](FrozenRota& r) { r.entries.clear(); }));
  CHECK(refused([](FrozenRota& r) { r.cycle = "2019"; }));
  CHECK(refused([](FrozenRota& r) { r.wardsAWeek = -1; }));
  CHECK(refused([](FrozenRota& r) { r.firstWeek = "2019-07-02"; }));
  CHECK(refused([](FrozenRota& r) { r.breaks = {"2019-07-02"}; }));
  CHECK(refused([](FrozenRota& r) { r.frozenOn = "today"; }));
  CHECK(refused([](FrozenRota& r) { r.sha256 = "abc"; }));
  CHECK(refused([](FrozenRota& r) { r.entries[0].ward = "E0"; }));
  CHECK(refused([](FrozenRota& r) { r.entries[1].ward = r.entries[0].ward; }));
  CHECK(refused([](FrozenRota& r) { r.entries[1].week = "2019-07-02"; }));
  CHECK_FALSE(refused([](FrozenRota&) {}));
}
