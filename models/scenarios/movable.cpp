// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/movable.h"

#include <algorithm>
#include <cmath>

#include "models/drivers/term_tests.h"
#include "models/scenarios/direction.h"

namespace candour {

namespace {

AnswerLadder categoryLadder(const PreparedModel& model, const PlacedTerm& term) {
  AnswerLadder ladder;
  ladder.levels = static_cast<int>(term.levels.size());
  ladder.placeOf.resize(model.n());
  for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
    const auto from = static_cast<std::ptrdiff_t>(model.matrix.cellBegin(cell));
    const auto to = static_cast<std::ptrdiff_t>(model.matrix.cellBegin(cell + 1));
    std::fill(ladder.placeOf.begin() + from, ladder.placeOf.begin() + to,
              model.matrix.levelInCell(cell, term.place));
  }
  return ladder;
}

Status addItems(const Survey& survey, const PreparedModel& model, const DriverSpec& spec,
                MovableDriver& driver, MovableTerm& term) {
  std::vector<int> answered(model.n(), 0);
  for (const auto& item : spec.items) {
    const auto scored = scaleItem(survey, spec, item);
    if (!scored) return tl::make_unexpected(scored.error());
    if (scored->levels.size() < 2) continue;  // no place on the scale
    AnswerLadder ladder;
    ladder.levels = static_cast<int>(scored->levels.size());
    for (std::size_t i = 0; i < model.n(); ++i) {
      ladder.placeOf.push_back(scored->placeOfRow[model.surveyRow[i]]);
      answered[i] += ladder.placeOf.back() >= 0 ? 1 : 0;
    }
    if (term.ladders.empty()) {
      driver.worst = scored->levels.front();
      driver.best = scored->levels.back();
    }
    term.ladders.push_back(std::move(ladder));
  }
  for (const int count : answered) term.weightOfItem.push_back(1.0 / count);
  return {};
}

// Why the model says nothing of a driver, or nothing.
std::string whyNot(const PreparedModel& model, const FittedModel& fitted,
                   const MovableDriver& driver) {
  for (const auto& movable : driver.terms) {
    const PlacedTerm& term = model.terms[movable.term];
    if (term.categorical && term.levels.size() == 1) return "everybody gave the same answer";
    for (const int column : columnsOf(model, term)) {
      const int parameter = model.selection.parameterOf[column];
      if (parameter < 0) return "other terms of the model determine it, or it does not vary";
      const auto& separated = fitted.fit.separated;
      if (!separated.empty() && separated[parameter]) {
        return columnName(model, column) + " is " + kSeparatedWhy;
      }
    }
  }
  return {};
}

// Texts stand in the order of the alphabet, along which nobody can be moved.
std::string whyUnordered(const Survey& survey, const DriverSpec& spec) {
  if (spec.as == TermKind::Number) return {};
  for (const auto& item : spec.items) {
    const auto index = survey.find(item.variable);
    if (!item.order.empty() || !index) continue;
    if (survey.variables[*index].kind != VariableKind::Text) continue;
    return "the answers to \"" + item.variable +
           "\" are text whose order is not known; declare it in the model file: \"order\", from "
           "worst to best";
  }
  return {};
}

// Whether later answers are known to be the better ones.
bool isDirected(TermKind kind, const DriverSpec& spec) {
  if (kind == TermKind::Number) return false;
  return kind == TermKind::Scale ||
         std::none_of(spec.items.begin(), spec.items.end(),
                      [](const ItemSpec& item) { return item.order.empty(); });
}

}  // namespace

Result<std::vector<MovableDriver>> movableDrivers(const Survey& survey, const PreparedModel& model,
                                                  const FittedModel& fitted) {
  std::vector<MovableDriver> drivers;
  for (std::size_t g = 0; g < model.spec.drivers.size(); ++g) {
    const DriverSpec& spec = model.spec.drivers[g];
    MovableDriver driver;
    driver.name = model.groups[g].name;
    driver.group = static_cast<int>(g);
    for (const int t : model.groups[g].terms) {
      const PlacedTerm& placed = model.terms[t];
      MovableTerm term;
      term.term = t;
      if (placed.categorical) {
        if (driver.terms.empty()) {
          driver.worst = placed.levels.front();
          driver.best = placed.levels.back();
        }
        term.ladders.push_back(categoryLadder(model, placed));
      } else if (kindOf(survey, spec) == TermKind::Scale) {
        if (auto added = addItems(survey, model, spec, driver, term); !added) return passOn(added);
      } else {
        driver.number = true;
      }
      for (const auto& ladder : term.ladders) {
        driver.mostSteps = std::max(driver.mostSteps, ladder.levels - 1);
      }
      driver.terms.push_back(std::move(term));
    }
    driver.directed = isDirected(kindOf(survey, spec), spec);
    driver.why = whyNot(model, fitted, driver);
    if (driver.why.empty()) driver.why = whyUnordered(survey, spec);
    drivers.push_back(std::move(driver));
  }
  setDirections(model, fitted, drivers);
  return drivers;
}

std::vector<double> driverValues(const PreparedModel& model, const MovableDriver& driver) {
  std::vector<double> values(model.n(), 0);
  const double share = 1.0 / static_cast<double>(driver.terms.size());
  for (const auto& movable : driver.terms) {
    const PlacedTerm& term = model.terms[movable.term];
    if (term.categorical) {
      const auto& ladder = movable.ladders.front();
      const double step = ladder.levels > 1 ? share / (ladder.levels - 1) : 0.0;
      for (std::size_t i = 0; i < values.size(); ++i) values[i] += step * ladder.placeOf[i];
      continue;
    }
    const double* x = model.matrix.numeric(term.place);
    const double mean = model.matrix.mean(term.place);
    const double sd = model.matrix.sd(term.place);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += share * (mean + sd * x[i]);
  }
  return values;
}

}  // namespace candour
