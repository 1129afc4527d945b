// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/cluster_robust.h"

#include <catch2/catch.hpp>
#include <map>

#include "core/regression/linear_fit.h"
#include "core/regression/logistic_fit.h"
#include "tests/support/reference.h"

using namespace candour;

namespace {

// Least squares of `y` on numbers, and its errors by clusters, in original units.
void checkLinear(const std::string& which, const std::vector<NumericTerm>& x,
                 const std::vector<double>& y, std::vector<double> w,
                 const std::vector<std::int32_t>& cluster, int clusters) {
  INFO(which);
  double total = 0;
  for (const double each : w) total += each;
  for (double& each : w) each *= static_cast<double>(w.size()) / total;
  const ModelMatrix matrix(x, {}, w);
  const auto selection = ColumnSelection::all(matrix);
  const auto fit = fitLinear(matrix, selection, crossProducts(matrix, matrix.sorted(w)),
                             matrix.sorted(y), matrix.sorted(w));
  std::vector<std::int32_t> group;
  for (const auto row : matrix.order()) group.push_back(cluster[row]);
  const auto robust =
      clusterRobust(matrix, selection, matrix.sorted(w), fit.residual, group, clusters);
  CHECK(robust.clusters == clusters);
  const Eigen::MatrixXd t = matrix.unstandardise();
  const auto terms = reference("few_clusters").keys(which, "se");
  for (Eigen::Index j = 0; j < t.rows(); ++j) {
    const std::string key = "[" + terms[static_cast<std::size_t>(j)] + "]";
    INFO(key);
    const Eigen::VectorXd c = t.row(j);
    CHECK(std::sqrt(c.dot(robust.covariance * c)) ==
          reference("few_clusters").approx(which, "se" + key));
    CHECK(robust.df(c) == reference("few_clusters").approx(which, "df" + key));
  }
}

std::vector<std::int32_t> numbered(const std::vector<std::string>& texts, int& count) {
  std::map<std::string, std::int32_t> known;
  std::vector<std::int32_t> numbers;
  for (const auto& text : texts) {
    numbers.push_back(
        known.try_emplace(text, static_cast<std::int32_t>(known.size())).first->second);
  }
  count = static_cast<int>(known.size());
  return numbers;
}

}  // namespace

TEST_CASE("errors of least squares with few clusters are clubSandwich's", "[small_sample]") {
  int clusters = 0;
  const auto districts = numbered(referenceTexts("apiclus1", "dnum"), clusters);
  checkLinear("linear_apiclus1",
              {referenceNumbers("apiclus1", "ell"), referenceNumbers("apiclus1", "meals")},
              referenceNumbers("apiclus1", "api00"), referenceNumbers("apiclus1", "pw"), districts,
              clusters);
  // Rows with an outcome; PSU numbers are used again in every stratum.
  const auto answer = referenceTexts("replicates", "y");
  const auto stratum = referenceTexts("replicates", "stratum");
  const auto psu = referenceTexts("replicates", "psu");
  const auto allX = referenceNumbers("replicates", "x");
  const auto allW = referenceNumbers("replicates", "w");
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> w;
  std::vector<std::string> units;
  for (std::size_t row = 0; row < answer.size(); ++row) {
    if (answer[row].empty()) continue;
    x.push_back(allX[row]);
    y.push_back(answer[row] == "Yes" ? 1 : 0);
    w.push_back(allW[row]);
    units.push_back(stratum[row] + "/" + psu[row]);
  }
  const auto cluster = numbered(units, clusters);
  checkLinear("linear_seventeen", {x}, y, w, cluster, clusters);
}
