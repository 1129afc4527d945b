// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/item_answers.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/numeric/parallel.h"
#include "models/drivers/answer_order.h"
#include "models/drivers/item_answers_json.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

const std::string kItems = std::string(R"({"name": "Scale", "as": "scale", "items": [)") + kAgree +
                           R"(, "item1", "item2", "item3"]})";
constexpr const char* kOrderedSex =
    R"(, {"items": [{"variable": "sex", "order": ["Female", "Male"]}]})";
constexpr const char* kSexAndFour =
    R"(, {"items": [{"variable": "sex", "order": ["Female", "Male"]}]},
    {"name": "Four", "items": [{"variable": "item1", "missing": [3]}]})";

ItemAnswers answered(const Survey& survey, const DriverModelSpec& spec,
                     const ItemsAsked& asked = {}) {
  const auto answers = itemAnswers(survey, spec, asked);
  if (!answers) FAIL(answers.error().message);
  return *answers;
}

// A number of R: not available where R has none.
void checkItemNumber(double value, const std::string& which, const std::string& quantity) {
  const Reference& expected = reference("item_answers");
  INFO(which << " " << quantity);
  if (std::isnan(expected.value(which, quantity))) {
    CHECK(std::isnan(value));
  } else {
    CHECK(value == expected.approx(which, quantity));
  }
}

void checkItem(const AnsweredItem& item, const std::string& which, const std::string& name) {
  const std::string key = "[" + name + "]";
  checkItemNumber(static_cast<double>(item.n), which, "n" + key);
  checkItemNumber(item.nEffective, which, "kish" + key);
  checkItemNumber(item.df, which, "df" + key);
  for (std::size_t k = 0; k < item.answers.size(); ++k) {
    const ItemAnswer& answer = item.answers[k];
    const std::string term = "[" + name + "=" + answer.label + "]";
    checkItemNumber(static_cast<double>(answer.n), which, "count" + term);
    checkItemNumber(answer.share, which, "share" + term);
    checkItemNumber(answer.se, which, "se" + term);
    checkItemNumber(answer.lower, which, "lower" + term);
    checkItemNumber(answer.upper, which, "upper" + term);
    for (std::size_t j = 0; j <= k; ++j) {
      checkItemNumber(item.covariance(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(j)),
                      which, "cov" + term + "[" + item.answers[j].label + "]");
    }
  }
  checkItemNumber(item.net.estimate, which, "net" + key);
  checkItemNumber(item.net.se, which, "net_se" + key);
  checkItemNumber(item.net.lower, which, "net_lower" + key);
  checkItemNumber(item.net.upper, which, "net_upper" + key);
  checkItemNumber(item.net.p, which, "net_p" + key);
  checkItemNumber(item.net.pHolm, which, "net_p_holm" + key);
}

void checkAll(const ItemAnswers& answers, const std::string& which) {
  for (const AnsweredItem& item : answers.items) {
    checkItem(item, which, item.driver == "Four" ? "four" : item.variable);
  }
}

void checkDifference(const ItemAnswers& answers, std::size_t a, std::size_t b,
                     const std::string& which) {
  const AnsweredItem& one = answers.items[a];
  const AnsweredItem& two = answers.items[b];
  const std::string key = "[" + one.variable + "][" + two.variable + "]";
  const Eigen::MatrixXd& v = answers.netCovariance;
  checkItemNumber(v(one.place, two.place), which, "net_cov" + key);
  checkItemNumber(netDifferenceP(answers, one, two), which, "difference_p" + key);
  const double variance =
      v(one.place, one.place) + v(two.place, two.place) - 2 * v(one.place, two.place);
  checkItemNumber(std::sqrt(variance), which, "difference_se" + key);
}

// A small survey of one item of three answers.
Survey threeAnswers(const std::vector<std::int32_t>& answers, const std::vector<double>& weights) {
  Survey survey;
  Variable item{.name = "q",
                .label = "How is it?",
                .levels = {{1, "Bad"}, {2, "Fair"}, {3, "Good"}},
                .missingRanges = {}};
  survey.add(item, Column::coded(answers, 3));
  survey.add({.name = "w", .label = {}, .levels = {}, .missingRanges = {}},
             Column::numbers(weights));
  std::vector<double> y(answers.size(), 1);
  y.front() = 0;
  survey.add({.name = "y", .label = {}, .levels = {}, .missingRanges = {}}, Column::numbers(y));
  return survey;
}

DriverModelSpec aboutThree() {
  return specOf(R"({"outcome": {"variable": "y", "positive": [1]},
                    "drivers": [{"name": "Q", "items": ["q"]}], "design": {"weight": "w"}})");
}

double sumOfShares(const AnsweredItem& item) {
  double sum = 0;
  for (const ItemAnswer& answer : item.answers) sum += answer.share;
  return sum;
}

}  // namespace

TEST_CASE("shares of answers and net scores are as R has them", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  const ItemAnswers all = answered(survey, people(kItems + kSexAndFour, kClusters));
  REQUIRE(all.items.size() == 6);
  for (const AnsweredItem& item : all.items) {
    if (item.driver == "Scale" || item.driver == "sex") checkItem(item, "clusters", item.variable);
  }
  CHECK(all.items[5].driver == "Four");
  CHECK(all.items[5].middle() == nullptr);
  CHECK(all.items[0].middle() == &all.items[0].answers[2]);
  checkAll(all, "clusters");
  checkDifference(all, 1, 2, "clusters");
  checkDifference(all, 0, 3, "clusters");
}

TEST_CASE("other designs and domains are as R has them", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  checkAll(answered(survey, people(kItems, R"({"weight": "w"})")), "weights_only");
  checkAll(answered(survey, people(kItems, R"({"weight": "w", "strata": ["stratum"],
                                               "clusters": ["psu"], "fpc": "fpc"})")),
           "fpc");
  checkAll(answered(survey, people(kItems, R"({"weight": "w_zero_psu", "strata": ["stratum"],
                                               "clusters": ["psu"]})")),
           "zero_psu");
  const ItemAnswers areas = answered(
      survey, people(kItems + kOrderedSex, kClusters, R"(, "domain": {"area": [2, 5, 7]})"));
  checkAll(areas, "areas_2_5_7");
  checkDifference(areas, 2, 3, "areas_2_5_7");
}

TEST_CASE("people of one sampling unit have shares but no errors of them", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  const std::string agree = std::string(R"({"name": "A", "items": [)") + kAgree + "]}";
  const ItemAnswers one =
      answered(survey, people(agree, kClusters, R"(, "domain": {"place": ["one PSU"]})"));
  checkAll(one, "one_psu");
  CHECK(one.items[0].df == 0);
  for (const ItemAnswer& answer : one.items[0].answers) CHECK_FALSE(answer.why.empty());
  CHECK_FALSE(one.items[0].net.why.empty());
  CHECK(std::isnan(netDifferenceP(one, one.items[0], one.items[0])));
}

TEST_CASE("an answer that nobody gave has a share of nothing and an exact interval", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  const std::string agree = std::string(R"({"name": "A", "items": [)") + kAgree + "]}";
  const ItemAnswers some = answered(survey, people(agree, kClusters, R"(, "domain": {"agree":
                              ["Tend to disagree", "Neither", "Tend to agree"]})"));
  checkAll(some, "tend_only");
  const ItemAnswer& nobody = some.items[0].answers[0];
  CHECK(nobody.n == 0);
  CHECK(nobody.share == 0);
  CHECK(nobody.upper > 0);
  CHECK_FALSE(nobody.why.empty());
}

TEST_CASE("the shares of an item add up, and so do the rows of its covariance", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  const ItemAnswers all = answered(survey, people(kItems + kSexAndFour, kClusters));
  for (const AnsweredItem& item : all.items) {
    CHECK(sumOfShares(item) == Approx(1).epsilon(1e-14));
    CHECK(item.covariance.rowwise().sum().cwiseAbs().maxCoeff() < 1e-16);
    CHECK(item.n + item.unanswered() == all.n);
    CHECK(item.net.se * item.net.se ==
          Approx(all.netCovariance(item.place, item.place)).epsilon(1e-12));
  }
  CHECK(all.n + all.noWeight == survey.rows);
}

TEST_CASE("the scale of the weights changes nothing, weights of zero are nobody", "[items]") {
  const std::vector<std::int32_t> given = {0, 1, 2, 2, 1, 2, 0, 2, -1, 1};
  const std::vector<double> w = {1, 2, 1, 0.5, 1, 3, 1, 0, 1, 2};
  std::vector<double> thousand = w;
  for (double& x : thousand) x *= 1000;
  const ItemAnswers a = answered(threeAnswers(given, w), aboutThree());
  const ItemAnswers b = answered(threeAnswers(given, thousand), aboutThree());
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(b.items[0].answers[k].share == Approx(a.items[0].answers[k].share).epsilon(1e-14));
    CHECK(b.items[0].answers[k].se == Approx(a.items[0].answers[k].se).epsilon(1e-12));
  }
  CHECK(b.items[0].net.lower == Approx(a.items[0].net.lower).epsilon(1e-12));
  CHECK(a.n == 9);
  CHECK(a.noWeight == 1);
  CHECK(a.items[0].n == 8);
  CHECK(a.items[0].noAnswer == std::vector<NoAnswer>{{kEmptyReason, 1}});
  CHECK(a.items[0].answers[2].share == Approx(4.5 / 11.5));
}

TEST_CASE("everybody on one side is a net score of one with an interval below it", "[items]") {
  const ItemAnswers all =
      answered(threeAnswers({2, 2, 2, 2, 2, 2}, {1, 1, 1, 1, 1, 1}), aboutThree());
  const NetScore& net = all.items[0].net;
  CHECK(net.estimate == 1);
  CHECK(net.upper == 1);
  CHECK(net.lower < 1);
  CHECK(net.lower > -1);
  CHECK(net.p < 0.05);
  CHECK_FALSE(net.why.empty());
}

TEST_CASE("answers without an order have shares and no net score", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  const ItemAnswers all = answered(survey, people(kItems + R"(, {"items": ["sex"]})", kClusters));
  const AnsweredItem& sex = all.items.back();
  REQUIRE(sex.variable == "sex");
  CHECK_FALSE(sex.ordered);
  CHECK(sumOfShares(sex) == Approx(1));
  CHECK(std::isnan(sex.net.estimate));
  CHECK(std::isnan(sex.net.pHolm));
  CHECK_FALSE(sex.net.why.empty());
  CHECK(std::isnan(netDifferenceP(all, sex, all.items.front())));
  CHECK(all.items.front().ordered);
  // The others are adjusted among themselves.
  const ItemAnswers others = answered(survey, people(kItems, kClusters));
  CHECK(all.items[1].net.pHolm == others.items[1].net.pHolm);
  CHECK_THAT(itemAnswersJson(all), Contains("\"ordered\": false"));
}

TEST_CASE("the words of answers tell whether they are in order", "[items]") {
  using Answers = std::vector<std::string>;
  CHECK(tellOrder(Answers{"Not at all worried", "Not very worried", "Very worried"}));
  CHECK(tellOrder(Answers{"Strongly disagree", "Neither", "Strongly agree"}));
  CHECK(tellOrder(Answers{"Very good", "Fair", "Very poor"}));
  CHECK(tellOrder(Answers{"Unlikely", "Perhaps", "Likely"}));
  CHECK(tellOrder(Answers{"16-24", "25-34", "35 and over"}));
  CHECK_FALSE(tellOrder(Answers{"1", "2", "3"}));
  CHECK(tellOrder(Answers{"Never", "Once", "Daily"}));
  CHECK(tellOrder(Answers{"A lot more crime", "About the same", "A lot less crime"}));
  CHECK_FALSE(tellOrder(Answers{"No", "Yes"}));
  CHECK_FALSE(tellOrder(Answers{"Too few police", "Poverty", "Something else"}));
  CHECK_FALSE(tellOrder(Answers{"White British", "Asian", "Any other White"}));
  CHECK_FALSE(tellOrder(Answers{"Owns", "Rents", "Other"}));
  CHECK_FALSE(tellOrder(Answers{}));
}

TEST_CASE("an item counted the other way round keeps its own direction", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  auto spec = people(kItems, kClusters);
  const ItemAnswers before = answered(survey, spec);
  spec.drivers[0].items[1].reverse = true;
  const ItemAnswers after = answered(survey, spec);
  CHECK(after.items[1].reversed);
  CHECK(after.items[1].net.estimate == before.items[1].net.estimate);
  CHECK(after.items[1].answers[0].label == "1");
  CHECK(areAlike(before.items[1], before.items[2]));
  CHECK_FALSE(areAlike(after.items[1], after.items[2]));
  CHECK_FALSE(areAlike(before.items[0], before.items[2]));
}

TEST_CASE("one driver or the outcome can be asked for", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto spec = people(kItems + kSexAndFour, kClusters);
  CHECK(answered(survey, spec, {.driver = "Scale"}).items.size() == 4);
  CHECK(answered(survey, spec, {.driver = "y"}).items[0].variable == "y");
  const ItemAnswers with = answered(survey, spec, {.driver = {}, .outcome = true});
  CHECK(with.items.size() == 7);
  CHECK(with.items[0].variable == "y");
  const auto unknown = itemAnswers(survey, spec, {.driver = "Scael"});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message == "The question has no driver \"Scael\". Did you mean Scale?");
  const auto none = itemAnswers(survey, people("", kClusters));
  REQUIRE_FALSE(none);
  CHECK_THAT(none.error().message, Contains("no drivers"));
}

TEST_CASE("an item of too many answers is refused by name", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto spec = people(kItems + R"(, {"items": ["area"]}, {"items": ["x1"]})", kClusters);
  const ItemAnswers answers = answered(survey, spec);
  CHECK(answers.items.size() == 4);
  REQUIRE(answers.refused.size() == 2);
  CHECK(answers.refused[0].variable == "area");
  CHECK(answers.refused[0].why == "8 different answers; at most 7 are shown");
  const auto alone = itemAnswers(survey, spec, {.driver = "area"});
  REQUIRE_FALSE(alone);
  CHECK_THAT(alone.error().message, Contains("area (8 different answers"));
}

TEST_CASE("text whose order is the alphabet's is shown with a warning", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto spec = people(R"({"items": ["place"]})", kClusters);
  const ItemAnswers answers = answered(survey, spec);
  const auto isAlphabet = [](const Warning& warning) { return warning.code == "alphabetical"; };
  CHECK(std::any_of(answers.warnings.begin(), answers.warnings.end(), isAlphabet));
  const ItemAnswers ordered = answered(survey, people(kItems, kClusters));
  CHECK(std::none_of(ordered.warnings.begin(), ordered.warnings.end(), isAlphabet));
}

TEST_CASE("threads do not change a digit of the answers to items", "[items]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto spec = people(kItems + kSexAndFour, kClusters);
  setThreads(1);
  const std::string one = itemAnswersJson(answered(survey, spec));
  setThreads(2);
  const std::string two = itemAnswersJson(answered(survey, spec));
  setThreads(0);
  CHECK(one == two);
}
