// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/row_times.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/survey/answers.h"
#include "models/trends/months.h"

namespace candour {

namespace {

// SPSS counts seconds from 1582-10-14; so many lie before 1970.
constexpr double kSpssOffset = 12219379200.0;
constexpr double kSpssEnd = kSpssOffset + 150.0 * 366 * 86400;

// Names the Public Attitude Survey gives its own counts of time.
constexpr const char* kQuarterCount = "quarter";     // from April to June 2005 = 1
constexpr const char* kYearCount = "FinancialYear";  // from April 2005 = 1
constexpr const char* kInterviewDate = "interview_date";

bool isDate(const Variable& variable) {
  if (variable.kind != VariableKind::Date || variable.dateStyle == DateStyle::Time) return false;
  const std::string words = lowered(variable.name + " " + variable.label);
  return words.find("birth") == std::string::npos && words.find("dob") == std::string::npos;
}

bool saysInterview(const Variable& variable) {
  return lowered(variable.name + " " + variable.label).find("interview") != std::string::npos;
}

bool namesMonths(const Variable& variable) {
  bool any = false;
  for (const auto& level : variable.levels) {
    if (level.missing) continue;
    if (!monthIn(level.label)) return false;
    any = true;
  }
  return any;
}

bool isNumber(const Survey& survey, const char* name) {
  const auto index = survey.find(name);
  return index && survey.variables[*index].kind == VariableKind::Number;
}

std::vector<std::string> datesOf(const Survey& survey) {
  std::vector<std::string> all;
  std::vector<std::string> interviews;
  for (const auto& variable : survey.variables) {
    if (!isDate(variable)) continue;
    all.push_back(variable.name);
    if (saysInterview(variable)) interviews.push_back(variable.name);
  }
  return interviews.size() == 1 ? interviews : all;
}

std::vector<double> rowNumbers(const Survey& survey, std::size_t index) {
  auto numbers = numbersOf(survey, index);
  check(numbers.has_value(), "a variable of numbers or dates");
  return std::move(*numbers);
}

RowTimes fromSeconds(const Survey& survey, std::size_t index, double offset) {
  RowTimes times{{}, 1, survey.variables[index].name};
  for (const double seconds : rowNumbers(survey, index)) {
    times.month.push_back(monthOfSeconds(seconds - offset).value_or(-1));
  }
  return times;
}

Result<RowTimes> fromAnswers(const Survey& survey, std::size_t index) {
  const auto categories = categoriesOf(survey, index);
  if (!categories) return tl::make_unexpected(categories.error());
  std::vector<std::int32_t> monthOfLevel;
  for (const auto& level : categories->levels) {
    monthOfLevel.push_back(monthIn(level.label).value_or(-1));
  }
  RowTimes times{{}, 1, survey.variables[index].name};
  for (const auto level : categories->levelOfRow) {
    times.month.push_back(level < 0 ? -1 : monthOfLevel[static_cast<std::size_t>(level)]);
  }
  return times;
}

std::int32_t firstOfYear(double count) {
  return std::isnan(count) || count < 1 || count > 200
             ? -1
             : monthNumber(2004 + static_cast<int>(count), 4);
}

std::int32_t firstOfQuarter(double count) {
  return std::isnan(count) || count < 1 || count > 800
             ? -1
             : monthNumber(2005, 4) + 3 * (static_cast<int>(count) - 1);
}

RowTimes fromYears(const Survey& survey, std::size_t index) {
  RowTimes times{{}, 12, survey.variables[index].name};
  for (const double year : rowNumbers(survey, index)) times.month.push_back(firstOfYear(year));
  return times;
}

// Quarters counted through; where they are 1 to 4 within each year, the year says which.
Result<RowTimes> fromQuarters(const Survey& survey, std::size_t index) {
  const auto quarters = rowNumbers(survey, index);
  RowTimes times{{}, 3, survey.variables[index].name};
  const bool within =
      std::none_of(quarters.begin(), quarters.end(), [](double q) { return q > 4; });
  if (!within) {
    for (const double quarter : quarters) times.month.push_back(firstOfQuarter(quarter));
    return times;
  }
  const auto year = survey.find(kYearCount);
  if (!isNumber(survey, kYearCount) || survey.columns[*year] == nullptr) {
    return fail("\"" + times.variables + "\" counts the quarters of a year but no variable " +
                kYearCount + " says which year.");
  }
  const auto years = rowNumbers(survey, *year);
  for (std::size_t row = 0; row < quarters.size(); ++row) {
    const auto first = firstOfYear(years[row]);
    const bool known = first >= 0 && quarters[row] >= 1;
    times.month.push_back(known ? first + 3 * (static_cast<int>(quarters[row]) - 1) : -1);
  }
  times.variables = std::string(kYearCount) + " and " + times.variables;
  return times;
}

bool areSpssSeconds(const Survey& survey, std::size_t index) {
  const auto values = rowNumbers(survey, index);
  const bool any =
      std::any_of(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
  return any && std::all_of(values.begin(), values.end(), [](double v) {
           return std::isnan(v) || (v >= kSpssOffset && v < kSpssEnd);
         });
}

tl::unexpected<Error> noTime(const std::string& name) {
  return fail("\"" + name +
              "\" does not tell time: it is no date, and its answers do not all name a month with "
              "its year (\"Apr 2019\").");
}

Result<RowTimes> readFrom(const Survey& survey, const std::string& name) {
  const auto index = survey.require(name);
  if (!index) return tl::make_unexpected(index.error());
  check(survey.columns[*index] != nullptr, "the columns that tell time are loaded");
  const Variable& variable = survey.variables[*index];
  if (variable.kind == VariableKind::Date) {
    if (variable.dateStyle == DateStyle::Time) return noTime(name);
    return fromSeconds(survey, *index, 0);
  }
  if (namesMonths(variable)) return fromAnswers(survey, *index);
  if (variable.kind == VariableKind::Text) return noTime(name);
  if (name == kQuarterCount) return fromQuarters(survey, *index);
  if (name == kYearCount) return fromYears(survey, *index);
  if (areSpssSeconds(survey, *index)) return fromSeconds(survey, *index, kSpssOffset);
  return noTime(name);
}

}  // namespace

std::vector<std::string> timeSources(const Survey& survey) {
  const auto dates = datesOf(survey);
  if (dates.size() == 1) return dates;
  for (const auto& variable : survey.variables) {
    if (variable.kind != VariableKind::Date && namesMonths(variable)) return {variable.name};
  }
  if (isNumber(survey, kQuarterCount)) {
    if (isNumber(survey, kYearCount)) return {kQuarterCount, kYearCount};
    return {kQuarterCount};
  }
  if (isNumber(survey, kInterviewDate)) return {kInterviewDate};
  if (isNumber(survey, kYearCount)) return {kYearCount};
  return {};
}

Result<RowTimes> rowTimes(const Survey& survey, const std::string& time) {
  if (!time.empty()) return readFrom(survey, time);
  const auto sources = timeSources(survey);
  if (!sources.empty()) return readFrom(survey, sources.front());
  const auto dates = datesOf(survey);
  if (!dates.empty()) {
    return fail("Several variables are dates (" + join(dates, ", ") +
                "): say which one tells when the interview was, with --time.");
  }
  return fail(
      "No variable tells when the interviews were: none is a date or names months. Say which one "
      "does, with --time, or compare waves.");
}

}  // namespace candour
