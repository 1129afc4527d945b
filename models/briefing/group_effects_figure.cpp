// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <initializer_list>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

struct Groups {
  std::vector<Effect> effects;
  std::vector<std::string> notShown;
};

std::string nameOf(const Effect& effect) {
  return effect.driver.empty() ? effect.variable : effect.driver;
}

Groups groupsOf(const DriverModel& model) {
  std::vector<Effect> controls;
  for (const Effect& effect : model.effects) {
    if (effect.control) controls.push_back(effect);
  }
  Groups groups;
  for (const Effect& effect : shownContrasts(controls)) {
    if (isDrawable(effect)) {
      groups.effects.push_back(effect);
    } else {
      const std::string name = nameOf(effect);
      groups.notShown.push_back(
          notShownText(effect.level.empty() ? name : name + ": " + effect.level, effect.why));
    }
  }
  return groups;
}

std::string headingOf(const Effect& effect) {
  const bool answers = kindOf(effect) == ContrastKind::Answers;
  return nameOf(effect) + ", " + (answers ? effect.contrast : "one standard deviation more");
}

// The groups that differ from their reference after Holm over all of them.
std::vector<const Effect*> differing(const std::vector<Effect>& effects) {
  std::vector<double> p;
  for (const Effect& effect : effects) p.push_back(effect.p);
  p = holm(p);
  std::vector<const Effect*> found;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (p[i] < 0.05) found.push_back(&effects[i]);
  }
  return found;
}

bool ofOneControl(const std::vector<const Effect*>& groups) {
  return std::all_of(groups.begin(), groups.end(), [&](const Effect* effect) {
    return effect->driver == groups.front()->driver && effect->variable == groups.front()->variable;
  });
}

bool isAbout(const Effect& effect, std::initializer_list<const char*> words) {
  const std::string names = lowered(effect.driver + " " + effect.variable);
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return names.find(word) != std::string::npos; });
}

bool isResidual(const std::string& group) {
  const std::string name = lowered(group);
  return name.starts_with("other") || name.find("people") != std::string::npos;
}

// "Trust is lower among Black and Mixed people than White British people", "Trust is lower in Brent
// than in Barnet", "Tenure: trust is lower for Rented than for Owned".
std::vector<std::string> comparisons(const Effect& first, const std::vector<std::string>& names,
                                     const std::string& direction, const FigureContext& context) {
  const std::string reference = first.contrast.substr(std::string("versus ").size());
  const std::string outcome = outcomeWord(context), is = " is " + direction;
  const auto any = [&](const auto& test) {
    return test(reference) || std::any_of(names.begin(), names.end(), test);
  };
  const bool bare = any(isBareAnswer);  // "TRUE" says nothing without "white" before it
  if (isAbout(first, {"ethnic"}) && !bare && !any(isResidual)) {
    return {capitalised(outcome) + is + " among " + listOf(names) + " people than " + reference +
            " people"};
  }
  if (isAbout(first, {"borough", "ward", "region"}) && !bare) {
    return {capitalised(outcome) + is + " in " + listOf(names) + " than in " + reference};
  }
  const std::string pair = is + " for " + listOf(names) + " than for " + reference;
  std::vector<std::string> neutral = {nameOf(first) + ": " + outcome + pair};
  if (!bare) neutral.push_back(capitalised(outcome) + pair);
  return neutral;
}

const std::string& allElse() {
  static const std::string kAllElse = ", all else equal";
  return kAllElse;
}

std::string sentence(const std::vector<const Effect*>& groups, bool lower,
                     const FigureContext& context) {
  const std::string direction = lower ? "lower" : "higher";
  const bool one = groups.size() == 1;
  const std::string has =
      countWord(groups.size()) + (one ? " group has " : " groups have ") + direction + " ";
  const std::string than = std::string(one ? " than its" : " than their") + " reference";
  std::vector<std::string> candidates;
  if (groups.size() <= 3 && ofOneControl(groups) && !groups.front()->level.empty()) {
    std::vector<std::string> names;
    for (const Effect* effect : groups) names.push_back(effect->level);
    candidates = comparisons(*groups.front(), names, direction, context);
  }
  candidates.push_back(has + outcomeWord(context) + than);
  for (const std::string& candidate : candidates) {
    const std::string whole = candidate + allElse();
    if (wordCount(whole) <= kMostHeadlineWords) return whole;
  }
  return has + "shares" + than + allElse();
}

// A number has no groups: "Trust is lower at higher values of age".
std::string alongNumber(const Effect& effect, const FigureContext& context) {
  const std::string is = effect.estimate < 0 ? " is lower" : " is higher";
  const std::string outcome = capitalised(outcomeWord(context));
  const std::string at = is + " at higher values of ";
  return headlineOf({outcome + at + midSentence(nameOf(effect)) + allElse(),
                     "The outcome" + at + "one control" + allElse()});
}

std::string noneDiffer(const Groups& groups, const FigureContext& context) {
  if (groups.effects.empty()) return "There are no groups to compare";
  const std::string none =
      groups.notShown.empty() ? "No group can be told apart" : "No group shown can be told apart";
  return headlineOf(
      {none + " on " + outcomeWord(context) + allElse(), none + " with all else equal"});
}

std::string headlineFor(const DriverModel& model, const Groups& groups,
                        const FigureContext& context) {
  if (model.status == FitStatus::NotConverged) return kNotSettledHeadline;
  std::vector<const Effect*> lower, higher, numbers;
  for (const Effect* effect : differing(groups.effects)) {
    const bool isGroup = kindOf(*effect) == ContrastKind::Answers;
    (!isGroup ? numbers : effect->estimate < 0 ? lower : higher).push_back(effect);
  }
  if (!lower.empty()) return sentence(lower, true, context);
  if (!higher.empty()) return sentence(higher, false, context);
  if (!numbers.empty()) return alongNumber(*numbers.front(), context);
  return noneDiffer(groups, context);
}

}  // namespace

Figure groupEffectsFigure(const DriverModel& model, const FigureContext& context) {
  const Groups groups = groupsOf(model);
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = model.simulated;
  figure.headline = headlineFor(model, groups, context);
  figure.subtitle = withPlace("Difference in the " + context.measure +
                                  " from the group named in each heading, percentage points, 95" +
                                  std::string(kNoBreak) + "% intervals; all drivers held equal",
                              context, model.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(effectsHeader());
  for (const Effect& effect : groups.effects) {
    FigureRow row = effectRow(effect, effect.level.empty() ? effect.variable : effect.level);
    row.group = headingOf(effect);
    row.filled = effect.lower > 0 || effect.upper < 0;
    figure.table.push_back(effectsTableRow(effect, row));
    figure.table.back().back() = "control";
    figure.rows.push_back(std::move(row));
  }
  figure.legend = {{LegendMark::FilledDot, "Interval clear of zero"},
                   {LegendMark::OpenDot, "Interval includes zero"}};
  figure.footer =
      footerOf({questionNote(context), settledNote(model.status), notShownNote(groups.notShown),
                "Associated with " + outcomeWord(context) + ", not proof of cause.",
                baseNote(model.n, model.nEffective, model.weighted) + " " + intervalNote(model.df),
                sourceNote(context, model.source, model.simulated)});
  figure.altText = altTextOf(figure,
                             "Dot chart with 95 % intervals showing the difference in the " +
                                 context.measure + " between groups, in percentage points",
                             placeAndTime(context), altExtremes(figure), model.n);
  return figure;
}

}  // namespace candour
