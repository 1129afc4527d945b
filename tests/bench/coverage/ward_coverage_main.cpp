// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
//
// Simulated surveys of wards that act in turn: do the intervals of an evaluation hold the planted
// effect, and is randomisation uniform where there is none? candour_ward_coverage [SURVEYS [SEED]];
// README.md. Exit 1 where something is off.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include "core/numeric/parallel.h"
#include "core/numeric/tails.h"
#include "tests/bench/coverage/ward_surveys.h"

namespace candour::bench {

namespace {

constexpr int kDraws = 199;  // of randomisation, of the bootstrap

Evaluation evaluated(const WardWorld& world, std::uint64_t seed) {
  Random random(seed);
  WardDraw draw = drawWards(world, random);
  draw.options.draws = kDraws;
  draw.options.seed = seed;
  auto evaluation = evaluateWards(draw.survey, wardSpec(world), draw.options);
  if (!evaluation) throw std::runtime_error(evaluation.error().message);
  return std::move(*evaluation);
}

std::vector<Evaluation> allEvaluated(const WardWorld& world, std::size_t surveys,
                                     std::uint64_t seed) {
  std::vector<Evaluation> all(surveys);
  parallelFor(surveys, [&](std::size_t i) { all[i] = evaluated(world, seed * 1000003 + i + 1); });
  return all;
}

struct Interval {
  double estimate = 0;
  double se = 0;
  bool holds = false;
};

// One line of the table; whether coverage is off.
bool printCoverage(const std::string& name, const std::vector<Interval>& intervals, double truth) {
  double held = 0;
  double sum = 0;
  double squares = 0;
  double errors = 0;
  for (const Interval& interval : intervals) {
    held += interval.holds;
    sum += interval.estimate;
    squares += interval.estimate * interval.estimate;
    errors += interval.se * interval.se;
  }
  const auto n = static_cast<double>(intervals.size());
  const double mean = sum / n;
  const double sd = std::sqrt(squares / n - mean * mean);
  const double coverage = held / n;
  const bool off = coverage < 0.93 || coverage > 0.97;
  std::printf("  %-26s %6.1f %% (+-%.1f)   truth %6.4f  mean %6.4f  se / sd %.3f%s\n", name.c_str(),
              100 * coverage, 196 * std::sqrt(coverage * (1 - coverage) / n), truth, mean,
              std::sqrt(errors / n) / sd, off ? "  <-" : "");
  return off;
}

std::vector<Interval> intervalsOf(const std::vector<Evaluation>& all, double truth,
                                  const std::function<const WardEstimate&(const Evaluation&)>& of) {
  std::vector<Interval> intervals;
  for (const Evaluation& evaluation : all) {
    const WardEstimate& e = of(evaluation);
    intervals.push_back({e.estimate, e.se, e.lower <= truth && truth <= e.upper});
  }
  return intervals;
}

int coverageOf(const std::string& title, const WardWorld& world, std::size_t surveys,
               std::uint64_t seed) {
  const auto all = allEvaluated(world, surveys, seed);
  const double truth = meanGain(world);
  std::printf("%s: %zu surveys, %.0f interviews, %d wards of which %d act\n", title.c_str(),
              surveys, static_cast<double>(all.front().n), world.wards,
              world.actingAQuarter * world.actingQuarters);
  int off = printCoverage(
      "effect (95 % interval)",
      intervalsOf(all, truth, [](const auto& e) -> const WardEstimate& { return e.att; }), truth);
  double bands = 0;
  std::vector<Interval> points;
  for (const Evaluation& evaluation : all) {
    bool inside = true;
    for (const EventPoint& point : evaluation.study.points) {
      if (point.base) continue;
      const double gain = gainAt(world, point.event);
      inside = inside && point.bandLower <= gain && gain <= point.bandUpper;
      points.push_back(
          {point.estimate - gain, point.se, point.lower <= gain && gain <= point.upper});
    }
    bands += inside;
  }
  off += printCoverage("points of the event study", points, 0);
  std::printf("  %-26s %6.1f %% of surveys hold all points at once\n", "band",
              100 * bands / static_cast<double>(surveys));
  double rejected = 0;
  for (const Evaluation& evaluation : all) rejected += evaluation.study.preTrend.p < 0.05;
  std::printf("  %-26s %6.1f %% below 0.05\n", "test of trends before",
              100 * rejected / static_cast<double>(surveys));
  return off;
}

// Kolmogorov and Smirnov's distance of p-values on the grid of (1 .. draws + 1) / (draws + 1) from
// uniform, and chi-squared over 20 bins.
int uniformityOf(const std::string& name, std::vector<double> p) {
  std::sort(p.begin(), p.end());
  const auto n = static_cast<double>(p.size());
  double distance = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    // On a grid the distribution function is exact at its steps.
    if (i + 1 < p.size() && p[i + 1] == p[i]) continue;
    distance = std::max(distance, std::abs(static_cast<double>(i + 1) / n - p[i]));
  }
  std::vector<double> bins(20, 0);
  double below = 0;
  for (const double each : p) {
    below += each <= 0.05 + 1e-12;
    const int bin = static_cast<int>(std::ceil(20 * each - 1e-9)) - 1;
    ++bins[static_cast<std::size_t>(std::clamp(bin, 0, 19))];
  }
  double chi = 0;
  for (const double bin : bins) chi += (bin - n / 20) * (bin - n / 20) / (n / 20);
  const double limit = 1.358 / std::sqrt(n);
  const double chiLimit = chiSquaredQuantile(0.99, 19);
  const bool off = distance > limit || chi > chiLimit;
  std::printf(
      "  %-26s %6.1f %% at most 0.05;  KS %.4f (5 %% limit %.4f);  chi-squared %.1f on 19 "
      "(1 %% limit %.1f)%s\n",
      name.c_str(), 100 * below / n, distance, limit, chi, chiLimit, off ? "  <-" : "");
  return off ? 1 : 0;
}

int nullOf(const std::string& title, WardWorld world, std::size_t surveys, std::uint64_t seed) {
  world.gain = world.gainMore = 0;
  const auto all = allEvaluated(world, surveys, seed);
  std::printf("%s, no effect: %zu surveys, %d wards of which %d act\n", title.c_str(), surveys,
              world.wards, world.actingAQuarter * world.actingQuarters);
  std::vector<double> p;
  std::vector<double> wild;
  for (const Evaluation& evaluation : all) {
    p.push_back(evaluation.randomisation.p);
    if (std::isfinite(evaluation.wild.p)) wild.push_back(evaluation.wild.p);
  }
  int off = uniformityOf("randomisation", p);
  if (wild.size() == all.size()) off += uniformityOf("wild bootstrap", wild);
  return off;
}

int run(std::size_t surveys, std::uint64_t seed) {
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&start] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const WardWorld rolling;
  WardWorld plain = rolling;
  plain.strata = 1;
  WardWorld once = rolling;
  once.actingQuarters = 1;
  once.actingAQuarter = 40;
  WardWorld few = once;
  few.strata = 1;
  few.actingAQuarter = 4;
  few.wards = 40;
  int off = coverageOf("Rolling plan, drawn within 8 boroughs", rolling, surveys, seed);
  off += coverageOf("Rolling plan, drawn over all", plain, surveys, seed + 1);
  off += coverageOf("All in one quarter", once, surveys, seed + 2);
  off += nullOf("Rolling plan, drawn within 8 boroughs", rolling, surveys, seed + 3);
  off += nullOf("All in one quarter", once, surveys, seed + 4);
  off += nullOf("Four wards in one quarter", few, surveys, seed + 5);
  std::printf("%d off; %.0f s\n", off, seconds());
  return off == 0 ? 0 : 1;
}

}  // namespace

}  // namespace candour::bench

int main(int argc, char** argv) {
  try {
    return candour::bench::run(argc > 1 ? std::stoul(argv[1]) : 1000,
                               argc > 2 ? std::stoull(argv[2]) : 1);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
