// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <limits>
#include <vector>

#include "core/base/random.h"
#include "core/store/ward_register.h"
#include "models/simulate/geography.h"

namespace candour {

/// A year of Community Matters in the wards of a simulated survey.
///
/// One rolling plan (models/community/rota.h) puts all wards in random order, stratified by
/// borough, and takes as many a week as make three cycles of 13 weeks: the first third acts in the
/// last quarter but three of the fieldwork, the second in the last but one, the others are planned
/// for the quarter after the fieldwork and so have not acted. (For a survey to March 2020: April to
/// June 2019, October to December 2019, April to June 2020; the weeks between are breaks.) Which
/// wards act is therefore known to be random within boroughs, and randomisation inference on the
/// plan is valid. The plan's hash is left empty.
///
/// The first cycle is finished: results were fed back, most are evaluated. In the second, most
/// wards acted and some have not fed back yet; a few, by lot, are still nominated or planned though
/// their week is past: those have not acted.
struct Community {
  static constexpr int kNever = std::numeric_limits<int>::max();

  WardRegister wardRegister;
  std::vector<int> actedIn;  // by ward of the fieldwork: quarter of its week of action, or kNever
};

/// The same fieldwork and `random` give the same plan.
Community planCommunity(const Fieldwork& fieldwork, Random random);

}  // namespace candour
