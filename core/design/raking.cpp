// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/design/raking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/check.h"
#include "core/base/text.h"

namespace candour {

namespace {

double kishEffect(const std::vector<double>& weight) {
  double n = 0;
  double sum = 0;
  double squares = 0;
  for (const double w : weight) {
    n += w > 0 ? 1 : 0;
    sum += w;
    squares += w * w;
  }
  return n * squares / (sum * sum);
}

void scaleToMeanOne(std::vector<double>& weight) {
  double n = 0;
  double sum = 0;
  for (const double w : weight) {
    n += w > 0 ? 1 : 0;
    sum += w;
  }
  for (double& w : weight) w *= n / sum;
}

Status checkBase(const std::vector<double>& weight) {
  bool any = false;
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (std::isnan(weight[row]) || weight[row] < 0) {
      return fail("The weight in row " + std::to_string(row + 1) +
                  (weight[row] < 0 ? " is negative." : " is missing.") +
                  " Raking needs a weight of 0 or more in every row.");
    }
    any = any || weight[row] > 0;
  }
  if (!any) return fail("Every row has a weight of 0: there is nobody to rake.");
  return {};
}

Status checkMargin(const RakingMargin& margin, const std::vector<double>& weight) {
  check(margin.levelOfRow.size() == weight.size(), "one level a row");
  check(margin.target.size() == margin.levels.size(), "one target a level");
  for (std::size_t level = 0; level < margin.levels.size(); ++level) {
    if (!(margin.target[level] > 0) || std::isinf(margin.target[level])) {
      return fail("The target of \"" + margin.levels[level] + "\" of " + margin.variable +
                  " must be above 0. Leave out who is not in the population.");
    }
  }
  std::vector<char> found(margin.levels.size(), 0);
  for (std::size_t row = 0; row < weight.size(); ++row) {
    const auto level = margin.levelOfRow[row];
    if (level >= 0 && weight[row] > 0) found[static_cast<std::size_t>(level)] = 1;
  }
  for (std::size_t level = 0; level < found.size(); ++level) {
    if (found[level]) continue;
    return fail("Nobody in the survey has \"" + margin.levels[level] + "\" of " + margin.variable +
                ", so nobody can stand for these people. Merge the level with a neighbour.");
  }
  return {};
}

// The targets as shares of 1.
std::vector<double> sharesOf(const std::vector<double>& target) {
  const double total = std::accumulate(target.begin(), target.end(), 0.0);
  std::vector<double> shares = target;
  for (double& share : shares) share /= total;
  return shares;
}

// Weighted shares of the levels among those who answered.
std::vector<double> weightedShares(const RakingMargin& margin, const std::vector<double>& weight) {
  std::vector<double> shares(margin.levels.size(), 0);
  double total = 0;
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (margin.levelOfRow[row] < 0) continue;
    shares[static_cast<std::size_t>(margin.levelOfRow[row])] += weight[row];
    total += weight[row];
  }
  for (double& share : shares) share /= total;
  return shares;
}

// One margin set right; the largest error it had.
double adjust(const RakingMargin& margin, const std::vector<double>& target,
              std::vector<double>& weight) {
  auto factor = weightedShares(margin, weight);
  double error = 0;
  for (std::size_t level = 0; level < factor.size(); ++level) {
    error = std::max(error, std::abs(factor[level] - target[level]));
    factor[level] = target[level] / factor[level];
  }
  for (std::size_t row = 0; row < weight.size(); ++row) {
    const auto level = margin.levelOfRow[row];
    if (level >= 0) weight[row] *= factor[static_cast<std::size_t>(level)];
  }
  return error;
}

// Cuts weights to the limits about a mean of 1; whether any was outside.
bool cut(const RakingOptions& options, std::vector<double>& weight) {
  constexpr double kSlack = 1e-9;
  scaleToMeanOne(weight);
  bool any = false;
  for (double& w : weight) {
    if (w == 0) continue;
    if (options.highest && w > *options.highest * (1 + kSlack)) {
      w = *options.highest;
      any = true;
    } else if (options.lowest && w < *options.lowest * (1 - kSlack)) {
      w = *options.lowest;
      any = true;
    }
  }
  return any;
}

double largestError(const std::vector<RakingMargin>& margins,
                    const std::vector<std::vector<double>>& targets,
                    const std::vector<double>& weight) {
  double error = 0;
  for (std::size_t m = 0; m < margins.size(); ++m) {
    const auto shares = weightedShares(margins[m], weight);
    for (std::size_t level = 0; level < shares.size(); ++level) {
      error = std::max(error, std::abs(shares[level] - targets[m][level]));
    }
  }
  return error;
}

// Rakes until the shares hold or the iterations are used up. The last margin of a round is always
// right, so that the round's own errors tell when all are.
void rakeToMargins(const std::vector<RakingMargin>& margins,
                   const std::vector<std::vector<double>>& targets, const RakingOptions& options,
                   const Job& job, Raked& raked) {
  for (double error = 1; error > options.tolerance && raked.iterations < options.maxIterations;
       ++raked.iterations) {
    if (job.stopped()) return;
    error = 0;
    for (std::size_t m = 0; m < margins.size(); ++m) {
      error = std::max(error, adjust(margins[m], targets[m], raked.weight));
    }
  }
}

void setShares(const std::vector<RakingMargin>& margins,
               const std::vector<std::vector<double>>& targets, const std::vector<double>& before,
               Raked& raked) {
  for (std::size_t m = 0; m < margins.size(); ++m) {
    const RakingMargin& margin = margins[m];
    const auto was = weightedShares(margin, before);
    const auto is = weightedShares(margin, raked.weight);
    std::vector<std::size_t> rows(margin.levels.size(), 0);
    std::size_t unanswered = 0;
    for (std::size_t row = 0; row < before.size(); ++row) {
      if (before[row] == 0) continue;
      const auto level = margin.levelOfRow[row];
      if (level < 0) {
        ++unanswered;
      } else {
        ++rows[static_cast<std::size_t>(level)];
      }
    }
    for (std::size_t level = 0; level < margin.levels.size(); ++level) {
      raked.shares.push_back({margin.variable, margin.levels[level], rows[level], was[level],
                              targets[m][level], is[level]});
    }
    raked.unanswered.push_back(unanswered);
  }
}

}  // namespace

Result<Raked> rake(const std::vector<double>& weight, const std::vector<RakingMargin>& margins,
                   const RakingOptions& options, const Job& job) {
  if (auto status = checkBase(weight); !status) return passOn(status);
  if (margins.empty()) return fail("There is no margin to rake to.");
  check(!options.lowest || (*options.lowest > 0 && *options.lowest < 1), "a lower limit below 1");
  check(!options.highest || *options.highest > 1, "an upper limit above 1");
  std::vector<std::vector<double>> targets;
  for (const auto& margin : margins) {
    if (auto status = checkMargin(margin, weight); !status) return passOn(status);
    targets.push_back(sharesOf(margin.target));
  }
  Raked raked;
  raked.weight = weight;
  raked.deffBefore = kishEffect(weight);
  rakeToMargins(margins, targets, options, job, raked);
  const bool limited = options.lowest || options.highest;
  while (limited && cut(options, raked.weight) && raked.iterations < options.maxIterations) {
    rakeToMargins(margins, targets, options, job, raked);
  }
  if (job.stopped()) return cancelled();
  // Cutting moves the mean that the limits are multiples of.
  for (int i = 0; limited && i < options.maxIterations && cut(options, raked.weight); ++i) {
  }
  scaleToMeanOne(raked.weight);
  constexpr double kOnLimit = 1e-6;
  for (const double w : raked.weight) {
    const bool high = options.highest && w >= *options.highest * (1 - kOnLimit);
    const bool low = options.lowest && w > 0 && w <= *options.lowest * (1 + kOnLimit);
    raked.trimmed += high || low ? 1 : 0;
  }
  raked.largestError = largestError(margins, targets, raked.weight);
  raked.converged = raked.largestError <= std::max(options.tolerance, 1e-6);
  raked.deffAfter = kishEffect(raked.weight);
  setShares(margins, targets, weight, raked);
  return raked;
}

}  // namespace candour
