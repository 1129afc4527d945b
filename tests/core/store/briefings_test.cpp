// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "core/base/error.h"
#include "core/store/project.h"
#include "tests/support/plain_sql.h"
#include "tests/support/temporary.h"

using namespace candour;

TEST_CASE("briefings are kept under their names, in the order they were first saved") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  {
    auto project = Project::create(file);
    REQUIRE(project);
    CHECK(project->briefings().empty());
    project->saveBriefing({"Commander", "{\"title\": \"1\"}"});
    project->saveBriefing({"Board", "{}"});
    project->saveBriefing({"Commander", "{\"title\": \"2\"}"});
    project->saveBriefing({"Draft", "{}"});
    project->removeBriefing("Draft");
    project->removeBriefing("Never there");
  }
  auto project = Project::open(file);
  REQUIRE(project);
  const auto kept = project->briefings();
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].name == "Commander");
  CHECK(kept[0].json == "{\"title\": \"2\"}");
  CHECK(kept[1].name == "Board");
}

TEST_CASE("overrides are logged with a reason, and the log is never changed") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  {
    auto project = Project::create(file);
    REQUIRE(project);
    project->logOverride({"2026-11-22T06:30:00Z", "Brent in boroughs", "Agreed with the board"});
    CHECK_THROWS_AS(project->logOverride({"2026-11-22T06:31:00Z", "Brent", "  "}), StoreError);
  }
  auto project = Project::open(file);
  REQUIRE(project);
  const auto log = project->overrides();
  REQUIRE(log.size() == 1);
  CHECK(log[0].at == "2026-11-22T06:30:00Z");
  CHECK(log[0].what == "Brent in boroughs");
  CHECK(log[0].reason == "Agreed with the board");
  CHECK_FALSE(runPlainSql(file, "DELETE FROM disclosure_override"));
  CHECK_FALSE(runPlainSql(file, "UPDATE disclosure_override SET reason = 'x'"));
}
