// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/survey/answers.h"
#include "core/survey/survey.h"

inline std::size_t variableAt(const candour::Survey& survey, const std::string& name) {
  return survey.require(name).value();
}

inline std::vector<double> numbersIn(const candour::Survey& survey, const std::string& name) {
  return candour::numbersOf(survey, variableAt(survey, name)).value();
}

/// Pearson's, over the rows where both are numbers.
inline double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    n += 1, sx += x[i], sy += y[i], sxx += x[i] * x[i], syy += y[i] * y[i], sxy += x[i] * y[i];
  }
  return (sxy - sx * sy / n) / std::sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
}
