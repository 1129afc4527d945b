// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/changes.h"

#include <algorithm>

#include "core/numeric/parallel.h"
#include "tests/models/trends/trend_questions.h"
#include "tests/support/reference.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

DriverModelSpec question(const std::string& more = {}) {
  return questionOf(R"({"outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
    "drivers": [{"name": "Agreement", "items": [{"variable": "agree", "order": ["Strongly disagree",
                 "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"]}], "as": "scale"},
                {"name": "x1", "items": ["x1"], "as": "number"}],
    "area": "area", )" +
                    kPeriodsDesign + more + "}");
}

Changes changed(TrendBy by, const std::string& since = {}) {
  auto changes = changesSince(periodsSurvey(), question(), {.by = by}, since);
  if (!changes) FAIL(changes.error().message);
  return *changes;
}

void checkRow(const ChangeRow& row, const std::string& which, const std::string& name) {
  const Reference& expected = reference("changes");
  const std::string key = "[" + name + "]";
  INFO(which << key);
  CHECK(static_cast<double>(row.nBefore) == expected.value(which, "n_before" + key));
  CHECK(static_cast<double>(row.nAfter) == expected.value(which, "n_after" + key));
  CHECK(row.before == expected.approx(which, "before" + key));
  CHECK(row.after == expected.approx(which, "after" + key));
  CHECK(row.estimate == expected.approx(which, "estimate" + key));
  CHECK(row.se == expected.approx(which, "se" + key));
  CHECK(row.lower == expected.approx(which, "lower" + key));
  CHECK(row.upper == expected.approx(which, "upper" + key));
  CHECK(row.p == expected.approx(which, "p" + key));
}

}  // namespace

TEST_CASE("what has changed between two windows agrees with R", "[trend]") {
  const auto check = [](const Changes& changes, const std::string& which) {
    REQUIRE(changes.rows.size() >= 2);
    checkRow(changes.rows[0], which, "y");
    checkRow(changes.rows[1], which, "agreement");
    CHECK(changes.rows[1].of == ChangeOf::Driver);
    CHECK(changes.notScales == std::vector<std::string>{"x1"});
  };
  const Changes years = changed(TrendBy::Year);
  check(years, "year");
  check(changed(TrendBy::Quarter), "quarter");
  const Changes since = changed(TrendBy::Quarter, "2018-10");
  check(since, "since");
  CHECK(since.before.from == "2018-10");
  CHECK(since.after.label == changed(TrendBy::Quarter).after.label);
  std::size_t areas = 0;
  for (const ChangeRow& row : years.rows) {
    if (row.of != ChangeOf::Area) continue;
    ++areas;
    checkRow(row, "year", row.name);
    CHECK(row.pHolm == reference("changes").approx("year", "p_holm[" + row.name + "]"));
  }
  CHECK(areas == 8);
}

TEST_CASE("no period is compared across a break, nor with itself", "[trend]") {
  const auto failing = [](const TrendOptions& options, const std::string& since) {
    const auto changes = changesSince(periodsSurvey(), question(), options, since);
    REQUIRE_FALSE(changes);
    return changes.error().message;
  };
  CHECK_THAT(failing({.by = TrendBy::Rolling12}, ""), Contains("share their interviews"));
  CHECK_THAT(failing({.by = TrendBy::Year}, "1999"),
             Contains("no period \"1999\"") && Contains("Apr 2018 to Mar 2019"));
  const std::vector<SeriesBreak> breaks = {{12 * 2020, "telephone"}};
  CHECK_THAT(failing({.by = TrendBy::Quarter, .breaks = breaks}, ""), Contains("A break"));
}

TEST_CASE("changes are the same whatever the threads", "[trend]") {
  setThreads(1);
  const Changes one = changed(TrendBy::Year);
  setThreads(2);
  const Changes two = changed(TrendBy::Year);
  setThreads(0);
  for (std::size_t i = 0; i < one.rows.size(); ++i) {
    CHECK(one.rows[i].estimate == two.rows[i].estimate);
    CHECK(one.rows[i].se == two.rows[i].se);
  }
}
