// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/variable.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/text.h"

namespace candour {

std::string Variable::levelText(std::size_t level) const {
  const Level& entry = levels.at(level);
  return entry.label.empty() ? shortest(entry.code) : entry.label;
}

bool Variable::isMissingCode(double code) const {
  const auto known = std::find_if(levels.begin(), levels.end(),
                                  [code](const Level& level) { return level.code == code; });
  if (known != levels.end()) return known->missing;
  return std::any_of(missingRanges.begin(), missingRanges.end(),
                     [code](const MissingRange& r) { return r.low <= code && code <= r.high; });
}

double missingTagCode(char tag) {
  if (tag == '_') return kMissingTagBase - 27;
  const char lower = tag >= 'A' && tag <= 'Z' ? static_cast<char>(tag - 'A' + 'a') : tag;
  return kMissingTagBase - (lower - 'a' + 1);
}

bool meansNoAnswer(const std::string& label) {
  // Compared as letters only: "(Spontaneous) Don't know", "DONT KNOW" and "Don’t know" are one.
  std::string letters;
  for (const char c : lowered(label)) {
    if (c >= 'a' && c <= 'z') letters += c;
  }
  for (const std::string_view prefix : {"spontaneous", "spont"}) {
    if (letters.starts_with(prefix)) {
      letters.erase(0, prefix.size());
      break;
    }
  }
  static constexpr std::array<std::string_view, 24> kNoAnswer = {
      "dontknow",          "dk",
      "donotknow",         "dontknowrefused",
      "dontknownoopinion", "refused",
      "refusal",           "refusedtosay",
      "refusedtoanswer",   "notasked",
      "noopinion",         "noanswer",
      "notanswered",       "notapplicable",
      "notstated",         "prefernottosay",
      "prefernottoanswer", "rathernotsay",
      "unsuredontknow",    "dontknownotsure",
      "missing",           "dontknowcantsay",
      "notcoded",          "notclassified"};
  return std::find(kNoAnswer.begin(), kNoAnswer.end(), letters) != kNoAnswer.end();
}

}  // namespace candour
