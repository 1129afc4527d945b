// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_register.h"
#include "core/survey/survey.h"

namespace candour {

/// Which of a survey's variables tell the ward of an interview.
struct WardVariables {
  std::string ward;     // its answers become Ward::code
  std::string name;     // of the ward; empty: as `ward`
  std::string borough;  // empty: none

  bool operator==(const WardVariables&) const = default;
};

/// The variables that are named, to be loaded.
std::vector<std::string> variablesOf(const WardVariables& variables);

/// Variables whose name or label speaks of a ward, the most likely first: those of a code before
/// those of a name. Never one that merely has the letters ("towards", "ward officer").
std::vector<std::string> likelyWardVariables(const Survey& described);
/// The likely ones: a code, a name beside it, and `area` (the question's; where that is empty, what
/// is called borough) as the borough. `ward` is empty where the survey tells no ward.
WardVariables proposedWardVariables(const Survey& described, const std::string& area);

/// The wards of a survey that has the columns of `variables`, by code. Each has the name and the
/// borough that most of its interviews have. Fails on an unknown variable and where no interview
/// has a ward.
Result<std::vector<Ward>> wardsOfSurvey(const Survey& survey, const WardVariables& variables);

}  // namespace candour
