// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/effect_rows.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

std::string rowInWords(const FigureRow& row, const AltNumbers& numbers) {
  const auto number = [&](double value) { return plainNumber(value, numbers.decimals); };
  std::string text = (row.group.empty() ? "" : row.group + ": ") + row.label + ", " +
                     number(row.value) + numbers.unit;
  if (row.lower && row.upper) {
    text += " (" + number(*row.lower) + " to " + number(*row.upper) + ")";
  }
  return text;
}

bool ofSameTerm(const Effect& a, const Effect& b) {
  return a.control == b.control && a.driver == b.driver && a.variable == b.variable;
}

}  // namespace

ContrastKind kindOf(const Effect& effect) {
  if (!effect.level.empty() || effect.contrast.starts_with("from ")) return ContrastKind::Answers;
  return effect.contrast == "per sd" ? ContrastKind::PerSd : ContrastKind::PerUnit;
}

std::vector<Effect> shownContrasts(const std::vector<Effect>& effects) {
  std::vector<Effect> shown;
  for (const Effect& effect : effects) {
    const bool better = std::any_of(effects.begin(), effects.end(), [&](const Effect& other) {
      return ofSameTerm(effect, other) && kindOf(other) < kindOf(effect);
    });
    if (!better) shown.push_back(effect);
  }
  return shown;
}

std::string contrastText(const Effect& effect) {
  if (kindOf(effect) != ContrastKind::Answers) return {};
  return " (" + (effect.level.empty() ? "" : effect.level + " ") + effect.contrast + ")";
}

bool isDrawable(const Effect& effect) {
  const ShownEffect shown = shownOf(effect);
  return std::isfinite(effect.estimate) && std::isfinite(shown.lower) && std::isfinite(shown.upper);
}

std::string notShownText(const std::string& name, const std::string& why) {
  return why.empty() ? name : name + " (" + why + ")";
}

FigureRow effectRow(const Effect& effect, std::string label) {
  FigureRow row;
  row.label = std::move(label);
  row.value = 100 * effect.estimate;
  const ShownEffect shown = shownOf(effect);
  row.lower = 100 * shown.lower;
  row.upper = 100 * shown.upper;
  row.valueText = drawnNumber(row.value, 1);
  return row;
}

std::string field(double value) {
  return std::isfinite(value) ? shortest(value) : std::string();
}

std::vector<std::string> effectsTableRow(const Effect& effect, const FigureRow& row) {
  return {effect.driver,        effect.variable,     effect.level,
          effect.contrast,      shortest(row.value), shortest(*row.lower),
          shortest(*row.upper), field(effect.sd),    row.filled ? "police" : "partly or outside"};
}

std::string intervalNote(int df) {
  std::string note = "Intervals: 95" + std::string(kNoBreak) + "%, design-based";
  if (df > 0) note += ", t on " + grouped(df) + " df";
  return note + ".";
}

std::string altExtremes(const Figure& figure, const AltNumbers& numbers) {
  std::vector<FigureRow> rows;
  for (const FigureRow& row : figure.rows) {
    if (!std::isnan(row.value)) rows.push_back(row);
  }
  if (rows.empty()) return {};
  const auto less = [](const FigureRow& a, const FigureRow& b) { return a.value < b.value; };
  const auto [low, high] = std::minmax_element(rows.begin(), rows.end(), less);
  if (rows.size() == 1) return " " + rowInWords(rows.front(), numbers) + ".";
  return " Highest " + rowInWords(*high, numbers) + "; lowest " + rowInWords(*low, numbers) + ".";
}

std::string altTextOf(const Figure& figure, const std::string& shows, const std::string& place,
                      const std::string& numbers, std::size_t n) {
  std::string text = shows + ". " + figure.headline + ".";
  if (!place.empty()) text += " " + place + ".";
  if (figure.simulated) text += " Simulated data.";
  const std::string base = " Base: " + grouped(static_cast<long long>(n)) + " interviews.";
  const int room = kMostAltTextWords - wordCount(base);
  return withinWords(text + numbers, room) + base;
}

}  // namespace candour
