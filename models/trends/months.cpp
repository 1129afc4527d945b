// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/months.h"

#include <array>
#include <cctype>
#include <chrono>
#include <cmath>
#include <vector>

#include "core/base/text.h"

namespace candour {

namespace {

constexpr std::array<std::string_view, 12> kMonthNames = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 12> kFullNames = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

bool isLetter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

// The words of letters and of digits, in order.
std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size();) {
    const bool letters = isLetter(text[i]);
    if (!letters && !isDigit(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (letters ? isLetter(text[end]) : isDigit(text[end]))) ++end;
    words.push_back(lowered(text.substr(i, end - i)));
    i = end;
  }
  return words;
}

// "apr", "april" or "sept"; not "mayor".
int namedMonth(const std::string& word) {
  if (word.size() < 3) return -1;
  for (std::size_t m = 0; m < kFullNames.size(); ++m) {
    if (word == kFullNames[m] || word == kFullNames[m].substr(0, 3)) return static_cast<int>(m);
  }
  return word == "sept" ? 8 : -1;
}

std::optional<int> yearOfWord(const std::string& word) {
  if (!isDigit(word[0]) || (word.size() != 4 && word.size() != 2)) return std::nullopt;
  const int value = std::stoi(word);
  if (word.size() == 2) return 2000 + value;
  if (value < 1900 || value > 2199) return std::nullopt;
  return value;
}

}  // namespace

int monthNumber(int year, int month) {
  return 12 * year + month - 1;
}

std::string isoMonth(int month) {
  const int number = month % 12 + 1;
  return std::to_string(month / 12) + (number < 10 ? "-0" : "-") + std::to_string(number);
}

std::string monthName(int month) {
  return std::string(kMonthNames[static_cast<std::size_t>(month % 12)]) + " " +
         std::to_string(month / 12);
}

std::string spanName(int first, int last) {
  if (first == last) return monthName(first);
  if (first / 12 != last / 12) return monthName(first) + " to " + monthName(last);
  return std::string(kMonthNames[static_cast<std::size_t>(first % 12)]) + "-" + monthName(last);
}

std::optional<int> monthOfSeconds(double seconds) {
  const double day = std::floor(seconds / 86400);
  if (!(day > -719162 && day < 2932896)) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(day)))};
  return monthNumber(static_cast<int>(date.year()),
                     static_cast<int>(static_cast<unsigned>(date.month())));
}

std::optional<int> monthIn(std::string_view text) {
  const auto words = wordsOf(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int month = namedMonth(words[i]);
    if (month < 0 || i + 1 == words.size()) continue;
    if (const auto year = yearOfWord(words[i + 1])) return monthNumber(*year, month + 1);
  }
  // 2019-04, 2019-04-30: year first, as ISO has it.
  if (words.size() < 2 || words[0].size() != 4 || words[1].size() != 2) return std::nullopt;
  const auto year = yearOfWord(words[0]);
  if (!year || !isDigit(words[1][0])) return std::nullopt;
  const int month = std::stoi(words[1]);
  if (month < 1 || month > 12 || trim(text).substr(0, 5).back() != '-') return std::nullopt;
  return monthNumber(*year, month);
}

int quarterOf(int month) {
  return month - month % 3;
}

int yearOf(int month) {
  return month - (month + 9) % 12;
}

}  // namespace candour
