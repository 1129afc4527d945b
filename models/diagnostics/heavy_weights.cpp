// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/diagnostics/influence.h"
#include "models/diagnostics/weight_comparison.h"

namespace candour {

namespace {

constexpr std::size_t kHeaviest = 10;

std::string waveAt(const Survey& survey, std::size_t row) {
  if (survey.waves.size() < 2) return {};
  for (const Wave& wave : survey.waves) {
    if (row >= wave.firstRow && row < wave.firstRow + wave.rows) return wave.name;
  }
  return {};
}

}  // namespace

HeavyWeights heavyWeightsOf(const Survey& survey, const PreparedModel& model) {
  HeavyWeights answer;
  const auto n = static_cast<double>(model.n());
  answer.weighted = !model.spec.design.weight.empty();
  answer.kish = n / model.nEffective;
  answer.topRows = static_cast<std::size_t>(std::ceil(n / 100));
  std::vector<std::uint32_t> order(model.n());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return model.w[a] != model.w[b] ? model.w[a] > model.w[b]
                                    : model.surveyRow[a] < model.surveyRow[b];
  });
  double top = 0;
  for (std::size_t i = 0; i < answer.topRows; ++i) top += model.w[order[i]];
  answer.topShare = top / n;
  answer.largest = model.w[order.front()];
  if (!answer.weighted) return answer;
  for (std::size_t i = 0; i < std::min(kHeaviest, order.size()); ++i) {
    const std::uint32_t at = order[i];
    const std::size_t row = model.surveyRow[at];
    answer.heaviest.push_back({row + 1, waveAt(survey, row),
                               model.design.rowsArePsus ? "" : unitName(survey, model, at),
                               model.w[at], model.w[at] / n});
  }
  return answer;
}

}  // namespace candour
