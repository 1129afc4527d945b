// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/counterfactual.h"

#include <algorithm>
#include <cmath>

#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"

namespace candour {

namespace {

using Columns = std::vector<Counterfactual::Column>;

// The model without the changed columns, keeping the numbers of the parameters.
ColumnSelection without(ColumnSelection selection, const Columns& changed) {
  for (const auto& column : changed) selection.parameterOf[column.column] = -1;
  return selection;
}

double totalOf(const std::vector<double>& w) {
  double total = 0;
  for (std::size_t at = 0; at < w.size(); at += kBlockRows) {
    total += sum(w.data() + at, std::min(kBlockRows, w.size() - at));
  }
  return total;
}

// What one chunk of rows adds up.
struct RowSums {
  double value = 0;
  Eigen::VectorXd gradient;
};

RowMargin added(const std::vector<RowSums>& parts, std::vector<double> perRow, int parameters,
                double weight) {
  RowMargin result{{0, Eigen::VectorXd::Zero(parameters)}, std::move(perRow)};
  for (const auto& part : parts) {
    result.margin.value += part.value;
    result.margin.gradient += part.gradient;
  }
  result.margin.value /= weight;
  result.margin.gradient /= weight;
  return result;
}

// The linear predictor of a block, changed columns as they are now.
void predictBlock(const SelectedColumns& columns, const LogisticFit& fit, const Columns& changed,
                  std::size_t at, std::size_t n, double* eta) {
  columns.linearPredictor(fit.beta, at, n, eta);
  for (const auto& column : changed) {
    if (!column.values.empty()) {
      addScaled(eta, column.values.data() + at, fit.beta[column.parameter], n);
    }
  }
}

// gradient += X' r of a block, changed columns as they are now.
void addGradient(BlockSums& sums, const Columns& changed, std::size_t at, std::size_t n,
                 const double* r) {
  sums.addGradient(at, n, r);
  for (const auto& column : changed) {
    if (!column.values.empty()) {
      sums.gradient[column.parameter] += dot(r, column.values.data() + at, n);
    }
  }
}

}  // namespace

void Counterfactual::setLevel(int term, int level) {
  m_changes[term] = {level, {}};
}

void Counterfactual::setNumber(int term, double value) {
  setNumbers(term, std::vector<double>(m_model.n(), value));
}

void Counterfactual::setNumbers(int term, std::vector<double> values) {
  m_changes[term] = {-1, std::move(values)};
}

std::vector<double> Counterfactual::standardised(int term) const {
  const auto change = m_changes.find(term);
  if (change != m_changes.end()) return change->second.values;
  const double* x = m_model.matrix.numeric(m_model.terms[term].place);
  return {x, x + m_model.n()};
}

std::vector<double> Counterfactual::number(int term) const {
  const int place = m_model.terms[term].place;
  std::vector<double> x = standardised(term);
  for (double& v : x) v = m_model.matrix.mean(place) + m_model.matrix.sd(place) * v;
  return x;
}

// 1 where a row is at a level of a category.
std::vector<double> Counterfactual::isAt(int term, int level) const {
  const auto change = m_changes.find(term);
  if (change != m_changes.end()) {
    return std::vector<double>(m_model.n(), change->second.level == level ? 1.0 : 0.0);
  }
  const ModelMatrix& matrix = m_model.matrix;
  std::vector<double> at(m_model.n(), 0);
  for (std::size_t cell = 0; cell < matrix.cells(); ++cell) {
    if (matrix.levelInCell(cell, m_model.terms[term].place) != level) continue;
    std::fill(at.begin() + static_cast<std::ptrdiff_t>(matrix.cellBegin(cell)),
              at.begin() + static_cast<std::ptrdiff_t>(matrix.cellBegin(cell + 1)), 1.0);
  }
  return at;
}

void Counterfactual::addFactor(int term, std::vector<Column>& columns) const {
  const int place = m_model.terms[term].place;
  for (int level = 0; level < m_model.matrix.levels(place); ++level) {
    const int column = m_model.matrix.columnOfLevel(place, level);
    const int parameter = column < 0 ? -1 : m_model.selection.parameterOf[column];
    if (parameter < 0) continue;
    const bool here = m_changes.at(term).level == level;
    columns.push_back(
        {column, parameter, here ? std::vector<double>(m_model.n(), 1.0) : std::vector<double>{}});
  }
}

void Counterfactual::addJoint(int term, std::vector<Column>& columns) const {
  const PlacedTerm& joint = m_model.terms[term];
  for (std::size_t level = 1; level < joint.pairs.size(); ++level) {
    const int column = m_model.matrix.columnOfLevel(joint.place, static_cast<int>(level));
    const int parameter = column < 0 ? -1 : m_model.selection.parameterOf[column];
    if (parameter < 0) continue;
    std::vector<double> both = isAt(joint.of, joint.pairs[level].first);
    const std::vector<double> second = isAt(joint.with, joint.pairs[level].second);
    multiply(both.data(), both.data(), second.data(), both.size());
    columns.push_back({column, parameter, std::move(both)});
  }
}

// A number, a power, or a product with a number in it.
std::vector<double> Counterfactual::numericColumn(const PlacedTerm& term, int place) const {
  if (!term.derived()) return standardised(place);
  std::vector<double> values;
  if (term.power > 1) {
    values = standardised(term.of);
    for (double& v : values) v = std::pow(v, term.power);
  } else {
    values = number(term.of);
    const auto other = term.atLevel >= 0 ? isAt(term.with, term.atLevel) : number(term.with);
    multiply(values.data(), values.data(), other.data(), values.size());
  }
  const double mean = m_model.matrix.mean(term.place);
  const double sd = m_model.matrix.sd(term.place);
  for (double& v : values) v = (v - mean) / sd;
  return values;
}

std::vector<Counterfactual::Column> Counterfactual::columns() const {
  std::vector<Column> columns;
  for (int t = 0; t < static_cast<int>(m_model.terms.size()); ++t) {
    const PlacedTerm& term = m_model.terms[t];
    const bool changed = term.derived() ? changes(term.of) || changes(term.with) : changes(t);
    if (!changed) continue;
    if (term.categorical) {
      term.derived() ? addJoint(t, columns) : addFactor(t, columns);
      continue;
    }
    const int column = m_model.matrix.columnOfNumeric(term.place);
    const int parameter = m_model.selection.parameterOf[column];
    if (parameter >= 0) columns.push_back({column, parameter, numericColumn(term, t)});
  }
  return columns;
}

// d column / d z of the number `along`; empty where it is 0.
std::vector<double> Counterfactual::derivative(const PlacedTerm& term, int along) const {
  const double sd = m_model.matrix.sd(term.place);
  if (term.power > 1) {
    if (term.of != along) return {};
    std::vector<double> d = standardised(along);
    for (double& v : d) v = term.power * std::pow(v, term.power - 1) / sd;
    return d;
  }
  if (term.of != along && term.with != along) return {};
  const int other = term.of == along ? term.with : term.of;
  std::vector<double> d = term.atLevel >= 0 ? isAt(other, term.atLevel) : number(other);
  const double scale = m_model.matrix.sd(m_model.terms[along].place) / sd;
  for (double& v : d) v *= scale;
  return d;
}

std::vector<Counterfactual::Column> Counterfactual::derivatives(int along) const {
  std::vector<Column> columns;
  for (int t = 0; t < static_cast<int>(m_model.terms.size()); ++t) {
    const PlacedTerm& term = m_model.terms[t];
    if (term.categorical || (t != along && !term.derived())) continue;
    const int column = m_model.matrix.columnOfNumeric(term.place);
    const int parameter = m_model.selection.parameterOf[column];
    if (parameter < 0) continue;
    auto values = t == along ? std::vector<double>(m_model.n(), 1.0) : derivative(term, along);
    if (!values.empty()) columns.push_back({column, parameter, std::move(values)});
  }
  return columns;
}

RowMargin& RowMargin::operator-=(const RowMargin& other) {
  margin.value -= other.margin.value;
  margin.gradient -= other.margin.gradient;
  for (std::size_t i = 0; i < perRow.size(); ++i) perRow[i] -= other.perRow[i];
  return *this;
}

RowMargin averagePrediction(const Counterfactual& rows, const LogisticFit& fit) {
  const PreparedModel& model = rows.model();
  const Columns changed = rows.columns();
  const SelectedColumns columns(model.matrix, without(fit.selection, changed));
  const Chunks chunks(model.n());
  std::vector<RowSums> parts(chunks.count);
  std::vector<double> perRow(model.n());
  parallelFor(chunks.count, [&](std::size_t chunk) {
    BlockSums sums(columns, BlockSums::Keep::Gradient);
    std::vector<double> eta(kBlockRows);
    std::vector<double> slope(kBlockRows);
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, chunks.end(chunk) - at);
      const double* w = model.w.data() + at;
      double* p = perRow.data() + at;
      predictBlock(columns, fit, changed, at, n, eta.data());
      probabilitiesOf(fit.link, eta.data(), w, p, slope.data(), n);
      parts[chunk].value += dot(w, p, n);
      addGradient(sums, changed, at, n, slope.data());
    }
    parts[chunk].gradient = std::move(sums.gradient);
  });
  return added(parts, std::move(perRow), columns.parameters(), totalOf(model.w));
}

// With s the link's slope, p (1-p) of a logit, and D the derivative of the linear predictor, the
// gradient of s D in the parameters is ds/d eta D x + s dD/db, ds/d eta = s (1 - 2p) of a logit.
RowMargin averageSlopeAlong(const Counterfactual& rows, const LogisticFit& fit, int term) {
  const PreparedModel& model = rows.model();
  const Columns changed = rows.columns();
  const Columns derivatives = rows.derivatives(term);
  const SelectedColumns columns(model.matrix, without(fit.selection, changed));
  const Chunks chunks(model.n());
  std::vector<RowSums> parts(chunks.count);
  std::vector<double> perRow(model.n());
  const bool straight = fit.link == Link::Identity;
  parallelFor(chunks.count, [&](std::size_t chunk) {
    BlockSums sums(columns, BlockSums::Keep::Gradient);
    std::vector<double> eta(kBlockRows);
    std::vector<double> p(kBlockRows);
    std::vector<double> slope(kBlockRows);
    std::vector<double> along(kBlockRows);
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, chunks.end(chunk) - at);
      const double* w = model.w.data() + at;
      predictBlock(columns, fit, changed, at, n, eta.data());
      probabilitiesOf(fit.link, eta.data(), w, p.data(), slope.data(), n);
      std::fill(along.begin(), along.end(), 0.0);
      for (const auto& d : derivatives) {
        addScaled(along.data(), d.values.data() + at, fit.beta[d.parameter], n);
        sums.gradient[d.parameter] += dot(slope.data(), d.values.data() + at, n);
      }
      parts[chunk].value += dot(slope.data(), along.data(), n);
      for (std::size_t i = 0; i < n; ++i) {
        perRow[at + i] = (straight ? 1 : p[i] * (1 - p[i])) * along[i];
        slope[i] *= straight ? 0 : (1 - 2 * p[i]) * along[i];
      }
      addGradient(sums, changed, at, n, slope.data());
    }
    parts[chunk].gradient = std::move(sums.gradient);
  });
  return added(parts, std::move(perRow), columns.parameters(), totalOf(model.w));
}

}  // namespace candour
