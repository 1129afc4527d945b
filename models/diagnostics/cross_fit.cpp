// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <numeric>

#include "core/numeric/parallel.h"
#include "models/diagnostics/calibration.h"
#include "models/diagnostics/refit.h"

namespace candour {

namespace {

constexpr int kFolds = 10;

struct UnitKey {
  double score = 0;
  double positive = 0;
  double weight = 0;
  std::int32_t unit = 0;
};

// Each unit's fold, or -1 where nobody of it is in the model.
std::vector<int> foldsOf(const PreparedModel& model, const std::vector<double>& eta, int& folds) {
  std::vector<UnitKey> keys(static_cast<std::size_t>(model.design.psus()));
  for (std::size_t i = 0; i < model.n(); ++i) {
    UnitKey& key = keys[static_cast<std::size_t>(unitOf(model, i))];
    key.score += model.w[i] * eta[i];
    key.positive += model.w[i] * model.y[i];
    key.weight += model.w[i];
  }
  for (std::size_t j = 0; j < keys.size(); ++j) keys[j].unit = static_cast<std::int32_t>(j);
  std::vector<int> foldOf(keys.size(), -1);
  std::erase_if(keys, [](const UnitKey& key) { return key.weight == 0; });
  std::sort(keys.begin(), keys.end(), [](const UnitKey& a, const UnitKey& b) {
    return std::tie(a.score, a.positive, a.weight, a.unit) <
           std::tie(b.score, b.positive, b.weight, b.unit);
  });
  folds = std::min(kFolds, static_cast<int>(keys.size()));
  for (std::size_t k = 0; k < keys.size(); ++k) {
    foldOf[static_cast<std::size_t>(keys[k].unit)] = static_cast<int>(k) % folds;
  }
  return foldOf;
}

}  // namespace

CrossFitted crossFit(const PreparedModel& model, const FittedModel& fitted,
                     const std::vector<double>& eta, const Job& job) {
  CrossFitted crossed;
  const std::vector<int> foldOf = foldsOf(model, eta, crossed.folds);
  if (crossed.folds < 2) return crossed;
  std::vector<char> left(static_cast<std::size_t>(crossed.folds), 0);
  crossed.eta.resize(model.n());
  parallelFor(static_cast<std::size_t>(crossed.folds), [&](std::size_t fold) {
    if (job.stopped()) return;
    const auto out = [&](std::size_t i) {
      return foldOf[static_cast<std::size_t>(unitOf(model, i))] == static_cast<int>(fold);
    };
    const Refit refit = refitWithout(model, fitted, out, 1e-6);
    left[fold] = refit.fit.status == FitStatus::NotConverged;
    const auto predicted = predictorOf(model.matrix, refit.fit.selection, refit.fit.beta);
    for (std::size_t i = 0; i < model.n(); ++i) {
      if (out(i)) crossed.eta[i] = predicted[i];
    }
  });
  if (std::any_of(left.begin(), left.end(), [](char c) { return c != 0; })) crossed.eta.clear();
  return crossed;
}

}  // namespace candour
