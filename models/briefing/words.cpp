// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"

namespace candour {

namespace {

bool isUpper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::size_t blankAt(std::string_view text, std::size_t at) {
  if (text[at] == ' ' || text[at] == '\t' || text[at] == '\n') return 1;
  return text.substr(at).starts_with(kNoBreak) ? kNoBreak.size() : 0;
}

// Byte positions where words end.
std::vector<std::size_t> wordEnds(std::string_view text) {
  std::vector<std::size_t> ends;
  bool inWord = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t blank = blankAt(text, i);
    if (blank > 0 && inWord) ends.push_back(i);
    inWord = blank == 0;
    i += std::max<std::size_t>(blank, 1);
  }
  if (inWord) ends.push_back(text.size());
  return ends;
}

std::string firstWord(const std::string& text) {
  return text.substr(0, text.find(' '));
}

bool isProperName(const std::string& word) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "London", "Met", "Metropolitan", "Black", "White", "Asian", "British", "English", "I"};
  return std::find(kNames.begin(), kNames.end(), word) != kNames.end();
}

}  // namespace

int wordCount(std::string_view text) {
  return static_cast<int>(wordEnds(text).size());
}

std::string midSentence(const std::string& name) {
  if (name.size() < 2 || isProperName(firstWord(name))) return name;
  if (std::any_of(name.begin() + 1, name.end(), isUpper)) return name;
  std::string result = name;
  if (isUpper(result[0])) result[0] = static_cast<char>(result[0] - 'A' + 'a');
  return result;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

bool isBareAnswer(const std::string& answer) {
  static constexpr std::array<std::string_view, 4> kBare = {"yes", "no", "true", "false"};
  const std::string word = lowered(trim(answer));
  return parseNumber(word).has_value() ||
         std::find(kBare.begin(), kBare.end(), word) != kBare.end();
}

std::string countWord(std::size_t count) {
  static constexpr std::array<std::string_view, 13> kWords = {
      "No",    "One",   "Two",  "Three", "Four",   "Five",  "Six",
      "Seven", "Eight", "Nine", "Ten",   "Eleven", "Twelve"};
  if (count < kWords.size()) return std::string(kWords[count]);
  return grouped(static_cast<long long>(count));
}

std::string listOf(std::span<const std::string> names, std::string_view last) {
  if (names.empty()) return {};
  const bool nested = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return name.find(" and ") != std::string::npos;
  });
  std::string result = names[0];
  for (std::size_t i = 1; i + 1 < names.size(); ++i) result += ", " + names[i];
  if (names.size() == 1) return result;
  const std::string word = nested && last == "and" ? "as well as" : std::string(last);
  return result + " " + word + " " + names.back();
}

bool isPlural(const std::string& name) {
  std::string head = name;
  for (const char* stop : {" and ", " of ", " about ", " with ", " in ", " by ", " for "}) {
    head = head.substr(0, head.find(stop));
  }
  if (head.size() < 3 || isUpper(head[head.size() - 2])) return false;
  const std::string_view end = std::string_view(head).substr(head.size() - 2);
  return end[1] == 's' && end != "ss" && end != "us" && end != "is";
}

std::string headlineOf(std::initializer_list<std::string> candidates) {
  for (const std::string& candidate : candidates) {
    if (wordCount(candidate) <= kMostHeadlineWords) return candidate;
  }
  return *(candidates.end() - 1);
}

std::string plainNumber(double value, int decimals) {
  const std::string digits = fixed(std::abs(value), decimals);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::string whole = grouped(std::llround(std::floor(std::stod(digits))));
  const bool isZero = digits.find_first_not_of("0.") == std::string::npos;
  return (value < 0 && !isZero ? "-" : "") + whole + digits.substr(point);
}

std::string drawnNumber(double value, int decimals) {
  std::string text = plainNumber(value, decimals);
  if (text.starts_with('-')) text.replace(0, 1, kMinus);
  return text;
}

std::string percentText(double percent) {
  return plainNumber(percent, 0) + std::string(kNoBreak) + "%";
}

std::string joinParts(std::initializer_list<std::string> parts) {
  std::string result;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    result += (result.empty() ? "" : ", ") + part;
  }
  return result;
}

std::string withinWords(const std::string& text, int words) {
  const std::vector<std::size_t> ends = wordEnds(text);
  if (static_cast<int>(ends.size()) <= words) return text;
  const std::string cut = text.substr(0, ends[static_cast<std::size_t>(words) - 1]);
  const std::size_t stop = cut.rfind(". ");
  return stop == std::string::npos ? cut : cut.substr(0, stop + 1);
}

}  // namespace candour
