// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/expression.h"

#include <catch2/catch.hpp>

#include "core/base/random.h"
#include "core/prepare/bound_expression.h"
#include "tests/core/prepare/small.h"

using namespace candour;
using small::answers;
using small::Texts;

namespace {

Texts derived(const std::string& formula) {
  const auto made = applyRecipe(small::survey(), {{"x", "", DeriveStep{formula}}});
  INFO(formula << ": " << (made ? "" : made.error().message));
  REQUIRE(made);
  return answers(*made, "x");
}

// The value of a formula without variables.
std::string value(const std::string& formula) {
  return derived(formula).front();
}

std::string whyNot(const std::string& formula) {
  const auto made = applyRecipe(small::survey(), {{"x", "", DeriveStep{formula}}});
  INFO(formula);
  REQUIRE_FALSE(made);
  return made.error().message;
}

std::string placeOf(const std::string& formula) {
  const auto parsed = parseExpression(formula);
  INFO(formula);
  REQUIRE_FALSE(parsed);
  const auto text = placed(formula, parsed.error());
  return text.substr(0, text.find(':'));
}

}  // namespace

TEST_CASE("operators bind as in arithmetic") {
  CHECK(value("2 + 3 * 4") == "14");
  CHECK(value("(2 + 3) * 4") == "20");
  CHECK(value("-2 ^ 2") == "-4");
  CHECK(value("2 ^ 3 ^ 2") == "512");
  CHECK(value("2 ^ -1") == "0.5");
  CHECK(value("10 - 4 - 3") == "3");
  CHECK(value("16 / 4 / 2") == "2");
  CHECK(value("1 + 2 < 4 and not 2 == 3") == "Yes");
  CHECK(value("1 == 1 or 1 == 2 and 1 == 3") == "Yes");
  CHECK(value("not 1 == 2") == "Yes");
  CHECK(value("1e2 + .5") == "100.5");
}

TEST_CASE("what is missing stays missing, unless something else decides") {
  CHECK(derived("a + b") == Texts{"3", "2", "6", "(empty)", "0", "(not asked)"});
  CHECK(derived("a > 0") == Texts{"Yes", "Yes", "Yes", "(empty)", "No", "No"});
  CHECK(derived("a > 0 and b > 0") == Texts{"Yes", "No", "Yes", "(empty)", "No", "No"});
  CHECK(derived("a > 0 or b > 0") == Texts{"Yes", "Yes", "Yes", "Yes", "No", "(not asked)"});
  CHECK(derived("if(b > 0, a, missing)") ==
        Texts{"1", "(empty)", "3", "(empty)", "(empty)", "(not asked)"});
  CHECK(derived("is_missing(a)") == Texts{"No", "No", "No", "Yes", "No", "No"});
  CHECK(derived("mean(a, b)") == Texts{"1.5", "1", "3", "1", "0", "-4"});
  CHECK(derived("sum(a, b)") == Texts{"3", "2", "6", "1", "0", "-4"});
  CHECK(derived("min(a, b)") == Texts{"1", "0", "3", "1", "0", "-4"});
  CHECK(derived("max(a, b)") == Texts{"2", "2", "3", "1", "0", "-4"});
  CHECK(derived("count(a, b, worry)") == Texts{"3", "3", "3", "1", "2", "2"});
  CHECK(derived("age") == Texts{"16", "24", "25", "64.5", "(empty)", "80"});
}

TEST_CASE("what has no result is missing") {
  CHECK(derived("a / b") == Texts{"0.5", "(empty)", "1", "(empty)", "(empty)", "(not asked)"});
  CHECK(derived("log(a)")[4] == "(empty)");
  CHECK(derived("log(a)")[5] == "(empty)");
  CHECK(derived("sqrt(a)")[5] == "(empty)");
  CHECK(value("exp(1000)") == "(empty)");
  CHECK(value("(-8) ^ (1 / 3)") == "(empty)");
}

TEST_CASE("functions give what they are called") {
  CHECK(value("abs(-3)") == "3");
  CHECK(value("round(2.5)") == "3");
  CHECK(value("round(-2.5)") == "-3");
  CHECK(value("round(3.14159, 2)") == "3.14");
  CHECK(value("round(1234, -2)") == "1200");
  CHECK(value("floor(-0.5)") == "-1");
  CHECK(value("exp(0) + log(1)") == "1");
  CHECK(derived("year(met)") == Texts{"1970", "1970", "1971", "(empty)", "1970", "1970"});
  CHECK(derived("month(met)") == Texts{"1", "3", "1", "(empty)", "1", "1"});
  CHECK(derived("met >= \"1970-03-01\"")[1] == "Yes");
  CHECK(derived("met >= \"1970-03-02\"")[1] == "No");
}

TEST_CASE("answers are compared by their labels, on either side") {
  const Texts very = {"Yes", "No", "No", "(empty)", "(empty)", "No"};
  CHECK(derived("worry == \"Very worried\"") == very);
  CHECK(derived("\"Very worried\" == worry") == very);
  CHECK(derived("worry == 1") == very);
  CHECK(derived("not (worry != 'Very worried')") == very);
  CHECK(derived("worry in (\"Very worried\", \"Fairly worried\")") ==
        Texts{"Yes", "Yes", "No", "(empty)", "(empty)", "No"});
  CHECK(derived("worry in (1, 2)") == Texts{"Yes", "Yes", "No", "(empty)", "(empty)", "No"});
  CHECK(derived("[Home area] == \"Camden\"") ==
        Texts{"No", "Yes", "No", "Yes", "No", "(not asked)"});
  CHECK(derived("if([Home area] == \"Camden\", \"Inner\", if(a > 0, \"Outer\", missing))") ==
        Texts{"Outer", "Inner", "Outer", "Inner", "(empty)", "(not asked)"});
}

TEST_CASE("a formula says where it goes wrong") {
  CHECK(placeOf("") == "line 1, column 1");
  CHECK(placeOf("1 +") == "line 1, column 4");
  CHECK(placeOf("1 +\n  2 $ 3") == "line 2, column 5");
  CHECK(placeOf("\"é\" = 1") == "line 1, column 5");
  CHECK(placeOf("(1 + 2") == "line 1, column 1");
  CHECK(placeOf("a < b < c") == "line 1, column 7");
  CHECK(placeOf("mean()") == "line 1, column 6");
  CHECK(placeOf("abs(1, 2)") == "line 1, column 1");
  CHECK(placeOf("'open") == "line 1, column 1");
  CHECK(placeOf("1.2.3") == "line 1, column 1");
  CHECK(placeOf("2x") == "line 1, column 1");
  using Catch::Matchers::Contains;
  CHECK_THAT(whyNot("meen(a)"),
             Contains("There is no function \"meen\". Did you mean") && Contains("mean"));
  CHECK_THAT(whyNot("wory == 1"),
             Contains("line 1, column 1: There is no variable \"wory\"") && Contains("worry"));
  CHECK_THAT(whyNot("worry == \"Very woried\""),
             Contains("line 1, column 10") && Contains("Very worried"));
  CHECK_THAT(whyNot("worry == \"Don't know\""), Contains("reason for missing"));
  CHECK_THAT(whyNot("[Home area] + 1"), Contains("holds text"));
  CHECK_THAT(whyNot("met + 1"), Contains("is a date"));
  CHECK_THAT(whyNot("year(a)"), Contains("variable that is a date"));
  CHECK_THAT(whyNot("if(a, 1, 2)"), Contains("A condition is expected"));
  CHECK_THAT(whyNot("if(a > 1, \"x\", 2)"), Contains("a number in the other"));
  CHECK_THAT(whyNot("worry < \"Very worried\""), Contains("compared with == and !="));
  CHECK_THAT(whyNot("\"x\" + 1"), Contains("not be reckoned with"));
  CHECK_THAT(whyNot("missing"), Contains("missing for everybody"));
  CHECK_THAT(whyNot("a & b"), Contains("Write the word and"));
}

TEST_CASE("a formula has limits") {
  CHECK(parseExpression(std::string(60, '(') + "1" + std::string(60, ')')).has_value() == false);
  CHECK(parseExpression(std::string(15, '(') + "1" + std::string(15, ')')).has_value());
  CHECK_FALSE(parseExpression(std::string(5000, '-') + "1"));
  CHECK_FALSE(parseExpression(std::string(100000, '(')));
  CHECK_FALSE(parseExpression(std::string(kLongestExpression + 1, '1')));
  std::string sum = "1";
  for (int i = 0; i < 900; ++i) sum += "+1";
  CHECK(value(sum) == "901");
  for (int i = 0; i < 900; ++i) sum += "+1";
  CHECK_FALSE(parseExpression(sum));
}

TEST_CASE("no text breaks the reading of a formula") {
  const std::vector<std::string> pieces = {
      "a",     "b",      "worry",       "[Home area]", "\"Camden\"", "'x'",  "1",     "2.5",  "+",
      "-",     "*",      "/",           "^",           "(",          ")",    ",",     "==",   "!=",
      "<",     "<=",     ">",           ">=",          " and ",      " or ", " not ", " in ", "if(",
      "mean(", "round(", "is_missing(", "missing",     "[",          "\"",   "\\",    "\n",   "é",
      "\xff",  "count(", "year(",       "met",         "1e999",      "$"};
  Random random(20261128);
  int read = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string formula;
    for (auto length = 1 + random.below(12); length > 0; --length) {
      formula += pieces[random.below(pieces.size())];
    }
    const auto parsed = parseExpression(formula);
    if (!parsed) {
      CHECK(parsed.error().at <= formula.size());
      continue;
    }
    const auto bound = bindExpression(*parsed, small::survey());
    if (!bound) continue;
    ++read;
    CHECK(valuesOf(*bound, small::survey())->values.size() == 6);
  }
  CHECK(read > 200);
}
