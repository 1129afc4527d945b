// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/bench/coverage/tally.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/text.h"

namespace candour::bench {

namespace {

// Mean and standard deviation of numbers that come one by one (Welford 1962).
struct Moments {
  std::size_t count = 0;
  double mean = 0;
  double squares = 0;

  void add(double value) {
    ++count;
    const double step = value - mean;
    mean += step / static_cast<double>(count);
    squares += step * (value - mean);
  }
  [[nodiscard]] double variance() const {
    return count > 1 ? squares / static_cast<double>(count - 1) : NAN;
  }
};

// One number over all samples.
struct Number {
  Moments estimate;
  Moments se;
  Moments covered;
};

void addSample(const Quantity& quantity, const Estimates& truth,
               const std::vector<Estimate>& sample, std::vector<Number>& numbers, Moments& coverage,
               Fared& fared) {
  Moments within;
  bool every = true;
  for (std::size_t i = 0; i < quantity.count; ++i) {
    const Estimate& e = sample[quantity.first + i];
    const double right = truth.values[quantity.first + i].truth;
    if (std::isnan(right) || std::isnan(e.lower) || std::isnan(e.upper)) {
      ++fared.lacking;
      continue;
    }
    const bool covered = e.lower <= right && right <= e.upper;
    every = every && covered;
    within.add(covered ? 1 : 0);
    numbers[i].covered.add(covered ? 1 : 0);
    numbers[i].estimate.add(e.estimate);
    numbers[i].se.add(e.se);
  }
  if (within.count > 0)
    coverage.add(quantity.promise == Promise::AllAtOnce ? (every ? 1 : 0) : within.mean);
}

Fared fare(const Quantity& quantity, const Estimates& truth,
           const std::vector<std::vector<Estimate>>& samples) {
  Fared fared{
      .name = quantity.name, .numbers = quantity.count, .promise = quantity.promise, .lowest = 1};
  std::vector<Number> numbers(quantity.count);
  Moments coverage;
  for (const auto& sample : samples) addSample(quantity, truth, sample, numbers, coverage, fared);
  fared.coverage = coverage.mean;
  // Not below what chance alone gives a single number: all covered is no certainty.
  const auto drawn = static_cast<double>(coverage.count);
  const double least = .95 * .05 / static_cast<double>(quantity.count);
  fared.coverageSe = std::sqrt(std::max(coverage.variance(), least) / drawn);
  Moments ratio;
  Moments bias;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Number& number = numbers[i];
    if (number.covered.count == 0) continue;
    fared.lowest = std::min(fared.lowest, number.covered.mean);
    const double sd = std::sqrt(number.estimate.variance());
    if (!(sd > 0)) continue;
    if (!std::isnan(number.se.mean)) ratio.add(number.se.mean / sd);
    bias.add(std::abs(number.estimate.mean - truth.values[quantity.first + i].truth) / sd);
  }
  fared.seRatio = ratio.mean;
  fared.bias = bias.mean;
  return fared;
}

bool isOff(const Fared& fared) {
  const double lower = fared.coverage - 1.96 * fared.coverageSe;
  const double upper = fared.coverage + 1.96 * fared.coverageSe;
  return fared.promise == Promise::Each ? upper < .93 || lower > .97 : upper < .95;
}

const char* noteOf(Promise promise) {
  return promise == Promise::Each          ? ""
         : promise == Promise::EachAtLeast ? "  at least"
                                           : "  all at once";
}

}  // namespace

std::vector<Fared> tally(const Estimates& truth,
                         const std::vector<std::vector<Estimate>>& samples) {
  std::vector<Fared> all;
  for (const auto& quantity : truth.quantities) all.push_back(fare(quantity, truth, samples));
  return all;
}

int printTable(const std::vector<Fared>& all) {
  int marked = 0;
  std::printf("%-49s %7s %9s  %-15s %7s %8s %6s %8s\n", "quantity", "numbers", "coverage",
              "Monte Carlo 95%", "lowest", "se / sd", "bias", "lacking");
  for (const auto& fared : all) {
    const bool off = isOff(fared);
    marked += off ? 1 : 0;
    const double lower = std::max(0.0, fared.coverage - 1.96 * fared.coverageSe);
    const double upper = std::min(1.0, fared.coverage + 1.96 * fared.coverageSe);
    std::printf("%-49s %7zu %8.1f%%  %5.1f to %5.1f  %6.1f%% %8s %6.2f %8zu%s%s\n",
                fared.name.c_str(), fared.numbers, 100 * fared.coverage, 100 * lower, 100 * upper,
                100 * fared.lowest, fared.seRatio > 0 ? fixed(fared.seRatio, 3).c_str() : "-",
                fared.bias, fared.lacking, noteOf(fared.promise), off ? "  <-- off" : "");
  }
  return marked;
}

}  // namespace candour::bench
