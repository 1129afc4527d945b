// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/text.h"
#include "core/prepare/expression.h"
#include "core/prepare/steps.h"
#include "core/survey/survey.h"

namespace candour {

namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kMostParts = 500;
constexpr std::size_t kMostMargins = 20;

bool hasControls(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

// What is wrong, empty where nothing is.
std::string flawOfName(const std::string& name) {
  if (trim(name).empty()) return "A step needs a name for the variable it makes.";
  if (trim(name).size() != name.size()) return "its name begins or ends with a blank.";
  if (name.size() > kLongestName) return "its name is longer than 64 characters.";
  if (hasControls(name) || name.find_first_of("[]") != std::string::npos) {
    return "its name holds a bracket or a line break.";
  }
  if (name.front() == '@') return "names that begin with @ are Candour's own.";
  return {};
}

std::string flawOfMerged(const std::vector<MergedAnswers>& merged, const std::string& what,
                         std::set<std::string>& names) {
  for (const auto& one : merged) {
    if (trim(one.name).empty() || hasControls(one.name)) return what + " has no name.";
    if (one.from.empty()) return what + " \"" + one.name + "\" is made of no answers.";
    if (!names.insert(one.name).second) {
      return "\"" + one.name + "\" is said twice. Name all its answers in one place.";
    }
  }
  return {};
}

std::string flawOf(const RecodeStep& step) {
  std::set<std::string> names;
  auto flaw = flawOfMerged(step.answers, "a new answer", names);
  if (flaw.empty()) flaw = flawOfMerged(step.missing, "a reason for missing", names);
  if (!flaw.empty()) return flaw;
  if (step.answers.size() + step.missing.size() > kMostParts) return "it has over 500 answers.";
  if (step.others == OtherAnswers::Answer && trim(step.othersName).empty()) {
    return "the answer that others become has no name.";
  }
  const bool nothing = step.answers.empty() && step.missing.empty();
  if (nothing && (step.others != OtherAnswers::Keep || !step.reverse)) {
    return "it says of no answer what becomes of it.";
  }
  return {};
}

std::string flawOf(const BandStep& step) {
  const auto& cuts = step.cuts;
  if (cuts.empty()) return "it needs at least one cut.";
  if (cuts.size() > kMostParts) return "it has over 500 cuts.";
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    if (!std::isfinite(cuts[i])) return "a cut is no number.";
    if (i > 0 && cuts[i] <= cuts[i - 1]) return "its cuts do not rise.";
  }
  if (step.labels.size() != cuts.size() + 1) {
    return "it has " + std::to_string(cuts.size() + 1) + " bands but " +
           std::to_string(step.labels.size()) + " labels.";
  }
  std::set<std::string> labels;
  for (const auto& label : step.labels) {
    if (trim(label).empty() || hasControls(label)) return "a band has no label.";
    if (!labels.insert(label).second) return "two bands are labelled \"" + label + "\".";
  }
  if (step.lowest && !(*step.lowest < cuts.front())) return "its lowest is not below its cuts.";
  if (step.highest && !(*step.highest >= cuts.back())) return "its highest is below its cuts.";
  return {};
}

std::string flawOf(const DeriveStep& step) {
  const auto parsed = parseExpression(step.expression);
  return parsed ? std::string() : placed(step.expression, parsed.error());
}

std::string flawOf(const ScaleStep& step) {
  if (step.items.empty()) return "it has no items.";
  if (step.items.size() > kMostParts) return "it has over 500 items.";
  std::set<std::string> names;
  for (const auto& item : step.items) {
    if (!names.insert(item.variable).second) return "\"" + item.variable + "\" is in it twice.";
  }
  if (step.minItems && (*step.minItems < 1 || *step.minItems > static_cast<int>(names.size()))) {
    return "at least " + std::to_string(*step.minItems) + " of " + std::to_string(names.size()) +
           " items cannot be answered.";
  }
  return {};
}

std::string flawOf(const MissingStep& step) {
  if (step.answers.empty() && !step.below && !step.above) return "it takes nothing for missing.";
  if ((step.below && !std::isfinite(*step.below)) || (step.above && !std::isfinite(*step.above))) {
    return "a limit is no number.";
  }
  return {};
}

// A share below this is nobody; raking could not tell it from 0.
constexpr double kSmallestShare = 1e-9;

std::string flawOf(const RakeMargin& margin) {
  const std::string of = "the margin of \"" + margin.variable + "\" ";
  if (margin.targets.size() < 2) return of + "needs at least two answers.";
  if (margin.targets.size() > kMostParts) return of + "has over 500 answers.";
  std::set<AnswerRef> answers;
  double total = 0;
  for (const auto& target : margin.targets) {
    if (!answers.insert(target.answer).second) {
      return of + "names \"" + text(target.answer) + "\" twice.";
    }
    total += target.share;
  }
  for (const auto& target : margin.targets) {
    if (target.share > 0 && std::isfinite(total) && target.share >= kSmallestShare * total) {
      continue;
    }
    return of + "needs a share above 0 for \"" + text(target.answer) +
           "\". Leave out, or make missing, who is not in the population.";
  }
  return {};
}

std::string flawOf(const RakeStep& step) {
  if (step.margins.empty()) return "it has no margin to rake to.";
  if (step.margins.size() > kMostMargins) return "it has over 20 margins.";
  std::set<std::string> names;
  for (const auto& margin : step.margins) {
    if (trim(margin.variable).empty()) return "a margin has no variable.";
    if (margin.variable == step.weight) {
      return "\"" + step.weight + "\" is its weight and cannot be a margin.";
    }
    if (!names.insert(margin.variable).second) {
      return "\"" + margin.variable + "\" has two margins. Give all its shares in one.";
    }
    if (auto flaw = flawOf(margin); !flaw.empty()) return flaw;
  }
  if (step.lowest && !(*step.lowest > 0 && *step.lowest < 1)) {
    return "the lowest weight must be above 0 and below 1 times the mean.";
  }
  if (step.highest && !(*step.highest > 1 && std::isfinite(*step.highest))) {
    return "the highest weight must be above 1 times the mean.";
  }
  return {};
}

}  // namespace

Status soundStep(const RecipeStep& step) {
  if (trim(step.name).empty()) return fail(flawOfName(step.name));
  auto flaw = flawOfName(step.name);
  if (flaw.empty()) flaw = std::visit([](const auto& how) { return flawOf(how); }, step.how);
  if (flaw.empty()) return {};
  return fail("The step \"" + step.name + "\": " + flaw);
}

}  // namespace candour
