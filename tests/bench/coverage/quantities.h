// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/survey/survey.h"
#include "models/drivers/driver_spec.h"

namespace candour::bench {

/// One number of an answer with its interval. Not available: a NaN.
struct Estimate {
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  double truth = 0;  // what would be true, were the survey the population
};

/// What is estimated in every sample: numbers that an answer gives, always as many.
struct Quantity {
  std::string name;
  std::size_t first = 0;  // in the estimates of allEstimates()
  std::size_t count = 0;
  bool simultaneous = false;  // the intervals hold for all numbers at once
};

struct Estimates {
  std::vector<Quantity> quantities;
  std::vector<Estimate> values;

  void add(const std::string& name, const std::vector<Estimate>& some, bool simultaneous = false);
};

/// Every quantity, estimated from a survey.
Estimates allEstimates(const Survey& survey, const DriverModelSpec& spec);

}  // namespace candour::bench
