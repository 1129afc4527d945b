// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/json_reading.h"
#include "core/base/json_text.h"
#include "core/prepare/steps.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kRecipeFile = "The recipe of steps";

AnswerRef answerAt(const Json& value, const std::string& where) {
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  misread(where, "an answer is a label in quotes or a code.");
}

std::vector<AnswerRef> answersUnder(const Json& object, const std::string& where, const char* key) {
  std::vector<AnswerRef> answers;
  for (const Json& value : listAt(object, where, key)) answers.push_back(answerAt(value, where));
  return answers;
}

std::optional<double> limitAt(const Json& object, const std::string& where, const char* key) {
  const double value = numberAt(object, where, key);
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

std::vector<MergedAnswers> mergedAt(const Json& object, const std::string& where, const char* key,
                                    const char* name) {
  std::vector<MergedAnswers> merged;
  for (const Json& value : listAt(object, where, key)) {
    requireKeys(value, where, {name, "from"});
    merged.push_back({textAt(value, where, name, true), answersUnder(value, where, "from")});
  }
  return merged;
}

void readOthers(const Json& others, const std::string& where, RecodeStep& step) {
  if (others == "keep") {
    step.others = OtherAnswers::Keep;
  } else if (others == "missing") {
    step.others = OtherAnswers::Missing;
  } else if (others.is_object()) {
    requireKeys(others, where, {"answer"});
    step.others = OtherAnswers::Answer;
    step.othersName = textAt(others, where, "answer", true);
  } else {
    misread(where, "\"else\" is \"keep\", \"missing\" or {\"answer\": NAME}.");
  }
}

RecodeStep recodeOf(const Json& json, const std::string& where) {
  requireKeys(json, where, {"variable", "answers", "missing", "else", "reverse"});
  RecodeStep step;
  step.variable = textAt(json, where, "variable", true);
  step.answers = mergedAt(json, where, "answers", "answer");
  step.missing = mergedAt(json, where, "missing", "reason");
  if (json.contains("else")) readOthers(json["else"], where, step);
  step.reverse = flagAt(json, where, "reverse");
  return step;
}

BandStep bandOf(const Json& json, const std::string& where) {
  requireKeys(json, where, {"variable", "cuts", "labels", "lowest", "highest"});
  BandStep step;
  step.variable = textAt(json, where, "variable", true);
  for (const Json& cut : listAt(json, where, "cuts")) {
    if (!cut.is_number()) misread(where, "\"cuts\" must be a list of numbers.");
    step.cuts.push_back(cut.get<double>());
  }
  for (const Json& label : listAt(json, where, "labels")) {
    if (!label.is_string()) misread(where, "\"labels\" must be a list of texts.");
    step.labels.push_back(label.get<std::string>());
  }
  step.lowest = limitAt(json, where, "lowest");
  step.highest = limitAt(json, where, "highest");
  return step;
}

ScaleStep scaleOf(const Json& json, const std::string& where) {
  requireKeys(json, where, {"items", "min_items"});
  ScaleStep step;
  for (const Json& value : listAt(json, where, "items")) {
    if (value.is_string()) {
      step.items.push_back({value.get<std::string>(), false, {}, {}});
      continue;
    }
    requireKeys(value, where, {"variable", "reverse", "order", "missing"});
    step.items.push_back({textAt(value, where, "variable", true), flagAt(value, where, "reverse"),
                          answersUnder(value, where, "order"),
                          answersUnder(value, where, "missing")});
  }
  if (json.contains("min_items")) {
    const Json& least = json["min_items"];
    if (!least.is_number_integer() || least < 0 || least > 100000) {
      misread(where, "\"min_items\" must be a whole number.");
    }
    step.minItems = least.get<int>();
  }
  return step;
}

MissingStep missingStepOf(const Json& json, const std::string& where) {
  requireKeys(json, where, {"variable", "answers", "below", "above"});
  return {textAt(json, where, "variable", true), answersUnder(json, where, "answers"),
          limitAt(json, where, "below"), limitAt(json, where, "above")};
}

std::vector<RakeMargin> rakeMarginsAt(const Json& json, const std::string& where) {
  std::vector<RakeMargin> margins;
  for (const Json& value : listAt(json, where, "margins")) {
    requireKeys(value, where, {"variable", "targets"});
    RakeMargin margin{textAt(value, where, "variable", true), {}};
    for (const Json& target : listAt(value, where, "targets")) {
      requireKeys(target, where, {"answer", "share"});
      if (!target.contains("answer") || !target.contains("share")) {
        misread(where, "a target of \"" + margin.variable + "\" has \"answer\" and \"share\".");
      }
      margin.targets.push_back(
          {answerAt(target["answer"], where), numberAt(target, where, "share")});
    }
    margins.push_back(std::move(margin));
  }
  return margins;
}

RakeStep rakeOf(const Json& json, const std::string& where) {
  requireKeys(json, where, {"weight", "margins", "lowest", "highest"});
  return {textAt(json, where, "weight"), rakeMarginsAt(json, where), limitAt(json, where, "lowest"),
          limitAt(json, where, "highest")};
}

RecipeStep stepOf(const Json& json, const std::string& place) {
  requireKeys(json, place,
              {"name", "label", "recode", "band", "derive", "scale", "missing", "rake"});
  RecipeStep step;
  step.name = textAt(json, place, "name", true);
  step.label = textAt(json, place, "label");
  const std::string where = place + " (\"" + step.name + "\")";
  int kinds = 0;
  for (const char* kind : {"recode", "band", "derive", "scale", "missing", "rake"}) {
    kinds += json.contains(kind) ? 1 : 0;
  }
  if (kinds != 1) {
    misread(
        where,
        "a step has one of \"recode\", \"band\", \"derive\", \"scale\", \"missing\", \"rake\".");
  }
  if (json.contains("recode")) step.how = recodeOf(json["recode"], where);
  if (json.contains("band")) step.how = bandOf(json["band"], where);
  if (json.contains("derive")) step.how = DeriveStep{textAt(json, where, "derive")};
  if (json.contains("scale")) step.how = scaleOf(json["scale"], where);
  if (json.contains("missing")) step.how = missingStepOf(json["missing"], where);
  if (json.contains("rake")) step.how = rakeOf(json["rake"], where);
  if (auto sound = soundStep(step); !sound) throw Misread{place + ": " + sound.error().message};
  return step;
}

Json jsonOf(const std::vector<AnswerRef>& answers) {
  Json list = Json::array();
  for (const auto& answer : answers) {
    std::visit([&list](const auto& value) { list.push_back(value); }, answer);
  }
  return list;
}

Json jsonOf(const std::vector<MergedAnswers>& merged, const char* name) {
  Json list = Json::array();
  for (const auto& one : merged) list.push_back({{name, one.name}, {"from", jsonOf(one.from)}});
  return list;
}

Json jsonOf(const RecodeStep& step) {
  Json json = {{"variable", step.variable}};
  if (!step.answers.empty()) json["answers"] = jsonOf(step.answers, "answer");
  if (!step.missing.empty()) json["missing"] = jsonOf(step.missing, "reason");
  if (step.others == OtherAnswers::Keep) json["else"] = "keep";
  if (step.others == OtherAnswers::Missing) json["else"] = "missing";
  if (step.others == OtherAnswers::Answer) json["else"] = {{"answer", step.othersName}};
  if (step.reverse) json["reverse"] = true;
  return json;
}

Json jsonOf(const BandStep& step) {
  Json json = {{"variable", step.variable}, {"cuts", step.cuts}, {"labels", step.labels}};
  if (step.lowest) json["lowest"] = *step.lowest;
  if (step.highest) json["highest"] = *step.highest;
  return json;
}

Json jsonOf(const DeriveStep& step) {
  return step.expression;
}

Json jsonOf(const ScaleStep& step) {
  Json items = Json::array();
  for (const auto& item : step.items) {
    if (!item.reverse && item.order.empty() && item.missing.empty()) {
      items.push_back(item.variable);
      continue;
    }
    Json object = {{"variable", item.variable}};
    if (item.reverse) object["reverse"] = true;
    if (!item.order.empty()) object["order"] = jsonOf(item.order);
    if (!item.missing.empty()) object["missing"] = jsonOf(item.missing);
    items.push_back(std::move(object));
  }
  Json json = {{"items", std::move(items)}};
  if (step.minItems) json["min_items"] = *step.minItems;
  return json;
}

Json jsonOf(const MissingStep& step) {
  Json json = {{"variable", step.variable}};
  if (!step.answers.empty()) json["answers"] = jsonOf(step.answers);
  if (step.below) json["below"] = *step.below;
  if (step.above) json["above"] = *step.above;
  return json;
}

Json jsonOf(const RakeStep& step) {
  Json margins = Json::array();
  for (const auto& margin : step.margins) {
    Json targets = Json::array();
    for (const auto& target : margin.targets) {
      Json object = {{"answer", nullptr}, {"share", target.share}};
      std::visit([&object](const auto& value) { object["answer"] = value; }, target.answer);
      targets.push_back(std::move(object));
    }
    margins.push_back({{"variable", margin.variable}, {"targets", std::move(targets)}});
  }
  Json json = Json::object();
  if (!step.weight.empty()) json["weight"] = step.weight;
  json["margins"] = std::move(margins);
  if (step.lowest) json["lowest"] = *step.lowest;
  if (step.highest) json["highest"] = *step.highest;
  return json;
}

Json jsonOf(const RecipeStep& step) {
  Json json = {{"name", step.name}};
  if (!step.label.empty()) json["label"] = step.label;
  json[kindOf(step)] = std::visit([](const auto& how) { return jsonOf(how); }, step.how);
  return json;
}

// Texts of a file may be no UTF-8; a recipe is.
std::string textOf(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string writeRecipeSteps(const RecipeSteps& steps) {
  Json list = Json::array();
  for (const auto& step : steps) list.push_back(jsonOf(step));
  return textOf({{"steps", std::move(list)}}, 2) + "\n";
}

Result<RecipeSteps> parseRecipeSteps(std::string_view json) {
  auto parsed = parseJson(kRecipeFile, json);
  if (!parsed) return passOn(parsed);
  try {
    requireKeys(*parsed, kRecipeFile, {"steps"});
    if (!parsed->contains("steps")) misread(kRecipeFile, "\"steps\" is missing.");
    RecipeSteps steps;
    std::set<std::string> names;
    for (const Json& value : listAt(*parsed, kRecipeFile, "steps")) {
      const std::string place =
          std::string(kRecipeFile) + ", step " + std::to_string(steps.size() + 1);
      steps.push_back(stepOf(value, place));
      if (!names.insert(steps.back().name).second) {
        misread(place, "\"" + steps.back().name + "\" is the name of an earlier step.");
      }
    }
    return steps;
  } catch (const Misread& misread) {
    return fail(misread.message);
  }
}

Result<std::vector<RakeMargin>> parseRakeMargins(const std::string& where, std::string_view json) {
  auto parsed = parseJson(where, json);
  if (!parsed) return passOn(parsed);
  try {
    requireKeys(*parsed, where, {"margins"});
    return rakeMarginsAt(*parsed, where);
  } catch (const Misread& misread) {
    return fail(misread.message);
  }
}

std::string writeRecipeStep(const RecipeStep& step) {
  return textOf(jsonOf(step), -1);
}

Result<RecipeStep> parseRecipeStep(std::string_view json) {
  auto parsed = parseJson("The step", json);
  if (!parsed) return passOn(parsed);
  try {
    return stepOf(*parsed, "The step");
  } catch (const Misread& misread) {
    return fail(misread.message);
  }
}

}  // namespace candour
