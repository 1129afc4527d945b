// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/perceptions.h"

#include <array>
#include <cmath>

namespace candour {

namespace {

constexpr double kWardSpread = .15;     // of what the drivers have in common
constexpr double kBoroughSpread = .10;  // of one driver, besides what follows the published level

double logit(double p) {
  return std::log(p / (1 - p));
}

// How far a borough's published levels lie above London's, in logits, over all years.
double advantage(const SimulatedBorough& borough) {
  const SimulatedBorough& whole = simulatedLondon().whole;
  double sum = 0;
  for (std::size_t year = 0; year < SimulatedBorough::kYears; ++year) {
    sum += logit(borough.trust[year]) - logit(whole.trust[year]);
    sum += logit(borough.goodJob[year]) - logit(whole.goodJob[year]);
  }
  return sum / (2 * SimulatedBorough::kYears);
}

// What people of a ward, and of London, have in common about all things, one number a row.
std::vector<double> drawCommon(const Fieldwork& fieldwork, Random& random) {
  std::vector<double> ward(fieldwork.wards.size());
  for (double& effect : ward) effect = kWardSpread * random.normal();
  std::vector<double> common(fieldwork.rows());
  for (std::size_t row = 0; row < common.size(); ++row) {
    common[row] = random.normal() + ward[fieldwork.wardOf[row]];
  }
  return common;
}

std::vector<double> drawLatent(const SimulationTruth::Driver& driver, const Fieldwork& fieldwork,
                               const People& people, const std::vector<double>& common,
                               Random& random) {
  const auto& boroughs = simulatedLondon().boroughs;
  std::vector<double> local(boroughs.size());
  for (std::size_t b = 0; b < local.size(); ++b) {
    local[b] = driver.local * advantage(boroughs[b]) + kBoroughSpread * random.normal();
  }
  const double own = std::sqrt(1 - driver.halo * driver.halo);
  std::vector<double> latent(fieldwork.rows());
  for (std::size_t row = 0; row < latent.size(); ++row) {
    const int year = financialYearOf(fieldwork.quarterOf[row]) - SimulationTruth::kFirstYear;
    latent[row] = driver.halo * common[row] + own * random.normal() +
                  driver.period[static_cast<std::size_t>(year)] + local[fieldwork.boroughOf[row]];
  }
  addShifts(driver.shifts, people, latent);
  return latent;
}

std::vector<double> cutsOf(const std::vector<double>& shares) {
  std::vector<double> cuts;
  double sum = 0;
  for (std::size_t i = 0; i + 1 < shares.size(); ++i) {
    sum += shares[i];
    cuts.push_back(normalQuantile(sum));
  }
  return cuts;
}

AnswerColumn drawItem(const SimulationTruth::Item& item, const std::vector<double>& latent,
                      Random& random) {
  const std::vector<double> cuts = cutsOf(item.shares);
  const double noise = std::sqrt(1 - item.loading * item.loading);
  AnswerColumn answers(latent.size());
  for (std::size_t row = 0; row < latent.size(); ++row) {
    const double value = item.loading * latent[row] + noise * random.normal();
    std::int8_t answer = 0;
    for (const double cut : cuts) answer = static_cast<std::int8_t>(answer + (value > cut ? 1 : 0));
    answers[row] = answer;
  }
  return answers;
}

// What the interviewer notes instead of the answer, or the answer.
AnswerColumn withReasons(const SimulationTruth::Item& item, const AnswerColumn& meant,
                         const Fieldwork& fieldwork, const People& people, Random& random) {
  AnswerColumn given = meant;
  for (std::size_t row = 0; row < given.size(); ++row) {
    const double routed = random.uniform();
    double draw = random.uniform();
    const int year = financialYearOf(fieldwork.quarterOf[row]);
    if (year < item.askedFrom || year > item.askedTo || routed < item.notAsked) {
      given[row] = reason::kNotAsked;
      continue;
    }
    const std::array<double, 3> shares = {item.dontKnow * people.reluctance[row], item.refused,
                                          item.noOpinion * people.reluctance[row]};
    constexpr std::array<std::int8_t, 3> kGiven = {reason::kDontKnow, reason::kRefused,
                                                   reason::kNoOpinion};
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (draw < shares[i]) {
        given[row] = kGiven[i];
        break;
      }
      draw -= shares[i];
    }
  }
  return given;
}

// Sums of the positions (0-1) of the answers that count, by row.
struct ScaleSums {
  std::vector<double> meant;
  std::vector<double> given;
  std::vector<int> answered;

  explicit ScaleSums(std::size_t rows) : meant(rows), given(rows), answered(rows) {}

  void add(const AnswerColumn& meantAnswers, const AnswerColumn& givenAnswers, std::size_t levels) {
    const double step = 1.0 / static_cast<double>(levels - 1);
    for (std::size_t row = 0; row < meant.size(); ++row) {
      meant[row] += meantAnswers[row] * step;
      if (givenAnswers[row] < 0) continue;
      given[row] += givenAnswers[row] * step;
      ++answered[row];
    }
  }

  [[nodiscard]] std::vector<double> scale(std::size_t items) const {
    const int needed = static_cast<int>((2 * items + 2) / 3);
    std::vector<double> values(meant.size());
    for (std::size_t row = 0; row < values.size(); ++row) {
      values[row] = answered[row] >= needed ? given[row] / answered[row]
                                            : meant[row] / static_cast<double>(items);
    }
    return values;
  }
};

}  // namespace

Perceptions drawPerceptions(const SimulationTruth& truth, const Fieldwork& fieldwork,
                            const People& people, Random random) {
  const std::vector<double> common = drawCommon(fieldwork, random);
  Perceptions perceptions;
  for (const auto& driver : truth.drivers) {
    const auto latent = drawLatent(driver, fieldwork, people, common, random);
    ScaleSums sums(fieldwork.rows());
    auto& items = perceptions.items.emplace_back();
    for (const auto& item : driver.items) {
      const AnswerColumn meant = drawItem(item, latent, random);
      items.push_back(withReasons(item, meant, fieldwork, people, random));
      sums.add(meant, items.back(), item.shares.size());
    }
    perceptions.scales.push_back(sums.scale(driver.items.size()));
  }
  return perceptions;
}

}  // namespace candour
