// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/columns.h"

#include <algorithm>
#include <array>
#include <functional>

#include "core/base/check.h"

namespace candour {

namespace {

// Reasons for missing with the spellings of even and odd financial years; one code each, since one
// code has one label.
struct ReasonLevels {
  std::int8_t reason;
  std::array<double, 2> codes;
  std::array<const char*, 2> labels;
};
constexpr std::array<ReasonLevels, 4> kReasons = {{
    {reason::kNoOpinion, {93, 94}, {"(Spontaneous) No opinion", "(spontaneous) No opinion"}},
    {reason::kNotAsked, {95, 96}, {"Not Asked", "Not asked"}},
    {reason::kDontKnow, {97, 97}, {"Don't know", "Don't know"}},
    {reason::kRefused, {98, 98}, {"Refused", "Refused"}},
}};

std::size_t spellingOf(int quarter) {
  return static_cast<std::size_t>(financialYearOf(quarter) % 2);
}

std::vector<Level> answerLevels(const std::vector<std::string>& order) {
  const double first = order.front() == "-" ? 0 : 1;
  std::vector<Level> levels;
  for (const auto& answer : order) {
    levels.push_back({first + static_cast<double>(levels.size()), answer, false});
  }
  return levels;
}

std::size_t reasonIndex(std::int8_t answer) {
  const auto found = std::find_if(kReasons.begin(), kReasons.end(),
                                  [answer](const auto& r) { return r.reason == answer; });
  check(found != kReasons.end(), "a known reason for missing");
  return static_cast<std::size_t>(found - kReasons.begin());
}

// For each reason and spelling the index of its level.
using ReasonPlaces = std::array<std::array<std::int32_t, 2>, kReasons.size()>;

// Adds a level for each reason, in each spelling, that occurs.
ReasonPlaces addReasonLevels(const AnswerColumn& answers, const Fieldwork& fieldwork,
                             std::vector<Level>& levels) {
  std::array<std::array<bool, 2>, kReasons.size()> occurs{};
  for (std::size_t row = 0; row < answers.size(); ++row) {
    if (answers[row] >= reason::kEmpty) continue;
    const std::size_t spelling = spellingOf(fieldwork.quarterOf[row]);
    occurs[reasonIndex(answers[row])][spelling] = true;
  }
  ReasonPlaces places{};
  for (std::size_t r = 0; r < kReasons.size(); ++r) {
    for (std::size_t spelling = 0; spelling < 2; ++spelling) {
      if (!occurs[r][spelling]) continue;
      const Level level{kReasons[r].codes[spelling], kReasons[r].labels[spelling], true};
      if (levels.back() != level) levels.push_back(level);
      places[r][spelling] = static_cast<std::int32_t>(levels.size() - 1);
    }
  }
  return places;
}

SimulatedColumn textColumn(const std::string& variable, const std::string& label, std::size_t rows,
                           const std::function<std::string(std::size_t)>& textOf) {
  std::map<std::string, std::int32_t> texts;
  std::vector<std::map<std::string, std::int32_t>::iterator> textOfRow(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    textOfRow[row] = texts.try_emplace(textOf(row), 0).first;
  }
  SimulatedColumn result{{.name = variable, .label = label, .kind = VariableKind::Text}, {}};
  for (auto& [text, index] : texts) {
    index = static_cast<std::int32_t>(result.variable.levels.size());
    result.variable.levels.push_back({static_cast<double>(index + 1), text, false});
  }
  std::vector<std::int32_t> levels(rows);
  for (std::size_t row = 0; row < rows; ++row) levels[row] = textOfRow[row]->second;
  result.column = Column::coded(levels, result.variable.levels.size());
  return result;
}

// MONTH, a labelled number whose codes are the months of the survey.
SimulatedColumn monthColumn(const Fieldwork& fieldwork) {
  const Codebook::Entry& entry = wordingOf("MONTH");
  const int first = (fieldwork.firstQuarter - kFirstQuarter) * 3 + 49;
  const int last = (fieldwork.lastQuarter - kFirstQuarter) * 3 + 51;
  SimulatedColumn result{{.name = "MONTH", .label = entry.label}, {}};
  for (int month = first; month <= last; ++month) {
    const std::string prefix = std::to_string(month) + " (";
    const auto label =
        std::find_if(entry.order.begin(), entry.order.end(),
                     [&prefix](const std::string& l) { return l.starts_with(prefix); });
    check(label != entry.order.end(), "a name for every month");
    result.variable.levels.push_back({static_cast<double>(month), *label, false});
  }
  std::vector<std::int32_t> levels;
  for (const int month : fieldwork.monthOf) levels.push_back(month - first);
  result.column = Column::coded(levels, result.variable.levels.size());
  return result;
}

std::string digits(std::size_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

template <class T>
std::vector<double> asNumbers(const std::vector<T>& values) {
  std::vector<double> numbers;
  numbers.reserve(values.size());
  for (const T value : values) numbers.push_back(static_cast<double>(value));
  return numbers;
}

}  // namespace

SimulatedColumn answerColumn(const std::string& variable, const std::string& label,
                             const std::vector<std::string>& order, const AnswerColumn& answers,
                             const Fieldwork& fieldwork) {
  SimulatedColumn result{{.name = variable, .label = label, .levels = answerLevels(order)}, {}};
  auto& levels = result.variable.levels;
  const ReasonPlaces places = addReasonLevels(answers, fieldwork, levels);
  std::vector<std::int32_t> levelOfRow(answers.size());
  for (std::size_t row = 0; row < answers.size(); ++row) {
    levelOfRow[row] = answers[row];
    if (answers[row] < reason::kEmpty) {
      levelOfRow[row] = places[reasonIndex(answers[row])][spellingOf(fieldwork.quarterOf[row])];
    }
  }
  result.column = Column::coded(levelOfRow, levels.size());
  return result;
}

SimulatedColumn answerColumn(const std::string& variable, const AnswerColumn& answers,
                             const Fieldwork& fieldwork) {
  const Codebook::Entry& entry = wordingOf(variable);
  return answerColumn(variable, entry.label, entry.order, answers, fieldwork);
}

SimulatedColumn numberColumn(const std::string& variable, const std::string& label,
                             std::vector<double> values) {
  return {{.name = variable, .label = label}, Column::numbers(std::move(values))};
}

void addFieldworkColumns(const Fieldwork& fieldwork, SimulatedColumns& columns) {
  const auto& boroughs = simulatedLondon().boroughs;
  const std::size_t rows = fieldwork.rows();
  const auto add = [&columns](SimulatedColumn column) {
    const std::string name = column.variable.name;
    columns.emplace(name, std::move(column));
  };
  const auto addText = [&](const std::string& name, auto textOf) {
    add(textColumn(name, wordingOf(name).label, rows, textOf));
  };
  std::vector<double> index(rows);
  for (std::size_t row = 0; row < rows; ++row) index[row] = static_cast<double>(row);
  add(numberColumn("index", "", std::move(index)));
  add(numberColumn("interview_date", wordingOf("interview_date").label,
                   asNumbers(fieldwork.dateOf)));
  add(monthColumn(fieldwork));
  std::vector<double> year;
  for (const int quarter : fieldwork.quarterOf) year.push_back(financialYearOf(quarter));
  add(numberColumn("FinancialYear", wordingOf("FinancialYear").label, std::move(year)));
  add(numberColumn("quarter", wordingOf("quarter").label, asNumbers(fieldwork.quarterOf)));
  const auto ward = [&](std::size_t row) { return fieldwork.wards[fieldwork.wardOf[row]]; };
  addText("C2", [&](std::size_t row) { return boroughs[fieldwork.boroughOf[row]].name; });
  addText("ward", [&](std::size_t row) { return ward(row).code; });
  addText("ward_n", [&](std::size_t row) { return ward(row).name; });
  addText("ward_unique", [&](std::size_t row) { return ward(row).unique; });
  addText("SOA1", [&](std::size_t row) {
    return "E0199" +
           digits(fieldwork.wardOf[row] * 7 + static_cast<std::size_t>(fieldwork.areaOf[row]), 4);
  });
  addText("BOROUGHNEIGHBOURHOOD", [&](std::size_t row) {
    static constexpr std::array<const char*, kNeighbourhoods> kSides = {"North", "East", "South",
                                                                        "West"};
    return boroughs[fieldwork.boroughOf[row]].name + " " +
           kSides[fieldwork.wardOf[row] % kSides.size()];
  });
  addText("simulated", [](std::size_t) { return "simulated"; });
}

void addPeopleColumns(const Fieldwork& fieldwork, const People& people, Random random,
                      SimulatedColumns& columns) {
  struct Silence {
    double refused;
    double dontKnow;
    double empty;
  };
  static const std::map<std::string, Silence> kSilences = {
      {"Q136r", {.004, 0, 0}},    {"XQ135r", {.001, 0, 0}},    {"NQ147r", {.008, .002, 0}},
      {"Q139r", {.006, 0, 0}},    {"Q148", {.008, .004, 0}},   {"NQ149r", {.020, .004, 0}},
      {"Q150r", {.045, .010, 0}}, {"NQ155r", {.003, .001, 0}}, {"NQ146", {.020, .015, .01}},
      {"Q1", {0, .003, .001}}};
  for (const auto& demographic : people.demographics) {
    AnswerColumn answers = demographic.answers;
    const Silence& silence = kSilences.at(demographic.variable);
    for (auto& answer : answers) {
      const double draw = random.uniform();
      if (draw < silence.refused) {
        answer = reason::kRefused;
      } else if (draw < silence.refused + silence.dontKnow) {
        answer = reason::kDontKnow;
      } else if (draw < silence.refused + silence.dontKnow + silence.empty) {
        answer = reason::kEmpty;
      }
    }
    columns.emplace(demographic.variable, answerColumn(demographic.variable, answers, fieldwork));
  }
}

}  // namespace candour
