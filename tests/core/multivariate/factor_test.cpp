// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "core/multivariate/factor_fit.h"
#include "core/multivariate/parallel_analysis.h"
#include "core/multivariate/rotation.h"
#include "core/numeric/parallel.h"
#include "tests/support/reference.h"

using namespace candour;

namespace {

// Two groups of three, loadings .8 .7 .6, factors that correlate .4.
Eigen::MatrixXd knownPattern() {
  Eigen::MatrixXd pattern(6, 2);
  pattern << 0.8, 0, 0.7, 0, 0.6, 0, 0, 0.8, 0, 0.7, 0, 0.6;
  return pattern;
}

Eigen::MatrixXd knownCorrelation() {
  Eigen::Matrix2d phi;
  phi << 1, 0.4, 0.4, 1;
  Eigen::MatrixXd correlation = knownPattern() * phi * knownPattern().transpose();
  correlation.diagonal().setOnes();
  return correlation;
}

}  // namespace

TEST_CASE("Factors of a known structure are found exactly", "[multivariate]") {
  const FactorFit fit = fitFactors(knownCorrelation(), 2);
  CHECK(fit.converged);
  CHECK(fit.residual < 1e-10);
  CHECK(fit.uniqueness(0) == Approx(1 - 0.64).epsilon(1e-9));
  const RotatedFactors turned = rotate(fit.loadings, Rotation::Oblimin);
  CHECK(turned.converged);
  CHECK((turned.loadings * turned.correlations * turned.loadings.transpose() -
         fit.loadings * fit.loadings.transpose())
            .norm() < 1e-10);
  // A structure without cross-loadings has a criterion of 0: the least there is.
  CHECK(turned.correlations(0, 1) == Approx(0.4).epsilon(1e-6));
  CHECK((turned.loadings.cwiseAbs().rowwise().minCoeff()).maxCoeff() < 1e-6);
}

TEST_CASE("A communality that wants above 1 is held and told", "[multivariate]") {
  Eigen::MatrixXd heywood(4, 4);
  heywood << 1, .9, .9, .3, .9, 1, .7, .3, .9, .7, 1, .3, .3, .3, .3, 1;
  const FactorFit fit = fitFactors(heywood, 1);
  const Reference& expected = reference("scales");
  CHECK(fit.heywood[0]);
  CHECK_FALSE(fit.heywood[1]);
  for (int i = 0; i < 4; ++i) {
    const std::string key = "[" + std::to_string(i + 1) + "]";
    INFO(key);
    CHECK(fit.loadings(i, 0) == expected.approx("heywood", "loading" + key));
    CHECK(1 - fit.uniqueness(i) == expected.approx("heywood", "communality" + key));
  }
}

TEST_CASE("A correlation matrix that is not positive definite still has factors",
          "[multivariate]") {
  Eigen::MatrixXd bad(3, 3);
  bad << 1, 0.9, -0.5, 0.9, 1, 0.5, -0.5, 0.5, 1;
  const FactorFit fit = fitFactors(bad, 1);
  CHECK(fit.loadings.allFinite());
  CHECK(eigenvaluesOf(bad)(2) < 0);
}

TEST_CASE("Chance lines agree with simulated samples", "[multivariate]") {
  const Reference& expected = reference("scales");
  const auto compare = [&](const std::string& which, int variables, double n) {
    const Eigen::VectorXd lines = parallelEigenvalues(Eigen::VectorXd::Ones(variables), n);
    for (int k = 0; k < variables; ++k) {
      INFO(which << " " << k + 1);
      CHECK(lines(k) == expected.approx(which, "line[" + std::to_string(k + 1) + "]"));
    }
  };
  compare("chance_normal", 6, 200);
  compare("chance_large", 8, 2000);
}

TEST_CASE("Chance lines are the same on one thread and on many", "[multivariate]") {
  const Eigen::VectorXd information = Eigen::VectorXd::LinSpaced(12, 0.6, 1);
  setThreads(1);
  const Eigen::VectorXd one = parallelEigenvalues(information, 512.5);
  setThreads(5);
  const Eigen::VectorXd many = parallelEigenvalues(information, 512.5);
  setThreads(0);
  CHECK(one == many);
  CHECK(one(0) > parallelEigenvalues(Eigen::VectorXd::Ones(12), 512.5)(0));
}

TEST_CASE("Factors are counted to the first below its line", "[multivariate]") {
  CHECK(factorsAbove(Eigen::Vector4d(2, 1.2, 0.9, 0.8), Eigen::Vector4d(1.3, 1.1, 1, 0.7)) == 2);
  CHECK(factorsAbove(Eigen::Vector2d(1, 0.9), Eigen::Vector2d(1.2, 1)) == 0);
  CHECK(mostFactors(3) == 1);
  CHECK(mostFactors(6) == 3);
  CHECK(mostFactors(8) == 4);
}
