// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/drivers/counterfactual.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The two values of a number that has no others: standardised, and as they stand in the survey.
struct TwoValues {
  double low = 0;
  double high = 0;
  std::string lowText;
  std::string highText;
};
/// Nothing where the numeric `term` has one value or more than two.
std::optional<TwoValues> twoValuesOf(const PreparedModel& model, const PlacedTerm& term);

/// Fixed: the errors take the people as they are (delta method). Both: also as drawn from a
/// population, which costs a pass over the data an effect.
enum class EffectErrors { Fixed, Both };

/// The weighted average marginal effects of every driver and control (docs/methods.md d7, d8): of a
/// number or scale per unit and per weighted SD (of a number of two values also "from LOW to
/// HIGH"), of a category each level against the reference. Of a term with powers or products by the
/// full derivative, or by predictions with every column of it worked out anew.
std::vector<Effect> averageEffects(const PreparedModel& model, const FittedModel& fitted,
                                   EffectErrors errors = EffectErrors::Fixed);

/// The effects of one term in a counterfactual: everyone at the values it sets, all else as
/// observed; `held` is the level it sets, if it sets one.
std::vector<Effect> effectsGiven(const FittedModel& fitted, int term, const Counterfactual& rows,
                                 const HeldLevel& held, EffectErrors errors);

/// Takes an effect that cannot be given back, saying why; nothing where `why` is empty.
void withhold(const std::string& why, Effect& effect);

/// Whether powers or products are made of a term (its index in PreparedModel::terms).
bool hasDerived(const PreparedModel& model, int term);

/// An effect of a term with its error, interval and p; `average.perRow` may be empty, then without
/// the unconditional error.
Effect effectOf(const PreparedModel& model, const PlacedTerm& term, const FittedModel& fitted,
                const RowMargin& average);

}  // namespace candour
