// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/answer_order.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "core/base/text.h"
#include "models/drivers/item_answers.h"
#include "models/drivers/terms.h"

namespace candour {

namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kFewestLetters = 4;  // of a word that is graded

Words wordsIn(const std::string& text) {
  Words words(1);
  for (const char c : lowered(text)) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool hasWord(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "16-24", "75 and over"; a number alone may be the code of anything.
bool isBand(const std::string& text) {
  const auto digit = [](unsigned char c) { return std::isdigit(c) != 0; };
  return std::any_of(text.begin(), text.end(), digit) &&
         !std::all_of(text.begin(), text.end(), digit);
}

// "very", "tend to": what says how much of a word is meant.
bool isGrade(const std::string& word) {
  static constexpr std::array<std::string_view, 20> kGrades = {
      "very",   "not",    "strongly", "completely", "totally",  "extremely", "definitely",
      "lot",    "little", "fairly",   "too",        "much",     "least",     "most",
      "highly", "quite",  "somewhat", "tend",       "entirely", "bit"};
  return std::find(kGrades.begin(), kGrades.end(), word) != kGrades.end();
}

bool gradesAWord(const Words& first, const Words& last) {
  const auto grades = [](const Words& words) {
    return std::any_of(words.begin(), words.end(), isGrade);
  };
  if (!grades(first) && !grades(last)) return false;
  return std::any_of(first.begin(), first.end(), [&last](const std::string& word) {
    return word.size() >= kFewestLetters && !isGrade(word) && hasWord(last, word);
  });
}

// "agree" and "disagree", "likely" and "unlikely".
bool isNegated(const std::string& word, const std::string& other) {
  return word.size() >= kFewestLetters &&
         (other == "dis" + word || other == "un" + word || other == "in" + word);
}

bool areOpposite(const Words& first, const Words& last) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kOpposites = {
      {{"good", "poor"},
       {"good", "bad"},
       {"excellent", "poor"},
       {"better", "worse"},
       {"high", "low"},
       {"more", "less"},
       {"increased", "decreased"},
       {"positive", "negative"},
       {"often", "rarely"},
       {"yes", "no"},
       {"all", "none"},
       {"deal", "none"}}};
  for (const auto& [one, other] : kOpposites) {
    if ((hasWord(first, one) && hasWord(last, other)) ||
        (hasWord(first, other) && hasWord(last, one)))
      return true;
  }
  return std::any_of(first.begin(), first.end(), [&last](const std::string& a) {
    return std::any_of(last.begin(), last.end(),
                       [&a](const std::string& b) { return isNegated(a, b) || isNegated(b, a); });
  });
}

bool isAnEnd(const Words& words) {
  const bool notAtAll = hasWord(words, "not") && hasWord(words, "at") && hasWord(words, "all");
  return notAtAll || hasWord(words, "never") || hasWord(words, "always");
}

}  // namespace

bool tellOrder(const std::vector<std::string>& answers) {
  if (answers.size() < 3) return false;
  if (isBand(answers.front()) && isBand(answers.back())) return true;
  const Words first = wordsIn(answers.front()), last = wordsIn(answers.back());
  return isAnEnd(first) || isAnEnd(last) || gradesAWord(first, last) || areOpposite(first, last);
}

bool hasOrder(const Survey& survey, const DriverSpec& driver, const ItemSpec& item,
              const Categories& categories) {
  if (!item.order.empty() || kindOf(survey, driver) != TermKind::Category) return true;
  std::vector<std::string> answers;
  for (std::size_t k = 0; k < categories.levels.size(); ++k) {
    answers.push_back(categories.levelText(k));
  }
  return tellOrder(answers);
}

bool isAlphabetical(const Variable& variable, const ItemSpec& spec, const Categories& categories) {
  if (variable.kind != VariableKind::Text || !spec.order.empty()) return false;
  if (categories.levels.size() < 3) return false;
  return std::is_sorted(categories.levels.begin(), categories.levels.end(),
                        [](const Level& a, const Level& b) { return a.label < b.label; });
}

Warning alphabetWarning(const std::string& variable) {
  return {"alphabetical",
          {variable},
          "The answers to " + variable +
              " are text in alphabetical order. If that is not from "
              "the one end to the other, say the order in the question (\"order\")."};
}

}  // namespace candour
