// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
//
// Draws samples from a population whose every figure is known and counts how often the intervals
// hold the truth (README.md). candour_coverage [SAMPLES [SEED [UNITS
// [INTERVIEWS]]]]: units a borough and interviews in each. Exit 1 where coverage is off.
#include <chrono>
#include <cstdio>
#include <exception>
#include <string>

#include "core/numeric/parallel.h"
#include "tests/bench/coverage/population.h"
#include "tests/bench/coverage/tally.h"

namespace candour::bench {

namespace {

constexpr std::size_t kPopulationRows = 400000;

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int run(std::size_t count, std::uint64_t seed, const SampleSize& size) {
  const auto start = std::chrono::steady_clock::now();
  const Population population = makePopulation(kPopulationRows, seed);
  const Estimates truth = allEstimates(population.survey, population.spec);
  std::fprintf(stderr, "Population of %zu ready after %.0f s; drawing %zu samples ...\n",
               population.survey.rows, secondsSince(start), count);
  std::vector<std::vector<Estimate>> samples(count);
  parallelFor(count, [&](std::size_t i) {
    const Random random(seed * 1000003 + i + 1);
    const Survey sample = drawSample(population, size, random);
    samples[i] = alignedWith(truth, allEstimates(sample, population.spec));
  });
  std::printf("%zu samples of %zu interviews (32 boroughs, %zu units of %zu), seed %llu\n", count,
              kBoroughs * size.units * size.interviews, size.units, size.interviews,
              static_cast<unsigned long long>(seed));
  const int marked = printTable(tally(truth, samples));
  std::printf("%d off; %.0f s\n", marked, secondsSince(start));
  return marked == 0 ? 0 : 1;
}

}  // namespace

}  // namespace candour::bench

int main(int argc, char** argv) {
  try {
    const std::size_t samples = argc > 1 ? std::stoul(argv[1]) : 400;
    const std::uint64_t seed = argc > 2 ? std::stoull(argv[2]) : 1;
    candour::bench::SampleSize size;
    if (argc > 3) size.units = std::stoul(argv[3]);
    if (argc > 4) size.interviews = std::stoul(argv[4]);
    return candour::bench::run(samples, seed, size);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
