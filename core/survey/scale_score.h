// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/answers.h"
#include "core/survey/survey.h"

namespace candour {

/// An item of a scale: each row's place among its levels in the scale's order, -1 where it has no
/// answer. The item scores place / (levels - 1).
struct ScaleItem {
  std::vector<std::int32_t> placeOfRow;
  std::vector<std::string> levels;  // worst to best
};

/// Variable `index`, whose column is loaded, as an item; `reverse` turns its order round.
Result<ScaleItem> scaleItemOf(const Survey& survey, std::size_t index, const AnswerOptions& options,
                              bool reverse);

/// Scores of a scale while items are added: per row the mean of the scores of the items answered,
/// NaN where fewer than `minItems` are (nothing: two thirds of the items, rounded up) or none is.
/// Sums are whole numbers of the largest part of 1 that every item's steps are multiples of, so
/// that equal scores are equal to the last digit, whatever answers they are made of.
class ScaleScore {
 public:
  explicit ScaleScore(std::size_t rows) : m_sum(rows, 0), m_answered(rows, 0) {}

  /// Whether it was added: an item with a single answer has no place on a scale.
  bool add(const ScaleItem& item);
  [[nodiscard]] std::vector<double> values(std::optional<int> minItems) const;

 private:
  std::vector<double> m_sum;  // in parts of 1 / m_parts
  double m_parts = 1;
  std::vector<int> m_answered;
  int m_items = 0;
};

}  // namespace candour
