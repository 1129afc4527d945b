// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/codebooks/survey_codebook.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/prepare/steps.h"
#include "models/codebooks/codebook_comparison.h"
#include "models/codebooks/codebook_json.h"
#include "models/codebooks/codebook_table.h"
#include "tests/models/codebooks/waves.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

Survey mixedWave() {
  Survey wave = handmadeWave("2018", 6);
  Variable trust{"trust", "Do you trust them?"};
  trust.levels = {{1, "Yes", false}, {2, "No", false}, {9, "Refused", true}};
  wave.add(trust, Column::coded({0, 0, 1, 2, -1, 0}, 3));
  Variable age{"age", "Age"};
  age.levels = {{99, "No answer", true}};
  age.missingRanges = {{-9, -1}};
  wave.add(age, Column::numbers({20, 30.5, 99, -3, emptyNumber(), 25}));
  return wave;
}

}  // namespace

TEST_CASE("a codebook counts answers, reasons and what is empty") {
  const auto book = codebookOf(mixedWave());
  REQUIRE(book.entries.size() == 2);
  const auto& trust = book.entries[0];
  CHECK(trust.valid == 4);
  CHECK(trust.answers[0].n == 3);
  CHECK(trust.answers[1].n == 1);
  CHECK(trust.answers[2].n == 1);
  CHECK(trust.missingCount() == 2);
  const auto& age = book.entries[1];
  CHECK(age.valid == 3);
  CHECK(age.low == 20);
  CHECK(age.high == 30.5);
  CHECK(age.answers[0].n == 1);
  CHECK(age.missingCount() == 3);
  CHECK(age.valid + age.missingCount() == book.rows);
}

TEST_CASE("a project's codebook says where each variable came from") {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project);
  REQUIRE(project->addWave(mixedWave()));
  Survey recent = handmadeWave("2019", 2);
  addQuestion(recent, "trusts", "Do you trust them?", {"Yes", "No"});
  REQUIRE(project->addWave(recent));
  REQUIRE(project->join({"2018", "trust", "trusts", {}}));
  const auto book = codebookOf(*project, {}, {});
  REQUIRE(book);
  CHECK(book->rows == 8);
  REQUIRE(book->entries.size() == 2);  // and not @wave
  const auto& trusts = *book->find("trusts");
  CHECK(trusts.valid == 6);
  REQUIRE(trusts.origins.size() == 2);
  CHECK(trusts.origins[0] == CodebookOrigin{"2018", "2018.sav", "trust", ""});
  CHECK(originsInWords(trusts) == "2018: trust in 2018.sav; 2019: trusts in 2019.sav");
  const auto& age = *book->find("age");
  CHECK(age.origins.size() == 1);
  const auto table = variablesTable(*book);
  CHECK(table.rows.size() == 2);
  for (const auto& row : table.rows) CHECK(row.size() == table.header.size());
  for (const auto& row : wholeTable(*book).rows) {
    CHECK(row.size() == wholeTable(*book).header.size());
  }
  const auto json = nlohmann::json::parse(codebookJson(*book, project->joins()));
  CHECK(json["variables"][0]["from"][0]["name"] == "trust");
  CHECK(json["joins"][0]["joined_as"] == "trusts");
  const auto wave = codebookOf(*project, "2019", {});
  REQUIRE(wave);
  CHECK(wave->entries.size() == 1);
  CHECK(wave->entries[0].valid == 2);
}

TEST_CASE("a variable that a step makes says how, and is not compared") {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project);
  Survey recent = mixedWave();
  recent.waves.front() = {"2019", "2019.sav", 0, 6, false};
  REQUIRE(project->addWave(mixedWave()));
  REQUIRE(project->addWave(recent));
  project->setSteps({RecipeStep{"old", "", DeriveStep{"age * 2"}}});
  const auto book = codebookOf(*project, {}, {});
  REQUIRE(book);
  REQUIRE(book->find("old") != nullptr);
  CHECK(book->find("old")->madeBy == provenanceOf({"old", "", DeriveStep{"age * 2"}}));
  CHECK(book->find("old")->origins.empty());
  CHECK(book->find("age")->madeBy.empty());
  const auto comparison =
      compareCodebooks(*codebookOf(*project, "2018", {}), *codebookOf(*project, "2019", {}), {});
  CHECK(comparison.shared == 2);
  CHECK(comparison.differences.empty());
}

TEST_CASE("a codebook has every variable once, however many there are and what is made of them") {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project);
  Survey wave = handmadeWave("2018", 4);
  for (int i = 0; i < 60; ++i) addQuestion(wave, "q" + std::to_string(i), "", {"Yes", "No"});
  REQUIRE(project->addWave(wave));
  project->setSteps({RecipeStep{"made", "", DeriveStep{"q0 + q59"}}});
  const auto book = codebookOf(*project, {}, {});
  REQUIRE(book);
  CHECK(book->entries.size() == 61);
  for (const auto& entry : book->entries) {
    CHECK(std::count_if(book->entries.begin(), book->entries.end(), [&](const CodebookEntry& one) {
            return one.variable.name == entry.variable.name;
          }) == 1);
  }
}
