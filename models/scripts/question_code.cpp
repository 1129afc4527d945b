// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scripts/question_code.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "models/drivers/design_of.h"
#include "models/drivers/terms.h"
#include "models/scripts/r_text.h"

namespace candour {

namespace {

// A term of the model as a line of the data frame `terms`.
struct TermLine {
  std::string id;
  std::string driver;
  std::string variable;
  bool control = false;
  std::string kind;
  bool directed = false;  // later answers are known to be better
  bool movable = true;    // its answers have an order
};

// What is written, term by term.
struct TermsCode {
  const Survey& survey;
  Recodes& recodes;
  std::vector<std::string> names;
  std::vector<TermLine> lines;
  bool moving = false;
  std::string code;
};

// Texts without a declared order stand by alphabet, along which nobody can be moved.
bool isOrdered(const Survey& survey, const DriverSpec& driver) {
  if (driver.as == TermKind::Number) return true;
  return std::none_of(driver.items.begin(), driver.items.end(), [&survey](const ItemSpec& item) {
    const auto index = survey.find(item.variable);
    return item.order.empty() && index && survey.variables[*index].kind == VariableKind::Text;
  });
}

AnswerOptions optionsOf(const ItemSpec& item) {
  return {item.missing, item.order};
}

Status addScale(const DriverSpec& driver, bool control, TermsCode& terms) {
  std::vector<std::string> items;
  std::vector<std::string> steps;
  std::string alone;
  for (const auto& item : driver.items) {
    const auto score = terms.recodes.score(item.variable, optionsOf(item), item.reverse);
    if (!score) return tl::make_unexpected(score.error());
    if (score->levels < 2) {
      alone += rComment(item.variable + " has a single answer and is left out.");
    } else {
      items.push_back(rNamed(item.variable, score->code));
      steps.push_back(std::to_string(score->levels - 1));
    }
  }
  if (items.empty()) return fail("The scale \"" + nameOf(driver) + "\" has no items to score.");
  const int count = static_cast<int>(items.size());
  const int needed = driver.minItems.value_or((2 * count + 2) / 3);
  const std::string id = rName(nameOf(driver), terms.names);
  terms.code +=
      rComment(nameOf(driver) + ": the mean of its items, each from 0 (worst) to 1 (best)");
  terms.code += alone + "items$" + id + " <- cbind(\n  " + join(items, ",\n  ") + ")\n";
  terms.code +=
      "people$" + id + " <- scaleOf(items$" + id + ", minItems = " + std::to_string(needed) + ")\n";
  if (terms.moving) terms.code += "itemSteps$" + id + " <- " + rVector(steps) + "\n";
  terms.lines.push_back({id, nameOf(driver), nameOf(driver), control, "scale", true,
                         isOrdered(terms.survey, driver)});
  return {};
}

Status addCategory(const DriverSpec& driver, const ItemSpec& item, bool control, TermsCode& terms) {
  auto levels = terms.recodes.levels(item.variable, optionsOf(item));
  if (!levels) return passOn(levels);
  const std::string id = rName(item.variable, terms.names);
  std::string reference;
  if (driver.reference) {
    const auto labels = terms.recodes.labels(item.variable, optionsOf(item), {*driver.reference});
    if (!labels) return tl::make_unexpected(labels.error());
    reference = labels->front();
  }
  terms.code += rComment(nameOf(driver) +
                         (nameOf(driver) == item.variable ? "" : " (" + item.variable + ")"));
  // Ladders of scenarios need the order as it was before the reference came first.
  terms.code += "people$" + id + " <- " + *levels + "\n";
  terms.code += "ordered_levels$" + id + " <- levels(people$" + id + ")\n";
  if (!reference.empty()) {
    terms.code += "people$" + id + " <- relevel(people$" + id + ", " + rString(reference) + ")\n";
  }
  terms.lines.push_back({id, nameOf(driver), item.variable, control, "category",
                         !item.order.empty(), isOrdered(terms.survey, driver)});
  return {};
}

Status addNumber(const DriverSpec& driver, const ItemSpec& item, bool control, TermsCode& terms) {
  auto number = terms.recodes.number(item.variable, optionsOf(item));
  if (!number) return passOn(number);
  const std::string id = rName(item.variable, terms.names);
  terms.code += rComment(nameOf(driver) +
                         (nameOf(driver) == item.variable ? "" : " (" + item.variable + ")"));
  terms.code +=
      "people$" + id + " <- " + (item.reverse ? "turnedRound(" + *number + ")" : *number) + "\n";
  terms.lines.push_back({id, nameOf(driver), item.variable, control, "number", false, true});
  return {};
}

Status addDriver(const DriverSpec& driver, bool control, TermsCode& terms) {
  const TermKind kind = kindOf(terms.survey, driver);
  if (kind == TermKind::Scale) return addScale(driver, control, terms);
  for (const auto& item : driver.items) {
    auto added = kind == TermKind::Category ? addCategory(driver, item, control, terms)
                                            : addNumber(driver, item, control, terms);
    if (!added) return added;
  }
  return {};
}

std::string column(const TermsCode& terms, const std::string& name,
                   std::string (*of)(const TermLine&)) {
  std::vector<std::string> values;
  for (const auto& line : terms.lines) values.push_back(of(line));
  return "  " + name + " = " + (values.empty() ? "character(0)" : rVector(values, 4));
}

std::string termsFrame(const TermsCode& terms) {
  const std::vector<std::string> columns = {
      column(terms, "id", [](const TermLine& line) { return rString(line.id); }),
      column(terms, "driver", [](const TermLine& line) { return rString(line.driver); }),
      column(terms, "variable", [](const TermLine& line) { return rString(line.variable); }),
      column(terms, "control", [](const TermLine& line) { return rLogical(line.control); }),
      column(terms, "kind", [](const TermLine& line) { return rString(line.kind); }),
      column(terms, "directed", [](const TermLine& line) { return rLogical(line.directed); }),
      column(terms, "movable", [](const TermLine& line) { return rLogical(line.movable); })};
  return "terms <- data.frame(\n" + join(columns, ",\n") + ")\n";
}

Result<std::string> termsCode(const Survey& survey, const DriverModelSpec& spec, TermsWanted wanted,
                              Recodes& recodes) {
  if (wanted == TermsWanted::None) return std::string();
  TermsCode terms{survey, recodes, {}, {}, wanted == TermsWanted::Moving, {}};
  terms.code = "\n# Drivers and controls\nitems <- list()\nordered_levels <- list()\n";
  if (terms.moving) terms.code += "itemSteps <- list() # from an item's first answer to its last\n";
  if (wanted != TermsWanted::Controls) {
    for (const auto& driver : spec.drivers) {
      if (auto added = addDriver(driver, false, terms); !added) return passOn(added);
    }
  }
  for (const auto& control : spec.controls) {
    if (auto added = addDriver(control, true, terms); !added) return passOn(added);
  }
  return terms.code + termsFrame(terms);
}

Result<std::string> outcomeCode(const OutcomeSpec& outcome, Recodes& recodes) {
  const AnswerOptions options{outcome.missing, {}};
  auto levels = recodes.levels(outcome.variable, options);
  if (!levels) return levels;
  const auto positive = recodes.labels(outcome.variable, options, outcome.positive);
  if (!positive) return tl::make_unexpected(positive.error());
  const std::string name = outcome.name.empty() ? "" : ": " + outcome.name;
  return rComment("The outcome" + name + ", the answers that count as 1 to " + outcome.variable) +
         "people$y <- isOneOf(" + *levels + ",\n  " + rStrings(*positive) + ")\n";
}

Result<std::string> domainCode(const std::vector<DomainCondition>& domain, Recodes& recodes) {
  std::string code = "\n# Whom the question is about\npeople$inDomain <- TRUE\n";
  for (const auto& condition : domain) {
    auto levels = recodes.levels(condition.variable);
    if (!levels) return levels;
    const auto wanted = recodes.labels(condition.variable, {}, condition.answers);
    if (!wanted) return tl::make_unexpected(wanted.error());
    code += "people$inDomain <- people$inDomain & isOneOf(" + *levels + ",\n  " +
            rStrings(*wanted) + ") %in% 1\n";
  }
  return code;
}

// Several variables are their combinations.
Result<std::string> combined(const std::vector<std::string>& names, Recodes& recodes) {
  std::vector<std::string> parts;
  for (const auto& name : names) {
    auto known = recodes.known(name);
    if (!known) return known;
    parts.push_back(*known);
  }
  return parts.size() == 1 ? parts.front() : "together(" + join(parts, ", ") + ")";
}

const char* lonelyName(LonelyPsu lonely) {
  switch (lonely) {
    case LonelyPsu::Remove:
      return "remove";
    case LonelyPsu::Certainty:
      return "certainty";
    case LonelyPsu::Average:
      return "average";
    case LonelyPsu::Fail:
      return "fail";
    default:
      return "adjust";
  }
}

Result<std::string> designCode(const DesignSpec& design, Recodes& recodes) {
  std::string code =
      "\n# How people were sampled. Whose weight, stratum or sampling unit is not known is outside "
      "the design;\n# everybody else keeps a place in it, also where an answer is missing.\n";
  std::string known;
  const auto add = [&](const std::string& column, const std::string& value) {
    code += "people$" + column + " <- " + value + "\n";
    known += (known.empty() ? "" : " & ") + ("!is.na(people$" + column + ")");
  };
  if (design.weight.empty()) {
    add("w", "1");
  } else {
    auto weight = recodes.number(design.weight);
    if (!weight) return weight;
    add("w", *weight);
  }
  std::string arguments = design.clusters.empty() ? "ids = ~1" : "ids = ~psu";
  if (!design.strata.empty()) {
    auto strata = combined(design.strata, recodes);
    if (!strata) return strata;
    add("stratum", *strata);
    arguments += ", strata = ~stratum";
  }
  if (!design.clusters.empty()) {
    auto cluster = recodes.known(design.clusters.front());
    if (!cluster) return cluster;
    add("psu", *cluster);
  }
  arguments += ", weights = ~w";
  code += "people$known <- " + known + "\n";
  if (!design.fpc.empty()) {
    auto fpc = recodes.number(design.fpc);
    if (!fpc) return fpc;
    code += "people$fpc <- " + *fpc + " # sampling units in the population, or fractions\n";
    arguments += ", fpc = ~fpc";
  }
  if (!design.strata.empty() && !design.clusters.empty()) arguments += ", nest = TRUE";
  code += "options(survey.lonely.psu = \"" + std::string(lonelyName(design.singlePsu)) + "\")\n";
  code += "intervalKind <- " + rString(nameOf(design.interval)) + " # of shares\n";
  return code + "designOf <- function(people) svydesign(" + arguments +
         ", data = people[people$known, ])\n";
}

}  // namespace

Result<std::string> questionCode(const Survey& survey, const DriverModelSpec& spec,
                                 TermsWanted wanted, Recodes& recodes) {
  auto outcome = outcomeCode(spec.outcome, recodes);
  if (!outcome) return outcome;
  auto domain = domainCode(spec.domain, recodes);
  if (!domain) return domain;
  auto terms = termsCode(survey, spec, wanted, recodes);
  if (!terms) return terms;
  auto design = designCode(spec.design, recodes);
  if (!design) return design;
  return *outcome + *domain + *terms + *design;
}

}  // namespace candour
