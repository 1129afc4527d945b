// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/title_lint.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <regex>

#include "core/base/text.h"
#include "models/briefing/words.h"
#include "models/findings/plotted_table.h"

namespace candour {

namespace {

using Words = std::vector<std::string>;

// In lower case, without punctuation at the ends.
Words wordsOf(const std::string& title) {
  static const std::regex kWord("[A-Za-z][A-Za-z'-]*");
  Words words;
  for (std::sregex_iterator it(title.begin(), title.end(), kWord), end; it != end; ++it) {
    words.push_back(lowered(it->str()));
  }
  return words;
}

std::optional<std::string> firstOf(const Words& words, std::initializer_list<const char*> wanted) {
  for (const std::string& word : words) {
    for (const char* one : wanted) {
      if (word == one) return word;
    }
  }
  return {};
}

std::optional<std::string> phraseIn(const std::string& title,
                                    std::initializer_list<const char*> phrases) {
  const std::string text = " " + lowered(title) + " ";
  for (const char* phrase : phrases) {
    if (text.find(std::string(" ") + phrase + " ") != std::string::npos) return phrase;
  }
  return {};
}

std::optional<std::string> causeIn(const std::string& title, const Words& words) {
  auto word = firstOf(words, {"cause", "causes", "caused", "because", "drive", "drives", "drove",
                              "impact", "impacts", "makes", "made", "boosts", "damages"});
  if (word) return word;
  return phraseIn(title, {"leads to", "led to", "due to", "results in", "resulted in", "thanks to",
                          "as a result of", "effect of", "effect on"});
}

// The names of columns that hold what a figure shows, in the order of preference.
constexpr const char* kValues[] = {
    "percentage_points", "share_percent", "gain_points",  "points",
    "percent",           "difference",    "mean_percent", "per_1000"};
constexpr const char* kNames[] = {"driver", "area",     "level", "name",
                                  "period", "scenario", "first", "behaviour"};

struct ShownRow {
  std::string name;
  double value = 0;
  double lower = 0;
  double upper = 0;
  bool differs = false;  // tested against the whole, or against none
};

// Net scores, by the questions as they are drawn.
std::vector<ShownRow> netScores(const Figure& figure) {
  std::vector<ShownRow> rows;
  for (const FigureRow& row : figure.rows) {
    if (std::isnan(row.value)) continue;  // answers without an order
    const double lower = row.lower.value_or(kNotAvailable);
    const double upper = row.upper.value_or(kNotAvailable);
    rows.push_back({row.label, row.value, lower, upper, lower * upper > 0});
  }
  return rows;
}

std::vector<ShownRow> rowsOf(const Figure& figure) {
  if (figure.kind == FigureKind::Likert) return netScores(figure);
  const PlottedTable table(figure);
  const auto firstNumber = [&](std::size_t row) {
    for (const char* column : kValues) {
      const double value = table.number(row, column);
      if (!std::isnan(value)) return value;
    }
    return kNotAvailable;
  };
  const auto firstText = [&](std::size_t row) {
    for (const char* column : kNames) {
      const std::string text = table.text(row, column);
      if (!text.empty()) return text;
    }
    return std::string();
  };
  std::vector<ShownRow> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    ShownRow shown{firstText(row), firstNumber(row), table.number(row, "lower"),
                   table.number(row, "upper"), table.text(row, "differs") == "yes"};
    if (!std::isnan(shown.value)) rows.push_back(std::move(shown));
  }
  return rows;
}

bool isNamed(const std::string& title, const ShownRow& row) {
  return !row.name.empty() && lowered(title).find(lowered(row.name)) != std::string::npos;
}

bool isNumberOf(const Figure& figure, const std::string& number) {
  const std::size_t point = number.find('.');
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
  const double rows = static_cast<double>(figure.table.size()) - 1;
  if (parseNumber(number) == rows) return true;
  for (const auto& row : figure.table) {
    for (const std::string& cell : row) {
      const auto value = parseNumber(cell);
      if (value && (fixed(*value, decimals) == number || fixed(-*value, decimals) == number)) {
        return true;
      }
    }
  }
  return false;
}

// Years are words about time, "95 %" of the intervals is not a finding.
bool isTime(const std::string& number) {
  const auto value = parseNumber(number);
  return value && *value >= 1990 && *value <= 2100 && number.find('.') == std::string::npos;
}

std::vector<std::string> numbersOf(const std::string& title) {
  static const std::regex kNumber("[0-9][0-9,]*(\\.[0-9]+)?");
  std::vector<std::string> numbers;
  for (std::sregex_iterator it(title.begin(), title.end(), kNumber), end; it != end; ++it) {
    std::string number = it->str();
    number.erase(std::remove(number.begin(), number.end(), ','), number.end());
    numbers.push_back(number);
  }
  return numbers;
}

// Rows that differ: tested ones where the figure tests, else those whose interval leaves zero out.
std::vector<ShownRow> differing(FigureTopic topic, const Figure& figure) {
  std::vector<ShownRow> rows = rowsOf(figure);
  const bool shares = topic == FigureTopic::Boroughs || topic == FigureTopic::Map;
  std::erase_if(rows, [&](const ShownRow& row) {
    return !row.differs && (shares || !(row.lower * row.upper > 0));
  });
  return rows;
}

std::string checkSuperlative(const std::string& title, const std::string& word, bool high,
                             FigureTopic topic, const Figure& figure) {
  const std::vector<std::string> own = wordsOf(figure.headline);
  if (std::find(own.begin(), own.end(), word) != own.end()) return {};
  auto rows = rowsOf(figure);
  if (topic == FigureTopic::Trend) std::erase_if(rows, [](auto& row) { return row.name.empty(); });
  if (rows.empty()) return {};
  std::stable_sort(rows.begin(), rows.end(), [&](const ShownRow& a, const ShownRow& b) {
    return high ? a.value > b.value : a.value < b.value;
  });
  const ShownRow& extreme = rows.front();
  const bool other = std::any_of(rows.begin() + 1, rows.end(),
                                 [&](const ShownRow& row) { return isNamed(title, row); });
  if (other && !isNamed(title, extreme)) {
    return "\"" + word + "\": in the figure that is " + extreme.name + ".";
  }
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    const bool apart = high ? extreme.lower > row->upper : extreme.upper < row->lower;
    if (!apart) {
      return "\"" + word + "\": " + extreme.name + " cannot be told apart from " + row->name + ".";
    }
  }
  return {};
}

std::string checkChange(const std::string& word, bool up, const Figure& figure) {
  const PlottedTable table(figure);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (const char* column : {"to_latest", "change_points", "change"}) {
      const double change = table.number(row, column);
      if (std::isnan(change) || (change > 0) != up) continue;
      const double lower = table.number(row, std::string(column) + "_lower");
      const double upper = table.number(row, std::string(column) + "_upper");
      const bool scenario =
          !std::isnan(table.number(row, "change_lower")) &&
          table.number(row, "change_lower") * table.number(row, "change_upper") > 0;
      if (lower * upper > 0 || scenario || table.text(row, "changed") == "yes") return {};
    }
  }
  return "\"" + word + "\": no change in that direction can be told from chance.";
}

std::string checkDirection(const std::string& title, const std::string& word, bool up,
                           FigureTopic topic, const Figure& figure) {
  auto rows = differing(topic, figure);
  const PlottedTable table(figure);
  const auto isUp = [&](const ShownRow& row) {
    for (std::size_t at = 0; at < table.rows(); ++at) {
      const double difference = table.number(at, "difference");
      if (table.text(at, "area") == row.name && !std::isnan(difference)) return difference > 0;
    }
    return row.value > 0;
  };
  const bool named = std::any_of(rows.begin(), rows.end(),
                                 [&](const ShownRow& row) { return isNamed(title, row); });
  for (const ShownRow& row : rowsOf(figure)) {
    const bool tells = std::any_of(rows.begin(), rows.end(), [&](const ShownRow& one) {
      return one.name == row.name && isUp(one) == up;
    });
    if (isNamed(title, row) && !tells) {
      return "\"" + word + "\": the figure does not show that of " + row.name + ".";
    }
  }
  const bool some =
      std::any_of(rows.begin(), rows.end(), [&](const ShownRow& row) { return isUp(row) == up; });
  if (named || some) return {};
  return "\"" + word + "\": nothing in the figure differs in that direction beyond chance.";
}

bool hasDirections(FigureTopic topic) {
  return topic == FigureTopic::Boroughs || topic == FigureTopic::Map ||
         topic == FigureTopic::Groups || topic == FigureTopic::Interaction ||
         topic == FigureTopic::Gap;
}

}  // namespace

std::vector<std::string> lintTitle(const std::string& title, FigureTopic topic,
                                   const Figure& figure) {
  std::vector<std::string> remarks;
  const auto add = [&remarks](std::string remark) {
    if (!remark.empty()) remarks.push_back(std::move(remark));
  };
  const Words words = wordsOf(title);
  if (const int count = wordCount(title); count > kMostHeadlineWords) {
    add(std::to_string(count) + " words; a headline has at most " +
        std::to_string(kMostHeadlineWords) + ".");
  }
  if (const auto cause = causeIn(title, words)) {
    add("\"" + *cause +
        "\" says that one thing brings about another; the figure shows that they "
        "go together.");
  }
  for (const std::string& number : numbersOf(title)) {
    if (!isTime(number) && !isNumberOf(figure, number)) {
      add("No number in the figure reads " + number + ".");
    }
  }
  for (const bool high : {true, false}) {
    const auto word = high ? firstOf(words, {"highest", "strongest", "largest", "biggest", "best",
                                             "most", "top", "greatest"})
                           : firstOf(words, {"lowest", "weakest", "smallest", "worst", "least"});
    if (word) add(checkSuperlative(title, *word, high, topic, figure));
    const auto change =
        high ? firstOf(words, {"rose", "rises", "risen", "rising", "increased", "increases",
                               "improved", "improves", "grew", "grown", "climbed", "up"})
             : firstOf(words, {"fell", "falls", "fallen", "falling", "dropped", "drops", "declined",
                               "declines", "worsened", "decreased", "down"});
    if (change && topic != FigureTopic::Curve) add(checkChange(*change, high, figure));
    const auto side = high ? firstOf(words, {"higher", "above", "more"})
                           : firstOf(words, {"lower", "below", "less", "fewer"});
    if (side && hasDirections(topic)) add(checkDirection(title, *side, high, topic, figure));
  }
  if (firstOf(words, {"significant", "significantly"}) && differing(topic, figure).empty()) {
    add("\"significant\": nothing in the figure differs beyond chance.");
  }
  return remarks;
}

}  // namespace candour
