// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/codebooks/likeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "core/base/text.h"

namespace candour {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

// À to Þ are two bytes whose second one differs from à to þ by 0x20; × (0xD7) is no letter.
bool isUpperLatin(unsigned char first, unsigned char second) {
  return first == 0xC3 && second >= 0x80 && second <= 0x9E && second != 0x97;
}

bool isBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

bool isWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Answers with labels, by their plain text, and how many gave each.
std::map<std::string, double> labelled(const CodebookEntry& entry) {
  std::map<std::string, double> counts;
  for (const auto& [level, n] : entry.answers) {
    if (level.missing || level.label.empty()) continue;
    counts[plainText(level.label)] += static_cast<double>(n);
  }
  return counts;
}

double overlapOfRanges(const CodebookEntry& a, const CodebookEntry& b) {
  if (a.variable.kind != b.variable.kind || std::isnan(a.low) || std::isnan(b.low)) return kUnknown;
  const double span = std::max(a.high, b.high) - std::min(a.low, b.low);
  const double shared = std::min(a.high, b.high) - std::max(a.low, b.low);
  if (span <= 0) return 1;
  return std::max(0.0, shared / span);
}

}  // namespace

std::string plainText(std::string_view text) {
  std::string plain;
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    const bool noBreak = byte == 0xC2 && next == 0xA0;
    if (noBreak || isBlank(text[i])) {
      blank = !plain.empty();
      i += noBreak ? 1 : 0;
      continue;
    }
    if (blank) plain += ' ';
    blank = false;
    if (isUpperLatin(byte, next)) {
      plain += text[i++];
      plain += static_cast<char>(next + 0x20);
    } else {
      plain += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    }
  }
  return plain;
}

std::string bareText(std::string_view text) {
  std::string bare;
  for (const char c : plainText(text)) {
    if (isWordByte(c)) {
      bare += c;
    } else if (!bare.empty() && bare.back() != ' ') {
      bare += ' ';
    }
  }
  if (bare.ends_with(' ')) bare.pop_back();
  return bare;
}

std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  const std::string plain = plainText(text);
  std::string word;
  for (const char c : plain + " ") {
    if (isWordByte(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

double wordLikeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() && b.empty()) return kUnknown;
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    const int order = i->compare(*j);
    shared += order == 0;
    if (order <= 0) ++i;
    if (order >= 0) ++j;
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

double nameLikeness(std::string_view first, std::string_view second) {
  // Names are short; of a monster its beginning tells enough.
  constexpr std::size_t kMost = 100;
  const std::string a = lowered(first.substr(0, kMost));
  const std::string b = lowered(second.substr(0, kMost));
  if (a.empty() && b.empty()) return 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return 1 - static_cast<double>(row.back()) / static_cast<double>(std::max(a.size(), b.size()));
}

double answerLikeness(const CodebookEntry& a, const CodebookEntry& b) {
  const auto ofA = labelled(a);
  const auto ofB = labelled(b);
  if (ofA.empty() && ofB.empty()) return overlapOfRanges(a, b);
  if (ofA.empty() || ofB.empty()) return kUnknown;
  std::size_t shared = 0;
  for (const auto& [label, n] : ofA) shared += ofB.count(label);
  return static_cast<double>(shared) / static_cast<double>(ofA.size() + ofB.size() - shared);
}

double spreadLikeness(const CodebookEntry& a, const CodebookEntry& b) {
  auto shares = labelled(a);
  auto others = labelled(b);
  const auto total = [](const std::map<std::string, double>& counts) {
    double sum = 0;
    for (const auto& [label, n] : counts) sum += n;
    return sum;
  };
  const double ofA = total(shares);
  const double ofB = total(others);
  if (ofA == 0 || ofB == 0) return kUnknown;
  for (auto& [label, n] : shares) n /= ofA;
  for (const auto& [label, n] : others) shares[label] -= n / ofB;
  double distance = 0;
  for (const auto& [label, difference] : shares) distance += std::abs(difference);
  return 1 - distance / 2;
}

Likeness likenessOf(const CodebookEntry& a, const CodebookEntry& b) {
  Likeness likeness;
  likeness.wording = wordLikeness(wordsOf(a.variable.label), wordsOf(b.variable.label));
  likeness.answers = answerLikeness(a, b);
  likeness.spread = spreadLikeness(a, b);
  likeness.name = nameLikeness(a.variable.name, b.variable.name);
  const std::array<std::pair<double, double>, 4> parts = {
      {{likeness.wording, 5}, {likeness.answers, 3}, {likeness.spread, 1}, {likeness.name, 1}}};
  double sum = 0;
  double weights = 0;
  for (const auto& [value, weight] : parts) {
    if (std::isnan(value)) continue;
    sum += weight * value;
    weights += weight;
  }
  likeness.total = sum / weights;
  return likeness;
}

bool couldBeRenamed(const Likeness& likeness) {
  if (likeness.total < kAlikeEnough) return false;
  if (!std::isnan(likeness.wording)) return likeness.wording >= kWordingEnough;
  return likeness.name >= kNameEnough && likeness.answers == 1;
}

}  // namespace candour
