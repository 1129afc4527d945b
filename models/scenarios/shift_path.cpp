// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/shift_path.h"

#include <algorithm>

#include "core/base/check.h"
#include "models/scenarios/moved_share.h"

namespace candour {

ShiftPath::ShiftPath(const ScenarioParts& parts, std::size_t driver, const std::vector<double>& w,
                     const PsuTotals& observed, double direction, double width)
    : m_parts(parts), m_driver(parts.drivers[driver]), m_w(w), m_observed(observed) {
  // Of a number, knots over the width of what people answered.
  constexpr int kNumberKnots = 8;
  const int count = m_driver.number ? kNumberKnots : m_driver.mostSteps;
  const double step = m_driver.number ? width / kNumberKnots : 1;
  for (int i = 0; i <= count; ++i) {
    m_totals.emplace_back();
    m_knots.push_back(worked(direction * step * i, m_totals.back()));
  }
  m_covariances.resize(m_knots.size());
}

Knot ShiftPath::at(double shift) const {
  PsuTotals totals;
  if (m_driver.number) return worked(shift, totals);
  const auto below = static_cast<std::size_t>(std::abs(shift));
  if (below + 1 >= m_knots.size()) return m_knots.back();
  return mixed(below, shift, std::abs(shift) - static_cast<double>(below));
}

const Knot& ShiftPath::best() const {
  return *std::max_element(m_knots.begin(), m_knots.end(),
                           [](const Knot& a, const Knot& b) { return a.change < b.change; });
}

Knot ShiftPath::worked(double shift, PsuTotals& totals) const {
  const MovedShare moved = movedShare(m_parts.model, m_parts.fitted.fit, m_w, {{&m_driver, shift}});
  totals = m_observed;
  const bool known = addInfluences(m_parts.model, m_parts.fitted, m_w, moved, totals, 0);
  const Eigen::MatrixXd v = covarianceOf(totals);
  const Knot knot{shift, moved.change, std::sqrt(v(0, 0)), std::sqrt(thenVariance(v)),
                  moved.meanChange[0]};
  return known ? knot
               : Knot{shift, moved.change, kNotAvailable, kNotAvailable, moved.meanChange[0]};
}

Knot ShiftPath::mixed(std::size_t below, double shift, double more) const {
  const Knot& a = m_knots[below];
  const Knot& b = m_knots[below + 1];
  const auto between = [more](double x, double y) { return x + more * (y - x); };
  Knot knot{shift, between(a.change, b.change), kNotAvailable, kNotAvailable,
            between(a.meanChange, b.meanChange)};
  if (std::isnan(a.se) || std::isnan(b.se)) return knot;
  std::optional<Eigen::MatrixXd>& known = m_covariances[below];
  if (!known) {
    PsuTotals totals(m_observed.rows(), 3);
    totals << m_totals[below].col(0), m_totals[below + 1].col(0), m_observed.col(1);
    known = covarianceOf(totals);
  }
  const Eigen::Matrix<double, 3, 2> parts{{1 - more, 0}, {more, 0}, {0, 1}};
  const Eigen::MatrixXd v = parts.transpose() * *known * parts;
  knot.se = std::sqrt(std::max(0.0, v(0, 0)));
  knot.thenSe = std::sqrt(thenVariance(v));
  return knot;
}

Eigen::MatrixXd ShiftPath::covarianceOf(const PsuTotals& totals) const {
  auto v = designCovariance(m_parts.model.design, totals);
  check(v.has_value(), "a design whose model was fitted has a variance");
  return std::move(*v);
}

}  // namespace candour
