// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/imputation/rubin.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "tests/support/reference.h"

using namespace candour;

namespace {

void checkCase(const std::string& name, const std::vector<double>& estimates,
               const std::vector<double>& variances, double completeDf) {
  const auto& expected = reference("rubin");
  const Pooled pooled = poolRubin(estimates, variances, completeDf);
  CHECK(pooled.estimate == expected.approx(name, "estimate"));
  CHECK(pooled.se == expected.approx(name, "se"));
  CHECK(pooled.within == expected.approx(name, "within"));
  CHECK(pooled.between == expected.approx(name, "between"));
  CHECK(pooled.df == expected.approx(name, "df"));
  CHECK(pooled.fmi == expected.approx(name, "fmi"));
}

PooledVector vectorsOf(const std::string& name, const std::vector<std::string>& terms) {
  const auto& expected = reference("rubin");
  const auto k = static_cast<Eigen::Index>(terms.size());
  std::vector<Eigen::VectorXd> estimates;
  std::vector<Eigen::MatrixXd> covariances;
  for (const std::string m : {"1", "2", "3", "4", "5"}) {
    Eigen::VectorXd b(k);
    Eigen::MatrixXd v(k, k);
    for (Eigen::Index i = 0; i < k; ++i) {
      b[i] = expected.value(name, "b" + m + "[" + terms[i] + "]");
      for (Eigen::Index j = 0; j < k; ++j) {
        v(i, j) = expected.value(name, "v" + m + "[" + terms[i] + terms[j] + "]");
      }
    }
    estimates.push_back(b);
    covariances.push_back(v);
  }
  return poolVectors(estimates, covariances);
}

void checkWald(const std::string& name, const std::vector<std::string>& terms, double completeDf) {
  const auto& expected = reference("rubin");
  const PooledTest test = poolWald(vectorsOf(name, terms), completeDf);
  CHECK(test.statistic == expected.approx(name, "f"));
  CHECK(test.df1 == expected.value(name, "df1"));
  CHECK(test.df2 == expected.approx(name, "df2"));
  CHECK(test.p == expected.approx(name, "p"));
}

}  // namespace

TEST_CASE("imputations are pooled as mice does", "[imputation]") {
  checkCase("five", {.51, .47, .55, .49, .53}, {.010, .011, .0095, .0102, .0108}, 192);
  checkCase("few_df", {1.2, 1.9, 1.4}, {.30, .25, .28}, 12);
  checkCase("much_lost", {-.3, .4, .1, .9}, {.02, .03, .025, .02}, 800);
}

TEST_CASE("where nothing was missing nothing is lost", "[imputation]") {
  const Pooled pooled =
      poolRubin(std::vector<double>{2, 2, 2}, std::vector<double>{.5, .5, .5}, 40);
  CHECK(pooled.estimate == 2);
  CHECK(pooled.se == Approx(std::sqrt(.5)));
  CHECK(pooled.df == 40);
  CHECK(pooled.fmi == 0);
}

TEST_CASE("pooled degrees of freedom are never above the design's", "[imputation]") {
  const Pooled pooled =
      poolRubin(std::vector<double>{1, 1.0001, 0.9999}, std::vector<double>{1, 1, 1}, 7);
  CHECK(pooled.df <= 7);
  CHECK(pooled.df > 5);
}

TEST_CASE("pooled Wald tests are mitml's D1", "[imputation]") {
  checkWald("d1_two", {"a", "b"}, 56);
  checkWald("d1_three", {"a", "b", "c"}, 200);
}

TEST_CASE("the pooled Wald test of one estimate is its t squared", "[imputation]") {
  const std::vector<double> b{.51, .47, .55, .49, .53};
  const std::vector<double> v{.010, .011, .0095, .0102, .0108};
  std::vector<Eigen::VectorXd> estimates;
  std::vector<Eigen::MatrixXd> covariances;
  for (std::size_t m = 0; m < b.size(); ++m) {
    estimates.push_back(Eigen::VectorXd::Constant(1, b[m]));
    covariances.push_back(Eigen::MatrixXd::Constant(1, 1, v[m]));
  }
  const Pooled single = poolRubin(b, v, 192);
  const PooledTest test = poolWald(poolVectors(estimates, covariances), 192);
  const double t = single.estimate / single.se;
  CHECK(test.statistic == Approx(t * t).epsilon(1e-12));
  CHECK(test.df2 == Approx(single.df).epsilon(1e-12));
}

TEST_CASE("pooled Wald tests with next to no degrees of freedom stay within them", "[imputation]") {
  const PooledVector pooled = vectorsOf("d1_two", {"a", "b"});
  for (const double df : {1.0, 3.0, 6.0, 9.0, 14.0}) {
    const PooledTest test = poolWald(pooled, df);
    INFO(df);
    CHECK(test.df2 > 0);
    CHECK(test.df2 <= df);
    CHECK(std::isfinite(test.p));
  }
}
