// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/levels.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/check.h"
#include "embedded/kPublicAttitudeSeries.h"
#include "models/simulate/truth.h"

namespace candour {

namespace {

constexpr double kSmoothing = .1;
constexpr std::size_t kSeriesQuarters = kLastSeriesQuarter - kFirstSeriesQuarter + 1;

// Published percentages end with the last quarter; before the first one its level is held.
std::vector<double> levelsBehind(const nlohmann::json& percentages) {
  const auto published = percentages.get<std::vector<double>>();
  check(published.size() <= kSeriesQuarters - 3, "a published series within the quarters");
  std::vector<double> rolling(kSeriesQuarters - 3 - published.size(), published.front());
  rolling.insert(rolling.end(), published.begin(), published.end());
  for (double& value : rolling) value /= 100;
  return quartersBehind(rolling);
}

AimedLevels publishedSeries(const std::string& level) {
  const auto json =
      nlohmann::json::parse(kPublicAttitudeSeries.begin(), kPublicAttitudeSeries.end());
  AimedLevels levels{levelsBehind(json.at("london").at(level)), {}};
  const auto& boroughs = simulatedLondon().boroughs;
  for (const auto& entry : json.at("boroughs")) {
    check(levels.boroughs.size() < boroughs.size() &&
              entry.at("name") == boroughs[levels.boroughs.size()].name,
          "a published series for every borough");
    levels.boroughs.push_back(levelsBehind(entry.at(level)));
  }
  check(levels.boroughs.size() == boroughs.size(), "a published series for every borough");
  return levels;
}

}  // namespace

std::vector<double> quartersBehind(const std::vector<double>& rolling) {
  const auto windows = static_cast<Eigen::Index>(rolling.size());
  const Eigen::Index quarters = windows + 3;
  Eigen::MatrixXd means = Eigen::MatrixXd::Zero(windows, quarters);
  for (Eigen::Index i = 0; i < windows; ++i) means.row(i).segment(i, 4).setConstant(.25);
  Eigen::MatrixXd bends = Eigen::MatrixXd::Zero(quarters - 2, quarters);
  for (Eigen::Index i = 0; i + 2 < quarters; ++i) bends.row(i).segment(i, 3) << 1, -2, 1;
  const Eigen::Map<const Eigen::VectorXd> wanted(rolling.data(), windows);
  const Eigen::MatrixXd system =
      means.transpose() * means + kSmoothing * (bends.transpose() * bends);
  const Eigen::VectorXd path = system.ldlt().solve(means.transpose() * wanted);
  return {path.begin(), path.end()};
}

AimedLevels aimedLevels(const std::string& level, const Fieldwork& fieldwork) {
  AimedLevels levels;
  if (fieldwork.series) {
    levels = publishedSeries(level);
    const auto from = fieldwork.firstQuarter - kFirstSeriesQuarter;
    levels.whole.erase(levels.whole.begin(), levels.whole.begin() + from);
    for (auto& path : levels.boroughs) path.erase(path.begin(), path.begin() + from);
    return levels;
  }
  const auto byQuarter = [&](const SimulatedBorough& area) {
    std::vector<double> path;
    for (int quarter = fieldwork.firstQuarter; quarter <= fieldwork.lastQuarter; ++quarter) {
      const int year = financialYearOf(quarter) - SimulatedBorough::kFirstYear;
      path.push_back(area.level(level)[static_cast<std::size_t>(year)]);
    }
    return path;
  };
  levels.whole = byQuarter(simulatedLondon().whole);
  for (const auto& borough : simulatedLondon().boroughs) {
    levels.boroughs.push_back(byQuarter(borough));
  }
  return levels;
}

}  // namespace candour
