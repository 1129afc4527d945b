// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <map>
#include <vector>

#include "core/regression/margins.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The model's rows with some of their answers changed: every column made of a changed term, its
/// powers and products too, is worked out anew. Refers to the model.
class Counterfactual {
 public:
  explicit Counterfactual(const PreparedModel& model) : m_model(model) {}

  /// Everyone at a level of a category (index into PlacedTerm::levels).
  void setLevel(int term, int level);
  /// Everyone at a standardised value of a number or scale.
  void setNumber(int term, double value);
  /// Each person at an own standardised value, by position.
  void setNumbers(int term, std::vector<double> values);

  /// A column of the model that is not as in its matrix, in the units of the matrix, by position.
  struct Column {
    int column = 0;  // of the matrix
    int parameter = 0;
    std::vector<double> values;
  };
  [[nodiscard]] std::vector<Column> columns() const;

  /// The derivatives of all columns along the standardised number `term`; those that are 0
  /// everywhere are left out.
  [[nodiscard]] std::vector<Column> derivatives(int term) const;

  [[nodiscard]] const PreparedModel& model() const { return m_model; }

 private:
  struct Change {
    int level = -1;
    std::vector<double> values;
  };

  [[nodiscard]] bool changes(int term) const { return m_changes.count(term) != 0; }
  [[nodiscard]] std::vector<double> standardised(int term) const;
  [[nodiscard]] std::vector<double> number(int term) const;  // own units
  [[nodiscard]] std::vector<double> isAt(int term, int level) const;
  void addFactor(int term, std::vector<Column>& columns) const;
  void addJoint(int term, std::vector<Column>& columns) const;
  [[nodiscard]] std::vector<double> numericColumn(const PlacedTerm& term, int place) const;
  [[nodiscard]] std::vector<double> derivative(const PlacedTerm& term, int along) const;

  const PreparedModel& m_model;
  std::map<int, Change> m_changes;
};

/// A weighted average over the rows with what each row is in it.
struct RowMargin {
  Margin margin;
  std::vector<double> perRow;  // by position, without its weight

  RowMargin& operator-=(const RowMargin& other);
};

/// The average predicted probability of the counterfactual.
RowMargin averagePrediction(const Counterfactual& rows, const LogisticFit& fit);

/// The average slope of the predicted probability along the standardised number `term`, the full
/// derivative through its powers and products: sum w p (1-p) D / sum w, D = sum of b dx/dz.
RowMargin averageSlopeAlong(const Counterfactual& rows, const LogisticFit& fit, int term);

}  // namespace candour
