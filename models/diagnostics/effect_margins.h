// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/regression/margins.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// A weighted average marginal effect with its gradient in the fit's parameters: of a number per
/// weighted SD of the model's rows, of a level versus its reference.
struct EffectMargin {
  int term = 0;    // index into PreparedModel::terms
  int column = 0;  // of the matrix
  std::string contrast;
  std::string level;
  Margin margin;
};

/// The effects of one term of the model by any fit on its matrix; of columns the fit has. Through
/// its powers and products too; a power or product has none of its own.
std::vector<EffectMargin> effectMarginsOf(const PreparedModel& model, int term,
                                          const LogisticFit& fit, const std::vector<double>& w);

/// The term a column of the matrix belongs to, or -1.
int termOf(const PreparedModel& model, int column);

}  // namespace candour
