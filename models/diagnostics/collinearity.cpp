// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/collinearity.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr std::size_t kMostPairs = 10;

// Weighted correlations of the model's columns, the intercept left out: parameter j is at j - 1.
Eigen::MatrixXd correlationsOf(const PreparedModel& model) {
  const std::vector<int> columns = model.selection.columns();
  const Eigen::MatrixXd products = model.crossProducts(columns, columns);
  const Eigen::Index slopes = products.rows() - 1;
  const Eigen::VectorXd sums = products.col(0).tail(slopes);
  const Eigen::MatrixXd centred =
      products.bottomRightCorner(slopes, slopes) - sums * sums.transpose() / products(0, 0);
  const Eigen::VectorXd scale = centred.diagonal().cwiseSqrt().cwiseInverse();
  return scale.asDiagonal() * centred * scale.asDiagonal();
}

double logDeterminant(const Eigen::MatrixXd& matrix, const std::vector<int>& which) {
  if (which.empty()) return 0;
  const Eigen::MatrixXd part = matrix(which, which);
  return part.ldlt().vectorD().array().log().sum();
}

std::vector<std::vector<int>> placesOf(const PreparedModel& model) {
  std::vector<std::vector<int>> places;
  for (const TermGroup& group : model.groups) {
    std::vector<int> parameters = parametersOf(model, group);
    for (int& parameter : parameters) --parameter;
    places.push_back(std::move(parameters));
  }
  return places;
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

void setPairs(const PreparedModel& model, const Eigen::MatrixXd& r, Collinearity& answer) {
  std::vector<int> places;
  for (const PlacedTerm& term : model.terms) {
    if (term.categorical || model.groups[term.group].control) continue;
    const int parameter = model.selection.parameterOf[model.matrix.columnOfNumeric(term.place)];
    if (parameter >= 0) places.push_back(parameter - 1);
  }
  answer.numeric = static_cast<int>(places.size());
  if (places.size() < 2) return;
  const std::vector<int> columns = model.selection.columns();
  double sum = 0;
  for (std::size_t a = 0; a < places.size(); ++a) {
    for (std::size_t b = a + 1; b < places.size(); ++b) {
      const double correlation = r(places[a], places[b]);
      sum += std::abs(correlation);
      answer.pairs.push_back({columnName(model, columns[places[a] + 1]),
                              columnName(model, columns[places[b] + 1]), correlation});
    }
  }
  answer.meanCorrelation = sum / static_cast<double>(answer.pairs.size());
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(r(places, places));
  answer.firstComponent = solver.eigenvalues().maxCoeff() / static_cast<double>(places.size());
  std::stable_sort(answer.pairs.begin(), answer.pairs.end(), [](const auto& a, const auto& b) {
    return std::abs(a.correlation) > std::abs(b.correlation);
  });
  if (answer.pairs.size() > kMostPairs) answer.pairs.resize(kMostPairs);
}

}  // namespace

Collinearity collinearityOf(const PreparedModel& model) {
  Collinearity answer;
  const auto places = placesOf(model);
  const Eigen::MatrixXd r =
      model.selection.parameters > 1 ? correlationsOf(model) : Eigen::MatrixXd();
  setInflations(model, r, places, answer);
  if (r.rows() == 0) return answer;
  setDimensions(r, places, answer);
  setPairs(model, r, answer);
  return answer;
}

}  // namespace candour
