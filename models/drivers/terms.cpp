// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/terms.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/text.h"

namespace candour {

namespace {

// More than a city has wards; numbers and names of people taken for categories have thousands.
constexpr std::size_t kMostLevels = 1000;

AnswerOptions optionsOf(const ItemSpec& item) {
  return {item.missing, item.order};
}

Result<std::size_t> requireIn(const Survey& survey, const std::string& name,
                              const DriverSpec& driver) {
  auto index = survey.require(name);
  if (index || nameOf(driver) == name) return index;
  return fail("In \"" + nameOf(driver) + "\": " + index.error().message);
}

Result<Term> categoryTerm(const Survey& survey, const DriverSpec& driver, const ItemSpec& item) {
  const auto index = requireIn(survey, item.variable, driver);
  if (!index) return tl::make_unexpected(index.error());
  auto categories = categoriesOf(survey, *index, optionsOf(item));
  if (!categories) return passOn(categories);
  if (categories->levels.size() > kMostLevels) {
    return fail(
        "\"" + item.variable + "\" has " +
        grouped(static_cast<long long>(categories->levels.size())) +
        " different answers, too many for a category. Use it as a number, or leave it out.");
  }
  Term term;
  term.variable = item.variable;
  term.categorical = true;
  term.levelOfRow = std::move(categories->levelOfRow);
  for (std::size_t i = 0; i < categories->levels.size(); ++i) {
    term.levels.push_back(categories->levelText(i));
  }
  if (driver.reference) {
    const auto reference =
        findLevel(survey.variables[*index], categories->levels, *driver.reference);
    if (!reference) return tl::make_unexpected(reference.error());
    term.reference = static_cast<int>(*reference);
  }
  return term;
}

Result<Term> numberTerm(const Survey& survey, const DriverSpec& driver, const ItemSpec& item) {
  const auto index = requireIn(survey, item.variable, driver);
  if (!index) return tl::make_unexpected(index.error());
  auto values = numbersOf(survey, *index, optionsOf(item));
  if (!values) return passOn(values);
  Term term;
  term.variable = item.variable;
  term.values = std::move(*values);
  if (item.reverse) {
    // Turned round within the range of its answers, as codes are reversed by hand.
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double v : term.values) {
      if (std::isnan(v)) continue;
      low = std::min(low, v);
      high = std::max(high, v);
    }
    for (double& v : term.values) v = low + high - v;
  }
  return term;
}

Result<Term> scaleTerm(const Survey& survey, const DriverSpec& driver) {
  ScaleScore score(survey.rows);
  Term term;
  term.variable = nameOf(driver);
  for (const auto& item : driver.items) {
    const auto scored = scaleItem(survey, driver, item);
    if (!scored) return tl::make_unexpected(scored.error());
    if (!score.add(*scored)) term.constantItems.push_back(item.variable);
  }
  term.values = score.values(driver.minItems);
  return term;
}

}  // namespace

bool Term::missing(std::size_t row) const {
  return categorical ? levelOfRow[row] < 0 : std::isnan(values[row]);
}

Result<ScaleItem> scaleItem(const Survey& survey, const DriverSpec& driver, const ItemSpec& item) {
  const auto index = requireIn(survey, item.variable, driver);
  if (!index) return tl::make_unexpected(index.error());
  return scaleItemOf(survey, *index, optionsOf(item), item.reverse);
}

std::string nameOf(const DriverSpec& driver) {
  return driver.name.empty() ? driver.items.front().variable : driver.name;
}

TermKind kindOf(const Survey& survey, const DriverSpec& driver) {
  if (driver.as) return *driver.as;
  const auto index = survey.find(driver.items.front().variable);
  if (!index) return TermKind::Number;
  const Variable& variable = survey.variables[*index];
  if (variable.kind == VariableKind::Text) return TermKind::Category;
  const bool labelled =
      std::any_of(variable.levels.begin(), variable.levels.end(),
                  [](const Level& level) { return !level.missing && !level.label.empty(); });
  return labelled ? TermKind::Category : TermKind::Number;
}

Result<std::vector<Term>> makeTerms(const Survey& survey, const DriverSpec& driver, int group) {
  std::vector<Term> terms;
  const TermKind kind = kindOf(survey, driver);
  const std::size_t count = kind == TermKind::Scale ? 1 : driver.items.size();
  for (std::size_t i = 0; i < count; ++i) {
    auto term = kind == TermKind::Scale      ? scaleTerm(survey, driver)
                : kind == TermKind::Category ? categoryTerm(survey, driver, driver.items[i])
                                             : numberTerm(survey, driver, driver.items[i]);
    if (!term) return passOn(term);
    term->group = group;
    terms.push_back(std::move(*term));
  }
  return terms;
}

}  // namespace candour
