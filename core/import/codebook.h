// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"

namespace candour {

/// What a survey series is known to mean, for files that bring texts without labels: question
/// wordings, the order of answers, which answers are reasons for missing. One JSON file in data/.
struct Codebook {
  struct Entry {
    std::string variable;
    std::string label;               // question wording, in our words
    std::vector<std::string> order;  // answers from worst to best (or natural order)
    std::vector<std::vector<std::string>> spellings;  // alternatives of each answer, same length
    std::vector<std::pair<double, std::string>> codeLabels;  // for codes that files leave bare
  };
  std::string name;
  std::vector<std::string> signature;  // variables that make a file of this series
  std::size_t signatureNeeded = 0;     // how many of them must be there
  std::vector<Entry> entries;
  std::vector<std::string> noAnswer;  // labels that are reasons for missing, besides the usual
};

/// Fails with line and column of malformed JSON.
Result<Codebook> parseCodebook(std::string_view json);

/// The codebooks that come with Candour.
const std::vector<Codebook>& knownCodebooks();

bool recognises(const Codebook& codebook, const Survey& survey);

/// Labels variables, orders the levels of text variables and marks reasons for missing. Answers
/// never change: the alternative spellings of one answer become one level, named as the codebook
/// names it (blanks at the ends and case are no difference), texts a codebook does not know stay
/// levels, after the known ones, and reasons for missing come last. The codes of labelled numbers
/// keep their order; their labels take the codebook's spelling where no other code has it. A
/// variable that the file labels keeps the file's wording. Works on metadata alone, too.
void applyCodebook(const Codebook& codebook, Survey& survey);

}  // namespace candour
