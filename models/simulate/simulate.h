// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/store/ward_register.h"
#include "core/survey/survey.h"

namespace candour {

struct SimulationOptions {
  std::size_t rows = 25600;  // spread over the quarters and boroughs as the survey does
  std::uint64_t seed = 2026;
  bool allColumns = false;  // pad to the real file's width
  /// 0: a survey to March 2020. 1 to 10: so many calendar years to December 2023, whose rolling
  /// twelve months follow the published series; the first full one of 10 years ends with 2014. From
  /// April 2020 interviews are by telephone: what was dropped then is not asked.
  int years = 0;
  /// Wards have weeks of action, as simulateRegister() says, which raise Confidence (Q60) there
  /// from the next quarter on by a known amount. Of all other answers only those to the behaviours,
  /// which hang on confidence, differ from a survey without.
  bool wardsAct = false;
};

/// A survey shaped like the Public Attitude Survey, with known truth: eight drivers with fixed
/// coefficients move Trust and Confidence (models/simulate/truth.h). Reproducible from the seed on
/// any compiler. The result is marked simulated.
Result<Survey> simulateSurvey(const SimulationOptions& options, const Job& job = {});

/// The register that belongs to a survey of these options with `wardsAct`: every ward with its
/// place in a random rota of three cycles, the last one after the survey, and the priorities of the
/// first two (models/simulate/community.h).
Result<WardRegister> simulateRegister(const SimulationOptions& options);

}  // namespace candour
