// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/scenarios/scenario_parts.h"

namespace candour {

/// A driver after a shift: what it does to the share and to the driver's own mean.
struct Knot {
  double shift = 0;
  double change = 0;
  double se = 0;      // NaN where not known
  double thenSe = 0;  // of the share after the move, today's share's error included
  double meanChange = 0;
};

/// One driver's shifts among a group, in one direction. Between whole steps of answers shares and
/// influences are linear in the shift, so that whole steps alone are worked through the rows.
class ShiftPath {
 public:
  /// `w` is weightsOf() the group and `observed` observedTotals() of it; both must outlive the
  /// path. `direction` is 1 or -1, `width` how far a number may go.
  ShiftPath(const ScenarioParts& parts, std::size_t driver, const std::vector<double>& w,
            const PsuTotals& observed, double direction, double width);

  [[nodiscard]] Knot at(double shift) const;
  /// The knot with the greatest change.
  [[nodiscard]] const Knot& best() const;
  /// The shift nearest to 0 where `value(knot)` is 0 or more; NaN where it never is.
  template <class Value>
  [[nodiscard]] double first(const Value& value) const {
    double below = value(m_knots.front());
    if (below >= 0) return 0;
    for (std::size_t i = 1; i < m_knots.size(); ++i) {
      const double above = value(m_knots[i]);
      if (std::isnan(below) || std::isnan(above)) return kNotAvailable;
      if (above == 0) return m_knots[i].shift;
      if (above > 0) return between(value, m_knots[i - 1].shift, m_knots[i].shift, below, above);
      below = above;
    }
    return kNotAvailable;
  }

 private:
  template <class Value>
  double between(const Value& value, double from, double to, double below, double above) const {
    const auto f = [&](double shift) { return value(at(shift)); };
    const boost::math::tools::eps_tolerance<double> close(40);
    std::uintmax_t rounds = 60;
    const bool upwards = from < to;
    const auto [low, high] =
        upwards ? boost::math::tools::toms748_solve(f, from, to, below, above, close, rounds)
                : boost::math::tools::toms748_solve(f, to, from, above, below, close, rounds);
    return (low + high) / 2;
  }

  // A shift worked through the rows; `totals` become the influences of change and share now.
  Knot worked(double shift, PsuTotals& totals) const;
  // The part `more` of the way from knot `below` to the next.
  [[nodiscard]] Knot mixed(std::size_t below, double shift, double more) const;
  [[nodiscard]] Eigen::MatrixXd covarianceOf(const PsuTotals& totals) const;

  const ScenarioParts& m_parts;
  const MovableDriver& m_driver;
  const std::vector<double>& m_w;
  const PsuTotals& m_observed;
  std::vector<Knot> m_knots;
  std::vector<PsuTotals> m_totals;  // of the knots
  // Of the influences of a knot, the next and the share now: made when first asked for.
  mutable std::vector<std::optional<Eigen::MatrixXd>> m_covariances;
};

}  // namespace candour
