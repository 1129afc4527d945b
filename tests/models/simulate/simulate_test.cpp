// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/simulate.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "core/import/codebook.h"
#include "core/survey/answers.h"
#include "models/simulate/geography.h"
#include "models/simulate/truth.h"
#include "tests/models/simulate/survey_columns.h"

using namespace candour;

namespace {

Survey simulated(std::size_t rows, std::uint64_t seed = 2026, bool all = false) {
  auto survey = simulateSurvey({.rows = rows, .seed = seed, .allColumns = all});
  REQUIRE(survey);
  return *survey;
}

const Survey& twoYears() {
  static const Survey survey = simulated(25600);
  return survey;
}

Categories answersTo(const Survey& survey, const std::string& name) {
  return categoriesOf(survey, variableAt(survey, name)).value();
}

// FNV-1a over names, labels and cells: any change of any cell changes it.
std::uint64_t checksum(const Survey& survey, bool behaviours = true) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto add = [&hash](const void* bytes, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      hash = (hash ^ static_cast<const unsigned char*>(bytes)[i]) * 0x100000001b3ULL;
    }
  };
  for (std::size_t v = 0; v < survey.variables.size(); ++v) {
    const Variable& variable = survey.variables[v];
    if (!behaviours && variable.name.starts_with("NQ_")) continue;
    add(variable.name.data(), variable.name.size());
    for (const auto& level : variable.levels) add(level.label.data(), level.label.size());
    for (std::size_t row = 0; row < survey.rows; ++row) {
      const Column& column = *survey.columns[v];
      const double cell = column.isCoded() ? column.level(row) : column.number(row);
      const auto fixed = std::isnan(cell) ? INT64_MIN : std::llround(cell * 1e4);
      add(&fixed, sizeof fixed);
    }
  }
  return hash;
}

double weightedShare(const Survey& survey, const std::string& variable, std::size_t from,
                     const std::vector<bool>& inside) {
  const auto answers = answersTo(survey, variable);
  const auto weight = numbersIn(survey, "WT_Discrete_rebased");
  double favourable = 0;
  double total = 0;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    if (!inside[row] || answers.levelOfRow[row] < 0) continue;
    total += weight[row];
    if (answers.levelOfRow[row] >= static_cast<int>(from)) favourable += weight[row];
  }
  return favourable / total;
}

std::vector<bool> where(const Survey& survey, const std::string& variable, double value) {
  const auto values = numbersIn(survey, variable);
  std::vector<bool> inside(values.size());
  for (std::size_t row = 0; row < values.size(); ++row) inside[row] = values[row] == value;
  return inside;
}

}  // namespace

TEST_CASE("a seed gives one survey, on every compiler", "[simulate]") {
  CHECK(checksum(simulated(640, 7)) == checksum(simulated(640, 7)));
  CHECK(checksum(simulated(640, 7)) != checksum(simulated(640, 8)));
  CHECK(checksum(simulated(640, 7)) == 0xb634b5a0fab6d4eeULL);
  // What people would do is drawn apart: it changes nothing else.
  CHECK(checksum(simulated(640, 7), false) == 0xaa59a1d50d831b8dULL);
}

TEST_CASE("interviews spread over quarters, boroughs and wards", "[simulate]") {
  const Survey& survey = twoYears();
  CHECK(survey.rows == 25600);
  CHECK(survey.simulated());
  CHECK(survey.variables.size() > 85);
  CHECK(survey.variables.size() < 100);
  CHECK(survey.variables.front().name == "index");
  std::map<std::pair<double, int>, int> cells;
  const auto quarter = numbersIn(survey, "quarter");
  const auto borough = answersTo(survey, "C2");
  for (std::size_t row = 0; row < survey.rows; ++row) {
    ++cells[{quarter[row], borough.levelOfRow[row]}];
  }
  CHECK(cells.size() == 8 * 32);
  CHECK(std::all_of(cells.begin(), cells.end(), [](const auto& c) { return c.second == 100; }));
  CHECK(cells.begin()->first.first == 53);
  CHECK(borough.levelText(6) == "City of Westminster");
  const auto wards = answersTo(survey, "ward_unique").levels.size();
  CHECK(wards >= 32 * 19);
  CHECK(wards <= 32 * 21);
  CHECK(answersTo(survey, "ward").levels.size() == wards);
}

TEST_CASE("quarter, month, year and date of an interview agree", "[simulate]") {
  const Survey& survey = twoYears();
  const auto quarter = numbersIn(survey, "quarter");
  const auto month = numbersIn(survey, "MONTH");
  const auto year = numbersIn(survey, "FinancialYear");
  const auto date = numbersIn(survey, "interview_date");
  const auto labels = answersTo(survey, "MONTH");
  for (std::size_t row = 0; row < survey.rows; row += 37) {
    CHECK(std::floor((month[row] - 49) / 3) == quarter[row] - 41);
    CHECK(std::floor((quarter[row] - 1) / 4) + 1 == year[row]);
    // 1 April 2019 is 13,773,369,600 seconds after 14 October 1582.
    CHECK((date[row] >= 13773369600.0) == (quarter[row] >= 57));
    CHECK(std::fmod(date[row], 86400) == 0);
    if (month[row] == 97) {
      CHECK(labels.levelText(std::size_t(labels.levelOfRow[row])) == "97 (Apr 2019)");
      CHECK(year[row] == 15);
    }
  }
}

TEST_CASE("few rows and many rows find their place", "[simulate]") {
  for (const std::size_t rows : {1U, 50U, 129U, 3201U}) {
    const auto survey = simulated(rows);
    CHECK(survey.rows == rows);
    CHECK(survey.find("WT_Q57"));
    CHECK_FALSE(survey.find("WT_Q56"));
  }
  CHECK(simulated(70000).find("WT_Q41"));
  CHECK_FALSE(simulateSurvey({.rows = 0}));
  CHECK(simulateSurvey({.rows = 6'000'000}).error().message.find("6000000") != std::string::npos);
}

TEST_CASE("all columns means the width of the record file", "[simulate]") {
  const auto survey = simulated(640, 1, true);
  CHECK(survey.variables.size() >= 473);
  CHECK(survey.variables.size() <= 489);
  std::set<std::string> names;
  for (const auto& variable : survey.variables) CHECK(names.insert(variable.name).second);
  const auto plain = simulated(640, 1);
  for (std::size_t v = 0; v < plain.variables.size(); ++v) {
    CHECK(*plain.columns[v] == *survey.columns[variableAt(survey, plain.variables[v].name)]);
  }
}

TEST_CASE("the file's quirks are there", "[simulate]") {
  const Survey& survey = twoYears();
  const auto& problem = survey.variables[variableAt(survey, "NQ44A")].levels;
  const auto hasReason = [](const std::vector<Level>& levels, const std::string& label) {
    return std::any_of(levels.begin(), levels.end(),
                       [&](const Level& l) { return l.label == label && l.missing; });
  };
  CHECK(hasReason(problem, "Not Asked"));
  CHECK(hasReason(problem, "Not asked"));
  CHECK(hasReason(problem, "Don't know"));
  CHECK(hasReason(survey.variables[variableAt(survey, "NQ135BD")].levels, "Refused"));
  CHECK(hasReason(survey.variables[variableAt(survey, "Q3C")].levels, "(Spontaneous) No opinion"));
  CHECK(answersTo(survey, "Q132B").levelText(0) == "-");
  CHECK(answersTo(survey, "simulated").levels.size() == 1);
  const auto counts = answersTo(survey, "NQ44A").levelOfRow;
  const auto missing = std::count(counts.begin(), counts.end(), Categories::kNoAnswer);
  CHECK(missing > 0.22 * 25600);
  CHECK(missing < 0.36 * 25600);
}

TEST_CASE("the codebook knows every answer and leaves the survey as it is", "[simulate]") {
  Survey survey = twoYears();
  const auto& book = knownCodebooks().front();
  CHECK(recognises(book, survey));
  std::map<std::string, std::set<std::string>> known;
  for (const auto& entry : book.entries)
    known[entry.variable] = {entry.order.begin(), entry.order.end()};
  for (const auto& variable : survey.variables) {
    INFO(variable.name);
    if (variable.name != "index") CHECK_FALSE(variable.label.empty());
    if (variable.kind == VariableKind::Text && variable.name != "C2") continue;
    for (const auto& level : variable.levels) {
      INFO(level.label);
      CHECK((level.missing ? meansNoAnswer(level.label)
                           : known[variable.name].count(level.label) == 1));
    }
  }
  applyCodebook(book, survey);
  for (std::size_t v = 0; v < survey.variables.size(); ++v) {
    CHECK(*survey.columns[v] == *twoYears().columns[v]);
  }
}

TEST_CASE("a weight is empty outside its period and has mean 1 within", "[simulate]") {
  const Survey& survey = twoYears();
  const auto quarter = numbersIn(survey, "quarter");
  struct Period {
    const char* name;
    double first;
    double last;
  };
  for (const auto& period : {Period{"WT_Q53", 53, 53}, Period{"WT_Q58_B", 55, 58},
                             Period{"WT_Q60_B", 57, 60}, Period{"WT_Discrete_rebased", 53, 60}}) {
    INFO(period.name);
    const auto weight = numbersIn(survey, period.name);
    double sum = 0;
    double count = 0;
    for (std::size_t row = 0; row < survey.rows; ++row) {
      const bool inside = quarter[row] >= period.first && quarter[row] <= period.last;
      REQUIRE(std::isnan(weight[row]) != inside);
      if (!inside) continue;
      sum += weight[row];
      count += 1;
    }
    CHECK(sum / count == Approx(1).margin(1e-4));
  }
  CHECK_FALSE(survey.find("WT_Q53_B"));  // three of its quarters are not there
}

TEST_CASE("weights cost what the survey's cost, and follow age and ethnicity", "[simulate]") {
  const Survey& survey = twoYears();
  const auto weight = numbersIn(survey, "WT_Discrete_rebased");
  double sum = 0;
  double squares = 0;
  for (const double w : weight) {
    REQUIRE(w > 0);
    sum += w;
    squares += w * w;
  }
  const double kish = static_cast<double>(weight.size()) * squares / (sum * sum);
  CHECK(kish > 1.22);
  CHECK(kish < 1.40);
  CHECK(correlation(weight, numbersIn(survey, "Q136r")) < -.15);
  CHECK(correlation(weight, numbersIn(survey, "NQ147r")) > .03);
}

TEST_CASE("London and its boroughs stand where the published figures put them", "[simulate]") {
  const Survey& survey = twoYears();
  const SimulatedLondon& london = simulatedLondon();
  const auto borough = answersTo(survey, "C2");
  double apart = 0;
  for (const int year : {14, 15}) {
    const auto inYear = where(survey, "FinancialYear", year);
    const auto y = static_cast<std::size_t>(year - SimulatedBorough::kFirstYear);
    CHECK(weightedShare(survey, "NQ135BD", 3, inYear) ==
          Approx(london.whole.trust[y]).margin(.015));
    CHECK(weightedShare(survey, "Q60", 3, inYear) == Approx(london.whole.goodJob[y]).margin(.02));
    for (std::size_t b = 0; b < kBoroughs; ++b) {
      std::vector<bool> inside(survey.rows);
      for (std::size_t row = 0; row < survey.rows; ++row) {
        inside[row] = inYear[row] && borough.levelOfRow[row] == static_cast<int>(b);
      }
      // 400 interviews: four standard errors are 8 to 11 points.
      const double trust = weightedShare(survey, "NQ135BD", 3, inside);
      CHECK(trust == Approx(london.boroughs[b].trust[y]).margin(.09));
      apart += std::abs(trust - london.boroughs[b].trust[y]) / 64;
    }
  }
  CHECK(apart < .022);
}

TEST_CASE("drivers hang together as survey answers do", "[simulate]") {
  const Survey& survey = twoYears();
  double within = 0;
  int pairs = 0;
  for (const auto& driver : simulationTruth().drivers) {
    for (std::size_t i = 0; i < driver.items.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const double r = correlation(numbersIn(survey, driver.items[i].variable),
                                     numbersIn(survey, driver.items[j].variable));
        CHECK(r > .3);
        CHECK(r < .72);
        within += r;
        ++pairs;
      }
    }
  }
  CHECK(within / pairs == Approx(.58).margin(.06));
  CHECK(correlation(numbersIn(survey, "Q62TG"), numbersIn(survey, "Q79H")) > .3);
  CHECK(correlation(numbersIn(survey, "Q65"), numbersIn(survey, "Q131")) > .1);
}

TEST_CASE("Black and Mixed Londoners trust less", "[simulate]") {
  const Survey& survey = twoYears();
  const auto ethnicity = answersTo(survey, "NQ147r");
  const auto shareOf = [&](const std::string& group) {
    const auto wanted = static_cast<int>(
        findLevel(survey.variables[*survey.find("NQ147r")], ethnicity.levels, group).value());
    std::vector<bool> inside(survey.rows);
    for (std::size_t row = 0; row < survey.rows; ++row) {
      inside[row] = ethnicity.levelOfRow[row] == wanted;
    }
    return weightedShare(survey, "NQ135BD", 3, inside);
  };
  CHECK(shareOf("Black") < shareOf("White British") - .05);
  CHECK(shareOf("Mixed") < shareOf("White British") - .05);
}

TEST_CASE("a simulation can be stopped", "[simulate]") {
  std::stop_source source;
  source.request_stop();
  const auto survey = simulateSurvey({.rows = 640}, {.stop = source.get_token(), .progress = {}});
  REQUIRE_FALSE(survey);
  CHECK(survey.error().kind == ErrorKind::Cancelled);
}
