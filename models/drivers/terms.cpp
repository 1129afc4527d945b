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

// The codes of a labelled number in order, those that are answers.
AnswerSteps stepsOf(const Variable& variable, const ItemSpec& item) {
  AnswerSteps steps;
  if (!item.missing.empty() || !item.order.empty()) return steps;
  for (const auto& level : variable.levels) {
    if (level.missing) continue;
    if (level.label.empty() || (!steps.values.empty() && level.code <= steps.values.back())) {
      return {};
    }
    steps.values.push_back(level.code);
    steps.labels.push_back(level.label);
  }
  return steps;
}

Result<Term> numberTerm(const Survey& survey, const DriverSpec& driver, const ItemSpec& item) {
  const auto index = requireIn(survey, item.variable, driver);
  if (!index) return tl::make_unexpected(index.error());
  auto values = numbersOf(survey, *index, optionsOf(item));
  if (!values) return passOn(values);
  Term term;
  term.variable = item.variable;
  term.values = std::move(*values);
  term.steps = stepsOf(survey.variables[*index], item);
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
    std::reverse(term.steps.labels.begin(), term.steps.labels.end());
    std::reverse(term.steps.values.begin(), term.steps.values.end());
    for (double& v : term.steps.values) v = low + high - v;
  }
  return term;
}

// What the items of a scale have in common: how many answers, and their words.
class ScaleSteps {
 public:
  void add(const std::vector<std::string>& levels) {
    if (m_first) m_labels = levels;
    m_alike = m_alike && (m_first || levels.size() == m_labels.size());
    m_named = m_named && levels == m_labels;
    m_first = false;
  }
  [[nodiscard]] AnswerSteps steps() const {
    AnswerSteps steps;
    if (m_first || !m_alike) return steps;
    const auto last = static_cast<double>(m_labels.size() - 1);
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
      steps.values.push_back(static_cast<double>(i) / last);
    }
    steps.scale = true;
    if (m_named) steps.labels = m_labels;
    return steps;
  }

 private:
  std::vector<std::string> m_labels;  // of the first item
  bool m_first = true;
  bool m_alike = true;
  bool m_named = true;
};

// A label in the file that nobody has takes a step of the scale all the same.
void noteUnused(const ScaleItem& item, const std::string& variable,
                std::vector<std::string>& unused) {
  std::vector<char> given(item.levels.size(), 0);
  std::size_t left = given.size();
  for (std::size_t row = 0; row < item.placeOfRow.size() && left > 0; ++row) {
    const auto place = item.placeOfRow[row];
    if (place < 0 || given[static_cast<std::size_t>(place)]) continue;
    given[static_cast<std::size_t>(place)] = 1;
    --left;
  }
  for (std::size_t level = 0; level < given.size(); ++level) {
    if (!given[level]) unused.push_back(variable + ": \"" + item.levels[level] + "\"");
  }
}

Result<Term> scaleTerm(const Survey& survey, const DriverSpec& driver) {
  ScaleScore score(survey.rows);
  Term term;
  term.variable = nameOf(driver);
  ScaleSteps steps;
  for (const auto& item : driver.items) {
    const auto scored = scaleItem(survey, driver, item);
    if (!scored) return tl::make_unexpected(scored.error());
    if (score.add(*scored)) {
      steps.add(scored->levels);
      noteUnused(*scored, item.variable, term.unusedAnswers);
    } else {
      term.constantItems.push_back(item.variable);
    }
  }
  term.steps = steps.steps();
  term.values = score.values(driver.minItems);
  return term;
}

}  // namespace

bool Term::missing(std::size_t row) const {
  if (power > 1) return false;  // as the term whose power it is
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
  if (kind == TermKind::Category && driver.degree > 1) {
    return fail("\"" + nameOf(driver) +
                "\" enters as a category, which has no powers: let it enter as a number or scale, "
                "or leave out its \"degree\".");
  }
  const std::size_t count = kind == TermKind::Scale ? 1 : driver.items.size();
  for (std::size_t i = 0; i < count; ++i) {
    auto term = kind == TermKind::Scale      ? scaleTerm(survey, driver)
                : kind == TermKind::Category ? categoryTerm(survey, driver, driver.items[i])
                                             : numberTerm(survey, driver, driver.items[i]);
    if (!term) return passOn(term);
    term->group = group;
    const std::string variable = term->variable;
    terms.push_back(std::move(*term));
    for (int power = 2; power <= driver.degree; ++power) {
      Term higher;
      higher.group = group;
      higher.variable = variable + "^" + std::to_string(power);
      higher.power = power;
      terms.push_back(std::move(higher));
    }
  }
  return terms;
}

}  // namespace candour
