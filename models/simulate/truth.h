// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace candour {

/// What is true in a simulated survey, as read from data/simulation_truth.json, where every field
/// is explained. Financial years run from kFirstYear (2013-14) to kLastYear (2023-24).
struct SimulationTruth {
  static constexpr int kFirstYear = 9;
  static constexpr int kLastYear = 19;
  static constexpr std::size_t kYears = kLastYear - kFirstYear + 1;

  /// A shift for the people who gave `answer` to `variable`.
  struct Shift {
    std::string variable;
    std::string answer;
    double value = 0;
  };
  struct Item {
    std::string variable;
    double loading = 0;
    std::vector<double> shares;  // of the answers, worst to best
    double dontKnow = 0;
    double refused = 0;
    double noOpinion = 0;
    double notAsked = 0;
    int askedFrom = kFirstYear;  // financial years
    int askedTo = kLastYear;
  };
  struct Driver {
    std::string name;
    double halo = 0;
    std::array<double, kYears> period{};
    double local = 0;
    std::vector<Shift> shifts;
    std::vector<Item> items;
  };
  /// logit P(favourable) = intercept of borough and year + sum of coefficient x driver scale (0-1)
  /// + demographics + ward effect, normal with standard deviation `wardSd`.
  struct Outcome {
    std::string name;
    std::string variable;
    std::string level;                 // which published level it aims at
    std::vector<double> coefficients;  // one a driver, in the order of `drivers`
    std::vector<Shift> demographics;
    double wardSd = 0;
    double dontKnow = 0;
    double refused = 0;
  };
  /// logit P(would do it) = one intercept + trust x has trust + confidence x has confidence + sum
  /// of coefficient x driver scale (0-1) + demographics.
  struct Behaviour {
    std::string name;
    std::string variable;
    double level = 0;  // weighted share aimed at
    double trust = 0;
    double confidence = 0;
    std::vector<double> coefficients;  // one a driver
    std::vector<Shift> demographics;
    double asked = 1;  // share of people who are asked, by lot
    double dontKnow = 0;
    double refused = 0;
  };
  struct EthnicMix {
    std::string borough;
    std::vector<double> shares;  // of `ethnicGroups`
  };

  std::vector<Driver> drivers;
  std::vector<Outcome> outcomes;  // Trust, Confidence
  std::vector<Behaviour> behaviours;
  double wardLift = 0;  // what a week of action adds to the logit of Confidence from the next
                        // quarter on, where wards act (community.h)
  std::vector<std::string> ethnicGroups;
  std::vector<EthnicMix> ethnicMix;
};

const SimulationTruth& simulationTruth();

/// A borough of the simulation with its published levels (proportions) by financial year, 2015-16
/// to 2019-20.
struct SimulatedBorough {
  static constexpr int kFirstYear = 11;
  static constexpr std::size_t kYears = 5;

  std::string name;
  std::string code;
  double population = 0;  // thousands
  std::array<double, kYears> trust{};
  std::array<double, kYears> goodJob{};
  std::vector<double> ethnicShares;

  [[nodiscard]] const std::array<double, kYears>& level(const std::string& name_) const {
    return name_ == "trust" ? trust : goodJob;
  }
};

struct SimulatedLondon {
  std::vector<SimulatedBorough> boroughs;  // alphabetical
  SimulatedBorough whole;                  // the published London line
};

const SimulatedLondon& simulatedLondon();

}  // namespace candour
