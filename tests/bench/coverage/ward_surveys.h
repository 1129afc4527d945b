// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/survey/survey.h"
#include "models/community/evaluation.h"

namespace candour::bench {

/// A survey of wards some of which act in turn, and what they gain.
struct WardWorld {
  int wards = 120;
  int strata = 8;  // boroughs; 1: none
  int quarters = 12;
  int interviews = 5;       // a ward a quarter, on average
  int actingAQuarter = 10;  // from quarter firstActing on
  int firstActing = 4;
  int actingQuarters = 6;  // 1: all in one quarter
  double gain = 0.06;      // in the first quarter after the action
  double gainMore = 0.01;  // more for every quarter since
  double wardSd = 0.06;    // of a ward's lasting level
  double momentSd = 0.03;  // of a ward's level in a quarter
};

/// One survey drawn from the world, the plan as drawn at random, and the truth of the averages.
struct WardDraw {
  Survey survey;
  EvaluationOptions options;
};

WardDraw drawWards(const WardWorld& world, Random& random);
DriverModelSpec wardSpec(const WardWorld& world);

/// The effect `event` quarters from the action.
double gainAt(const WardWorld& world, int event);
/// Its mean over all quarters after of all cohorts (of equal size).
double meanGain(const WardWorld& world);

}  // namespace candour::bench
