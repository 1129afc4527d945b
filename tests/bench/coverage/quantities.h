// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
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
  std::string of;    // what it is about, where not every sample has it: a level, a driver
};

/// What intervals promise: 95 % each; at least 95 % each; at least 95 % for all numbers at once.
enum class Promise { Each, EachAtLeast, AllAtOnce };

/// Numbers of one kind that an answer gives.
struct Quantity {
  std::string name;
  std::size_t first = 0;  // in the estimates of allEstimates()
  std::size_t count = 0;
  Promise promise = Promise::Each;
};

struct Estimates {
  std::vector<Quantity> quantities;
  std::vector<Estimate> values;

  void add(const std::string& name, const std::vector<Estimate>& some,
           Promise promise = Promise::Each);
};

/// Adds what one kind of answer says of the survey.
void addDrivers(const Survey& survey, const DriverModelSpec& spec, Estimates& all);
void addAreas(const Survey& survey, const DriverModelSpec& spec, Estimates& all);
void addGaps(const Survey& survey, const DriverModelSpec& spec, Estimates& all);
void addTrends(const Survey& survey, const DriverModelSpec& spec, Estimates& all);
void addScenarios(const Survey& survey, const DriverModelSpec& spec, Estimates& all);

/// The values of a sample in the places they have in `model`, found by quantity and Estimate::of; a
/// number that the sample lacks (a rare level that nobody in it has) is not available.
std::vector<Estimate> alignedWith(const Estimates& model, const Estimates& sample);

/// Every quantity, estimated from a survey.
Estimates allEstimates(const Survey& survey, const DriverModelSpec& spec);

/// The interval of an answer that states a standard error on `df` alone.
Estimate symmetric(double estimate, double se, double df);

template <class Number>
Estimate intervalOf(const Number& number) {
  return {number.estimate, number.se, number.lower, number.upper, number.estimate, {}};
}

template <class Number>
Estimate intervalOf(const Number& number, const std::string& of) {
  return {number.estimate, number.se, number.lower, number.upper, number.estimate, of};
}

// An estimator that has no answer leaves nothing to count.
template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  throw std::runtime_error(result.error().message);
}

}  // namespace candour::bench
