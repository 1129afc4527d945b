// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

struct Groups {
  std::vector<Effect> effects;
  std::vector<std::string> notShown;
};

Groups groupsOf(const DriverModel& model) {
  Groups groups;
  for (const Effect& effect : model.effects) {
    if (!effect.control || effect.contrast == "per unit") continue;
    if (isDrawable(effect)) {
      groups.effects.push_back(effect);
    } else {
      const std::string name = effect.level.empty() ? effect.driver : effect.level;
      groups.notShown.push_back(notShownText(name, effect.why));
    }
  }
  return groups;
}

std::string headingOf(const Effect& effect) {
  const std::string name = effect.driver.empty() ? effect.variable : effect.driver;
  return name + (effect.level.empty() ? ", one standard deviation more" : ", " + effect.contrast);
}

// The groups that differ from their reference, in one direction, after Holm over all of them.
std::vector<const Effect*> differing(const std::vector<Effect>& effects, bool lower) {
  std::vector<double> p;
  for (const Effect& effect : effects) p.push_back(effect.p);
  p = holm(p);
  std::vector<const Effect*> found;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const bool wanted = lower ? effects[i].estimate < 0 : effects[i].estimate > 0;
    if (p[i] < 0.05 && wanted && !effects[i].level.empty()) found.push_back(&effects[i]);
  }
  return found;
}

bool ofOneControl(const std::vector<const Effect*>& groups) {
  return std::all_of(groups.begin(), groups.end(), [&](const Effect* effect) {
    return effect->driver == groups.front()->driver && effect->variable == groups.front()->variable;
  });
}

std::string sentence(const std::vector<const Effect*>& groups, bool lower,
                     const FigureContext& context) {
  const std::string direction = lower ? "lower" : "higher";
  const std::string subject = context.outcome.empty() ? "The outcome" : context.outcome;
  const std::string count = countWord(groups.size()) + (groups.size() == 1 ? " group" : " groups") +
                            (groups.size() == 1 ? " has " : " have ") + direction + " " +
                            outcomeWord(context) + " than the reference, all else equal";
  const std::string fallback = "Groups of people differ with all else equal";
  if (groups.size() > 3 || !ofOneControl(groups)) return headlineOf({count, fallback});
  std::vector<std::string> names;
  // "TRUE" says nothing without "white" before it.
  for (const Effect* effect : groups) {
    const std::string& control = effect->driver.empty() ? effect->variable : effect->driver;
    names.push_back(isBareAnswer(effect->level) ? control + " " + effect->level : effect->level);
  }
  const std::string reference = groups.front()->contrast.starts_with("versus ")
                                    ? groups.front()->contrast.substr(7)
                                    : std::string("the reference");
  return headlineOf({subject + " is " + direction + " for " + listOf(names) + " than " + reference +
                         ", all else equal",
                     count, fallback});
}

std::string headlineFor(const std::vector<Effect>& effects, const FigureContext& context) {
  if (const auto groups = differing(effects, true); !groups.empty()) {
    return sentence(groups, true, context);
  }
  if (const auto groups = differing(effects, false); !groups.empty()) {
    return sentence(groups, false, context);
  }
  return headlineOf({"No group can be told apart on " + outcomeWord(context) + ", all else equal",
                     "No group can be told apart with all else equal"});
}

}  // namespace

Figure groupEffectsFigure(const DriverModel& model, const FigureContext& context) {
  const Groups groups = groupsOf(model);
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = model.simulated;
  figure.headline = headlineFor(groups.effects, context);
  figure.subtitle = withPlace("Difference in the " + context.measure +
                                  " from the group named in each heading, percentage points, 95" +
                                  std::string(kNoBreak) + "% intervals; all drivers held equal",
                              context, model.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(effectsTableHeader());
  for (const Effect& effect : groups.effects) {
    FigureRow row = effectRow(effect, effect.level.empty() ? effect.variable : effect.level);
    row.group = headingOf(effect);
    row.filled = effect.lower > 0 || effect.upper < 0;
    figure.table.push_back(effectsTableRow(effect, row));
    figure.table.back().back() = "control";
    figure.rows.push_back(std::move(row));
  }
  const std::string notShown =
      groups.notShown.empty() ? "" : "Not shown: " + join(groups.notShown, "; ") + ".";
  figure.legend = {{LegendMark::FilledDot, "Interval clear of zero"},
                   {LegendMark::OpenDot, "Interval includes zero"}};
  figure.footer =
      footerOf({questionNote(context), notShown,
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
