// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <functional>

#include "core/base/job.h"
#include "core/base/result.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

inline constexpr int kImputations = 20;
inline constexpr int kImputationRounds = 10;
inline constexpr std::uint64_t kImputationSeed = 1;

/// Fits the question with its terms edited as given.
using FitEdited = std::function<Result<DriverModel>(const TermsEdit& edit, const Job& job)>;

/// The model of a question whose missing answers are imputed (docs/methods.md d25): kImputations
/// fits of completed terms, pooled by poolModels(), with the complete cases' model beside. Where
/// nobody lacks an answer it is the one fit there is, with no imputations in its summary. Fails
/// where a term has no answer at all, or the completed data do not agree about the terms.
Result<DriverModel> fitImputed(const FitEdited& fit, const Job& job);

}  // namespace candour
