// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/codebooks/survey_codebook.h"

namespace candour {

/// A text as it is compared: in lower case (also the letters of western Europe), every stretch of
/// blanks one space, none at the ends.
std::string plainText(std::string_view text);

/// Its words alone, in their order: what questions are compared by, so that a question mark that
/// one file leaves out is no difference.
std::string bareText(std::string_view text);

/// Its distinct words (letters and digits of any language), in order.
std::vector<std::string> wordsOf(std::string_view text);

/// Dice's coefficient of two sets of words: twice those in both, over all of each. From 0 to 1; NaN
/// where both are empty.
double wordLikeness(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// 1 less the edits (a letter put in, left out or changed) that lead from one name to the other,
/// over the letters of the longer; case does not count.
double nameLikeness(std::string_view a, std::string_view b);

/// The labels of the answers (not of reasons for missing): those in both over those in either. Of
/// numbers without labels, the overlap of their ranges over what they span. NaN where the one has
/// labels and the other none.
double answerLikeness(const CodebookEntry& a, const CodebookEntry& b);

/// How alike the answers are spread: 1 less half the sum of differences between the shares of each
/// label. NaN where there are no labels, or nobody answered.
double spreadLikeness(const CodebookEntry& a, const CodebookEntry& b);

/// How alike two variables are: the mean of the likenesses of wording (weight 5), answers (3),
/// their spread (1) and names (1), of those that can be told.
struct Likeness {
  double wording = 0;
  double answers = 0;
  double spread = 0;
  double name = 0;
  double total = 0;
};
Likeness likenessOf(const CodebookEntry& a, const CodebookEntry& b);

/// A variable is proposed to be another under a new name from this total on,
inline constexpr double kAlikeEnough = 0.75;
/// if the wordings have half of their words in common; or, where the files have no wordings,
inline constexpr double kWordingEnough = 0.5;
/// if the names are this much alike and the answers the same.
inline constexpr double kNameEnough = 0.6;

bool couldBeRenamed(const Likeness& likeness);

}  // namespace candour
