// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/random.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_spec.h"
#include "models/simulate/geography.h"

namespace candour::bench {

/// A finite population to sample from: a large simulated survey of 32 boroughs, about 20 wards each
/// and 20 quarters. Each row stands for as many people as its weight says, so that what is true of
/// the population is the weighted quantity of all its rows.
struct Population {
  Survey survey;  // the columns of the question, of time and the sampling unit
  DriverModelSpec
      spec;  // trust by eight drivers and four controls; stratum borough, cluster "unit"
  std::array<std::vector<std::uint32_t>, kBoroughs> rowsOfBorough;  // sorted by ward
  std::vector<std::uint32_t> wardOf;                                // by row
  std::vector<std::vector<std::uint32_t>> rowsOfWard;
};

Population makePopulation(std::size_t rows, std::uint64_t seed);

struct SampleSize {
  std::size_t units = 20;       // wards drawn in each borough
  std::size_t interviews = 20;  // in each of them
};

/// In each borough wards drawn with replacement, in proportion to their rows, each draw a sampling
/// unit of its own; in each unit rows of the ward drawn with replacement. Every row of a borough
/// has the same chance, so its weight stays what it was.
Survey drawSample(const Population& population, const SampleSize& size, Random random);

}  // namespace candour::bench
