// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_map.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/import/codebook.h"
#include "embedded/kPublicAttitudeSurveyDriverMap.h"
#include "models/drivers/weight_choice.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

// The names that one question bears in different years, the preferred one first.
using Names = std::vector<std::string>;

struct DriverMap {
  struct Outcome {
    OutcomeSpec spec;
    std::vector<std::string> family;
  };
  struct Driver {
    std::string name;
    Reach reach = Reach::Police;
    std::vector<Names> items;
  };
  struct Control {
    std::string name;
    Names variable;
    std::string reference;
  };
  std::string name;
  std::string codebook;
  std::vector<Outcome> outcomes;
  std::vector<KnownBehaviour> behaviours;
  std::vector<Driver> drivers;
  std::vector<Control> controls;
  Names area;
  Names wave;
  Names weights;
  Names strata;
  Names clusters;
};

Reach reachOf(const std::string& word) {
  if (word == "partly") return Reach::Partly;
  check(word == "police" || word == "outside", "a reach that is police, partly or outside");
  return word == "police" ? Reach::Police : Reach::Outside;
}

Names namesOf(const Json& json) {
  return json.is_string() ? Names{json.get<std::string>()} : json.get<Names>();
}

OutcomeSpec mappedOutcome(const Json& json) {
  OutcomeSpec outcome{json.at("name"), json.at("variable"), {}, {}};
  for (const auto& answer : json.at("positive")) {
    outcome.positive.emplace_back(answer.get<std::string>());
  }
  return outcome;
}

DriverMap readMap(std::string_view text) {
  const Json json = Json::parse(text.begin(), text.end());
  DriverMap map;
  json.at("name").get_to(map.name);
  json.at("codebook").get_to(map.codebook);
  for (const auto& outcome : json.at("outcomes")) {
    map.outcomes.push_back({mappedOutcome(outcome), outcome.at("family")});
  }
  for (const auto& behaviour : json.at("behaviours")) {
    map.behaviours.push_back({behaviour.at("key"), mappedOutcome(behaviour)});
  }
  for (const auto& driver : json.at("drivers")) {
    map.drivers.push_back({driver.at("name"), reachOf(driver.at("reach")), {}});
    for (const auto& item : driver.at("items")) map.drivers.back().items.push_back(namesOf(item));
  }
  for (const auto& control : json.at("controls")) {
    map.controls.push_back(
        {control.at("name"), namesOf(control.at("variable")), control.at("reference")});
  }
  map.area = namesOf(json.at("area"));
  map.wave = namesOf(json.at("wave"));
  map.weights = namesOf(json.at("weights"));
  map.strata = namesOf(json.at("strata"));
  map.clusters = namesOf(json.at("clusters"));
  return map;
}

// The embedded file is part of the program: if it cannot be read the parser's exception says where.
const DriverMap& publicAttitudeMap() {
  static const DriverMap map = readMap(kPublicAttitudeSurveyDriverMap);
  return map;
}

const Codebook* codebookNamed(const std::string& name) {
  for (const auto& book : knownCodebooks()) {
    if (book.name == name) return &book;
  }
  return nullptr;
}

std::optional<std::size_t> firstOf(const Names& names, const Survey& survey) {
  for (const auto& name : names) {
    if (const auto index = survey.find(name)) return index;
  }
  return std::nullopt;
}

std::string nameOfFirst(const Names& names, const Survey& survey) {
  const auto index = firstOf(names, survey);
  return index ? survey.variables[*index].name : std::string();
}

std::vector<std::string> answersOf(const Variable& variable) {
  std::vector<std::string> answers;
  for (std::size_t i = 0; i < variable.levels.size(); ++i) {
    if (!variable.levels[i].missing) answers.push_back(variable.levelText(i));
  }
  return answers;
}

bool has(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

ItemSpec itemFor(const Variable& variable, const Codebook& book, std::vector<std::string>& notes) {
  ItemSpec item{.variable = variable.name, .order = {}, .missing = {}};
  const auto entry = std::find_if(book.entries.begin(), book.entries.end(),
                                  [&](const auto& e) { return e.variable == variable.name; });
  if (entry == book.entries.end() || entry->order.empty()) return item;
  const auto answers = answersOf(variable);
  std::vector<std::string> known;
  for (const auto& answer : entry->order) {
    if (has(answers, answer)) known.push_back(answer);
  }
  // Of texts the order is written down all the same: nothing else tells it from the alphabet's.
  if (known == answers && variable.kind != VariableKind::Text) return item;
  if (known.size() < 2) {
    notes.push_back("The answers to " + variable.name +
                    " are not those expected; they are taken in the order of the file.");
    return item;
  }
  for (const auto& answer : known) item.order.emplace_back(answer);
  for (const auto& answer : answers) {
    if (has(known, answer)) continue;
    notes.push_back("\"" + answer + "\" is not an answer expected of " + variable.name +
                    "; it counts as missing in its scale.");
  }
  return item;
}

std::string plural(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::vector<DriverSpec> driversFor(const DriverMap& map, const Codebook& book, const Survey& survey,
                                   std::vector<std::string>& notes) {
  std::vector<DriverSpec> drivers;
  for (const auto& driver : map.drivers) {
    DriverSpec spec{.name = driver.name, .items = {}, .as = TermKind::Scale, .reach = driver.reach};
    std::vector<std::string> gone;
    for (const auto& names : driver.items) {
      if (const auto index = firstOf(names, survey)) {
        spec.items.push_back(itemFor(survey.variables[*index], book, notes));
      } else {
        gone.push_back(names.front());
      }
    }
    if (spec.items.empty()) {
      notes.push_back(driver.name + " cannot be built: the survey has none of its " +
                      plural(gone.size(), "question") + " (" + join(gone, ", ") + ").");
      continue;
    }
    if (!gone.empty()) {
      notes.push_back(driver.name + " is built without " + join(gone, ", ") +
                      ", which the survey does not have.");
    }
    drivers.push_back(std::move(spec));
  }
  return drivers;
}

std::vector<DriverSpec> controlsFor(const DriverMap& map, const Survey& survey,
                                    std::vector<std::string>& notes) {
  std::vector<DriverSpec> controls;
  for (const auto& control : map.controls) {
    const auto index = firstOf(control.variable, survey);
    if (!index) {
      notes.push_back(control.name + " is not held equal: the survey does not have " +
                      control.variable.front() + ".");
      continue;
    }
    const Variable& variable = survey.variables[*index];
    DriverSpec spec{.name = control.name, .items = {}, .as = TermKind::Category};
    spec.items.push_back({.variable = variable.name, .order = {}, .missing = {}});
    if (has(answersOf(variable), control.reference)) spec.reference = control.reference;
    controls.push_back(std::move(spec));
  }
  return controls;
}

DesignSpec designFor(const DriverMap& map, const Survey& survey, const WeightChoice& weights) {
  DesignSpec design;
  if (!weights.names.empty()) design.weight = weights.names.front();
  const std::string stratum = nameOfFirst(map.strata, survey);
  const std::string cluster = nameOfFirst(map.clusters, survey);
  if (!stratum.empty()) design.strata = {stratum};
  if (!cluster.empty()) design.clusters = {cluster};
  return design;
}

// The outcome as the survey has it: only positive answers that are there.
std::optional<OutcomeSpec> outcomeFor(OutcomeSpec spec, const Survey& survey) {
  const auto index = survey.find(spec.variable);
  if (!index) return std::nullopt;
  const auto answers = answersOf(survey.variables[*index]);
  std::erase_if(spec.positive, [&answers](const AnswerRef& answer) {
    return !has(answers, std::get<std::string>(answer));
  });
  if (spec.positive.empty()) return std::nullopt;
  return spec;
}

}  // namespace

std::optional<DriverProposal> proposeModels(const Survey& described) {
  const DriverMap& map = publicAttitudeMap();
  const Codebook* book = codebookNamed(map.codebook);
  if (book == nullptr || !recognises(*book, described)) return std::nullopt;
  DriverProposal proposal{
      .name = map.name, .models = {}, .behaviours = {}, .notes = {}, .weights = {}};
  const WeightChoice weights = chooseWeight(map.weights, described);
  DriverModelSpec question;
  question.drivers = driversFor(map, *book, described, proposal.notes);
  question.controls = controlsFor(map, described, proposal.notes);
  question.design = designFor(map, described, weights);
  question.area = nameOfFirst(map.area, described);
  question.wave = nameOfFirst(map.wave, described);
  if (question.drivers.empty()) return std::nullopt;
  for (const auto& outcome : map.outcomes) {
    if (auto spec = outcomeFor(outcome.spec, described)) {
      question.outcome = std::move(*spec);
      proposal.models.push_back(question);
    } else {
      proposal.notes.push_back(outcome.spec.name +
                               " cannot be modelled: the survey does not have " +
                               outcome.spec.variable + " with its answers.");
    }
  }
  if (proposal.models.empty()) return std::nullopt;
  for (const auto& behaviour : map.behaviours) {
    if (auto spec = outcomeFor(behaviour.spec, described)) {
      proposal.behaviours.push_back({behaviour.key, std::move(*spec)});
    }
  }
  proposal.notes.push_back(weights.note);
  proposal.weights = weights.names;
  return proposal;
}

std::optional<std::string> outcomeFamilyOf(std::string_view variable) {
  for (const auto& outcome : publicAttitudeMap().outcomes) {
    if (has(outcome.family, std::string(variable))) return outcome.spec.name;
  }
  return std::nullopt;
}

}  // namespace candour
