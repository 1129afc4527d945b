// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "models/trends/trend.h"
#include "tests/support/reference_survey.h"

namespace candour {

inline DriverModelSpec questionOf(const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  if (!spec) FAIL(spec.error().message);
  return *spec;
}

inline const Survey& periodsSurvey() {
  static const Survey survey = referenceSurvey("periods");
  return survey;
}

inline const std::string kPeriodsDesign =
    R"("design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]})";

inline DriverModelSpec periodsQuestion(const std::string& more = {}) {
  return questionOf(R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": [],
                        "area": "area", )" +
                    kPeriodsDesign + more + "}");
}

inline Trend trended(const Survey& survey, const DriverModelSpec& spec,
                     const TrendOptions& options) {
  auto trend = trendOf(survey, spec, options);
  if (!trend) FAIL(trend.error().message);
  return *trend;
}

inline const TrendChange& changeOf(const TrendSeries& series, ChangeKind kind) {
  for (const auto& change : series.changes) {
    if (change.kind == kind) return change;
  }
  FAIL("no such change");
  return series.changes.front();
}

/// A survey of one column of months ("Apr 2019") and others.
inline Survey surveyOfMonths(const std::vector<std::string>& months) {
  Variable variable;
  variable.name = "when";
  variable.kind = VariableKind::Text;
  std::vector<std::int32_t> levels;
  for (const auto& month : months) {
    std::size_t at = 0;
    while (at < variable.levels.size() && variable.levels[at].label != month) ++at;
    if (at == variable.levels.size()) {
      variable.levels.push_back({static_cast<double>(at + 1), month, month.empty()});
    }
    levels.push_back(static_cast<std::int32_t>(at));
  }
  Survey survey;
  const std::size_t count = variable.levels.size();
  survey.add(variable, Column::coded(levels, count));
  return survey;
}

}  // namespace candour
