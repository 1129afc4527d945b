// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/multivariate/polychoric.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

#include "core/multivariate/bivariate_normal.h"
#include "core/numeric/tails.h"
#include "tests/support/reference.h"

using namespace candour;

namespace {

// "p[x][y][rho]" of the reference.
std::vector<double> numbersIn(std::string key) {
  for (char& c : key) c = c == '[' || c == ']' ? ' ' : c;
  std::istringstream in(key);
  std::vector<double> numbers;
  for (double number = 0; in >> number;) numbers.push_back(number);
  return numbers;
}

// Expected shares of a table cut at `down` and `across`, of correlation rho.
Eigen::MatrixXd tableOf(const std::vector<double>& down, const std::vector<double>& across,
                        double rho) {
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> a = down, b = across;
  a.insert(a.begin(), -infinity), a.push_back(infinity);
  b.insert(b.begin(), -infinity), b.push_back(infinity);
  Eigen::MatrixXd table(static_cast<Eigen::Index>(a.size() - 1),
                        static_cast<Eigen::Index>(b.size() - 1));
  for (std::size_t i = 0; i + 1 < a.size(); ++i) {
    for (std::size_t j = 0; j + 1 < b.size(); ++j) {
      table(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
          bivariateNormalCdf(a[i + 1], b[j + 1], rho) - bivariateNormalCdf(a[i], b[j + 1], rho) -
          bivariateNormalCdf(a[i + 1], b[j], rho) + bivariateNormalCdf(a[i], b[j], rho);
    }
  }
  return table;
}

}  // namespace

TEST_CASE("The bivariate normal distribution agrees with R", "[multivariate]") {
  const Reference& expected = reference("scales");
  int compared = 0;
  for (const auto& key : expected.keys("bivariate", "p")) {
    const auto at = numbersIn(key);
    REQUIRE(at.size() == 3);
    INFO(key);
    CHECK(bivariateNormalCdf(at[0], at[1], at[2]) ==
          expected.approx("bivariate", "p[" + key + "]"));
    ++compared;
  }
  CHECK(compared > 50);
}

TEST_CASE("The bivariate normal distribution keeps its identities", "[multivariate]") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double rho : {-1.0, -0.9999, -0.5, 0.0, 0.2, 0.99, 1.0}) {
    for (const double x : {-3.0, -0.4, 0.0, 1.7}) {
      for (const double y : {-1.0, 0.0, 0.4, 2.2}) {
        INFO(x << " " << y << " " << rho);
        const double p = bivariateNormalCdf(x, y, rho);
        CHECK(p == Approx(bivariateNormalCdf(y, x, rho)).margin(1e-15));
        // P(X <= x, Y <= y) + P(X <= x, Y > y) = P(X <= x)
        CHECK(p + bivariateNormalCdf(x, -y, -rho) == Approx(normalCdf(x)).margin(1e-15));
      }
      CHECK(bivariateNormalCdf(x, infinity, rho) == normalCdf(x));
      CHECK(bivariateNormalCdf(x, -infinity, rho) == 0);
    }
  }
}

TEST_CASE("Polychoric of a two by two table is the tetrachoric", "[multivariate]") {
  // Cut at the medians the share of both low answers is 1/4 + asin(rho) / (2 pi).
  for (const double rho : {-0.95, -0.3, 0.0, 0.5, 0.8, 0.99}) {
    const double both = 0.25 + std::asin(rho) / (2 * std::numbers::pi);
    Eigen::MatrixXd table(2, 2);
    table << both, 0.5 - both, 0.5 - both, both;
    const Polychoric found = polychoricOf(1000 * table);
    CHECK(found.rho == Approx(rho).margin(1e-10));
    CHECK_FALSE(found.atLimit);
  }
}

TEST_CASE("Polychoric finds the correlation that a table was cut from", "[multivariate]") {
  for (const double rho : {-0.97, -0.6, 0.1, 0.45, 0.9, 0.995}) {
    const auto table = tableOf({-1.4, -0.3, 0.6, 1.8}, {-0.5, 0.2, 1.1}, rho);
    INFO(rho);
    CHECK(polychoricOf(table).rho == Approx(rho).margin(1e-9));
    CHECK(polychoricOf(table.colwise().reverse()).rho == Approx(-rho).margin(1e-9));
    CHECK(polychoricOf(table.transpose()).rho == Approx(rho).margin(1e-9));
  }
}

TEST_CASE("Polychoric says what a table does not tell", "[multivariate]") {
  Eigen::MatrixXd diagonal(3, 3);
  diagonal << 10, 0, 0, 0, 20, 0, 0, 0, 15;
  CHECK(polychoricOf(diagonal).atLimit);
  CHECK(polychoricOf(diagonal).rho == Approx(kMostPolychoric));
  CHECK(polychoricOf(diagonal.rowwise().reverse()).rho == Approx(-kMostPolychoric));
  Eigen::MatrixXd corner(2, 2);
  corner << 30, 0, 10, 20;  // no low answer to the first with a high one to the second
  CHECK(polychoricOf(corner).atLimit);
  Eigen::MatrixXd one(2, 2);
  one << 30, 0, 10, 0;
  CHECK(std::isnan(polychoricOf(one).rho));
  CHECK_FALSE(polychoricOf(one).why.empty());
  // A level that nobody gave changes nothing.
  const auto table = tableOf({-0.3, 0.6}, {0.2}, 0.4);
  Eigen::MatrixXd wider = Eigen::MatrixXd::Zero(3, 3);
  wider.col(0) = table.col(0), wider.col(2) = table.col(1);
  CHECK(polychoricOf(wider).rho == polychoricOf(table).rho);
}
