// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/doubly_robust.h"

#include <Eigen/Dense>

#include <cmath>

#include "core/regression/logistic_fit.h"
#include "core/regression/model_matrix.h"

namespace candour {

namespace {

using Eigen::ArrayXd;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// The people of one comparison, in arrays.
struct Comparison {
  MatrixXd x;  // the intercept first
  ArrayXd acted;
  ArrayXd after;
  ArrayXd w;  // of mean 1
  ArrayXd y;
  std::vector<std::int32_t> ward;

  [[nodiscard]] double n() const { return static_cast<double>(y.size()); }
  [[nodiscard]] ArrayXd mask(int isActed, int isAfter) const {
    return (isActed != 0 ? acted : 1 - acted) * (isAfter != 0 ? after : 1 - after);
  }
};

// A regression whose coefficients' influences, times a direction m, are
// score * (x A^-1 m): score by person, A the mean information.
struct Regression {
  VectorXd beta;
  ArrayXd score;
  MatrixXd inverse;

  [[nodiscard]] ArrayXd influence(const MatrixXd& x, const VectorXd& m) const {
    return score * (x * (inverse * m)).array();
  }
};

Regression leastSquares(const Comparison& c, const ArrayXd& mask) {
  const ArrayXd w = c.w * mask;
  const MatrixXd weighted = c.x.array().colwise() * w;
  const MatrixXd information = c.x.transpose() * weighted / c.n();
  const Eigen::LDLT<MatrixXd> solver(information);
  Regression fit;
  fit.beta = solver.solve(weighted.transpose() * c.y.matrix() / c.n());
  fit.score = w * (c.y - (c.x * fit.beta).array());
  fit.inverse = solver.solve(MatrixXd::Identity(c.x.cols(), c.x.cols()));
  return fit;
}

// Columns that are independent in each of the four cells.
std::vector<int> carriedColumns(const Comparison& c) {
  std::vector<int> kept;
  for (int k = 1; k < c.x.cols(); ++k) kept.push_back(k);
  for (int cell = 0; cell < 4; ++cell) {
    const MatrixXd weighted = c.x.array().colwise() * (c.w * c.mask(cell / 2, cell % 2));
    const auto selection = independentColumns(c.x.transpose() * weighted, kept);
    std::erase_if(kept, [&selection](int column) {
      return selection.parameterOf[static_cast<std::size_t>(column)] < 0;
    });
  }
  return kept;
}

void keepColumns(const std::vector<int>& kept, Comparison& c) {
  MatrixXd x(c.x.rows(), static_cast<Eigen::Index>(kept.size()) + 1);
  x.col(0) = c.x.col(0);
  for (std::size_t k = 0; k < kept.size(); ++k) {
    x.col(static_cast<Eigen::Index>(k) + 1) = c.x.col(kept[k]);
  }
  c.x = std::move(x);
}

std::vector<double> toVector(const ArrayXd& values) {
  return {values.data(), values.data() + values.size()};
}

struct Propensity {
  bool settled = false;
  ArrayXd p;
  Regression fit;
};

// P(acted | x): logistic, weighted, by the same Newton as every model.
Propensity propensityOf(const Comparison& c) {
  std::vector<NumericTerm> terms;
  for (Eigen::Index k = 1; k < c.x.cols(); ++k) terms.push_back(toVector(c.x.col(k).array()));
  const ModelMatrix matrix(std::move(terms), {}, toVector(c.w));
  const auto w = matrix.sorted(toVector(c.w));
  const auto selection = ColumnSelection::all(matrix);
  const LogisticFit logistic = fitLogistic(matrix, selection, matrix.sorted(toVector(c.acted)), w);
  Propensity propensity;
  propensity.settled = logistic.status == FitStatus::Converged;
  if (!propensity.settled) return propensity;
  const VectorXd beta = matrix.unstandardise() * logistic.beta;
  propensity.p = 1 / (1 + (-(c.x * beta).array()).exp());
  const MatrixXd weighted = c.x.array().colwise() * (c.w * propensity.p * (1 - propensity.p));
  propensity.fit.score = c.w * (c.acted - propensity.p);
  propensity.fit.inverse =
      (c.x.transpose() * weighted / c.n()).ldlt().solve(MatrixXd::Identity(c.x.cols(), c.x.cols()));
  return propensity;
}

// A ratio of means sum u v / sum u with its influence, and its slope in x: what coefficients that
// move v by x move it by.
struct Ratio {
  double value = 0;
  ArrayXd influence;
  VectorXd slope;
};

Ratio ratioOf(const Comparison& c, const ArrayXd& u, const ArrayXd& v) {
  Ratio ratio;
  const double mean = u.mean();
  ratio.value = (u * v).mean() / mean;
  ratio.influence = u * (v - ratio.value) / mean;
  ratio.slope = c.x.transpose() * u.matrix() / (c.n() * mean);
  return ratio;
}

// The estimate and each person's influence (its mean is zero); one period of the two.
struct PeriodPart {
  double value = 0;
  ArrayXd influence;
};

// What acting adds to the level of one period: the doubly robust difference of levels, and the
// regressions' own difference averaged over all who live in wards that acted rather than over those
// asked in that period (the local efficiency).
PeriodPart partOf(const Comparison& c, const Propensity& propensity, int period) {
  const Regression compared = leastSquares(c, c.mask(0, period));
  const Regression acted = leastSquares(c, c.mask(1, period));
  const ArrayXd distance = c.y - (c.x * compared.beta).array();
  const ArrayXd gain = (c.x * (acted.beta - compared.beta)).array();
  const ArrayXd odds = propensity.p / (1 - propensity.p);
  const ArrayXd there = c.w * c.mask(1, period);
  const ArrayXd alike = c.w * c.mask(0, period) * odds;
  const Ratio treated = ratioOf(c, there, distance);
  const Ratio control = ratioOf(c, alike, distance);
  const Ratio gainAll = ratioOf(c, c.w * c.acted, gain);
  const Ratio gainThen = ratioOf(c, there, gain);
  PeriodPart part;
  part.value = treated.value - control.value + gainAll.value - gainThen.value;
  const VectorXd shift = gainAll.slope - gainThen.slope;
  const VectorXd byOdds =
      c.x.transpose() * (alike * (distance - control.value)).matrix() / (c.n() * alike.mean());
  part.influence = treated.influence - control.influence + gainAll.influence - gainThen.influence +
                   acted.influence(c.x, shift) +
                   compared.influence(c.x, control.slope - treated.slope - shift) -
                   propensity.fit.influence(c.x, byOdds);
  return part;
}

void setEstimate(const Comparison& c, const Propensity& propensity, DidEstimate& result) {
  const PeriodPart before = partOf(c, propensity, 0);
  const PeriodPart after = partOf(c, propensity, 1);
  result.estimate = after.value - before.value;
  result.influence.setZero();
  const ArrayXd influence = (after.influence - before.influence) / c.n();
  for (std::size_t i = 0; i < c.ward.size(); ++i) {
    result.influence[c.ward[i]] += influence[static_cast<Eigen::Index>(i)];
  }
}

// All but who acted.
Comparison comparisonOf(const WardSample& sample, const std::vector<double>& outcome,
                        const MatrixXd& x, const std::vector<std::pair<std::size_t, int>>& people) {
  const auto n = static_cast<Eigen::Index>(people.size());
  Comparison c{MatrixXd(n, x.cols()), ArrayXd(n), ArrayXd(n), ArrayXd(n), ArrayXd(n), {}};
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto [row, period] = people[static_cast<std::size_t>(i)];
    c.x.row(i) = x.row(static_cast<Eigen::Index>(row));
    c.after[i] = period;
    c.w[i] = sample.weight[row];
    c.y[i] = outcome[row];
    c.ward.push_back(sample.ward[row]);
  }
  c.w /= c.w.mean();
  return c;
}

// To mean 0 and standard deviation 1 over those with an answer; only the scale of coefficients
// depends on it.
VectorXd standardised(const std::vector<double>& values) {
  double n = 0;
  double sum = 0;
  double squares = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    ++n;
    sum += value;
    squares += value * value;
  }
  VectorXd column =
      Eigen::Map<const VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
  if (n == 0) return column;
  const double mean = sum / n;
  const double sd = std::sqrt(std::max(0.0, squares / n - mean * mean));
  if (sd > 0) column = (column.array() - mean) / sd;
  return column;
}

VectorXd dummyOf(const Term& term, std::int32_t level) {
  VectorXd column(static_cast<Eigen::Index>(term.levelOfRow.size()));
  for (Eigen::Index row = 0; row < column.size(); ++row) {
    const auto at = term.levelOfRow[static_cast<std::size_t>(row)];
    column[row] = at < 0 ? kNotAvailable : (at == level ? 1 : 0);
  }
  return column;
}

void addColumns(const Term& term, const std::string& control, std::vector<VectorXd>& columns,
                Covariates& covariates) {
  const auto add = [&](const std::string& name, VectorXd column) {
    columns.push_back(std::move(column));
    covariates.names.push_back(name);
    covariates.controls.push_back(control);
  };
  if (term.power > 1) {  // of the standardised column before it
    const VectorXd& base = columns[columns.size() - static_cast<std::size_t>(term.power - 1)];
    add(term.variable, base.array().pow(term.power));
    return;
  }
  if (!term.categorical) {
    add(term.variable, standardised(term.values));
    return;
  }
  for (std::size_t level = 0; level < term.levels.size(); ++level) {
    if (static_cast<int>(level) == term.reference) continue;
    add(term.variable + "=" + term.levels[level], dummyOf(term, static_cast<std::int32_t>(level)));
  }
}

}  // namespace

bool Covariates::missing(std::size_t row) const {
  return columns.cols() > 0 && columns.row(static_cast<Eigen::Index>(row)).hasNaN();
}

Result<Covariates> covariatesOf(const Survey& survey, const DriverModelSpec& spec) {
  Covariates covariates;
  std::vector<VectorXd> columns;
  for (const DriverSpec& control : spec.controls) {
    auto terms = makeTerms(survey, control, 0);
    if (!terms) return passOn(terms);
    for (const Term& term : *terms) addColumns(term, nameOf(control), columns, covariates);
  }
  covariates.columns.resize(static_cast<Eigen::Index>(survey.rows),
                            static_cast<Eigen::Index>(columns.size()));
  for (std::size_t k = 0; k < columns.size(); ++k) {
    covariates.columns.col(static_cast<Eigen::Index>(k)) = columns[k];
  }
  return covariates;
}

DoublyRobust::DoublyRobust(const WardSample& sample, const std::vector<double>& outcome,
                           const Covariates& covariates)
    : m_sample(sample), m_outcome(outcome), m_sums(wardPeriods(sample, outcome)) {
  m_x.resize(static_cast<Eigen::Index>(sample.rows.size()), covariates.columns.cols() + 1);
  m_rowsOfColumn.resize(static_cast<std::size_t>(sample.quarters));
  for (std::size_t i = 0; i < sample.rows.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    m_x(at, 0) = 1;
    if (covariates.columns.cols() > 0) {  // a row of nothing has no address
      m_x.row(at).tail(covariates.columns.cols()) =
          covariates.columns.row(static_cast<Eigen::Index>(sample.rows[i]));
    }
    m_rowsOfColumn[static_cast<std::size_t>(sample.column[i])].push_back(i);
  }
}

DidEstimate DoublyRobust::operator()(const DidCell& cell) const {
  // Counts, and whether there is anybody, as of the plain comparison.
  DidEstimate result = didEstimate(m_sums, cell);
  if (!result.available()) return result;
  Comparison c = comparisonOf(m_sample, m_outcome, m_x, peopleOf(cell));
  for (std::size_t i = 0; i < c.ward.size(); ++i) {
    const WardRole role = cell.role[static_cast<std::size_t>(c.ward[i])];
    c.acted[static_cast<Eigen::Index>(i)] = role == WardRole::Acted ? 1 : 0;
  }
  const auto kept = carriedColumns(c);
  result.controlsDropped = static_cast<int>(c.x.cols() - 1) - static_cast<int>(kept.size());
  keepColumns(kept, c);
  const Propensity propensity = propensityOf(c);
  if (!propensity.settled) {
    result.why =
        "the controls tell who lives in a ward that acted: there is nobody like them elsewhere";
    result.estimate = kNotAvailable;
    return result;
  }
  setEstimate(c, propensity, result);
  return result;
}

std::vector<std::pair<std::size_t, int>> DoublyRobust::peopleOf(const DidCell& cell) const {
  std::vector<std::pair<std::size_t, int>> people;
  for (int period = 0; period < 2; ++period) {
    for (const int column : period == 0 ? cell.before : cell.after) {
      for (const auto row : m_rowsOfColumn[static_cast<std::size_t>(column)]) {
        const auto ward = static_cast<std::size_t>(m_sample.ward[row]);
        if (cell.role[ward] == WardRole::None || std::isnan(m_outcome[row])) continue;
        people.emplace_back(row, period);
      }
    }
  }
  return people;
}

}  // namespace candour
