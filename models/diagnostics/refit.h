// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>
#include <vector>

#include "models/diagnostics/scored_rows.h"

namespace candour {

/// A model fitted anew without some rows, on the same standardised columns. Columns that the rows
/// left do not tell apart are not in its selection.
struct Refit {
  LogisticFit fit;
  std::vector<double> w;  // by position, 0 where left out, mean 1
};

/// The fit with weights that are 0 where `out(position)`, started from `fitted`.
template <class Out>
Refit refitWithout(const PreparedModel& model, const FittedModel& fitted, const Out& out,
                   double tolerance);

/// The same by weights of any mean.
Refit refitWeighted(const PreparedModel& model, const FittedModel& fitted, std::vector<double> w,
                    double tolerance);

template <class Out>
Refit refitWithout(const PreparedModel& model, const FittedModel& fitted, const Out& out,
                   double tolerance) {
  std::vector<double> w = model.w;
  for (std::size_t i = 0; i < w.size(); ++i) {
    if (out(i)) w[i] = 0;
  }
  return refitWeighted(model, fitted, std::move(w), tolerance);
}

}  // namespace candour
