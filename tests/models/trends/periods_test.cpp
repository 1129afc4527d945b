// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/periods.h"

#include <catch2/catch.hpp>

#include "core/survey/dates.h"
#include "models/simulate/simulate.h"
#include "models/trends/months.h"
#include "models/trends/row_times.h"
#include "tests/models/trends/trend_questions.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

Periods periods(const Survey& survey, TrendBy by, const std::vector<SeriesBreak>& breaks = {},
                const DriverModelSpec& spec = {}, const std::string& time = {}) {
  const auto made = periodsOf(survey, spec, by, breaks, time);
  if (!made) FAIL(made.error().message);
  return *made;
}

std::vector<std::string> labels(const std::vector<Window>& windows) {
  std::vector<std::string> all;
  for (const auto& window : windows) all.push_back(window.label);
  return all;
}

using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("months are read from the texts that name them", "[periods]") {
  const int april = monthNumber(2019, 4);
  for (const char* text :
       {"97 (Apr 2019)", "April 2019", "Apr-19", "2019-04", "2019-04-30", "apr 2019 (wave 3)"}) {
    INFO(text);
    CHECK(monthIn(text) == april);
  }
  for (const char* text : {"", "2019", "Mayor 2019", "April", "19 April", "2019-13", "04/2019",
                           "12 34", "Don't know"}) {
    INFO(text);
    CHECK_FALSE(monthIn(text));
  }
  CHECK(spanName(april, april + 11) == "Apr 2019 to Mar 2020");
  CHECK(spanName(april, april + 2) == "Apr-Jun 2019");
  CHECK(isoMonth(april) == "2019-04");
  CHECK(monthOfSeconds(*secondsOfDate(2019, 4, 30)) == april);
  CHECK_FALSE(monthOfSeconds(1e300));
}

TEST_CASE("every way a survey tells time gives the same quarters", "[periods]") {
  const auto& survey = periodsSurvey();
  CHECK(timeSources(survey) == Labels{"MONTH"});
  const auto months = periods(survey, TrendBy::Quarter);
  REQUIRE(months.windows.size() == 8);
  CHECK(months.windows.front().label == "Apr-Jun 2018");
  CHECK(months.windows.front().from == "2018-04");
  CHECK(months.windows.back().to == "2020-03");
  for (const char* time : {"quarter", "interview_date"}) {
    const auto other = periods(survey, TrendBy::Quarter, {}, {}, time);
    CHECK(labels(other.windows) == labels(months.windows));
    CHECK(other.baseOfRow == months.baseOfRow);
  }
  const auto years = periods(survey, TrendBy::Year, {}, {}, "FinancialYear");
  CHECK(labels(years.windows) == Labels{"Apr 2018 to Mar 2019", "Apr 2019 to Mar 2020"});
  CHECK_FALSE(periodsOf(survey, {}, TrendBy::Quarter, {}, "FinancialYear"));
  CHECK_FALSE(periodsOf(survey, {}, TrendBy::Quarter, {}, "sex"));
  CHECK_FALSE(periodsOf(survey, {}, TrendBy::Quarter, {}, "nothing"));
}

TEST_CASE("dates tell time, those of birth do not", "[periods]") {
  Survey survey;
  Variable birth{.name = "birth_date", .kind = VariableKind::Date, .dateStyle = DateStyle::Date};
  Variable day{.name = "day", .kind = VariableKind::Date, .dateStyle = DateStyle::Date};
  survey.add(birth, Column::numbers({0, 0}));
  survey.add(day, Column::numbers({*secondsOfDate(2020, 1, 31), emptyNumber()}));
  const auto made = periods(survey, TrendBy::Quarter);
  CHECK(labels(made.windows) == Labels{"Jan-Mar 2020"});
  CHECK(made.baseOfRow == std::vector<std::int32_t>{0, -1});
  CHECK_THAT(made.notes[0], Contains("1 interviews have no known time (day)"));
  day.name = "day of entry";
  survey.add(day, Column::numbers({0, 0}));
  const auto unclear = periodsOf(survey, {}, TrendBy::Quarter, {});
  REQUIRE_FALSE(unclear);
  CHECK_THAT(unclear.error().message, Contains("day, day of entry") && Contains("--time"));
}

TEST_CASE("rolling years need four quarters in a row without a break", "[periods]") {
  const Survey survey =
      surveyOfMonths({"Apr 2018", "May 2018", "Jun 2018", "Jul 2018", "Oct 2018", "Jan 2019",
                      "Apr 2019", "Oct 2019", "Jan 2020", "Apr 2020", "Jul 2020", "Oct 2020"});
  auto made = periods(survey, TrendBy::Rolling12);
  CHECK(labels(made.windows) == Labels{"Apr 2018 to Mar 2019", "Jul 2018 to Jun 2019",
                                       "Oct 2019 to Sep 2020", "Jan-Dec 2020"});
  REQUIRE(made.notes.size() == 2);
  CHECK_THAT(made.notes[0], Contains("Only some months") && Contains("Jul-Sep 2018"));
  CHECK_THAT(made.notes[1], Contains("no interviews of Jul-Sep 2019"));
  made = periods(survey, TrendBy::Rolling12, {{monthNumber(2019, 4), "by telephone"}});
  CHECK(labels(made.windows) ==
        Labels{"Apr 2018 to Mar 2019", "Oct 2019 to Sep 2020", "Jan-Dec 2020"});
  CHECK(made.windows[1].breakBefore);
  CHECK_FALSE(made.windows[2].breakBefore);
  CHECK_THAT(made.notes.back(), Contains("by telephone") && Contains("Jun 2019"));
  made = periods(survey, TrendBy::Quarter, {{monthNumber(2018, 5), "new wording"}});
  CHECK(made.windows.front().label == "Jul-Sep 2018");
  CHECK(made.baseOfRow[0] == -1);
  CHECK_THAT(made.notes[0], Contains("Apr-Jun 2018 is left out") && Contains("new wording"));
}

TEST_CASE("years begin in April; one with a break inside is not made", "[periods]") {
  const Survey survey =
      surveyOfMonths({"Jan 2018", "Apr 2018", "Jul 2018", "Oct 2018", "Jan 2019", "Apr 2019"});
  auto made = periods(survey, TrendBy::Year);
  CHECK(labels(made.windows) ==
        Labels{"Apr 2017 to Mar 2018", "Apr 2018 to Mar 2019", "Apr 2019 to Mar 2020"});
  CHECK(made.basesOfWindow[1].size() == 4);
  CHECK_THAT(made.notes.back(),
             Contains("Apr 2019 to Mar 2020") && Contains("only 1 of its 12 months"));
  CHECK(made.windows[1].parts == 4);
  CHECK(partialText(made.windows[1]) == "4 of its 12 months");
  CHECK(made.windows[2].parts == 1);
  CHECK(partialText(made.windows[2]) == "1 of its 12 months");
  made = periods(survey, TrendBy::Year, {{monthNumber(2018, 10), "new wording"}});
  CHECK(labels(made.windows) == Labels{"Apr 2017 to Mar 2018", "Apr 2019 to Mar 2020"});
  CHECK(made.windows[1].breakBefore);
}

TEST_CASE("a window says how much of it has interviews", "[periods]") {
  std::vector<std::string> months;
  for (const char* month : {"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}) {
    months.push_back(std::string(month) + " 2018");
  }
  const auto year = periods(surveyOfMonths(months), TrendBy::Year).windows[0];
  CHECK(year.parts == 3);
  CHECK(partialText(year) == "3 of its 4 quarters");
  months.insert(months.end(), {"Jan 2019", "Mar 2019"});
  const auto survey = surveyOfMonths(months);
  CHECK(partialText(periods(survey, TrendBy::Year).windows[0]) == "11 of its 12 months");
  CHECK(partialText(periods(survey, TrendBy::Rolling12).windows[0]) == "11 of its 12 months");
  const auto quarters = periods(survey, TrendBy::Quarter).windows;
  CHECK(partialText(quarters[3]) == "2 of its 3 months");
  CHECK_FALSE(quarters[2].partial());
  // The survey's own counts tell quarters and years, of which no month can be missed.
  for (const char* time : {"quarter", "FinancialYear"}) {
    for (const auto& whole : periods(periodsSurvey(), TrendBy::Year, {}, {}, time).windows) {
      CHECK_FALSE(whole.partial());
    }
  }
  DriverModelSpec spec;
  spec.wave = "FinancialYear";
  CHECK_FALSE(periods(periodsSurvey(), TrendBy::Wave, {}, spec).windows[0].partial());
}

TEST_CASE("a year is not made of what a break leaves of it", "[periods]") {
  const auto& survey = periodsSurvey();
  for (const auto& [month, left] : {std::pair{monthNumber(2019, 5), "Apr 2018 to Mar 2019"},
                                    {monthNumber(2020, 2), "Apr 2018 to Mar 2019"},
                                    {monthNumber(2018, 6), "Apr 2019 to Mar 2020"}}) {
    const auto made = periods(survey, TrendBy::Year, {{month, "telephone"}});
    CHECK(labels(made.windows) == Labels{left});
    // Its quarter has interviews, which are left out: that is another thing than none.
    for (const auto& note : made.notes) CHECK_THAT(note, !Contains("no interviews"));
  }
}

TEST_CASE("waves are periods in their own order; a break between them is marked", "[periods]") {
  Survey survey = surveyOfMonths({"Apr 2019", "Apr 2019", "May 2020", "Jun 2020", "Jul 2021"});
  survey.add({.name = "round"}, Column::numbers({1, 1, 2, 2, emptyNumber()}));
  DriverModelSpec spec;
  spec.wave = "round";
  auto made = periods(survey, TrendBy::Wave, {}, spec);
  CHECK(labels(made.windows) == Labels{"Wave 1", "Wave 2"});
  CHECK_FALSE(made.windows[1].breakBefore);
  CHECK(made.baseOfRow == std::vector<std::int32_t>{0, 0, 1, 1, -1});
  made = periods(survey, TrendBy::Wave, {{monthNumber(2020, 4), "by telephone"}}, spec);
  CHECK(made.windows[1].breakBefore);
  made = periods(survey, TrendBy::Wave, {{monthNumber(2020, 6), "by telephone"}}, spec);
  CHECK(labels(made.windows) == Labels{"Wave 1"});
  CHECK_THAT(made.notes[0], Contains("Wave 2 is left out"));
  spec.wave = "rounds";
  CHECK_FALSE(periodsOf(survey, spec, TrendBy::Wave, {}));
}

TEST_CASE("waves told by texts stand in order of time, not of the alphabet", "[periods]") {
  DriverModelSpec spec;
  spec.wave = "when";
  // Levels as a file of texts gives them: by alphabet.
  const auto made = [&spec](const std::vector<std::string>& alphabetical) {
    return labels(periods(surveyOfMonths(alphabetical), TrendBy::Wave, {}, spec).windows);
  };
  CHECK(made({"Wave 1", "Wave 10", "Wave 2"}) == Labels{"Wave 1", "Wave 2", "Wave 10"});
  CHECK(made({"R009a", "R10", "R9"}) == Labels{"R9", "R009a", "R10"});
  CHECK(made({"Apr 2019", "Jan 2018", "Oct 2018"}) == Labels{"Jan 2018", "Oct 2018", "Apr 2019"});
  CHECK(made({"after", "before"}) == Labels{"after", "before"});
  // The months of the interviews say more than a name does.
  Survey survey = surveyOfMonths({"Apr 2019", "Jan 2018", "Apr 2019"});
  Variable named{.name = "round", .kind = VariableKind::Text};
  named.levels = {{1, "after", false}, {2, "before", false}};
  survey.add(std::move(named), Column::coded({0, 1, 0}, 2));
  spec.wave = "round";
  const auto dated = periods(survey, TrendBy::Wave, {{monthNumber(2019, 1), "by phone"}}, spec);
  CHECK(labels(dated.windows) == Labels{"before", "after"});
  CHECK(dated.baseOfRow == std::vector<std::int32_t>{1, 0, 1});
  CHECK(dated.windows[1].breakBefore);
}

TEST_CASE("waves without dates are named where breaks are looked for", "[periods]") {
  Survey survey = surveyOfMonths({"Apr 2019", "", "May 2020"});
  survey.add({.name = "round"}, Column::numbers({1, 2, 3}));
  DriverModelSpec spec;
  spec.wave = "round";
  const auto made = periods(survey, TrendBy::Wave, {{monthNumber(2020, 4), "by telephone"}}, spec);
  CHECK(labels(made.windows) == Labels{"Wave 1", "Wave 2", "Wave 3"});
  CHECK(made.windows[2].breakBefore);  // somewhere since the last wave that is dated
  REQUIRE(made.notes.size() == 1);
  CHECK_THAT(made.notes[0], Contains("Wave 2") && Contains("not looked for"));
  CHECK(periods(survey, TrendBy::Wave, {}, spec).notes.empty());
}

TEST_CASE("breaks are read from JSON, and known of the survey that has them", "[periods]") {
  const auto breaks = parseBreaks(
      R"([{"from": "2020-04", "what": "by telephone"}, {"from": "2015-10", "what": "wording"}])");
  REQUIRE(breaks);
  REQUIRE(breaks->size() == 2);
  CHECK((*breaks)[0] == SeriesBreak{monthNumber(2015, 10), "wording"});
  CHECK(parseBreaks("[]")->empty());
  for (const char* bad :
       {"{", "{}", "[1]", R"([{"from": "2020-04"}])", R"([{"from": "2020", "what": "x"}])",
        R"([{"from": "2020-04", "what": " "}])"}) {
    INFO(bad);
    CHECK_FALSE(parseBreaks(bad));
  }
  CHECK(knownBreaks(periodsSurvey()).empty());
  const auto simulated = simulateSurvey({.rows = 400, .seed = 1});
  REQUIRE(simulated);
  const auto known = knownBreaks(*simulated);
  REQUIRE(known.size() == 1);
  CHECK(known[0].month == monthNumber(2020, 4));
  CHECK_THAT(known[0].what, Contains("telephone"));
  CHECK(timeVariables(*simulated, {}) == Labels{"MONTH"});
}
