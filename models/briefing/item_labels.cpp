// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/item_labels.h"

#include <algorithm>
#include <sstream>

#include "core/base/text.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

constexpr std::size_t kLeastPrefix = 3;
constexpr std::size_t kLeastSuffix = 2;
constexpr const char* kLeftOut = "\xE2\x80\xA6";  // an ellipsis

using Words = std::vector<std::string>;

Words wordsOf(const std::string& text) {
  std::istringstream in(text);
  Words words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// How many words all begin with (or end with), leaving each at least one of its own beside the
// `taken` at the other end.
std::size_t commonWords(const std::vector<Words>& all, bool atEnd, std::size_t taken) {
  std::size_t shortest = all.front().size();
  for (const Words& words : all) shortest = std::min(shortest, words.size());
  const std::size_t most = shortest > taken + 1 ? shortest - taken - 1 : 0;
  const auto at = [&](const Words& words, std::size_t i) -> const std::string& {
    return atEnd ? words[words.size() - 1 - i] : words[i];
  };
  std::size_t common = 0;
  while (common < most && std::all_of(all.begin(), all.end(), [&](const Words& words) {
           return at(words, common) == at(all.front(), common);
         })) {
    ++common;
  }
  return common;
}

std::string between(const Words& words, std::size_t from, std::size_t to) {
  return join(Words(words.begin() + static_cast<std::ptrdiff_t>(from),
                    words.begin() + static_cast<std::ptrdiff_t>(to)),
              " ");
}

}  // namespace

StemmedLabels withoutStem(const std::vector<std::string>& questions) {
  if (questions.size() < 2) return {{}, questions};
  std::vector<Words> all;
  for (const std::string& question : questions) all.push_back(wordsOf(question));
  std::size_t prefix = commonWords(all, false, 0);
  if (prefix < kLeastPrefix) prefix = 0;
  std::size_t suffix = commonWords(all, true, prefix);
  if (suffix < kLeastSuffix) suffix = 0;
  if (prefix + suffix == 0) return {{}, questions};
  StemmedLabels result;
  const Words& first = all.front();
  std::string mark;  // the colon or question mark after what is taken out
  for (const Words& words : all) {
    std::string label = between(words, prefix, words.size() - suffix);
    mark.clear();
    while (!label.empty() && (label.back() == ':' || label.back() == '?' || label.back() == ',')) {
      mark.insert(mark.begin(), label.back());
      label.pop_back();
    }
    if (label.empty()) return {{}, questions};
    result.labels.push_back(capitalised(label));
  }
  const std::string before = between(first, 0, prefix);
  const std::string after = between(first, first.size() - suffix, first.size());
  result.stem =
      before.empty() ? after : before + " " + kLeftOut + mark + (after.empty() ? "" : " ") + after;
  return result;
}

}  // namespace candour
