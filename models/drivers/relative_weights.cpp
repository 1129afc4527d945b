// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/relative_weights.h"

#include <Eigen/Eigenvalues>
#include <cmath>

#include "core/regression/linear_fit.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr double kWorstCondition = 1e8;

// A driver that takes part: its standardised values, by position.
struct DriverColumn {
  std::size_t driver = 0;
  Eigen::VectorXd values;
};

// Standardised with weights; empty where the values do not vary.
Eigen::VectorXd standardised(Eigen::VectorXd values, const Eigen::Map<const Eigen::VectorXd>& w) {
  const auto n = static_cast<double>(w.size());
  values.array() -= w.dot(values) / n;
  const double variance = w.dot(values.cwiseAbs2()) / n;
  if (!(variance > 1e-24)) return {};
  return values / std::sqrt(variance);
}

Eigen::VectorXd driverValues(const PreparedModel& model, const PlacedTerm& term) {
  const auto n = static_cast<Eigen::Index>(model.n());
  if (!term.categorical) {
    return Eigen::Map<const Eigen::VectorXd>(model.matrix.numeric(term.place), n);
  }
  Eigen::VectorXd values(n);
  for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
    const bool on = model.matrix.levelInCell(cell, term.place) != term.reference;
    const auto from = static_cast<Eigen::Index>(model.matrix.cellBegin(cell));
    const auto to = static_cast<Eigen::Index>(model.matrix.cellBegin(cell + 1));
    values.segment(from, to - from).setConstant(on ? 1.0 : 0.0);
  }
  return values;
}

// Why a driver is no single column; empty where it is one.
std::string unsuitable(const PreparedModel& model, const TermGroup& group) {
  if (group.terms.size() != 1) return "a set of several items has no weight of this kind";
  const PlacedTerm& term = model.terms[static_cast<std::size_t>(group.terms.front())];
  if (term.categorical && term.levels.size() > 2) {
    return "a category of more than two answers has no weight of this kind";
  }
  return {};
}

std::vector<DriverColumn> columnsFor(const PreparedModel& model,
                                     const Eigen::Map<const Eigen::VectorXd>& w,
                                     RelativeWeights& answer) {
  std::vector<DriverColumn> columns;
  for (std::size_t g = 0; g < model.spec.drivers.size(); ++g) {
    RelativeWeights::Driver driver;
    driver.why = unsuitable(model, model.groups[g]);
    if (driver.why.empty()) {
      const auto term = static_cast<std::size_t>(model.groups[g].terms.front());
      DriverColumn column{g, standardised(driverValues(model, model.terms[term]), w)};
      if (column.values.size() == 0) driver.why = "it does not vary";
      if (driver.why.empty()) columns.push_back(std::move(column));
    }
    answer.drivers.push_back(std::move(driver));
  }
  return columns;
}

void giveUp(const std::vector<DriverColumn>& columns, const std::string& why,
            RelativeWeights& answer) {
  for (const auto& column : columns) answer.drivers[column.driver].why = why;
}

double weightedCovariance(const Eigen::VectorXd& a, const Eigen::VectorXd& b,
                          const Eigen::VectorXd& w) {
  const double total = w.sum();
  const double meanA = w.dot(a) / total;
  const double meanB = w.dot(b) / total;
  return (w.array() * (a.array() - meanA) * (b.array() - meanB)).sum() / total;
}

// The correlations of the standardised drivers, taken apart.
struct Correlations {
  Eigen::MatrixXd root;     // R^(1/2)
  Eigen::MatrixXd inverse;  // R^(-1/2); empty where the drivers nearly determine each other
};

Correlations correlationsOf(const Eigen::MatrixXd& x, const Eigen::Map<const Eigen::VectorXd>& w) {
  const Eigen::MatrixXd r = x.transpose() * w.asDiagonal() * x / static_cast<double>(x.rows());
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(r);
  const Eigen::VectorXd values = solver.eigenvalues();
  if (!(values.minCoeff() > 0) || values.maxCoeff() / values.minCoeff() > kWorstCondition) {
    return {};
  }
  return {solver.operatorSqrt(), solver.operatorInverseSqrt()};
}

// The logistic fit on Z, the orthonormal columns nearest to the drivers.
struct OrthogonalFit {
  LogisticFit fit;
  std::vector<double> predictor;  // by place in the matrix's order
  std::vector<double> y;
  std::vector<double> w;
};

OrthogonalFit fitOn(const Eigen::MatrixXd& z, const PreparedModel& model, const Job& job) {
  std::vector<NumericTerm> terms;
  for (Eigen::Index j = 0; j < z.cols(); ++j) terms.emplace_back(z.col(j).begin(), z.col(j).end());
  const ModelMatrix matrix(std::move(terms), {}, model.w);
  OrthogonalFit result{{}, {}, matrix.sorted(model.y), matrix.sorted(model.w)};
  const ColumnSelection all = ColumnSelection::all(matrix);
  result.fit = fitLogistic(matrix, all, result.y, result.w, {}, job);
  result.predictor = linearPredictor(matrix, all, result.fit.beta);
  return result;
}

// beta_j = b_j R_o / sd(linear predictor), and R_o2, which `answer` takes.
Eigen::VectorXd standardisedSlopes(const OrthogonalFit& on, RelativeWeights& answer) {
  const auto n = static_cast<Eigen::Index>(on.y.size());
  const Eigen::Map<const Eigen::VectorXd> y(on.y.data(), n);
  const Eigen::Map<const Eigen::VectorXd> w(on.w.data(), n);
  const Eigen::Map<const Eigen::VectorXd> predictor(on.predictor.data(), n);
  const Eigen::VectorXd p = 1 / (1 + (-predictor.array()).exp());
  const double with = weightedCovariance(y, p, w);
  answer.total = with * with / (weightedCovariance(y, y, w) * weightedCovariance(p, p, w));
  const double sd = std::sqrt(weightedCovariance(predictor, predictor, w));
  return on.fit.beta.tail(on.fit.beta.size() - 1) * std::sqrt(answer.total) / sd;
}

}  // namespace

Result<RelativeWeights> relativeWeights(const PreparedModel& model, const Job& job) {
  RelativeWeights answer;
  const auto n = static_cast<Eigen::Index>(model.n());
  const Eigen::Map<const Eigen::VectorXd> w(model.w.data(), n);
  const auto columns = columnsFor(model, w, answer);
  if (columns.empty()) return answer;
  if (model.spec.family != Family::Logit) {
    giveUp(columns, "worked out of the logistic model only", answer);
    return answer;
  }
  const auto k = static_cast<Eigen::Index>(columns.size());
  Eigen::MatrixXd x(n, k);
  for (Eigen::Index j = 0; j < k; ++j) x.col(j) = columns[static_cast<std::size_t>(j)].values;
  const Correlations correlations = correlationsOf(x, w);
  if (correlations.root.size() == 0) {
    giveUp(columns, "the drivers nearly determine each other: merge items that say the same",
           answer);
    return answer;
  }
  const OrthogonalFit on = fitOn(x * correlations.inverse, model, job);
  if (job.stopped()) return cancelled();
  if (on.fit.status != FitStatus::Converged) {
    const bool separated = on.fit.status == FitStatus::Separated;
    giveUp(columns, separated ? kSeparatedWhy : "the fit did not settle", answer);
    return answer;
  }
  const Eigen::VectorXd slopes = standardisedSlopes(on, answer);
  const Eigen::VectorXd weights = correlations.root.cwiseAbs2() * slopes.cwiseAbs2();
  for (Eigen::Index j = 0; j < k; ++j) {
    answer.drivers[columns[static_cast<std::size_t>(j)].driver].weight = weights[j];
  }
  return answer;
}

}  // namespace candour
