// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// What is done with the middle answer of the outcome. Negative: it counts against, as the question
/// has it (top-2 box of five); Missing: those who gave it are left out; Positive: it counts for
/// (top-3 box).
enum class Midpoint { Negative, Missing, Positive };
/// None; the question's controls but for the area; those and the area.
enum class ControlSet { None, Demographic, WithArea };

std::string nameOf(Midpoint midpoint);
std::string nameOf(ControlSet controls);

/// One way of asking the same.
struct Specification {
  Family family = Family::Logit;
  Midpoint midpoint = Midpoint::Negative;
  bool weighted = true;  // false in all where the question has no weight
  ControlSet controls = ControlSet::Demographic;
  bool asked = false;  // as the question has it
  std::size_t n = 0;
  double total = kNotAvailable;  // R2 of the full model (McFadden's; of a linear model R2)
  double base = kNotAvailable;   // of the controls alone
  std::vector<double> shares;    // of total - base, in the order of the drivers
  std::vector<int> ranks;        // 1 is the largest share
  std::string why;               // where it has no answer
};

/// A specification curve: which driver matters most under every defensible way of asking
/// (Simonsohn, Simmons & Nelson 2020; docs/methods.md, "Sensitivity").
struct Sensitivity {
  DriverModelSpec spec;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;  // of the question as asked
  double nEffective = 0;
  RowsLeftOut leftOut;
  std::vector<std::string> drivers;
  std::vector<Specification> specifications;
  std::vector<Warning> warnings;

  /// Of one driver over the specifications that have an answer.
  struct Standing {
    std::string driver;
    int first = 0;  // in how many it is first
    int best = 0;   // best and worst rank
    int worst = 0;
  };
  std::vector<Standing> standings;  // in the order of the drivers
  int answered = 0;                 // specifications with an answer
};

/// All combinations of the family (logit, linear, ordinal), the middle answer (where the outcome
/// has an odd number of answers and the middle one does not count for it), weights (where there are
/// any) and controls that differ from each other; of an ordinal model the middle answer is in or
/// out. Without interactions. One specification without an answer says why and costs nothing else.
/// The survey must have the columns of variablesOf(spec) loaded. Fails where the question as asked
/// has no answer.
Result<Sensitivity> sensitivityOf(const Survey& survey, const DriverModelSpec& spec,
                                  const Job& job = {});

/// "X is first in 47 of 54 specifications, never below third."
std::string stabilitySentence(const Sensitivity& answer);

/// The answer as a JSON document.
std::string sensitivityJson(const Sensitivity& answer);

}  // namespace candour
