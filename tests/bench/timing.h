// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace candour::bench {

/// Seconds on the wall clock and seconds of processor time over all threads. The second tells what
/// the work costs when other programs keep the machine busy.
struct Seconds {
  double wall = 0;
  double cpu = 0;
};

inline double middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// The medians over `runs` of `work`, each after an untimed `before`.
template <class Before, class Work>
Seconds medianSeconds(int runs, const Before& before, const Work& work) {
  std::vector<double> wall;
  std::vector<double> cpu;
  for (int run = 0; run < runs; ++run) {
    before();
    const std::clock_t cpuStart = std::clock();
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    wall.push_back(passed.count());
    cpu.push_back(static_cast<double>(std::clock() - cpuStart) / CLOCKS_PER_SEC);
  }
  return {middle(wall), middle(cpu)};
}

template <class Work>
Seconds medianSeconds(int runs, const Work& work) {
  return medianSeconds(
      runs, [] {}, work);
}

}  // namespace candour::bench
