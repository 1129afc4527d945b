// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/likert_headline.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "models/briefing/footer.h"
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
  if (std::any_of(items.begin(), items.end(), [](const auto& item) { return !item.ordered; })) {
    return {};
  }
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

// Of answers without an order the most frequent one, where it is more frequent than the next.
std::string unorderedHeadline(const ItemAnswers& answers) {
  const std::string nothing = "How often each answer was given; the answers have no order";
  if (answers.items.size() != 1) return nothing;
  const AnsweredItem& item = answers.items.front();
  std::vector<std::size_t> order(item.answers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&item](std::size_t a, std::size_t b) {
    return item.answers[a].share > item.answers[b].share;
  });
  if (order.size() < 2) return nothing;
  const auto i = static_cast<Eigen::Index>(order[0]), j = static_cast<Eigen::Index>(order[1]);
  const Eigen::MatrixXd& v = item.covariance;
  const double variance = v.rows() > std::max(i, j) ? v(i, i) + v(j, j) - 2 * v(i, j) : 0;
  const double difference = item.answers[order[0]].share - item.answers[order[1]].share;
  if (!(variance > 0) || !(pOfT(difference / std::sqrt(variance), item.df) < 0.05)) return nothing;
  return headlineOf({quoted(item.answers[order[0]].label) + " is the most frequent answer",
                     "One answer is more frequent than the others"});
}

std::string countsHeadline(const ItemAnswers& answers) {
  std::size_t above = 0, below = 0, all = 0;
  for (const AnsweredItem& item : answers.items) {
    all += item.ordered ? 1 : 0;
    if (!(item.net.pHolm < 0.05)) continue;
    ++(item.net.estimate > 0 ? above : below);
  }
  if (all == 0) return unorderedHeadline(answers);
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
  return !answers.items.empty() &&
         std::all_of(answers.items.begin(), answers.items.end(),
                     [&about](const auto& item) { return !item.ordered || about(item); });
}

std::string likertHeadline(const ItemAnswers& answers, const std::vector<std::string>& names) {
  if (answers.items.empty()) return "No question can be shown";
  const std::string extremes = extremesHeadline(answers, names);
  return extremes.empty() ? countsHeadline(answers) : extremes;
}

}  // namespace candour
