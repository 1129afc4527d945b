// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/likert_headline.h"

#include <algorithm>
#include <optional>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

bool areAllAlike(const std::vector<AnsweredItem>& items) {
  return std::all_of(items.begin(), items.end(),
                     [&](const AnsweredItem& item) { return areAlike(items.front(), item); });
}

// The p values of all pairs after Holm, by their places in `items`.
std::vector<std::vector<double>> pairsOf(const ItemAnswers& answers) {
  const std::size_t count = answers.items.size();
  std::vector<double> p;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count; ++j) {
      p.push_back(netDifferenceP(answers, answers.items[i], answers.items[j]));
    }
  }
  p = holm(p);
  std::vector<std::vector<double>> pairs(count, std::vector<double>(count, 1));
  std::size_t next = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count; ++j) pairs[i][j] = pairs[j][i] = p[next++];
  }
  return pairs;
}

bool differsFromAll(std::size_t item, const std::vector<std::vector<double>>& pairs) {
  for (std::size_t other = 0; other < pairs.size(); ++other) {
    if (other != item && !(pairs[item][other] < 0.05)) return false;
  }
  return true;
}

std::string quoted(const std::string& name) {
  return "\xE2\x80\x9C" + name + "\xE2\x80\x9D";
}

// Empty where nothing stands out, or names are too long.
std::string extremesHeadline(const ItemAnswers& answers, const std::vector<std::string>& names) {
  const auto& items = answers.items;
  if (items.size() < 2 || !areAllAlike(items)) return {};
  const auto less = [](const AnsweredItem& a, const AnsweredItem& b) {
    return a.net.estimate < b.net.estimate;
  };
  const auto [low, high] = std::minmax_element(items.begin(), items.end(), less);
  const auto lowest = static_cast<std::size_t>(low - items.begin());
  const auto highest = static_cast<std::size_t>(high - items.begin());
  const auto pairs = pairsOf(answers);
  const bool isHigh = differsFromAll(highest, pairs), isLow = differsFromAll(lowest, pairs);
  const std::string top = quoted(names[highest]), bottom = quoted(names[lowest]);
  std::vector<std::string> candidates;
  if (isHigh && isLow) {
    candidates.push_back(top + " has the highest net score, " + bottom + " the lowest");
  }
  if (isHigh) candidates.push_back(top + " has the highest net score");
  if (isLow) candidates.push_back(bottom + " has the lowest net score");
  for (const std::string& candidate : candidates) {
    if (wordCount(candidate) <= kMostHeadlineWords) return candidate;
  }
  return {};
}

std::string outOf(std::size_t some, std::size_t all) {
  if (all == 1) return {};
  if (some == all)
    return " on " + std::string(all == 2 ? "both" : "all " + std::to_string(all)) + " questions";
  return " on " + std::to_string(some) + " of " + std::to_string(all) + " questions";
}

std::string countsHeadline(const ItemAnswers& answers) {
  std::size_t above = 0, below = 0;
  for (const AnsweredItem& item : answers.items) {
    if (!(item.net.pHolm < 0.05)) continue;
    ++(item.net.estimate > 0 ? above : below);
  }
  const std::size_t all = answers.items.size();
  const bool agree = areAboutAgreement(answers);
  const std::string more = agree ? "More people agree than disagree" : "Net scores are above zero";
  const std::string less = agree ? "More people disagree than agree" : "Net scores are below zero";
  if (above + below == 0) {
    return all == 1 ? "The net score cannot be told from zero"
                    : "No question\xE2\x80\x99s net score can be told from zero";
  }
  if (below == 0) return more + outOf(above, all);
  if (above == 0) return less + outOf(below, all);
  return more + outOf(above, all) + (agree ? ", fewer on " : ", below on ") + std::to_string(below);
}

}  // namespace

bool areAboutAgreement(const ItemAnswers& answers) {
  const auto about = [](const AnsweredItem& item) {
    const std::string last = lowered(item.answers.back().label);
    return lowered(item.answers.front().label).ends_with("disagree") && last.ends_with("agree") &&
           !last.ends_with("disagree");
  };
  return !answers.items.empty() && std::all_of(answers.items.begin(), answers.items.end(), about);
}

std::string likertHeadline(const ItemAnswers& answers, const std::vector<std::string>& names) {
  if (answers.items.empty()) return "No question can be shown";
  const std::string extremes = extremesHeadline(answers, names);
  return extremes.empty() ? countsHeadline(answers) : extremes;
}

}  // namespace candour
