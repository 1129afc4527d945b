// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"

namespace candour {

/// An answer named in a question: by its code or by its label.
using AnswerRef = std::variant<double, std::string>;

std::string text(const AnswerRef& answer);

/// A variable's answers as categories. `levelOfRow` indexes `levels` (valid answers only, in the
/// survey's order); kNoAnswer where there is none for whatever reason.
struct Categories {
  static constexpr std::int32_t kNoAnswer = -1;
  std::vector<Level> levels;
  std::vector<std::int32_t> levelOfRow;

  [[nodiscard]] std::string levelText(std::size_t level) const;
};

/// How a question departs from the survey's own reading of a variable.
struct AnswerOptions {
  std::vector<AnswerRef> missing;  // answers this question treats as missing
  std::vector<AnswerRef> order;    // if not empty: the levels in this order, all others missing
};

/// The answers of variable `index`, whose column must be loaded, as categories. A column of numbers
/// gives its distinct values in numeric order. Fails on an answer in `options` that the variable
/// does not have, naming those it has.
Result<Categories> categoriesOf(const Survey& survey, std::size_t index,
                                const AnswerOptions& options = {});

/// The answers as numbers: codes for a number, seconds for a date; NaN for every reason for
/// missing. Fails for text, saying so.
Result<std::vector<double>> numbersOf(const Survey& survey, std::size_t index,
                                      const AnswerOptions& options = {});

/// Where `answer` stands among `levels` of `variable` (label first, then code, then a label that is
/// alike but for case and blanks), or one line naming the variable and the answers it has. A label
/// that several answers carry names none of them: the line says which codes do. Texts have no codes
/// but the order Candour keeps them in, so a number never names a text by its place.
Result<std::size_t> findLevel(const Variable& variable, const std::vector<Level>& levels,
                              const AnswerRef& answer);

/// Whether any of `levels` could be meant by `answer`; of several, findLevel() asks which.
bool hasLevel(const Variable& variable, const std::vector<Level>& levels, const AnswerRef& answer);

}  // namespace candour
