// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/collinearity.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/drivers/column_words.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr std::size_t kMostPairs = 10;

// The columns compared, and where each driver's and control's stand among them.
struct ComparedColumns {
  std::vector<int> columns;              // of the matrix
  std::vector<std::vector<int>> places;  // by group, interactions left out
};

ComparedColumns comparedColumns(const PreparedModel& model) {
  const std::vector<int> columns = model.selection.columns();
  ComparedColumns compared;
  for (const TermGroup& group : model.groups) {
    if (group.interaction) break;  // they come last
    std::vector<int> places;
    for (const int parameter : parametersOf(model, group)) {
      places.push_back(static_cast<int>(compared.columns.size()));
      compared.columns.push_back(columns[static_cast<std::size_t>(parameter)]);
    }
    compared.places.push_back(std::move(places));
  }
  return compared;
}

// Weighted correlations of these columns.
Eigen::MatrixXd correlationsOf(const PreparedModel& model, const std::vector<int>& columns) {
  const Eigen::MatrixXd products = model.crossProducts(columns, columns);
  const Eigen::VectorXd sums = model.crossProducts.col(0)(columns);
  const Eigen::MatrixXd centred = products - sums * sums.transpose() / model.crossProducts(0, 0);
  const Eigen::VectorXd scale = centred.diagonal().cwiseSqrt().cwiseInverse();
  return scale.asDiagonal() * centred * scale.asDiagonal();
}

double logDeterminant(const Eigen::MatrixXd& matrix, const std::vector<int>& which) {
  if (which.empty()) return 0;
  const Eigen::MatrixXd part = matrix(which, which);
  return part.ldlt().vectorD().array().log().sum();
}

void setInflations(const PreparedModel& model, const Eigen::MatrixXd& r,
                   const std::vector<std::vector<int>>& places, Collinearity& answer) {
  std::vector<int> all(static_cast<std::size_t>(r.rows()));
  std::iota(all.begin(), all.end(), 0);
  const double whole = logDeterminant(r, all);
  for (std::size_t g = 0; g < places.size(); ++g) {
    Inflation inflation;
    inflation.driver = model.groups[g].name;
    inflation.control = model.groups[g].control;
    inflation.terms = static_cast<int>(places[g].size());
    if (places[g].empty()) {
      inflation.why = "nothing of it is left in the model";
    } else {
      std::vector<int> rest;
      for (const int j : all) {
        if (std::find(places[g].begin(), places[g].end(), j) == places[g].end()) rest.push_back(j);
      }
      const double logGvif = logDeterminant(r, places[g]) + logDeterminant(r, rest) - whole;
      inflation.gvif = std::max(1.0, std::exp(logGvif));
      inflation.factor = std::max(1.0, std::exp(logGvif / (2 * inflation.terms)));
    }
    answer.inflations.push_back(std::move(inflation));
  }
}

// The columns of each driver made orthonormal: R_g^(-1/2) on both sides.
Eigen::MatrixXd orthonormalised(const Eigen::MatrixXd& r,
                                const std::vector<std::vector<int>>& places) {
  Eigen::MatrixXd half = Eigen::MatrixXd::Identity(r.rows(), r.cols());
  for (const auto& place : places) {
    if (place.size() < 2) continue;
    const Eigen::MatrixXd own = r(place, place);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(own);
    half(place, place) = solver.operatorInverseSqrt();
  }
  return half * r * half;
}

void setDimensions(const Eigen::MatrixXd& r, const std::vector<std::vector<int>>& places,
                   Collinearity& answer) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(orthonormalised(r, places));
  const Eigen::VectorXd& values = solver.eigenvalues();
  const double largest = values[values.size() - 1];
  Eigen::MatrixXd parts(values.size(), static_cast<Eigen::Index>(places.size()));
  for (Eigen::Index k = 0; k < values.size(); ++k) {
    for (std::size_t g = 0; g < places.size(); ++g) {
      double sum = 0;
      for (const int j : places[g]) sum += std::pow(solver.eigenvectors()(j, k), 2);
      parts(k, static_cast<Eigen::Index>(g)) = sum / values[k];
    }
  }
  for (Eigen::Index k = 0; k < values.size(); ++k) {
    CollinearDimension dimension{std::sqrt(largest / values[k]), {}};
    for (Eigen::Index g = 0; g < parts.cols(); ++g) {
      dimension.proportions.push_back(parts(k, g) / parts.col(g).sum());
    }
    answer.dimensions.push_back(std::move(dimension));
  }
}

void setPairs(const PreparedModel& model, Collinearity& answer) {
  std::vector<int> columns;
  for (const PlacedTerm& term : model.terms) {
    if (term.categorical || term.derived() || model.groups[term.group].control) continue;
    const int column = model.matrix.columnOfNumeric(term.place);
    if (model.selection.parameterOf[column] >= 0) columns.push_back(column);
  }
  answer.numeric = static_cast<int>(columns.size());
  if (columns.size() < 2) return;
  const Eigen::MatrixXd r = correlationsOf(model, columns);
  double sum = 0;
  for (Eigen::Index a = 0; a < r.rows(); ++a) {
    for (Eigen::Index b = a + 1; b < r.cols(); ++b) {
      sum += std::abs(r(a, b));
      answer.pairs.push_back(
          {columnWords(model, columns[a]), columnWords(model, columns[b]), r(a, b)});
    }
  }
  answer.meanCorrelation = sum / static_cast<double>(answer.pairs.size());
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(r);
  answer.firstComponent = solver.eigenvalues().maxCoeff() / static_cast<double>(columns.size());
  std::stable_sort(answer.pairs.begin(), answer.pairs.end(), [](const auto& a, const auto& b) {
    return std::abs(a.correlation) > std::abs(b.correlation);
  });
  if (answer.pairs.size() > kMostPairs) answer.pairs.resize(kMostPairs);
}

}  // namespace

Collinearity collinearityOf(const PreparedModel& model) {
  Collinearity answer;
  const ComparedColumns compared = comparedColumns(model);
  const Eigen::MatrixXd r =
      compared.columns.empty() ? Eigen::MatrixXd() : correlationsOf(model, compared.columns);
  setInflations(model, r, compared.places, answer);
  if (r.rows() == 0) return answer;
  setDimensions(r, compared.places, answer);
  setPairs(model, answer);
  return answer;
}

}  // namespace candour
