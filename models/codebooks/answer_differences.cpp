// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/codebooks/answer_differences.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/text.h"
#include "models/codebooks/likeness.h"

namespace candour {

namespace {

constexpr double kSameAnswer = 0.5;  // more than that of the words of two labels

// How many of their words two labels share, by the beginnings of the words.
double labelLikeness(const std::string& a, const std::string& b) {
  static constexpr std::size_t kLetters = 6;
  const auto beginnings = [](const std::string& label) {
    auto words = wordsOf(label);
    for (auto& word : words) word.resize(std::min(word.size(), kLetters));
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  };
  const double alike = wordLikeness(beginnings(a), beginnings(b));
  return std::isnan(alike) ? 0 : alike;
}

// Labels by code, of answers that have one.
std::map<double, std::string> labelsOf(const CodebookEntry& entry) {
  std::map<double, std::string> labels;
  for (const auto& level : entry.variable.levels) {
    if (!level.missing && !level.label.empty()) labels.emplace(level.code, level.label);
  }
  return labels;
}

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

std::vector<std::string> plainLabels(const std::map<double, std::string>& labels) {
  std::vector<std::string> plain;
  for (const auto& [code, label] : labels) plain.push_back(plainText(label));
  return plain;
}

bool isReversed(const std::map<double, std::string>& before,
                const std::map<double, std::string>& after) {
  const auto a = plainLabels(before);
  auto b = plainLabels(after);
  if (a.size() < 2 || a.size() != b.size() || a == b) return false;
  if (std::set<std::string>(a.begin(), a.end()).size() != a.size()) return false;
  std::reverse(b.begin(), b.end());
  return a == b;
}

// Codes of the older wave whose label the newer one has at another code.
std::vector<AnswerChange> movedCodes(const std::map<double, std::string>& before,
                                     const std::map<double, std::string>& after) {
  std::map<std::string, double> codeOf;
  for (const auto& [code, label] : after) codeOf.emplace(plainText(label), code);
  std::vector<AnswerChange> moved;
  for (const auto& [code, label] : before) {
    const auto at = codeOf.find(plainText(label));
    if (at != codeOf.end() && at->second != code) {
      moved.push_back({shortest(code), shortest(at->second)});
    }
  }
  return moved;
}

// Whether the labels that changed, those that moved to another code aside, mean the same.
bool changedMeanSame(const std::map<double, std::string>& before,
                     const std::map<double, std::string>& after,
                     const std::vector<AnswerChange>& moved) {
  return std::all_of(before.begin(), before.end(), [&](const auto& entry) {
    const auto at = after.find(entry.first);
    if (at == after.end() || plainText(at->second) == plainText(entry.second)) return true;
    const bool elsewhere = std::any_of(moved.begin(), moved.end(), [&](const AnswerChange& change) {
      return change.answer == shortest(entry.first);
    });
    return elsewhere || labelLikeness(entry.second, at->second) > kSameAnswer;
  });
}

DetailLines codeDetails(const std::map<double, std::string>& before,
                        const std::map<double, std::string>& after) {
  DetailLines lines;
  for (const auto& [code, label] : before) {
    const auto at = after.find(code);
    if (at == after.end()) {
      lines.add("code " + shortest(code) + " " + quoted(label) + " is gone");
    } else if (plainText(at->second) != plainText(label)) {
      lines.add("code " + shortest(code) + " was " + quoted(label) + ", is " + quoted(at->second));
    }
  }
  for (const auto& [code, label] : after) {
    if (!before.contains(code))
      lines.add("code " + shortest(code) + " " + quoted(label) + " is new");
  }
  return lines;
}

std::optional<CodebookDifference> codesDiffer(const CodebookEntry& before,
                                              const CodebookEntry& after) {
  const auto old = labelsOf(before);
  const auto recent = labelsOf(after);
  if (old.empty() || recent.empty()) return std::nullopt;
  DetailLines lines = codeDetails(old, recent);
  if (lines.empty()) return std::nullopt;
  CodebookDifference difference;
  difference.kind = DifferenceKind::Relabelled;
  difference.details = lines.take();
  auto moved = movedCodes(old, recent);
  if (isReversed(old, recent)) {
    difference.advice = JoinAdvice::Reverse;
    difference.why = "The same answers stand in the opposite order of codes.";
    difference.join = WaveJoin{{}, {}, {}, std::move(moved)};
  } else if (!changedMeanSame(old, recent, moved)) {
    difference.advice = JoinAdvice::TreatAsDifferent;
    difference.why = "The same codes mean other answers.";
  } else if (!moved.empty()) {
    difference.advice = JoinAdvice::MapAnswers;
    difference.why = "The same answers stand at other codes.";
    difference.join = WaveJoin{{}, {}, {}, std::move(moved)};
  } else {
    difference.advice = JoinAdvice::UseAsOne;
    difference.why = "What both waves offer means the same; the newer labels are shown.";
  }
  return difference;
}

std::vector<std::string> textsOf(const CodebookEntry& entry) {
  std::vector<std::string> texts;
  for (const auto& level : entry.variable.levels) {
    if (!level.missing) texts.push_back(level.label);
  }
  return texts;
}

// The text of `among` that is meant by one that is not there as it is.
std::optional<std::string> meant(const std::string& text, const std::vector<std::string>& among) {
  const std::string* best = nullptr;
  double most = kSameAnswer;
  for (const auto& other : among) {
    if (plainText(other) == plainText(text)) return other;
    const double alike = labelLikeness(text, other);
    if (alike <= most) continue;
    most = alike;
    best = &other;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

std::optional<CodebookDifference> textsDiffer(const CodebookEntry& before,
                                              const CodebookEntry& after) {
  const auto old = textsOf(before);
  const auto recent = textsOf(after);
  if (old.size() > kMostTexts || recent.size() > kMostTexts) return std::nullopt;
  const auto onlyIn = [](const std::vector<std::string>& texts,
                         const std::vector<std::string>& other) {
    std::vector<std::string> only;
    for (const auto& text : texts) {
      if (std::find(other.begin(), other.end(), text) == other.end()) only.push_back(text);
    }
    return only;
  };
  const auto gone = onlyIn(old, recent);
  auto added = onlyIn(recent, old);
  if (gone.empty() && added.empty()) return std::nullopt;
  DetailLines lines;
  std::vector<AnswerChange> changes;
  for (const auto& text : gone) {
    const auto now = meant(text, added);
    lines.add(now ? quoted(text) + " is now " + quoted(*now) : quoted(text) + " is gone");
    if (now) changes.push_back({text, *now});
  }
  for (const auto& change : changes) std::erase(added, change.becomes);
  for (const auto& text : added) lines.add(quoted(text) + " is new");
  CodebookDifference difference;
  difference.kind = DifferenceKind::Relabelled;
  difference.details = lines.take();
  difference.advice = changes.empty() ? JoinAdvice::UseAsOne : JoinAdvice::MapAnswers;
  difference.why = changes.empty()
                       ? "Answers that both waves have are the same; the others stay as they are."
                       : "Some answers are spelt otherwise.";
  if (!changes.empty()) difference.join = WaveJoin{{}, {}, {}, std::move(changes)};
  return difference;
}

// Reasons for missing: by code, of texts by label.
std::map<std::string, std::string> reasonsOf(const Variable& variable) {
  std::map<std::string, std::string> reasons;
  for (const auto& level : variable.levels) {
    if (!level.missing) continue;
    const bool text = variable.kind == VariableKind::Text;
    reasons.emplace(text ? plainText(level.label) : shortest(level.code), level.label);
  }
  return reasons;
}

void compareReasons(DetailLines& lines, const std::map<std::string, std::string>& reasons,
                    const std::map<std::string, std::string>& others, const std::string& when) {
  for (const auto& [key, label] : reasons) {
    if (others.contains(key)) continue;
    const bool named = !label.empty() && plainText(label) != key;
    lines.add(key + (named ? " " + quoted(label) : "") + " is a reason for missing in the " + when +
              " wave alone");
  }
}

std::string rangesInWords(const Variable& variable) {
  std::vector<std::string> ranges;
  for (const auto& range : variable.missingRanges) {
    ranges.push_back(shortest(range.low) + " to " + shortest(range.high));
  }
  return ranges.empty() ? "none" : join(ranges, ", ");
}

}  // namespace

void DetailLines::add(std::string line) {
  if (m_lines.size() < kMost) {
    m_lines.push_back(std::move(line));
  } else {
    ++m_more;
  }
}

std::vector<std::string> DetailLines::take() {
  if (m_more > 0) m_lines.push_back("and " + std::to_string(m_more) + " more");
  return std::move(m_lines);
}

std::optional<CodebookDifference> answerDifference(const CodebookEntry& before,
                                                   const CodebookEntry& after) {
  const bool texts = before.variable.kind == VariableKind::Text;
  if (texts != (after.variable.kind == VariableKind::Text)) return std::nullopt;
  return texts ? textsDiffer(before, after) : codesDiffer(before, after);
}

std::optional<CodebookDifference> missingDifference(const CodebookEntry& before,
                                                    const CodebookEntry& after) {
  const auto old = reasonsOf(before.variable);
  const auto recent = reasonsOf(after.variable);
  DetailLines lines;
  compareReasons(lines, old, recent, "older");
  compareReasons(lines, recent, old, "newer");
  for (const auto& [key, label] : old) {
    const auto at = recent.find(key);
    if (at == recent.end() || plainText(at->second) == plainText(label)) continue;
    lines.add(key + " was " + quoted(label) + ", is " + quoted(at->second));
  }
  const std::string ranges = rangesInWords(before.variable);
  const std::string rangesNow = rangesInWords(after.variable);
  if (ranges != rangesNow)
    lines.add("ranges of codes for missing were " + ranges + ", are " + rangesNow);
  if (lines.empty()) return std::nullopt;
  CodebookDifference difference;
  difference.kind = DifferenceKind::MissingChanged;
  difference.details = lines.take();
  difference.advice = JoinAdvice::UseAsOne;
  difference.why =
      "Where a code is an answer in one wave and missing in the other, the newest "
      "wave's reading counts.";
  return difference;
}

}  // namespace candour
