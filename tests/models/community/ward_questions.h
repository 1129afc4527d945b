// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "models/community/adoption.h"
#include "models/community/doubly_robust.h"
#include "models/community/exposure.h"
#include "models/community/ward_sample.h"
#include "tests/support/reference_survey.h"

namespace candour {

inline DriverModelSpec wardQuestion(const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  if (!spec) FAIL(spec.error().message);
  return *spec;
}

inline DriverModelSpec toyQuestion() {
  return wardQuestion(R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": [],
                          "design": {"weight": "w", "clusters": ["ward"]}})");
}

inline DriverModelSpec staggeredQuestion() {
  return wardQuestion(R"({"outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
    "drivers": [], "controls": [{"items": ["age"], "as": "category"}, {"items": ["x"], "as": "number"}],
    "design": {"weight": "w", "strata": ["stratum"], "clusters": ["ward"]}})");
}

inline const Survey& toySurvey() {
  static const Survey survey = referenceSurvey("did_toy");
  return survey;
}

inline const Survey& staggeredSurvey() {
  static const Survey survey = referenceSurvey("wards");
  return survey;
}

/// Each ward once, in a week between the two periods where `tr` is 1.
inline std::vector<WardAction> toyActions() {
  std::vector<WardAction> actions;
  for (int ward = 1; ward <= 15; ++ward) {
    actions.push_back({(ward < 10 ? "W0" : "W") + std::to_string(ward), "2019-05-06"});
  }
  return actions;
}

/// The weeks that stand in the data set.
inline std::vector<WardAction> staggeredActions() {
  std::map<std::string, std::string> weeks;
  const auto wards = referenceTexts("wards", "ward");
  const auto weekOfRow = referenceTexts("wards", "week");
  for (std::size_t i = 0; i < wards.size(); ++i) weeks[wards[i]] = weekOfRow[i];
  std::vector<WardAction> actions;
  for (const auto& [ward, week] : weeks) {
    if (!week.empty()) actions.push_back({ward, week});
  }
  return actions;
}

inline WardSample sampleOf(const Survey& survey, const DriverModelSpec& spec,
                           const WardSampleOptions& options = {"ward", "month", {}}) {
  auto sample = wardSample(survey, spec, options);
  if (!sample) FAIL(sample.error().message);
  return *sample;
}

inline std::vector<WardTiming> timingsOf(const WardSample& sample,
                                         const std::vector<WardAction>& actions,
                                         ActionQuarter quarter = ActionQuarter::LeftOut) {
  std::vector<WardTiming> timings(sample.wards.size());
  for (const WardAction& action : actions) {
    const auto at = std::find(sample.wards.begin(), sample.wards.end(), action.ward);
    const auto timing = timingOf(action.week, quarter);
    if (!timing) FAIL(timing.error().message);
    if (at != sample.wards.end()) timings[at - sample.wards.begin()] = *timing;
  }
  return timings;
}

inline double errorOf(const WardSample& sample, const Eigen::VectorXd& influence) {
  const auto covariance = wardCovariance(sample, influence);
  if (!covariance) FAIL(covariance.error().message);
  return std::sqrt((*covariance)(0, 0));
}

}  // namespace candour
