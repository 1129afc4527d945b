// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>

#include "models/codebooks/codebook_comparison.h"

namespace candour {

/// How the answers of a variable of both waves differ, reasons for missing aside: nothing if not at
/// all. The advice's join has neither wave nor variable yet, but the answers that are to be mapped.
///
/// Numbers are compared code by code, where both waves label answers: codes with another label
/// (blanks and case aside), codes that one wave alone labels. If all labels are there in both and
/// their order is turned round, the scale is reversed; if labels stand at other codes, answers are
/// mapped by label; else, if the labels that changed have more than half of their words in common
/// (the first six letters of a word count: "Separate", "separated"), they are the same answers.
/// Where other labels changed beside those that moved, or any changed with less in common, the same
/// codes mean other answers: better kept apart. Texts are compared where there are at most
/// kMostTexts of them: a text that differs by blanks and case alone, or has more than half of its
/// words in common with one of the other wave, is mapped to it.
inline constexpr std::size_t kMostTexts = 60;
std::optional<CodebookDifference> answerDifference(const CodebookEntry& before,
                                                   const CodebookEntry& after);

/// How the reasons for missing differ: codes (or texts) that one wave alone takes for one, other
/// labels, other ranges.
std::optional<CodebookDifference> missingDifference(const CodebookEntry& before,
                                                    const CodebookEntry& after);

/// Adds a line, or after the twelfth counts on: "and 5 more".
class DetailLines {
 public:
  void add(std::string line);
  [[nodiscard]] std::vector<std::string> take();
  [[nodiscard]] bool empty() const { return m_lines.empty(); }

 private:
  static constexpr std::size_t kMost = 12;
  std::vector<std::string> m_lines;
  std::size_t m_more = 0;
};

}  // namespace candour
