// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/published.h"

#include <catch2/catch.hpp>

#include "core/store/database.h"
#include "core/store/project.h"
#include "tests/support/plain_sql.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

PublishedSeries dashboard(double share) {
  return {"dashboard.csv",
          {{"Trust", "", 12 * 2020 + 2, share}, {"Trust", "Barnet", 12 * 2020 + 2, 0.1}},
          {"Read Westminster as City of Westminster."}};
}

void edit(const std::filesystem::path& file, const std::string& sql) {
  auto database = Database::open(file, Database::Mode::Open);
  REQUIRE(database);
  database->run(sql);
}

}  // namespace

TEST_CASE("published series are kept and come back as they were") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  {
    auto project = Project::create(file);
    REQUIRE(project);
    CHECK(project->published().empty());
    project->savePublished(dashboard(0.8));
    project->savePublished({"another.csv", {{"Trust", "", 12 * 2020, 1.0 / 3}}, {}});
    project->savePublished(dashboard(0.9));  // in its own place
  }
  auto project = Project::open(file);
  REQUIRE(project);
  const auto all = project->published();
  REQUIRE(all.size() == 2);
  CHECK(all[0].figures[0].share == 1.0 / 3);
  CHECK(all[1] == dashboard(0.9));
}

TEST_CASE("a project of the first version takes published series after its migration") {
  const TemporaryFolder folder;
  const auto file = folder / "old.candour";
  { REQUIRE(Project::create(file)); }
  REQUIRE(makeOlder(file, 1));
  auto project = Project::open(file);
  REQUIRE(project);
  CHECK(std::filesystem::exists(folder / "old.candour.backup-v1"));
  project->savePublished(dashboard(0.5));
  CHECK(project->published().front() == dashboard(0.5));
}

TEST_CASE("a published figure that is none is damage, not a number") {
  for (const char* sql :
       {"UPDATE published_series SET share = 7", "UPDATE published_series SET month = '2020-13'",
        "UPDATE published_series SET month = 'a lot of text'"}) {
    INFO(sql);
    const TemporaryFolder folder;
    const auto file = folder / "p.candour";
    {
      auto project = Project::create(file);
      REQUIRE(project);
      PublishedSeries one = dashboard(0.5);
      one.figures.pop_back();
      project->savePublished(one);
    }
    edit(file, sql);
    auto project = Project::open(file);
    REQUIRE(project);
    CHECK_THROWS_AS(project->published(), StoreError);
  }
}
