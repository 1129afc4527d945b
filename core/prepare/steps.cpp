// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/steps.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/prepare/expression.h"

namespace candour {

namespace {

std::string listed(const std::vector<AnswerRef>& answers) {
  std::vector<std::string> texts;
  for (const auto& answer : answers) texts.push_back(text(answer));
  return join(texts, ", ");
}

void addMerged(std::string& text, const std::vector<MergedAnswers>& merged,
               const std::string& before) {
  for (const auto& one : merged) {
    text += (text.back() == ':' ? " " : "; ") + before + one.name + " = " + listed(one.from);
  }
}

std::string madeBy(const RecodeStep& step) {
  std::string text = "Recoded from " + step.variable + ":";
  addMerged(text, step.answers, "");
  addMerged(text, step.missing, "missing, ");
  const std::string between = text.back() == ':' ? " " : "; ";
  if (step.others == OtherAnswers::Keep) text += between + "other answers as they are";
  if (step.others == OtherAnswers::Missing) text += between + "other answers missing";
  if (step.others == OtherAnswers::Answer) text += between + step.othersName + " = others";
  if (step.reverse) text += "; turned round";
  return text + ".";
}

std::string madeBy(const BandStep& step) {
  std::string text = "Bands of " + step.variable + ":";
  for (std::size_t i = 0; i < step.labels.size(); ++i) {
    text += (i == 0 ? " " : "; ") + step.labels[i] + " =";
    if (i > 0) text += " from " + shortest(step.cuts[i - 1]);
    if (i < step.cuts.size()) text += " below " + shortest(step.cuts[i]);
  }
  if (step.lowest) text += "; missing below " + shortest(*step.lowest);
  if (step.highest) text += "; missing above " + shortest(*step.highest);
  return text + ".";
}

std::string madeBy(const DeriveStep& step) {
  return "Derived: " + step.expression;
}

std::string madeBy(const ScaleStep& step) {
  std::vector<std::string> items;
  for (const auto& item : step.items) {
    items.push_back(item.variable + (item.reverse ? " (turned round)" : ""));
  }
  const std::string least = step.minItems ? std::to_string(*step.minItems) : "two thirds";
  return "Mean of " + join(items, ", ") + ", each from 0 to 1, where at least " + least +
         " of them are answered.";
}

std::string madeBy(const MissingStep& step) {
  std::vector<std::string> parts;
  if (!step.answers.empty()) parts.push_back(listed(step.answers));
  if (step.below) parts.push_back("all below " + shortest(*step.below));
  if (step.above) parts.push_back("all above " + shortest(*step.above));
  return step.variable + " with as missing: " + join(parts, "; ") + ".";
}

std::string madeBy(const RakeStep& step) {
  std::vector<std::string> margins;
  for (const auto& margin : step.margins) {
    double total = 0;
    for (const auto& target : margin.targets) total += target.share;
    std::vector<std::string> parts;
    for (const auto& target : margin.targets) {
      parts.push_back(text(target.answer) + " " + fixed(100 * target.share / total, 1) + " %");
    }
    margins.push_back(margin.variable + " (" + join(parts, ", ") + ")");
  }
  std::string limits;
  if (step.lowest) limits += "; at least " + shortest(*step.lowest) + " times the mean";
  if (step.highest) limits += "; at most " + shortest(*step.highest) + " times the mean";
  const std::string what = step.weight.empty() ? "Weights" : step.weight;
  return what + " raked in each wave to " + join(margins, "; ") + limits + ".";
}

std::vector<std::string> readBy(const RecodeStep& step) {
  return {step.variable};
}
std::vector<std::string> readBy(const BandStep& step) {
  return {step.variable};
}
std::vector<std::string> readBy(const MissingStep& step) {
  return {step.variable};
}
std::vector<std::string> readBy(const ScaleStep& step) {
  std::vector<std::string> names;
  for (const auto& item : step.items) names.push_back(item.variable);
  return names;
}
std::vector<std::string> readBy(const RakeStep& step) {
  std::vector<std::string> names;
  if (!step.weight.empty()) names.push_back(step.weight);
  for (const auto& margin : step.margins) {
    if (margin.variable != step.weight) names.push_back(margin.variable);
  }
  return names;
}
std::vector<std::string> readBy(const DeriveStep& step) {
  const auto parsed = parseExpression(step.expression);
  return parsed ? variablesOf(*parsed) : std::vector<std::string>();
}

}  // namespace

const char* kindOf(const RecipeStep& step) {
  constexpr const char* kKinds[] = {"recode", "band", "derive", "scale", "missing", "rake"};
  return kKinds[step.how.index()];
}

std::vector<std::string> sourcesOf(const RecipeStep& step) {
  return std::visit([](const auto& how) { return readBy(how); }, step.how);
}

std::string provenanceOf(const RecipeStep& step) {
  return std::visit([](const auto& how) { return madeBy(how); }, step.how);
}

}  // namespace candour
