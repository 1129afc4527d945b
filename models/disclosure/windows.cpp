// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/windows.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace candour {

namespace {

using ByFirst = std::map<int, std::size_t>;

int lengthOf(const TimeSpan& span) {
  return span.last - span.first + 1;
}

// Windows of one length one after the other from `from` on; gaps are stepped over where `gaps`.
std::vector<std::size_t> chain(const ByFirst& windows, int from, int to, int length, bool gaps) {
  std::vector<std::size_t> parts;
  auto at = windows.lower_bound(from);
  while (at != windows.end() && at->first + length - 1 <= to) {
    if (!gaps && at->first != from) return {};
    parts.push_back(at->second);
    from = at->first + length;
    at = windows.lower_bound(from);
  }
  return gaps || from == to + 1 ? parts : std::vector<std::size_t>{};
}

}  // namespace

std::string spanText(const std::string& from, const std::string& to) {
  return from + ".." + to;
}

TimeSpan spanOf(const std::string& answer) {
  int year = 0, month = 0, lastYear = 0, lastMonth = 0;
  char end = 0;
  const int read =
      std::sscanf(answer.c_str(), "%4d-%2d..%4d-%2d%c", &year, &month, &lastYear, &lastMonth, &end);
  if (read != 4) return {};
  return {12 * year + month - 1, 12 * lastYear + lastMonth - 1, true};
}

std::vector<WindowTiling> tilingsOf(const std::vector<TimeSpan>& spans) {
  std::map<int, ByFirst> byLength;
  WindowTiling waves;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].known) {
      byLength[lengthOf(spans[i])][spans[i].first] = i;
    } else {
      waves.parts.push_back(i);
    }
  }
  std::vector<WindowTiling> tilings;
  if (!waves.parts.empty()) tilings.push_back(waves);
  for (const auto& [length, windows] : byLength) {
    const int first = windows.begin()->first, last = windows.rbegin()->first + length - 1;
    tilings.push_back({std::nullopt, chain(windows, first, last, length, true)});
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (!spans[i].known || lengthOf(spans[i]) <= length) continue;
      auto parts = chain(windows, spans[i].first, spans[i].last, length, false);
      if (!parts.empty()) tilings.push_back({i, std::move(parts)});
    }
  }
  return tilings;
}

}  // namespace candour
