// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scales/item_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/text.h"
#include "models/drivers/driver_map.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

constexpr std::size_t kMostTexts = 50;

struct ChosenItem {
  std::string driver;
  ItemSpec item;
  std::optional<TermKind> as;
};

const DriverSpec* driverNamed(const DriverModelSpec& spec, const std::string& name) {
  for (const DriverSpec& driver : spec.drivers) {
    if (nameOf(driver) == name) return &driver;
  }
  return nullptr;
}

// As a driver of the question has it, else as the survey does.
ChosenItem itemNamed(const DriverModelSpec& spec, const std::string& variable) {
  for (const DriverSpec& driver : spec.drivers) {
    for (const ItemSpec& item : driver.items) {
      if (item.variable == variable) return {nameOf(driver), item, driver.as};
    }
  }
  ChosenItem chosen;
  chosen.item.variable = variable;
  return chosen;
}

Result<std::vector<ChosenItem>> itemsAsked(const DriverModelSpec& spec, const ScaleAsked& asked) {
  std::vector<ChosenItem> chosen;
  if (!asked.items.empty()) {
    for (const auto& name : asked.items) chosen.push_back(itemNamed(spec, name));
  } else if (!asked.driver.empty()) {
    const DriverSpec* driver = driverNamed(spec, asked.driver);
    if (driver == nullptr) {
      std::vector<std::string> names;
      for (const DriverSpec& known : spec.drivers) names.push_back(nameOf(known));
      return fail("The question has no driver \"" + asked.driver + "\"." +
                  didYouMean(asked.driver, names));
    }
    for (const auto& item : driver->items) chosen.push_back({asked.driver, item, driver->as});
  } else {
    for (const DriverSpec& driver : spec.drivers) {
      for (const auto& item : driver.items) chosen.push_back({nameOf(driver), item, driver.as});
    }
  }
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (chosen[i].item.variable != chosen[j].item.variable) continue;
      return fail("\"" + chosen[i].item.variable + "\" is named twice among the items.");
    }
  }
  return chosen;
}

void turnRound(ItemColumn& column) {
  std::reverse(column.levels.begin(), column.levels.end());
  const auto last = static_cast<std::int32_t>(column.levels.size()) - 1;
  for (auto& place : column.placeOfRow) place = place < 0 ? place : last - place;
}

// Turned within the range of its answers, as codes are by hand.
void turnNumbers(std::vector<double>& scores) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double score : scores) {
    if (std::isnan(score)) continue;
    low = std::min(low, score), high = std::max(high, score);
  }
  for (double& score : scores) score = low + high - score;
}

void setScores(ItemColumn& column) {
  const double steps = std::max(1.0, static_cast<double>(column.levels.size()) - 1);
  for (const auto place : column.placeOfRow) {
    column.scoreOfRow.push_back(place < 0 ? kNotAvailable : static_cast<double>(place) / steps);
  }
}

Result<ItemColumn> columnOf(const Survey& survey, const ChosenItem& chosen) {
  const auto index = survey.require(chosen.item.variable);
  if (!index) return tl::make_unexpected(index.error());
  const Variable& variable = survey.variables[*index];
  const AnswerOptions options{chosen.item.missing, chosen.item.order};
  auto categories = categoriesOf(survey, *index, options);
  if (!categories) return passOn(categories);
  if (variable.kind == VariableKind::Text && categories->levels.size() > kMostTexts) {
    return fail("\"" + variable.name + "\" is text of " +
                grouped(static_cast<long long>(categories->levels.size())) +
                " different answers, which have no order. Leave it out of the items.");
  }
  ItemColumn column;
  column.driver = chosen.driver;
  column.variable = variable.name;
  column.label = variable.label.empty() ? variable.name : variable.label;
  column.reversed = chosen.item.reverse;
  column.alphabetical = isAlphabetical(variable, chosen.item, *categories);
  for (std::size_t k = 0; k < categories->levels.size(); ++k) {
    column.levels.push_back(categories->levelText(k));
  }
  column.placeOfRow = std::move(categories->levelOfRow);
  if (column.reversed) turnRound(column);
  const DriverSpec alone{
      .name = {}, .items = {chosen.item}, .as = chosen.as, .reference = {}, .minItems = {}};
  column.number = kindOf(survey, alone) == TermKind::Number && chosen.item.order.empty();
  if (!column.number) {
    setScores(column);
    return column;
  }
  auto numbers = numbersOf(survey, *index, options);
  if (!numbers) return passOn(numbers);
  column.scoreOfRow = std::move(*numbers);
  if (column.reversed) turnNumbers(column.scoreOfRow);
  return column;
}

bool answersVary(const ItemColumn& column, const std::vector<std::uint32_t>& people) {
  std::int32_t first = -1;
  for (const auto row : people) {
    const auto place = column.placeOfRow[row];
    if (place < 0) continue;
    if (first >= 0 && place != first) return true;
    first = place;
  }
  return false;
}

}  // namespace

Result<ScaleItems> scaleItems(const Survey& survey, const DriverModelSpec& spec,
                              const ScaleAsked& asked) {
  const auto chosen = itemsAsked(spec, asked);
  if (!chosen) return tl::make_unexpected(chosen.error());
  ScaleItems items;
  items.name = asked.items.empty() ? asked.driver : std::string();
  for (const ChosenItem& item : *chosen) {
    auto column = columnOf(survey, item);
    if (!column) return passOn(column);
    if (column->alphabetical) items.warnings.push_back(alphabetWarning(column->variable));
    items.columns.push_back(std::move(*column));
  }
  auto question = designRows(survey, spec);
  if (!question) return passOn(question);
  items.question = std::move(*question);
  items.people = usedRows(
      items.question, [](std::size_t) { return false; }, items.leftOut);
  const auto lonely = lonelyWarnings(items.question.design);
  items.warnings.insert(items.warnings.end(), lonely.begin(), lonely.end());
  return items;
}

std::vector<RefusedItem> takeOutConstant(ScaleItems& items) {
  std::vector<RefusedItem> refused;
  std::erase_if(items.columns, [&](const ItemColumn& column) {
    if (answersVary(column, items.people)) return false;
    const bool none = std::none_of(items.people.begin(), items.people.end(),
                                   [&](auto row) { return column.placeOfRow[row] >= 0; });
    refused.push_back({column.driver, column.variable, column.label,
                       none ? "nobody has an answer that counts" : "everybody gave one answer"});
    items.warnings.push_back({"dropped_item",
                              {column.variable},
                              column.variable + " is left out: " + refused.back().why + "."});
    return true;
  });
  return refused;
}

Eigen::MatrixXd scoresOf(const ScaleItems& items, const std::vector<std::uint32_t>& rows) {
  Eigen::MatrixXd scores(static_cast<Eigen::Index>(rows.size()),
                         static_cast<Eigen::Index>(items.columns.size()));
  for (Eigen::Index j = 0; j < scores.cols(); ++j) {
    const auto& column = items.columns[static_cast<std::size_t>(j)].scoreOfRow;
    for (Eigen::Index i = 0; i < scores.rows(); ++i) {
      scores(i, j) = column[rows[static_cast<std::size_t>(i)]];
    }
  }
  return scores;
}

Eigen::VectorXd weightsOf(const ScaleItems& items, const std::vector<std::uint32_t>& rows) {
  Eigen::VectorXd weights(static_cast<Eigen::Index>(rows.size()));
  for (Eigen::Index i = 0; i < weights.size(); ++i) {
    weights(i) = items.question.design.weight[rows[static_cast<std::size_t>(i)]];
  }
  return weights / weights.sum();
}

std::vector<std::uint32_t> completeRows(const ScaleItems& items) {
  std::vector<std::uint32_t> rows;
  for (const auto row : items.people) {
    const bool all = std::all_of(items.columns.begin(), items.columns.end(),
                                 [row](const auto& column) { return column.placeOfRow[row] >= 0; });
    if (all) rows.push_back(row);
  }
  return rows;
}

std::vector<std::string> variablesOf(const DriverModelSpec& spec, const ScaleAsked& asked) {
  DriverModelSpec only;
  only.design = spec.design;
  only.domain = spec.domain;
  only.drivers = spec.drivers;
  only.area = spec.area;
  only.wave = spec.wave;
  std::vector<std::string> names = variablesOf(only);
  std::erase(names, std::string());
  for (const auto& name : asked.items) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::vector<Warning> familyWarnings(const ScaleItems& items, const DriverModelSpec& spec) {
  std::vector<std::string> names;
  std::string outcome;
  for (const ItemColumn& column : items.columns) {
    const auto family = outcomeFamilyOf(column.variable);
    if (!family && column.variable != spec.outcome.variable) continue;
    names.push_back(column.variable);
    outcome =
        family.value_or(spec.outcome.name.empty() ? spec.outcome.variable : spec.outcome.name);
  }
  if (names.empty()) return {};
  const bool one = names.size() == 1;
  return {{"outcome_family", names,
           join(names, ", ") + (one ? " measures" : " measure") + " what " + outcome +
               " does. A scale that holds " + (one ? "it" : "them") +
               " would explain the outcome by itself: leave " + (one ? "it" : "them") +
               " out of drivers."}};
}

}  // namespace candour
