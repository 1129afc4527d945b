// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_sets.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "core/base/check.h"
#include "core/base/random.h"

namespace candour {

namespace {

DriverSet bitOf(int driver) {
  return DriverSet{1} << static_cast<unsigned>(driver);
}

DriverSets everySet(int k) {
  DriverSets result;
  const auto count = Eigen::Index{1} << k;
  result.sets.resize(static_cast<std::size_t>(count));
  std::iota(result.sets.begin(), result.sets.end(), DriverSet{0});
  result.weights = Eigen::MatrixXd::Zero(count, k);
  for (int j = 0; j < k; ++j) {
    for (const DriverSet set : result.sets) {
      if ((set & bitOf(j)) != 0) continue;
      // |S|! (k-|S|-1)! / k! = 1 / (k * C(k-1, |S|))
      double binomial = 1;
      for (int i = 0; i < std::popcount(set); ++i)
        binomial *= static_cast<double>(k - 1 - i) / (i + 1);
      result.weights(static_cast<Eigen::Index>(set | bitOf(j)), j) += 1 / (k * binomial);
      result.weights(static_cast<Eigen::Index>(set), j) -= 1 / (k * binomial);
    }
  }
  return result;
}

// Drivers in a circle, in an order drawn at random.
std::vector<int> drawCircle(int k, Random& random) {
  std::vector<int> circle(static_cast<std::size_t>(k));
  std::iota(circle.begin(), circle.end(), 0);
  for (std::size_t i = circle.size(); i > 1; --i) std::swap(circle[i - 1], circle[random.below(i)]);
  return circle;
}

// Calls body(before, driver) for every entry of a driver in every order of the circle.
template <class Body>
void overOrders(const std::vector<int>& circle, const Body& body) {
  const std::size_t k = circle.size();
  for (const bool forwards : {true, false}) {
    for (std::size_t start = 0; start < k; ++start) {
      DriverSet set = 0;
      for (std::size_t step = 0; step < k; ++step) {
        const int driver = circle[(forwards ? start + step : start + k - step) % k];
        body(set, driver);
        set |= bitOf(driver);
      }
    }
  }
}

}  // namespace

Eigen::Index DriverSets::placeOf(DriverSet set) const {
  const auto at = std::lower_bound(sets.begin(), sets.end(), set);
  check(at != sets.end() && *at == set, "a set of drivers that was not fitted");
  return at - sets.begin();
}

DriverSets drawnSets(int drivers, int circles, std::uint64_t seed) {
  check(circles >= 2 && drivers >= 3, "an error of drawing needs two circles, of three drivers");
  Random random(seed);
  std::vector<std::vector<int>> drawn;
  DriverSets result;
  result.sets.push_back((DriverSet{1} << static_cast<unsigned>(drivers)) - 1);
  for (int c = 0; c < circles; ++c) {
    drawn.push_back(drawCircle(drivers, random));
    overOrders(drawn.back(), [&](DriverSet before, int) { result.sets.push_back(before); });
  }
  std::sort(result.sets.begin(), result.sets.end());
  result.sets.erase(std::unique(result.sets.begin(), result.sets.end()), result.sets.end());
  const auto count = static_cast<Eigen::Index>(result.sets.size());
  result.weights = Eigen::MatrixXd::Zero(count, drivers);
  for (const auto& circle : drawn) {
    Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(count, drivers);
    overOrders(circle, [&](DriverSet before, int driver) {
      weights(result.placeOf(before | bitOf(driver)), driver) += 1.0 / (2 * drivers);
      weights(result.placeOf(before), driver) -= 1.0 / (2 * drivers);
    });
    result.weights += weights / circles;
    result.circles.push_back(std::move(weights));
  }
  return result;
}

DriverSets driverSets(int drivers) {
  if (static_cast<std::size_t>(drivers) <= kMostDriversExactly) return everySet(drivers);
  return drawnSets(drivers);
}

Eigen::MatrixXd monteCarloCovariance(const DriverSets& sets, const Eigen::VectorXd& r2) {
  const Eigen::Index k = sets.weights.cols();
  if (sets.exact()) return Eigen::MatrixXd::Zero(k, k);
  const auto count = static_cast<Eigen::Index>(sets.circles.size());
  Eigen::MatrixXd values(count, k);
  for (Eigen::Index c = 0; c < count; ++c) {
    values.row(c) = sets.circles[static_cast<std::size_t>(c)].transpose() * r2;
  }
  const Eigen::RowVectorXd centre = values.colwise().mean();
  values.rowwise() -= centre;
  return values.transpose() * values / static_cast<double>(count * (count - 1));
}

}  // namespace candour
