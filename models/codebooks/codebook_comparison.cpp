// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/codebooks/codebook_comparison.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "core/base/check.h"
#include "core/base/text.h"
#include "models/codebooks/answer_differences.h"
#include "models/codebooks/likeness.h"

namespace candour {

namespace {

// From this share of common words on, a question is worded otherwise but asks the same.
constexpr double kSameQuestion = 0.5;

using Entry = const CodebookEntry*;

struct Pair {
  Entry before;
  Entry after;
  Likeness likeness;
};

std::string nameInFile(const CodebookEntry& entry) {
  return entry.origins.empty() ? entry.variable.name : entry.origins.front().nameInFile;
}

// "Q13 (2018)": a name under which a variable stands alone.
std::string nameApart(const CodebookEntry& entry, const std::string& wave) {
  return entry.variable.name + " (" + wave + ")";
}

class Comparing {
 public:
  Comparing(const SurveyCodebook& before, const SurveyCodebook& after,
            std::span<const WaveJoin> joins)
      : m_before(before), m_after(after), m_joins(joins) {
    m_result.before = before.waves.front().name;
    m_result.after = after.waves.front().name;
  }

  CodebookComparison run() {
    std::unordered_map<std::string, Entry> newer;
    // What the recipe makes is made alike in every wave.
    for (const auto& entry : m_after.entries) {
      if (entry.madeBy.empty()) newer.emplace(entry.variable.name, &entry);
    }
    std::vector<Entry> gone;
    for (const auto& entry : m_before.entries) {
      if (!entry.madeBy.empty()) continue;
      const auto at = newer.find(entry.variable.name);
      if (at == newer.end()) {
        gone.push_back(&entry);
        continue;
      }
      compare(entry, *at->second);
      newer.erase(at);
    }
    std::vector<Entry> added;
    for (const auto& entry : m_after.entries) {
      if (newer.contains(entry.variable.name)) added.push_back(&entry);
    }
    findRenamed(gone, added);
    for (const Entry entry : gone) addAlone(DifferenceKind::Gone, *entry);
    for (const Entry entry : added) addAlone(DifferenceKind::New, *entry);
    std::stable_sort(m_result.differences.begin(), m_result.differences.end(),
                     [](const auto& a, const auto& b) { return a.kind < b.kind; });
    return std::move(m_result);
  }

 private:
  void compare(const CodebookEntry& before, const CodebookEntry& after) {
    ++m_result.shared;
    std::vector<CodebookDifference> found;
    const auto note = [&found](std::optional<CodebookDifference> difference) {
      if (difference) found.push_back(std::move(*difference));
    };
    note(typeDifference(before, after));
    if (found.empty()) {
      note(answerDifference(before, after));
      note(missingDifference(before, after));
    }
    note(wordingDifference(before, after));
    m_result.same += found.empty();
    agree(found);
    for (auto& difference : found) add(before, after, std::move(difference));
  }

  // What one difference keeps apart no other joins.
  static void agree(std::vector<CodebookDifference>& found) {
    const auto apart = std::find_if(found.begin(), found.end(), [](const auto& one) {
      return one.advice == JoinAdvice::TreatAsDifferent;
    });
    if (apart == found.end()) return;
    for (auto& one : found) {
      if (one.advice == JoinAdvice::TreatAsDifferent) continue;
      one.advice = JoinAdvice::TreatAsDifferent;
      one.why = apart->why;
      one.join.reset();
    }
  }

  const WaveJoin* joinOf(const CodebookEntry& before) const {
    const std::string name = nameInFile(before);
    const auto at = std::find_if(m_joins.begin(), m_joins.end(), [&](const WaveJoin& join) {
      return join.wave == m_result.before && join.variable == name;
    });
    return at == m_joins.end() ? nullptr : &*at;
  }

  void add(const CodebookEntry& before, const CodebookEntry& after, CodebookDifference difference) {
    difference.before = before.variable.name;
    difference.after = after.variable.name;
    difference.label = after.variable.label.empty() ? before.variable.label : after.variable.label;
    const WaveJoin* const known = joinOf(before);
    const bool maps = difference.join.has_value();
    difference.accepted = known != nullptr && (!maps || !known->answers.empty());
    WaveJoin join{m_result.before, nameInFile(before), after.variable.name, {}};
    if (maps) join.answers = std::move(difference.join->answers);
    if (difference.advice == JoinAdvice::TreatAsDifferent) {
      join.joinedAs = nameApart(before, m_result.before);
    }
    if (known != nullptr && !maps) join.answers = known->answers;
    difference.join = std::move(join);
    m_result.differences.push_back(std::move(difference));
  }

  void addAlone(DifferenceKind kind, const CodebookEntry& entry) {
    CodebookDifference difference;
    difference.kind = kind;
    (kind == DifferenceKind::New ? difference.after : difference.before) = entry.variable.name;
    difference.label = entry.variable.label;
    difference.why = "The other wave has nothing like it: it reads \"not asked\" there.";
    const WaveJoin* const known = kind == DifferenceKind::Gone ? joinOf(entry) : nullptr;
    difference.accepted = known != nullptr;
    m_result.differences.push_back(std::move(difference));
  }

  static std::optional<CodebookDifference> typeDifference(const CodebookEntry& before,
                                                          const CodebookEntry& after) {
    const Variable& a = before.variable;
    const Variable& b = after.variable;
    const bool times = (a.dateStyle == DateStyle::Time) != (b.dateStyle == DateStyle::Time);
    if (a.kind == b.kind && !times) return std::nullopt;
    CodebookDifference difference;
    difference.kind = DifferenceKind::TypeChanged;
    difference.details = {std::string("was ") + nameOf(a.kind) + ", is " + nameOf(b.kind)};
    const double alike = answerLikeness(before, after);
    const bool dates = a.kind == VariableKind::Date || b.kind == VariableKind::Date;
    if (!dates && alike == 1) {
      difference.advice = JoinAdvice::UseAsOne;
      difference.why = "The labels of the one are the texts of the other: they line up by them.";
    } else {
      difference.advice = JoinAdvice::TreatAsDifferent;
      difference.why = dates ? "A date and what is none do not line up."
                             : "Not all labels of the one are texts of the other.";
    }
    return difference;
  }

  static std::optional<CodebookDifference> wordingDifference(const CodebookEntry& before,
                                                             const CodebookEntry& after) {
    const std::string& a = before.variable.label;
    const std::string& b = after.variable.label;
    if (a.empty() || b.empty() || bareText(a) == bareText(b)) return std::nullopt;
    CodebookDifference difference;
    difference.kind = DifferenceKind::Reworded;
    difference.details = {"was \"" + a + "\"", "is \"" + b + "\""};
    const double alike = wordLikeness(wordsOf(a), wordsOf(b));
    const bool same = std::isnan(alike) || alike >= kSameQuestion;
    difference.advice = same ? JoinAdvice::UseAsOne : JoinAdvice::TreatAsDifferent;
    difference.why = same ? "Most words are the same: read both and decide."
                          : "The questions have few words in common.";
    return difference;
  }

  // Pairs, each the other's most alike; they leave the two lists.
  void findRenamed(std::vector<Entry>& gone, std::vector<Entry>& added) {
    std::map<Entry, Pair> best;
    const auto better = [&best](Entry of, const Pair& pair) {
      const auto known = best.find(of);
      if (known == best.end() || pair.likeness.total > known->second.likeness.total)
        best[of] = pair;
    };
    for (const auto& pair : candidates(gone, added)) {
      better(pair.before, pair);
      better(pair.after, pair);
    }
    for (const auto& [entry, pair] : best) {
      if (entry != pair.before || best.at(pair.after).before != pair.before) continue;
      addRenamed(pair);
    }
    std::erase_if(gone, [&](Entry entry) { return isPaired(entry); });
    std::erase_if(added, [&](Entry entry) { return isPaired(entry); });
  }

  [[nodiscard]] bool isPaired(Entry entry) const {
    return std::find(m_paired.begin(), m_paired.end(), entry) != m_paired.end();
  }

  // Wordings tell most, and quickly; only pairs that they let through are looked at closely.
  static std::vector<Pair> candidates(const std::vector<Entry>& gone,
                                      const std::vector<Entry>& added) {
    std::vector<std::vector<std::string>> words;
    for (const Entry entry : added) words.push_back(wordsOf(entry->variable.label));
    std::vector<Pair> pairs;
    for (const Entry before : gone) {
      const auto own = wordsOf(before->variable.label);
      for (std::size_t i = 0; i < added.size(); ++i) {
        const bool close =
            own.empty() && words[i].empty()
                ? nameLikeness(before->variable.name, added[i]->variable.name) >= kNameEnough
                : wordLikeness(own, words[i]) >= kWordingEnough;
        if (!close || before->variable.kind != added[i]->variable.kind) continue;
        Pair pair{before, added[i], likenessOf(*before, *added[i])};
        if (couldBeRenamed(pair.likeness)) pairs.push_back(pair);
      }
    }
    return pairs;
  }

  void addRenamed(const Pair& pair) {
    m_paired.push_back(pair.before);
    m_paired.push_back(pair.after);
    CodebookDifference difference;
    difference.kind = DifferenceKind::Renamed;
    difference.likeness = pair.likeness.total;
    const auto part = [&](const char* what, double value) {
      if (!std::isnan(value)) {
        difference.details.push_back(std::string(what) + " " + fixed(100 * value, 0) + "% alike");
      }
    };
    part("wording", pair.likeness.wording);
    part("answers", pair.likeness.answers);
    part("how they are spread", pair.likeness.spread);
    part("names", pair.likeness.name);
    difference.advice = JoinAdvice::UseAsOne;
    difference.why = "Each is the other's most alike. Once joined, what else differs is shown.";
    readAnswers(answerDifference(*pair.before, *pair.after), difference);
    add(*pair.before, *pair.after, std::move(difference));
    // Under two names they are apart as they are.
    auto& added = m_result.differences.back();
    if (added.advice == JoinAdvice::TreatAsDifferent) added.join.reset();
  }

  // A renamed question is only as joinable as its answers are.
  static void readAnswers(std::optional<CodebookDifference> answers,
                          CodebookDifference& difference) {
    if (!answers) return;
    for (auto& detail : answers->details) difference.details.push_back(std::move(detail));
    if (answers->advice == JoinAdvice::UseAsOne) return;
    difference.advice = answers->advice;
    difference.why = "Each is the other's most alike, but: " + answers->why;
    difference.join = std::move(answers->join);
  }

  const SurveyCodebook& m_before;
  const SurveyCodebook& m_after;
  std::span<const WaveJoin> m_joins;
  CodebookComparison m_result;
  std::vector<Entry> m_paired;
};

}  // namespace

CodebookComparison compareCodebooks(const SurveyCodebook& before, const SurveyCodebook& after,
                                    std::span<const WaveJoin> joins) {
  check(before.waves.size() == 1 && after.waves.size() == 1, "compareCodebooks() of single waves");
  return Comparing(before, after, joins).run();
}

const char* wordFor(DifferenceKind kind) {
  constexpr const char* kWords[] = {"renamed",         "type_changed", "relabelled", "reworded",
                                    "missing_changed", "gone",         "new"};
  return kWords[static_cast<std::size_t>(kind)];
}

const char* wordFor(JoinAdvice advice) {
  constexpr const char* kWords[] = {"none", "use_as_one", "map_answers", "reverse",
                                    "treat_as_different"};
  return kWords[static_cast<std::size_t>(advice)];
}

const char* inPlainWords(DifferenceKind kind) {
  constexpr const char* kWords[] = {"Renamed",  "Another type",          "Other answers",
                                    "Reworded", "Other reasons missing", "Gone",
                                    "New"};
  return kWords[static_cast<std::size_t>(kind)];
}

const char* inPlainWords(JoinAdvice advice) {
  constexpr const char* kWords[] = {"Nothing to join", "Use as one", "Map the answers",
                                    "Reverse the scale", "Keep apart"};
  return kWords[static_cast<std::size_t>(advice)];
}

}  // namespace candour
