// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_spec.h"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "core/base/json_reading.h"
#include "core/base/json_text.h"
#include "core/base/text.h"
#include "models/drivers/spec_json.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

AnswerRef answerOf(const Json& value, const std::string& place) {
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? 1.0 : 0.0;
  misread(inModelFile(place), "an answer is a label in quotes or a code.");
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

ItemSpec itemOf(const Json& value, const std::string& place) {
  if (value.is_string()) return {.variable = value.get<std::string>(), .order = {}, .missing = {}};
  requireKeys(value, inModelFile(place), {"variable", "reverse", "order", "missing"});
  ItemSpec item{
      .variable = textAt(value, inModelFile(place), "variable", true), .order = {}, .missing = {}};
  if (value.contains("reverse")) {
    if (!value["reverse"].is_boolean())
      misread(inModelFile(place), "\"reverse\" must be true or false.");
    item.reverse = value["reverse"].get<bool>();
  }
  item.order = answersAt(value, place, "order");
  item.missing = answersAt(value, place, "missing");
  return item;
}

constexpr Word<TermKind> kKinds[] = {
    {"number", TermKind::Number}, {"category", TermKind::Category}, {"scale", TermKind::Scale}};
constexpr Word<Reach> kReaches[] = {
    {"police", Reach::Police}, {"partly", Reach::Partly}, {"outside", Reach::Outside}};
constexpr Word<Family> kFamilies[] = {{"logit", Family::Logit},
                                      {"linear", Family::Linear},
                                      {"ordinal", Family::Ordinal},
                                      {"firth", Family::Firth}};
constexpr Word<MissingAnswers> kMissingAnswers[] = {{"exclude", MissingAnswers::Exclude},
                                                    {"category", MissingAnswers::Category},
                                                    {"impute", MissingAnswers::Impute}};

DriverSpec driverOf(const Json& value, const std::string& place, bool control) {
  DriverSpec driver;
  if (value.is_string()) {
    driver.items.push_back(itemOf(value, place));
    if (!control) driver.name = driver.items.front().variable;
    return driver;
  }
  requireKeys(value, inModelFile(place),
              {"name", "items", "as", "reference", "min_items", "degree", "reach"});
  driver.name = textAt(value, inModelFile(place), "name");
  if (!value.contains("items")) misread(inModelFile(place), "\"items\" is missing.");
  const Json& items = value["items"];
  if (!items.is_array() || items.empty())
    misread(inModelFile(place), "\"items\" must be a list with an item.");
  for (std::size_t i = 0; i < items.size(); ++i) {
    driver.items.push_back(itemOf(items[i], place + ", item " + std::to_string(i + 1)));
  }
  if (driver.name.empty() && !control) driver.name = driver.items.front().variable;
  if (value.contains("as"))
    driver.as = wordOf(kKinds, textAt(value, inModelFile(place), "as"), inModelFile(place));
  if (value.contains("reference")) driver.reference = answerOf(value["reference"], place);
  if (value.contains("min_items")) {
    const Json& number = value["min_items"];
    const auto most = static_cast<double>(items.size());
    if (!number.is_number_integer() || number.get<double>() < 1 || number.get<double>() > most) {
      misread(inModelFile(place),
              "\"min_items\" must be a whole number from 1 to the number of items, " +
                  std::to_string(items.size()) + ".");
    }
    driver.minItems = number.get<int>();
  }
  if (value.contains("degree")) {
    const Json& degree = value["degree"];
    if (!degree.is_number_integer() || degree.get<double>() < 1 || degree.get<double>() > 3) {
      misread(inModelFile(place), "\"degree\" must be 1, 2 or 3.");
    }
    driver.degree = degree.get<int>();
    if (driver.degree > 1 && driver.as == TermKind::Category) {
      misread(inModelFile(place),
              "a category has no powers; \"degree\" is of a number or a scale.");
    }
  }
  if (value.contains("reach"))
    driver.reach = wordOf(kReaches, textAt(value, inModelFile(place), "reach"), inModelFile(place));
  return driver;
}

std::vector<DriverSpec> driversAt(const Json& root, const char* key, bool control) {
  std::vector<DriverSpec> drivers;
  if (!root.contains(key)) return drivers;
  if (!root[key].is_array())
    misread(inModelFile(std::string("\"") + key + "\""), "expected a list.");
  for (std::size_t i = 0; i < root[key].size(); ++i) {
    const std::string place = std::string(control ? "control " : "driver ") + std::to_string(i + 1);
    drivers.push_back(driverOf(root[key][i], place, control));
  }
  return drivers;
}

OutcomeSpec outcomeOf(const Json& root) {
  if (!root.contains("outcome")) misread(inModelFile("top level"), "\"outcome\" is missing.");
  const Json& value = root["outcome"];
  requireKeys(value, inModelFile("\"outcome\""),
              {"name", "variable", "positive", "missing", "order"});
  OutcomeSpec outcome;
  outcome.variable = textAt(value, inModelFile("\"outcome\""), "variable", true);
  outcome.name = textAt(value, inModelFile("\"outcome\""), "name");
  if (outcome.name.empty()) outcome.name = outcome.variable;
  outcome.positive = answersAt(value, "\"outcome\"", "positive");
  if (outcome.positive.empty())
    misread(inModelFile("\"outcome\""), "\"positive\" must name at least one answer.");
  outcome.missing = answersAt(value, "\"outcome\"", "missing");
  outcome.order = answersAt(value, "\"outcome\"", "order");
  return outcome;
}

template <class Enum, std::size_t N>
std::optional<Enum> wordAt(const Word<Enum> (&words)[N], const Json& root, const char* key) {
  const std::string word = textAt(root, inModelFile("top level"), key);
  if (word.empty()) return std::nullopt;
  return wordOf(words, word, inModelFile("\"" + std::string(key) + "\""));
}

std::vector<InteractionSpec> interactionsAt(const Json& root) {
  std::vector<InteractionSpec> interactions;
  for (const auto& pair : listAt(root, inModelFile("top level"), "interactions")) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
      misread(inModelFile("\"interactions\""),
              "each is a list of two names of drivers or controls.");
    }
    interactions.push_back({pair[0].get<std::string>(), pair[1].get<std::string>()});
  }
  return interactions;
}

// Interactions are of what the question has.
void checkInteractions(const DriverModelSpec& spec) {
  std::vector<std::string> names;
  for (const auto* group : {&spec.drivers, &spec.controls}) {
    for (const auto& driver : *group) {
      names.push_back(driver.name.empty() ? driver.items.front().variable : driver.name);
    }
  }
  for (std::size_t i = 0; i < spec.interactions.size(); ++i) {
    const auto& pair = spec.interactions[i];
    const std::string place = inModelFile("interaction " + std::to_string(i + 1));
    for (const auto& name : {pair.first, pair.second}) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      misread(place, "there is no driver or control \"" + name + "\"." + didYouMean(name, names));
    }
    if (pair.first == pair.second) {
      misread(place, "\"" + pair.first +
                         "\" with itself: its powers are its \"degree\", not an interaction.");
    }
    for (std::size_t j = 0; j < i; ++j) {
      const auto& other = spec.interactions[j];
      if (other == pair || other == InteractionSpec{pair.second, pair.first}) {
        misread(place, "\"" + pair.first + "\" with \"" + pair.second + "\" is there already.");
      }
    }
  }
}

void checkNames(const DriverModelSpec& spec) {
  for (std::size_t i = 0; i < spec.drivers.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (spec.drivers[i].name == spec.drivers[j].name) {
        misread(inModelFile("driver " + std::to_string(i + 1)),
                "the name \"" + spec.drivers[i].name + "\" is taken by an earlier driver.");
      }
    }
  }
}

DriverModelSpec specOf(const Json& root) {
  requireKeys(root, inModelFile("top level"),
              {"outcome", "drivers", "controls", "interactions", "family", "missing_answers",
               "design", "area", "wave", "domain"});
  DriverModelSpec spec;
  spec.family = wordAt(kFamilies, root, "family").value_or(Family::Logit);
  spec.missingAnswers =
      wordAt(kMissingAnswers, root, "missing_answers").value_or(MissingAnswers::Exclude);
  spec.outcome = outcomeOf(root);
  if (!root.contains("drivers")) misread(inModelFile("top level"), "\"drivers\" is missing.");
  spec.drivers = driversAt(root, "drivers", false);
  spec.controls = driversAt(root, "controls", true);
  spec.interactions = interactionsAt(root);
  spec.design = designSpecOf(root);
  spec.area = textAt(root, inModelFile("top level"), "area");
  spec.wave = textAt(root, inModelFile("top level"), "wave");
  if (root.contains("domain")) {
    if (!root["domain"].is_object())
      misread(inModelFile("\"domain\""), "expected an object in braces.");
    for (const auto& entry : root["domain"].items()) {
      spec.domain.push_back(
          {entry.key(), answersOf(entry.value(), "\"domain\", \"" + entry.key() + "\"")});
    }
  }
  checkNames(spec);
  checkInteractions(spec);
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
  if (driver.as) object["as"] = wordFor(kKinds, *driver.as);
  if (driver.reference) object["reference"] = json(*driver.reference);
  if (driver.minItems) object["min_items"] = *driver.minItems;
  if (driver.degree != 1) object["degree"] = driver.degree;
  if (driver.reach != Reach::Police) object["reach"] = wordFor(kReaches, driver.reach);
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
  if (!spec.outcome.order.empty()) root["outcome"]["order"] = json(spec.outcome.order);
  root["drivers"] = Json::array();
  for (const auto& driver : spec.drivers) root["drivers"].push_back(json(driver));
  if (!spec.controls.empty()) root["controls"] = Json::array();
  for (const auto& control : spec.controls) root["controls"].push_back(json(control));
  for (const auto& pair : spec.interactions) {
    root["interactions"].push_back(Json::array({pair.first, pair.second}));
  }
  if (spec.family != Family::Logit) root["family"] = wordFor(kFamilies, spec.family);
  if (spec.missingAnswers != MissingAnswers::Exclude) {
    root["missing_answers"] = wordFor(kMissingAnswers, spec.missingAnswers);
  }
  if (spec.design != DesignSpec{}) root["design"] = designSpecJson(spec.design);
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
  for (const auto& name : spec.design.replicates.weights) add(name);
  add(spec.area);
  add(spec.wave);
  for (const auto& condition : spec.domain) add(condition.variable);
  return names;
}

}  // namespace candour
