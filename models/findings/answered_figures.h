// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <deque>
#include <utility>

#include "models/findings/answer_figure.h"

namespace candour {

/// Figures answered before, so that a briefing that was put in another order, and the briefings of
/// thirty areas that have figures in common, fit nothing twice. Of one survey; used from one thread
/// at a time. Keeps the latest `most`; what failed is asked again.
class AnsweredFigures {
 public:
  explicit AnsweredFigures(std::size_t most = 48) : m_most(most) {}

  Result<FigureAnswer> answer(const Survey& survey, const FigureQuestion& question,
                              const Job& job = {});
  /// answer() to hand on; this must outlive it.
  [[nodiscard]] FigureAnswerer answerer();
  [[nodiscard]] std::size_t size() const { return m_answers.size(); }

 private:
  std::size_t m_most;
  std::deque<std::pair<FigureQuestion, FigureAnswer>> m_answers;  // the one used last first
};

}  // namespace candour
