// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_spec.h"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "models/drivers/json_reading.h"
#include "models/drivers/json_text.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

// Where in the model file something stands.
std::string in(const std::string& place) {
  return "The model file, " + place;
}

AnswerRef answerOf(const Json& value, const std::string& place) {
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? 1.0 : 0.0;
  misread(in(place), "an answer is a label in quotes or a code.");
}

std::vector<AnswerRef> answersOf(const Json& value, const std::string& place) {
  if (!value.is_array()) return {answerOf(value, place)};
  std::vector<AnswerRef> answers;
  for (const auto& entry : value) answers.push_back(answerOf(entry, place));
  return answers;
}

std::vector<AnswerRef> answersAt(const Json& object, const std::string& place, const char* key) {
  if (!object.contains(key)) return {};
  return answersOf(object[key], place + ", \"" + key + "\"");
}

std::vector<std::string> namesAt(const Json& object, const std::string& place, const char* key) {
  std::vector<std::string> names;
  if (!object.contains(key)) return names;
  const Json& value = object[key];
  if (value.is_string()) return {value.get<std::string>()};
  if (!value.is_array())
    misread(in(place), std::string("\"") + key + "\" must be a list of variables.");
  for (const auto& entry : value) {
    if (!entry.is_string())
      misread(in(place), std::string("\"") + key + "\" must be a list of variables.");
    names.push_back(entry.get<std::string>());
  }
  return names;
}

ItemSpec itemOf(const Json& value, const std::string& place) {
  if (value.is_string()) return {.variable = value.get<std::string>(), .order = {}, .missing = {}};
  requireKeys(value, in(place), {"variable", "reverse", "order", "missing"});
  ItemSpec item{.variable = textAt(value, in(place), "variable", true), .order = {}, .missing = {}};
  if (value.contains("reverse")) {
    if (!value["reverse"].is_boolean()) misread(in(place), "\"reverse\" must be true or false.");
    item.reverse = value["reverse"].get<bool>();
  }
  item.order = answersAt(value, place, "order");
  item.missing = answersAt(value, place, "missing");
  return item;
}

template <class Enum>
struct Word {
  const char* word;
  Enum value;
};
constexpr Word<TermKind> kKinds[] = {
    {"number", TermKind::Number}, {"category", TermKind::Category}, {"scale", TermKind::Scale}};
constexpr Word<Reach> kReaches[] = {
    {"police", Reach::Police}, {"partly", Reach::Partly}, {"outside", Reach::Outside}};
constexpr Word<LonelyPsu> kLonely[] = {{"adjust", LonelyPsu::Adjust},
                                       {"remove", LonelyPsu::Remove},
                                       {"certainty", LonelyPsu::Certainty},
                                       {"average", LonelyPsu::Average},
                                       {"fail", LonelyPsu::Fail}};

template <class Enum, std::size_t N>
Enum wordOf(const Word<Enum> (&words)[N], const std::string& word, const std::string& place) {
  std::vector<std::string> known;
  for (const auto& entry : words) {
    if (word == entry.word) return entry.value;
    known.emplace_back(entry.word);
  }
  misread(in(place), "\"" + word + "\" is none of " + join(known, ", ") + ".");
}

template <class Enum, std::size_t N>
const char* nameOf(const Word<Enum> (&words)[N], Enum value) {
  for (const auto& entry : words) {
    if (entry.value == value) return entry.word;
  }
  return "";
}

DriverSpec driverOf(const Json& value, const std::string& place, bool control) {
  DriverSpec driver;
  if (value.is_string()) {
    driver.items.push_back(itemOf(value, place));
    if (!control) driver.name = driver.items.front().variable;
    return driver;
  }
  requireKeys(value, in(place), {"name", "items", "as", "reference", "min_items", "reach"});
  driver.name = textAt(value, in(place), "name");
  if (!value.contains("items")) misread(in(place), "\"items\" is missing.");
  const Json& items = value["items"];
  if (!items.is_array() || items.empty())
    misread(in(place), "\"items\" must be a list with an item.");
  for (std::size_t i = 0; i < items.size(); ++i) {
    driver.items.push_back(itemOf(items[i], place + ", item " + std::to_string(i + 1)));
  }
  if (driver.name.empty() && !control) driver.name = driver.items.front().variable;
  if (value.contains("as")) driver.as = wordOf(kKinds, textAt(value, in(place), "as"), place);
  if (value.contains("reference")) driver.reference = answerOf(value["reference"], place);
  if (value.contains("min_items")) {
    const Json& number = value["min_items"];
    const auto most = static_cast<double>(items.size());
    if (!number.is_number_integer() || number.get<double>() < 1 || number.get<double>() > most) {
      misread(in(place), "\"min_items\" must be a whole number from 1 to the number of items, " +
                             std::to_string(items.size()) + ".");
    }
    driver.minItems = number.get<int>();
  }
  if (value.contains("reach"))
    driver.reach = wordOf(kReaches, textAt(value, in(place), "reach"), place);
  return driver;
}

std::vector<DriverSpec> driversAt(const Json& root, const char* key, bool control) {
  std::vector<DriverSpec> drivers;
  if (!root.contains(key)) return drivers;
  if (!root[key].is_array()) misread(in(std::string("\"") + key + "\""), "expected a list.");
  for (std::size_t i = 0; i < root[key].size(); ++i) {
    const std::string place = std::string(control ? "control " : "driver ") + std::to_string(i + 1);
    drivers.push_back(driverOf(root[key][i], place, control));
  }
  return drivers;
}

OutcomeSpec outcomeOf(const Json& root) {
  if (!root.contains("outcome")) misread(in("top level"), "\"outcome\" is missing.");
  const Json& value = root["outcome"];
  requireKeys(value, in("\"outcome\""), {"name", "variable", "positive", "missing"});
  OutcomeSpec outcome;
  outcome.variable = textAt(value, in("\"outcome\""), "variable", true);
  outcome.name = textAt(value, in("\"outcome\""), "name");
  if (outcome.name.empty()) outcome.name = outcome.variable;
  outcome.positive = answersAt(value, "\"outcome\"", "positive");
  if (outcome.positive.empty())
    misread(in("\"outcome\""), "\"positive\" must name at least one answer.");
  outcome.missing = answersAt(value, "\"outcome\"", "missing");
  return outcome;
}

DesignSpec designOf(const Json& root) {
  DesignSpec design;
  if (!root.contains("design")) return design;
  const Json& value = root["design"];
  const std::string place = "\"design\"";
  requireKeys(value, in(place), {"weight", "strata", "clusters", "fpc", "single_psu"});
  design.weight = textAt(value, in(place), "weight");
  design.strata = namesAt(value, place, "strata");
  design.clusters = namesAt(value, place, "clusters");
  design.fpc = textAt(value, in(place), "fpc");
  if (value.contains("single_psu")) {
    design.singlePsu = wordOf(kLonely, textAt(value, in(place), "single_psu"), place);
  }
  return design;
}

void checkNames(const DriverModelSpec& spec) {
  for (std::size_t i = 0; i < spec.drivers.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (spec.drivers[i].name == spec.drivers[j].name) {
        misread(in("driver " + std::to_string(i + 1)),
                "the name \"" + spec.drivers[i].name + "\" is taken by an earlier driver.");
      }
    }
  }
}

DriverModelSpec specOf(const Json& root) {
  requireKeys(root, in("top level"),
              {"outcome", "drivers", "controls", "design", "area", "wave", "domain", "family"});
  if (const std::string family = textAt(root, in("top level"), "family");
      !family.empty() && family != "logit") {
    misread(in("\"family\""), "\"" + family + "\" is not available; \"logit\" is.");
  }
  DriverModelSpec spec;
  spec.outcome = outcomeOf(root);
  if (!root.contains("drivers")) misread(in("top level"), "\"drivers\" is missing.");
  spec.drivers = driversAt(root, "drivers", false);
  spec.controls = driversAt(root, "controls", true);
  spec.design = designOf(root);
  spec.area = textAt(root, in("top level"), "area");
  spec.wave = textAt(root, in("top level"), "wave");
  if (root.contains("domain")) {
    if (!root["domain"].is_object()) misread(in("\"domain\""), "expected an object in braces.");
    for (const auto& entry : root["domain"].items()) {
      spec.domain.push_back(
          {entry.key(), answersOf(entry.value(), "\"domain\", \"" + entry.key() + "\"")});
    }
  }
  checkNames(spec);
  return spec;
}

Json json(const AnswerRef& answer) {
  if (const auto* code = std::get_if<double>(&answer)) return *code;
  return std::get<std::string>(answer);
}

Json json(const std::vector<AnswerRef>& answers) {
  Json list = Json::array();
  for (const auto& answer : answers) list.push_back(json(answer));
  return list;
}

Json json(const ItemSpec& item) {
  if (!item.reverse && item.order.empty() && item.missing.empty()) return item.variable;
  Json object = {{"variable", item.variable}};
  if (item.reverse) object["reverse"] = true;
  if (!item.order.empty()) object["order"] = json(item.order);
  if (!item.missing.empty()) object["missing"] = json(item.missing);
  return object;
}

Json json(const DriverSpec& driver) {
  Json object = Json::object();
  if (!driver.name.empty()) object["name"] = driver.name;
  object["items"] = Json::array();
  for (const auto& item : driver.items) object["items"].push_back(json(item));
  if (driver.as) object["as"] = nameOf(kKinds, *driver.as);
  if (driver.reference) object["reference"] = json(*driver.reference);
  if (driver.minItems) object["min_items"] = *driver.minItems;
  if (driver.reach != Reach::Police) object["reach"] = nameOf(kReaches, driver.reach);
  return object;
}

Json json(const DesignSpec& design) {
  Json object = Json::object();
  if (!design.weight.empty()) object["weight"] = design.weight;
  if (!design.strata.empty()) object["strata"] = design.strata;
  if (!design.clusters.empty()) object["clusters"] = design.clusters;
  if (!design.fpc.empty()) object["fpc"] = design.fpc;
  if (design.singlePsu != LonelyPsu::Adjust) {
    object["single_psu"] = nameOf(kLonely, design.singlePsu);
  }
  return object;
}

}  // namespace

Result<DriverModelSpec> parseDriverModelSpec(std::string_view text) {
  const auto json = parseJson("The model file", text);
  if (!json) return tl::make_unexpected(json.error());
  try {
    return specOf(*json);
  } catch (const Misread& problem) {
    return fail(problem.message);
  }
}

std::string writeDriverModelSpec(const DriverModelSpec& spec) {
  Json root = Json::object();
  root["outcome"] = {{"name", spec.outcome.name},
                     {"variable", spec.outcome.variable},
                     {"positive", json(spec.outcome.positive)}};
  if (!spec.outcome.missing.empty()) root["outcome"]["missing"] = json(spec.outcome.missing);
  root["drivers"] = Json::array();
  for (const auto& driver : spec.drivers) root["drivers"].push_back(json(driver));
  if (!spec.controls.empty()) root["controls"] = Json::array();
  for (const auto& control : spec.controls) root["controls"].push_back(json(control));
  if (spec.design != DesignSpec{}) root["design"] = json(spec.design);
  if (!spec.area.empty()) root["area"] = spec.area;
  if (!spec.wave.empty()) root["wave"] = spec.wave;
  for (const auto& condition : spec.domain)
    root["domain"][condition.variable] = json(condition.answers);
  return root.dump(2) + "\n";
}

std::vector<std::string> variablesOf(const DriverModelSpec& spec) {
  std::vector<std::string> names;
  const auto add = [&names](const std::string& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  };
  add(spec.outcome.variable);
  for (const auto* group : {&spec.drivers, &spec.controls}) {
    for (const auto& driver : *group) {
      for (const auto& item : driver.items) add(item.variable);
    }
  }
  add(spec.design.weight);
  for (const auto& name : spec.design.strata) add(name);
  for (const auto& name : spec.design.clusters) add(name);
  add(spec.design.fpc);
  add(spec.area);
  add(spec.wave);
  for (const auto& condition : spec.domain) add(condition.variable);
  return names;
}

}  // namespace candour
