// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"
#include "models/drivers/importance_tiers.h"
#include "models/findings/finding_parts.h"

namespace candour::finding {

namespace {

// The drivers of an effects figure that show something, as they are drawn, by the step their effect
// is of: only effects of one kind of step compare in size.
struct EffectWords {
  std::vector<std::string> perStep;    // a standard deviation or a unit more
  std::vector<std::string> byAnswers;  // another answer
  std::vector<std::string> unclear;    // drawn larger than one of those, not told from none
};

EffectWords effectWords(const PlottedTable& table) {
  EffectWords words;
  std::vector<std::string> unclear;  // since the last that shows something
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const double lower = table.number(row, "lower"), upper = table.number(row, "upper");
    const std::string level = table.text(row, "level"), contrast = table.text(row, "contrast");
    const std::string name = table.text(row, "driver") + (level.empty() ? "" : " (" + level + ")");
    if (!leavesZeroOut(lower, upper)) {
      unclear.push_back(name);
      continue;
    }
    const bool answers = !level.empty() || contrast.starts_with("from ");
    (answers ? words.byAnswers : words.perStep)
        .push_back(name + ", " + drawnNumber(table.number(row, "percentage_points"), 1) +
                   " points" + span(lower, upper, 1));
    words.unclear.insert(words.unclear.end(), unclear.begin(), unclear.end());
    unclear.clear();
  }
  return words;
}

// The first few, and how many more there are.
std::string firstFew(std::vector<std::string> parts) {
  const std::size_t more = parts.size() - std::min(parts.size(), kMostNamed);
  parts.resize(parts.size() - more);
  return join(parts, "; ") + (more > 0 ? "; and " + std::to_string(more) + " more" : "");
}

}  // namespace

std::string effects(const PlottedTable& table, const FigureContext& context) {
  const EffectWords words = effectWords(table);
  const bool step = !words.perStep.empty(), answers = !words.byAnswers.empty();
  if (!step && !answers) {
    return "No driver's link with " + outcomeWord(context) + " can be told from none.";
  }
  std::string text = "With everything else held equal, the largest differences in the " +
                     context.measure + (step && answers ? " for a step of a number" : "") +
                     " go with " + firstFew(step ? words.perStep : words.byAnswers) + ".";
  if (step && answers) {
    text += " Between two answers, a step of another size: " + firstFew(words.byAnswers) + ".";
  }
  if (!words.unclear.empty()) {
    text +=
        " Drawn larger than some of these but not told from none: " + join(words.unclear, ", ") +
        ".";
  }
  return text;
}

std::string importance(const Figure& figure, const PlottedTable& table,
                       const FigureContext& context) {
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows() && parts.size() < kMostNamed; ++row) {
    const bool drawn = row < figure.rows.size();
    const bool unreliable = drawn && figure.rows[row].note == kUnreliableShare;
    if (std::isnan(table.number(row, "lower")) && !unreliable) continue;  // near zero
    parts.push_back(table.text(row, "driver") + " " + percentsWithin(table, row, "share_percent") +
                    (unreliable ? " (interval unreliable)" : ""));
  }
  if (parts.empty()) return {};
  return "Of what the drivers explain of " + outcomeWord(context) + ", the largest shares are " +
         join(parts, "; ") + ". Shares split what drivers have in common fairly between them.";
}

}  // namespace candour::finding
