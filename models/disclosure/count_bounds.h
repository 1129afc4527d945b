// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <vector>

#include "models/disclosure/count_table.h"

namespace candour {

struct CountInterval {
  double lower = 0;
  double upper = std::numeric_limits<double>::infinity();

  [[nodiscard]] double width() const { return upper - lower; }
};

/// Which part of a cell's count is meant.
enum class CountPart { Interviews, Positive, Negative };

/// What can be worked out of a count by someone who knows every published cell and every relation
/// of its table, without error: the least and the most that linear programming leaves. Counts are
/// not below 0, positive interviews not above interviews; both are bounded together.
///
/// The right-hand side of a relation is what its unknown cells add up to in truth, so that people
/// without an answer, or rounding, never make a table contradict itself.
class CountBounds {
 public:
  /// `unknown`: by cell, whether it is not told.
  CountBounds(const CountTable& table, const std::vector<char>& unknown);
  CountBounds(const CountBounds&) = delete;
  CountBounds& operator=(const CountBounds&) = delete;
  ~CountBounds();

  /// Of an unknown cell.
  [[nodiscard]] CountInterval of(std::size_t cell, CountPart part);
  /// Whether that interval is so wide, to a millionth; sooner than of().
  [[nodiscard]] bool isWide(std::size_t cell, CountPart part, double width);

 private:
  struct Program;
  [[nodiscard]] double upper(std::size_t cell, CountPart part);
  [[nodiscard]] double lower(std::size_t cell, CountPart part);
  std::unique_ptr<Program> m_program;
};

/// Deviations of the cells' true counts.
struct CountChange {
  std::vector<double> interviews;
  std::vector<double> positive;
};

/// The cheapest change of a table, by interviews, that keeps to every relation, leaves the fixed
/// cells alone and raises a cell's interviews by `interviews` and its positive ones by `positive`
/// (NaN: whatever they do) at least: the cells it touches are those to leave out so that the counts
/// may as well be so much higher. Empty vectors: there is none. `cost` by cell, 0 for what is not
/// told anyway; below 0: fixed.
CountChange cheapestChange(const CountTable& table, const std::vector<double>& cost,
                           std::size_t cell, double interviews, double positive);

}  // namespace candour
