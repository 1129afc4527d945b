// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/step_rows.h"

#include <string>
#include <utility>

#include "core/prepare/steps.h"

namespace candour {

namespace {

constexpr std::size_t kMostSteps = 1000;
constexpr std::size_t kLongestStep = 1 << 20;  // bytes

Result<RecipeStep> stepOfRow(const std::string& name, std::string_view json, std::size_t before) {
  if (before >= kMostSteps) return fail("there are more than 1,000 steps.");
  if (json.size() > kLongestStep) return fail("it is longer than a step can be.");
  auto step = parseRecipeStep(json);
  if (step && step->name != name) return fail("it calls itself \"" + step->name + "\".");
  return step;
}

using Row = std::pair<std::string, std::string>;

std::vector<Row> unreadableRows(const Database& database) {
  std::vector<Row> kept;
  Statement rows = database.prepare("SELECT name, json FROM prepare_step ORDER BY place");
  while (rows.step()) {
    std::string name(rows.text(0));
    if (!stepOfRow(name, rows.text(1), 0)) kept.emplace_back(std::move(name), rows.text(1));
  }
  return kept;
}

}  // namespace

StoredSteps readSteps(const Database& database) {
  StoredSteps stored;
  Statement rows = database.prepare("SELECT name, json FROM prepare_step ORDER BY place");
  while (rows.step()) {
    const std::string name(rows.text(0));
    auto step = stepOfRow(name, rows.text(1), stored.steps.size());
    if (step) {
      stored.steps.push_back(std::move(*step));
    } else {
      stored.unreadable.push_back({name, "The step \"" + name + "\" of Prepare cannot be read: " +
                                             step.error().message + " Remove it."});
    }
  }
  return stored;
}

void writeSteps(Database& database, const RecipeSteps& steps) {
  Savepoint change(database);
  const auto kept = unreadableRows(database);
  database.run("DELETE FROM prepare_step");
  Statement insert =
      database.prepare("INSERT OR IGNORE INTO prepare_step (place, name, json) VALUES (?, ?, ?)");
  std::int64_t place = 1;
  const auto add = [&](const std::string& name, const std::string& json) {
    insert.bind(1, place++).bind(2, std::string_view(name)).bind(3, std::string_view(json)).run();
  };
  for (const auto& step : steps) add(step.name, writeRecipeStep(step));
  for (const auto& [name, json] : kept) add(name, json);
  change.keep();
}

void removeStep(Database& database, const std::string& name) {
  database.prepare("DELETE FROM prepare_step WHERE name = ?").bind(1, std::string_view(name)).run();
}

}  // namespace candour
