// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/unconditional.h"

#include <algorithm>
#include <cmath>

#include "core/design/design_variance.h"
#include "models/drivers/leverage.h"

namespace candour {

double unconditionalError(const PreparedModel& model, const FittedModel& fitted,
                          const RowMargin& average) {
  // Its cut points move with the people too, which the logit of one of them does not show.
  if (fitted.ordinal) return kNotAvailable;
  const auto leverage = coefficientLeverage(model, fitted, average.margin.gradient);
  if (leverage.empty()) return kNotAvailable;
  const auto total = static_cast<double>(model.n());  // the weights' mean is 1
  Eigen::MatrixXd influence(static_cast<Eigen::Index>(model.n()), 1);
  for (std::size_t i = 0; i < model.n(); ++i) {
    influence(static_cast<Eigen::Index>(i), 0) =
        model.w[i] * (average.perRow[i] - average.margin.value) / total +
        leverage[i] * fitted.fit.residual[i];
  }
  const auto variance = influenceCovariance(model.design, model.surveyRow, influence);
  return variance ? std::sqrt(std::max(0.0, (*variance)(0, 0))) : kNotAvailable;
}

}  // namespace candour
