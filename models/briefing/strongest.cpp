// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/strongest.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/numeric/multiple_testing.h"
#include "models/briefing/footer.h"

namespace candour {

namespace {

constexpr double kLevel = 0.05;

std::optional<Eigen::Index> coefficientOf(const DriverModel& model, const Effect& effect) {
  std::optional<Eigen::Index> found;
  for (std::size_t i = 0; i < model.coefficients.size(); ++i) {
    const Coefficient& c = model.coefficients[i];
    const bool named = c.term == effect.variable || c.term == effect.variable + "=" + effect.level;
    if (c.driver != effect.driver || c.level != effect.level || !named) continue;
    if (found) return {};
    found = static_cast<Eigen::Index>(i);
  }
  return found;
}

double varianceOfDifference(const DriverModel& model, const Effect& a, const Effect& b) {
  const double independent = a.se * a.se + b.se * b.se;
  const auto i = coefficientOf(model, a), j = coefficientOf(model, b);
  const auto k = static_cast<Eigen::Index>(model.coefficients.size());
  if (!i || !j || model.covariance.rows() != k || model.covariance.cols() != k) return independent;
  const double bi = model.coefficients[static_cast<std::size_t>(*i)].estimate;
  const double bj = model.coefficients[static_cast<std::size_t>(*j)].estimate;
  if (bi == 0 || bj == 0) return independent;
  const double mi = std::abs(a.estimate) / bi, mj = std::abs(b.estimate) / bj;
  const double variance = mi * mi * model.covariance(*i, *i) + mj * mj * model.covariance(*j, *j) -
                          2 * mi * mj * model.covariance(*i, *j);
  return std::isfinite(variance) && variance > 0 ? variance : independent;
}

std::vector<double> contrastPs(const DriverEffects& driver) {
  std::vector<double> p;
  for (const Effect& effect : driver.contrasts) p.push_back(shownOf(effect).p);
  return holm(p);
}

double strongerP(const DriverModel& model, const DriverEffects& larger,
                 const DriverEffects& smaller) {
  double largest = 0;
  for (const Effect& effect : smaller.contrasts) {
    const double p = sizeDifferenceP(model, larger.contrasts.front(), effect);
    largest = std::isnan(p) ? 1 : std::max(largest, p);
  }
  return std::min(1.0, static_cast<double>(larger.contrasts.size()) * largest);
}

using Apart = std::vector<std::vector<char>>;

Apart apartOf(const DriverModel& model, const std::vector<DriverEffects>& drivers) {
  const std::size_t n = drivers.size();
  std::vector<double> p;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) p.push_back(strongerP(model, drivers[i], drivers[j]));
  }
  p = holm(p);
  Apart apart(n, std::vector<char>(n, 0));
  std::size_t pair = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) apart[i][j] = p[pair++] < kLevel;
  }
  return apart;
}

// Whether the first k, each of which holds, differ from all the others.
bool leads(std::size_t k, const std::vector<char>& holds, const Apart& apart) {
  for (std::size_t i = 0; i < k; ++i) {
    if (!holds[i]) return false;
    for (std::size_t j = k; j < holds.size(); ++j) {
      if (!apart[i][j]) return false;
    }
  }
  return true;
}

// Those that differ from some smaller one and from no larger one.
std::vector<std::size_t> amongStrongest(const std::vector<char>& holds, const Apart& apart) {
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < holds.size(); ++i) {
    bool beaten = false, beats = false;
    for (std::size_t j = 0; j < i; ++j) beaten = beaten || apart[j][i];
    for (std::size_t j = i + 1; j < holds.size(); ++j) beats = beats || apart[i][j];
    if (holds[i] && beats && !beaten) members.push_back(i);
  }
  return members;
}

}  // namespace

double sizeDifferenceP(const DriverModel& model, const Effect& a, const Effect& b) {
  const double difference = std::abs(a.estimate) - std::abs(b.estimate);
  const double variance = varianceOfDifference(model, a, b);
  if (!(variance > 0)) return difference == 0 ? 1 : 0;
  return pOfT(difference / std::sqrt(variance), model.df);
}

Leading leadingOf(const std::vector<char>& linked, const std::vector<char>& holds,
                  const std::vector<std::vector<char>>& apart, bool comparable) {
  Leading leading;
  for (std::size_t i = 0; i < linked.size(); ++i) {
    if (linked[i]) leading.members.push_back(i);
  }
  leading.claim = leading.members.empty() ? Claim::None : Claim::Linked;
  if (leading.claim == Claim::None || !comparable) return leading;
  for (std::size_t k = 1; k < holds.size(); ++k) {
    if (!leads(k, holds, apart)) continue;
    leading.members.resize(k);
    std::iota(leading.members.begin(), leading.members.end(), std::size_t{0});
    leading.claim = Claim::Strongest;
    return leading;
  }
  if (auto among = amongStrongest(holds, apart); !among.empty()) {
    leading = {Claim::Among, std::move(among)};
  }
  return leading;
}

double linkP(const DriverModel& model, const DriverEffects& driver) {
  // Of a driver in an interaction the test of its own columns is of one group of people alone.
  const auto& pairs = model.spec.interactions;
  const bool several = std::any_of(pairs.begin(), pairs.end(), [&driver](const auto& pair) {
    return pair.first == driver.driver || pair.second == driver.driver;
  });
  for (const TermTest& test : model.tests) {
    if (several) break;
    if (!test.control && test.driver == driver.driver && !std::isnan(test.p)) return test.p;
  }
  double smallest = kNotAvailable;
  for (const double p : contrastPs(driver)) smallest = std::fmin(smallest, p);
  return smallest;
}

Leading strongestOf(const DriverModel& model, const std::vector<DriverEffects>& drivers,
                    bool comparable) {
  std::vector<double> p;
  for (const DriverEffects& driver : drivers) p.push_back(linkP(model, driver));
  p = holm(p);
  std::vector<char> linked, holds;
  for (std::size_t i = 0; i < drivers.size(); ++i) {
    linked.push_back(p[i] < kLevel);
    holds.push_back(linked[i] && contrastPs(drivers[i]).front() < kLevel);
  }
  return leadingOf(linked, holds, apartOf(model, drivers), comparable);
}

}  // namespace candour
