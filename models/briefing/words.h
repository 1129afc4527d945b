// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

inline constexpr int kMostHeadlineWords = 15;
inline constexpr int kMostAltTextWords = 150;

/// A blank at which a line may not break (U+00A0), and the typographic minus (U+2212).
inline constexpr std::string_view kNoBreak = "\xC2\xA0";
inline constexpr std::string_view kMinus = "\xE2\x88\x92";

/// Words between blanks of any kind.
int wordCount(std::string_view text);

/// "Trust" as it stands inside a sentence: "trust". Names of places, acronyms and names with a
/// second capital keep theirs.
std::string midSentence(const std::string& name);
std::string capitalised(std::string text);

/// "No", "One" ... "Twelve", then digits.
/// Whether an answer means nothing without its question: a code, "Yes", "TRUE".
bool isBareAnswer(const std::string& answer);

std::string countWord(std::size_t count);

/// "A", "A and B", "A, B and C"; "as well as" instead of "and" where a name has an "and" of its
/// own.
std::string listOf(std::span<const std::string> names, std::string_view last = "and");

/// Whether a driver's name takes "have" ("Community problems") rather than "has".
bool isPlural(const std::string& name);

/// The first of `candidates` (best first) that keeps to the words a headline may have; the last one
/// if none does.
std::string headlineOf(std::initializer_list<std::string> candidates);

/// `value` with `decimals`, thousands grouped, an ordinary hyphen for a minus: for alt text.
std::string plainNumber(double value, int decimals);
/// The same with a typographic minus: for the figure.
std::string drawnNumber(double value, int decimals);
/// "36 %" from 36.2.
std::string percentText(double percent);

/// Non-empty parts joined with ", ".
std::string joinParts(std::initializer_list<std::string> parts);

/// `text` cut to at most `words` words, at the end of a sentence where there is one.
std::string withinWords(const std::string& text, int words);

}  // namespace candour
