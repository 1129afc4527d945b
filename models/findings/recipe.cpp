// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/recipe.h"

#include <algorithm>

#include "core/base/json_reading.h"
#include "core/base/json_text.h"
#include "core/prepare/steps.h"
#include "models/drivers/json_parts.h"

namespace candour {

namespace {

constexpr const char* kRecipe = "The recipe";

Json jsonOf(const RecipeData& data) {
  Json json = {{"project", data.project},
               {"sha256", data.sha256},
               {"rows", data.rows},
               {"sources", data.sources}};
  for (const RecipeStep& step : data.steps) {
    json["steps"].push_back(Json::parse(writeRecipeStep(step)));
  }
  return json;
}

RecipeData dataOf(const Json& json) {
  const std::string where = std::string(kRecipe) + ", \"data\"";
  requireKeys(json, where, {"project", "sha256", "rows", "sources", "steps"});
  RecipeData data;
  data.project = textAt(json, where, "project", true);
  data.sha256 = textAt(json, where, "sha256", true);
  const double rows = numberAt(json, where, "rows");
  if (!(rows >= 0)) misread(where, "\"rows\" must be a number of rows.");
  data.rows = static_cast<std::size_t>(rows);
  for (const Json& source : listAt(json, where, "sources")) {
    if (!source.is_string()) misread(where, "\"sources\" must be a list of files.");
    data.sources.push_back(source.get<std::string>());
  }
  for (const Json& step : listAt(json, where, "steps")) {
    auto read = parseRecipeStep(step.dump());
    if (!read) misread(where, read.error().message);
    data.steps.push_back(std::move(*read));
  }
  return data;
}

Json jsonOf(const Withheld& withheld) {
  Json cells = Json::array();
  for (const CellKey& who : withheld) {
    Json cell = Json::array();
    for (const CellCondition& part : who) {
      cell.push_back({{"variable", part.variable}, {part.others ? "not" : "answer", part.answer}});
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

CellCondition conditionOf(const Json& json, const std::string& where) {
  requireKeys(json, where, {"variable", "answer", "not"});
  const bool others = json.contains("not");
  return {textAt(json, where, "variable", true), textAt(json, where, others ? "not" : "answer"),
          others};
}

Withheld withheldOf(const Json& json) {
  const std::string where = std::string(kRecipe) + ", \"withheld\"";
  Withheld withheld;
  for (const Json& cell : listAt(json, kRecipe, "withheld")) {
    if (!cell.is_array()) misread(where, "it must be a list of lists of answers.");
    CellKey who;
    for (const Json& part : cell) who.push_back(conditionOf(part, where));
    std::sort(who.begin(), who.end());
    withheld.insert(std::move(who));
  }
  return withheld;
}

template <class T>
T orMisread(Result<T> result) {
  if (!result) misread(kRecipe, result.error().message);
  return std::move(*result);
}

Recipe recipeOf(const Json& json) {
  requireKeys(json, kRecipe,
              {"candour", "output", "size", "sha256", "data", "figure", "briefing", "rules",
               "disclose", "withheld"});
  Recipe recipe;
  recipe.version = textAt(json, kRecipe, "candour", true);
  recipe.output = textAt(json, kRecipe, "output", true);
  recipe.size = textAt(json, kRecipe, "size");
  recipe.sha256 = textAt(json, kRecipe, "sha256");
  if (!json.contains("data")) misread(kRecipe, "\"data\" is missing.");
  recipe.data = dataOf(json["data"]);
  recipe.leaving.reason = textAt(json, kRecipe, "disclose");
  if (json.contains("rules")) {
    recipe.leaving.rules = readDisclosureRules(json["rules"], std::string(kRecipe) + ", \"rules\"");
  }
  if (json.contains("withheld")) recipe.leaving.decided = withheldOf(json);
  if (json.contains("figure") == json.contains("briefing")) {
    misread(kRecipe, "it must have a \"figure\" or a \"briefing\".");
  }
  if (json.contains("figure")) {
    recipe.question = orMisread(readFigureQuestion(json["figure"]));
  } else {
    recipe.question = orMisread(parseBriefing(json["briefing"].dump()));
  }
  return recipe;
}

}  // namespace

std::string writeRecipe(const Recipe& recipe) {
  Json json = {{"candour", recipe.version}, {"output", recipe.output}};
  if (!recipe.size.empty()) json["size"] = recipe.size;
  if (!recipe.sha256.empty()) json["sha256"] = recipe.sha256;
  json["data"] = jsonOf(recipe.data);
  if (recipe.leaving.rules != DisclosureRules{}) json["rules"] = jsonOf(recipe.leaving.rules);
  if (!recipe.leaving.reason.empty()) json["disclose"] = recipe.leaving.reason;
  if (recipe.leaving.decided && recipe.leaving.reason.empty())
    json["withheld"] = jsonOf(*recipe.leaving.decided);
  if (const auto* figure = std::get_if<FigureQuestion>(&recipe.question)) {
    json["figure"] = jsonOf(*figure);
  } else {
    json["briefing"] = Json::parse(writeBriefing(std::get<Briefing>(recipe.question)));
  }
  return textOf(json);
}

Result<Recipe> parseRecipe(std::string_view json) {
  auto parsed = parseJson(kRecipe, json);
  if (!parsed) return passOn(parsed);
  try {
    return recipeOf(*parsed);
  } catch (const Misread& misread) {
    return fail(misread.message);
  }
}

}  // namespace candour
