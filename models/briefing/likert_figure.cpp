// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/item_labels.h"
#include "models/briefing/likert_headline.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

constexpr std::size_t kMostVariables = 12;  // named in the footer
constexpr const char* kNoNet = "No net score, as the answers have no order";

AnswerScale scaleOf(const AnsweredItem& item) {
  AnswerScale scale;
  for (const ItemAnswer& answer : item.answers) {
    scale.answers.push_back(answer.label);
    scale.sides.push_back(answer.side);
  }
  return scale;
}

int scaleIn(Figure& figure, const AnswerScale& scale) {
  const auto known = std::find(figure.scales.begin(), figure.scales.end(), scale);
  if (known != figure.scales.end()) return static_cast<int>(known - figure.scales.begin());
  figure.scales.push_back(scale);
  return static_cast<int>(figure.scales.size()) - 1;
}

std::string netText(const NetScore& net) {
  if (!std::isfinite(net.estimate)) return "none";
  const auto signed0 = [](double points) {
    const std::string text = drawnNumber(points, 0);
    return (points > 0 && text != "0" ? "+" : "") + text;
  };
  std::string text = signed0(100 * net.estimate);
  if (!std::isfinite(net.lower)) return text;
  return text + " (" + drawnNumber(100 * net.lower, 0) + " to " + drawnNumber(100 * net.upper, 0) +
         ")";
}

FigureRow rowOf(const AnsweredItem& item, const std::string& label, int scale) {
  FigureRow row;
  row.label = label;
  row.value = 100 * item.net.estimate;
  if (std::isfinite(item.net.lower)) row.lower = 100 * item.net.lower;
  if (std::isfinite(item.net.upper)) row.upper = 100 * item.net.upper;
  row.valueText = netText(item.net);
  row.base = grouped(static_cast<long long>(item.n));
  row.scale = scale;
  for (const ItemAnswer& answer : item.answers) row.parts.push_back(100 * answer.share);
  return row;
}

// Neighbours of one driver with the same answers: one heading, one key.
struct Block {
  std::size_t first = 0;
  std::size_t count = 0;
};

std::vector<Block> blocksOf(const ItemAnswers& answers) {
  std::vector<Block> blocks;
  const auto& items = answers.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool same = i > 0 && items[i].driver == items[i - 1].driver &&
                      scaleOf(items[i]) == scaleOf(items[i - 1]);
    if (!same) blocks.push_back({i, 0});
    ++blocks.back().count;
  }
  return blocks;
}

std::string headingOf(const std::string& driver, const std::string& stem, const Figure& figure) {
  std::string heading = driver;
  if (!stem.empty()) heading += ": " + stem;
  const bool known = std::any_of(figure.rows.begin(), figure.rows.end(),
                                 [&](const FigureRow& row) { return row.group == heading; });
  return known ? heading + ", other answers" : heading;
}

void addBlock(const ItemAnswers& answers, const Block& block, Figure& figure) {
  std::vector<std::string> questions;
  for (std::size_t i = 0; i < block.count; ++i) {
    questions.push_back(answers.items[block.first + i].label);
  }
  const StemmedLabels stemmed = withoutStem(questions);
  const AnsweredItem& first = answers.items[block.first];
  const std::string heading = headingOf(first.driver, stemmed.stem, figure);
  const int scale = scaleIn(figure, scaleOf(first));
  for (std::size_t i = 0; i < block.count; ++i) {
    figure.rows.push_back(rowOf(answers.items[block.first + i], stemmed.labels[i], scale));
    figure.rows.back().group = heading;
  }
}

void addTable(const AnsweredItem& item, Figure& figure) {
  const auto add = [&](const std::string& answer, const std::string& side, double value,
                       double lower, double upper) {
    figure.table.push_back({item.driver, item.variable, item.label, answer, side,
                            field(100 * value), field(100 * lower), field(100 * upper),
                            std::to_string(item.n), field(item.nEffective),
                            item.reversed ? "yes" : "no"});
  };
  for (const ItemAnswer& answer : item.answers) {
    const char* side = answer.side < 0 ? "below" : answer.side > 0 ? "above" : "middle";
    add(answer.label, side, answer.share, answer.lower, answer.upper);
  }
  if (!item.ordered) return;
  add("Net score", "net", item.net.estimate, item.net.lower, item.net.upper);
}

std::string variablesNote(const ItemAnswers& answers) {
  if (answers.items.empty()) return {};
  std::vector<std::string> names;
  for (const AnsweredItem& item : answers.items) names.push_back(item.variable);
  const std::string note = "Question: as worded with each bar";
  return names.size() > kMostVariables ? note + "." : note + " (" + join(names, ", ") + ").";
}

std::string netNote(const ItemAnswers& answers) {
  if (answers.items.empty()) return {};
  const bool middle =
      std::any_of(answers.items.begin(), answers.items.end(),
                  [](const AnsweredItem& item) { return item.middle() != nullptr; });
  const std::string note =
      "Net score: answers right of the line less those left of it, in points, with its interval";
  std::vector<std::string> unordered;
  for (const AnsweredItem& item : answers.items) {
    if (!item.ordered) unordered.push_back(item.variable);
  }
  if (unordered.size() == answers.items.size()) return kNoNet + std::string(".");
  const std::string none =
      unordered.empty() ? "" : " " + (kNoNet + (": " + join(unordered, ", "))) + ".";
  return note + (middle ? "; middle answers stand apart on the right, on the same scale." : ".") +
         none;
}

std::string reversedNote(const ItemAnswers& answers) {
  std::vector<std::string> names;
  for (const AnsweredItem& item : answers.items) {
    if (item.reversed) names.push_back(item.variable);
  }
  return names.empty()
             ? std::string()
             : "Counted the other way round in the driver, not here: " + join(names, ", ") + ".";
}

std::string periodNote(const ItemAnswers& answers) {
  std::vector<std::string> parts;
  for (const AnsweredItem& item : answers.items) {
    if (!item.period.empty()) parts.push_back(item.variable + " (" + item.period + ")");
  }
  return parts.empty() ? std::string() : "Not asked in every period: " + join(parts, "; ") + ".";
}

// Items that are not shown for the same reason together.
std::string hiddenNote(const ItemAnswers& answers) {
  std::vector<std::string> reasons;
  std::map<std::string, std::vector<std::string>> names;
  for (const RefusedItem& item : answers.refused) {
    if (!names.contains(item.why)) reasons.push_back(item.why);
    names[item.why].push_back(item.variable);
  }
  std::vector<std::string> hidden;
  for (const std::string& why : reasons)
    hidden.push_back(notShownText(join(names[why], ", "), why));
  return notShownNote(hidden);
}

// "Without an answer (don't know, refused, not asked), left out: 0.5 % to 37 %".
std::string noAnswerNote(const ItemAnswers& answers) {
  double least = 1, most = 0;
  for (const AnsweredItem& item : answers.items) {
    const auto without = static_cast<double>(item.unanswered());
    const double part = without / std::max(1.0, without + static_cast<double>(item.n));
    least = std::min(least, part), most = std::max(most, part);
  }
  if (answers.items.empty()) return {};
  const std::string low = percentText(100 * least), high = percentText(100 * most);
  return "Don\xE2\x80\x99t know, refused and not asked are left out: " +
         (low == high ? high : low + " to " + high) + " of interviews" +
         (answers.items.size() > 1 ? ", by question." : ".");
}

// The bases of all items.
std::string basesNote(const ItemAnswers& answers) {
  if (answers.items.empty()) return baseNote(answers.n, kNotAvailable, answers.weighted);
  const auto less = [](const AnsweredItem& a, const AnsweredItem& b) { return a.n < b.n; };
  const auto [low, high] = std::minmax_element(answers.items.begin(), answers.items.end(), less);
  if (low->n == high->n) return baseNote(high->n, high->nEffective, answers.weighted);
  return "Base: " + grouped(static_cast<long long>(low->n)) + " to " +
         grouped(static_cast<long long>(high->n)) + " interviews with an answer, by question" +
         (answers.weighted ? ", weighted." : ", unweighted.");
}

int leastDf(const ItemAnswers& answers) {
  int least = answers.items.empty() ? 0 : answers.items.front().df;
  for (const AnsweredItem& item : answers.items) least = std::min(least, item.df);
  return least;
}

std::size_t largestBase(const ItemAnswers& answers) {
  std::size_t most = answers.items.empty() ? answers.n : 0;
  for (const AnsweredItem& item : answers.items) most = std::max(most, item.n);
  return most;
}

std::string netInWords(const FigureRow& row) {
  std::string text = "\xE2\x80\x9C" + row.label + "\xE2\x80\x9D " + plainNumber(row.value, 0);
  if (row.lower && row.upper) {
    text += " (" + plainNumber(*row.lower, 0) + " to " + plainNumber(*row.upper, 0) + ")";
  }
  return text;
}

std::string netScoresInWords(const Figure& figure) {
  std::vector<FigureRow> rows;
  for (const FigureRow& row : figure.rows) {
    if (std::isfinite(row.value)) rows.push_back(row);
  }
  if (rows.empty()) return {};
  const auto less = [](const FigureRow& a, const FigureRow& b) { return a.value < b.value; };
  const auto [low, high] = std::minmax_element(rows.begin(), rows.end(), less);
  if (rows.size() == 1) return " Net score " + netInWords(*low) + ".";
  return " Highest net score " + netInWords(*high) + ", lowest " + netInWords(*low) + ".";
}

// Too few people to be relied on are named, not drawn.
ItemAnswers shownOf(ItemAnswers answers) {
  std::erase_if(answers.items, [&](const AnsweredItem& item) {
    if (item.n >= kFewestInterviews) return false;
    answers.refused.push_back({item.driver, item.variable, item.label,
                               "fewer than " + std::to_string(kFewestInterviews) + " interviews"});
    return true;
  });
  return answers;
}

std::vector<std::string> footerFor(const ItemAnswers& answers, const FigureContext& context) {
  return footerOf({variablesNote(answers), netNote(answers), reversedNote(answers),
                   hiddenNote(answers), periodNote(answers), noAnswerNote(answers),
                   basesNote(answers) + " " + intervalNote(leastDf(answers)),
                   sourceNote(context, answers.source, answers.simulated)});
}

}  // namespace

Figure likertFigure(const ItemAnswers& asked, const FigureContext& context) {
  const ItemAnswers answers = shownOf(asked);
  Figure figure;
  figure.kind = FigureKind::Likert;
  figure.simulated = answers.simulated;
  figure.percent = true;
  figure.table.push_back(likertHeader());
  for (const Block& block : blocksOf(answers)) addBlock(answers, block, figure);
  for (const AnsweredItem& item : answers.items) addTable(item, figure);
  std::vector<std::string> names;
  for (const FigureRow& row : figure.rows) names.push_back(row.label);
  figure.headline = likertHeadline(answers, names);
  figure.subtitle =
      withPlace("Answers to each question, " + std::string(answers.weighted ? "weighted " : "") +
                    "per cent of those who gave one",
                context, answers.simulated);
  figure.valueAxis = "Per cent of answers";
  figure.footer = footerFor(answers, context);
  figure.altText =
      altTextOf(figure,
                "Stacked bar chart on both sides of a middle line showing answers to " +
                    std::to_string(figure.rows.size()) +
                    (figure.rows.size() == 1 ? " question" : " questions"),
                placeAndTime(context), netScoresInWords(figure), largestBase(answers));
  return figure;
}

}  // namespace candour
