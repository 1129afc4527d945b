// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/strongest.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/drivers/family.h"
#include "models/drivers/missing_answers.h"

namespace candour {

namespace {

struct Drawn {
  std::vector<DriverEffects> drivers;  // largest first
  std::vector<std::string> notShown;
  bool oneKind = true;  // all drawn contrasts are of one kind

  [[nodiscard]] std::vector<Effect> effects() const {
    std::vector<Effect> drawn;
    for (const DriverEffects& driver : drivers) drawn.push_back(driver.contrasts.front());
    return drawn;
  }
};

void addName(const std::string& name, std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// Those with effects, then those of which nothing is left in the model.
std::vector<std::string> driverNames(const DriverModel& model) {
  std::vector<std::string> names;
  for (const Effect& effect : model.effects) {
    if (!effect.control) addName(effect.driver, names);
  }
  for (const TermTest& test : model.tests) {
    if (!test.control && !test.interaction) addName(test.driver, names);
  }
  return names;
}

std::vector<Effect> effectsOf(const DriverModel& model, const std::string& driver) {
  std::vector<Effect> effects;
  for (const Effect& e : model.effects) {
    // That people gave no answer is kept in the model, but is no effect of the driver's.
    if (!e.control && e.driver == driver && !isOfNoAnswer(model.spec, e)) effects.push_back(e);
  }
  return shownContrasts(effects);
}

std::string testWhy(const DriverModel& model, const std::string& driver) {
  for (const TermTest& test : model.tests) {
    if (!test.control && test.driver == driver) return test.why;
  }
  return {};
}

// What of a driver is not drawn, each part with its own reason; the driver by its name alone where
// that is all of it.
void noteNotShown(const DriverModel& model, const std::string& driver,
                  const std::vector<Effect>& all, std::vector<std::string>& notes) {
  if (all.empty()) return notes.push_back(notShownText(driver, testWhy(model, driver)));
  const bool whole = std::all_of(all.begin(), all.end(), [&](const Effect& e) {
    return !isDrawable(e) && e.why == all.front().why;
  });
  if (whole) return notes.push_back(notShownText(driver, all.front().why));
  for (const Effect& e : all) {
    if (isDrawable(e)) continue;
    const std::string part = e.level.empty() ? e.variable : e.level;
    notes.push_back(notShownText(driver + ": " + part, e.why));
  }
}

bool isLarger(const Effect& a, const Effect& b) {
  return std::abs(a.estimate) > std::abs(b.estimate);
}

Drawn drawnEffects(const DriverModel& model) {
  Drawn drawn;
  for (const std::string& name : driverNames(model)) {
    std::vector<Effect> contrasts = effectsOf(model, name);
    noteNotShown(model, name, contrasts, drawn.notShown);
    std::erase_if(contrasts, [](const Effect& e) { return !isDrawable(e); });
    if (contrasts.empty()) continue;
    std::stable_sort(contrasts.begin(), contrasts.end(), isLarger);
    drawn.drivers.push_back({name, std::move(contrasts)});
  }
  std::stable_sort(drawn.drivers.begin(), drawn.drivers.end(), [](const auto& a, const auto& b) {
    return isLarger(a.contrasts.front(), b.contrasts.front());
  });
  for (const DriverEffects& driver : drawn.drivers) {
    for (const Effect& effect : driver.contrasts) {
      drawn.oneKind =
          drawn.oneKind && kindOf(effect) == kindOf(drawn.drivers.front().contrasts.front());
    }
  }
  return drawn;
}

const DriverSpec* specOf(const DriverModel& model, const std::string& driver) {
  for (const DriverSpec& spec : model.spec.drivers) {
    if (spec.name == driver) return &spec;
  }
  return nullptr;
}

std::string labelOf(const DriverModel& model, const Effect& effect) {
  const DriverSpec* spec = specOf(model, effect.driver);
  const bool isSet = spec != nullptr && spec->items.size() > 1 && spec->as != TermKind::Scale;
  std::string label = effect.driver;
  if (isSet && !effect.variable.empty()) label += ": " + effect.variable;
  return label + contrastText(effect);
}

std::string noneLinked(const Drawn& drawn, const std::string& outcome) {
  if (drawn.drivers.empty()) {
    return headlineOf({"No driver\xE2\x80\x99s link with " + outcome + " could be measured",
                       "No driver\xE2\x80\x99s link with the outcome could be measured"});
  }
  const std::string none = drawn.notShown.empty()
                               ? "No driver can be shown to be linked with "
                               : "Of the drivers shown, none can be shown to be linked with ";
  return headlineOf({none + outcome, none + "the outcome"});
}

// What follows "Fairness has" or "Two drivers have" (`counted`).
std::string predicateOf(Claim claim, bool one, bool plural, bool counted) {
  const bool singular = one && !plural;
  if (claim == Claim::Among) {
    const std::string among = counted ? "those" : "the drivers";
    return std::string(singular ? " is" : " are") + " among " + among +
           " most strongly linked with ";
  }
  const std::string which = claim == Claim::Strongest ? "the strongest" : one ? "a clear" : "clear";
  return std::string(singular ? " has " : " have ") + which +
         (one ? " link with " : " links with ");
}

// Averages of effects that differ along a driver or between people: their sizes are no longer those
// of coefficients, and are not compared.
bool hasAverages(const DriverModelSpec& spec) {
  return !spec.interactions.empty() ||
         std::any_of(spec.drivers.begin(), spec.drivers.end(),
                     [](const DriverSpec& driver) { return driver.degree > 1; });
}

std::string averageNote(const DriverModelSpec& spec) {
  std::vector<std::string> pairs;
  for (const auto& pair : spec.interactions) pairs.push_back(pair.first + " with " + pair.second);
  if (pairs.empty()) return {};
  return "Effects are averages over everybody; the model has the interaction of " +
         join(pairs, ", ") + ".";
}

std::string headlineFor(const DriverModel& model, const Drawn& drawn, const std::string& outcome) {
  if (model.status == FitStatus::NotConverged) return kNotSettledHeadline;
  const bool comparable = drawn.oneKind && drawn.notShown.empty() && !hasAverages(model.spec);
  const Leading leading = strongestOf(model, drawn.drivers, comparable);
  if (leading.claim == Claim::None) return noneLinked(drawn, outcome);
  std::vector<std::string> names;
  for (const std::size_t i : leading.members) {
    const std::string& name = drawn.drivers[i].driver;
    names.push_back(names.empty() ? capitalised(name) : midSentence(name));
  }
  const bool one = names.size() == 1;
  const auto counted = [&](const std::string& what) {
    return countWord(names.size()) + (one ? " driver" : " drivers") +
           predicateOf(leading.claim, one, false, true) + what;
  };
  if (names.size() > 2) return headlineOf({counted(outcome), counted("the outcome")});
  const std::string named =
      listOf(names) + predicateOf(leading.claim, one, isPlural(names[0]), false) + outcome;
  return headlineOf({named, counted(outcome), counted("the outcome")});
}

std::string stepOf(const std::vector<Effect>& effects) {
  const auto is = [](ContrastKind kind) {
    return [kind](const Effect& effect) { return kindOf(effect) == kind; };
  };
  const bool answers = std::any_of(effects.begin(), effects.end(), is(ContrastKind::Answers));
  if (answers && std::all_of(effects.begin(), effects.end(), is(ContrastKind::Answers))) {
    return "between the answers named";
  }
  const std::string step = "for one standard deviation more of a driver";
  return answers ? step + " (or the answer named)" : step;
}

std::string subtitleFor(const DriverModel& model, const std::vector<Effect>& effects,
                        const FigureContext& context) {
  return "Difference in the " + context.measure + " " + stepOf(effects) +
         ", percentage points, 95" + std::string(kNoBreak) + "% intervals" + heldEqual(model.spec);
}

std::string choiceNote(const Drawn& drawn) {
  const bool chosen = std::any_of(drawn.drivers.begin(), drawn.drivers.end(),
                                  [](const auto& d) { return d.contrasts.size() > 1; });
  if (!chosen) return {};
  return "Of a driver with several answers or questions the largest effect is drawn.";
}

std::string kindNote(const Drawn& drawn) {
  if (drawn.oneKind) return {};
  return "One standard deviation and a change of answer are different steps: do not rank them "
         "against each other.";
}

std::string modelNote(const DriverModel& model, const std::string& outcome) {
  return "Associated with " + outcome + ", not proof of cause. The model explains " +
         percentText(100 * model.explained) + " of the variation (" +
         measureWords(model.spec.family) + ").";
}

// As intervalNote(); of few clusters what the drawn intervals are instead.
std::string intervalsOf(const DriverModel& model) {
  const bool imputed = model.imputation && model.imputation->imputations > 0;
  if (imputed && !model.corrected) {
    return "Intervals: 95" + std::string(kNoBreak) +
           "%, wider for what was imputed (Rubin\xE2\x80\x99s rules).";
  }
  if (!model.corrected) return intervalNote(model.df);
  return "Intervals: 95" + std::string(kNoBreak) + "%, corrected for " + grouped(model.psus) +
         " clusters (Bell and McCaffrey).";
}

}  // namespace

Figure driverEffectsFigure(const DriverModel& model, const FigureContext& context) {
  const Drawn drawn = drawnEffects(model);
  const std::vector<Effect> effects = drawn.effects();
  const std::string outcome = outcomeWord(context);
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = model.simulated;
  figure.headline = headlineFor(model, drawn, outcome);
  figure.subtitle = withPlace(subtitleFor(model, effects, context), context, model.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(effectsHeader());
  for (const Effect& effect : effects) {
    const DriverSpec* spec = specOf(model, effect.driver);
    FigureRow row = effectRow(effect, labelOf(model, effect));
    row.filled = spec == nullptr || spec->reach == Reach::Police;
    figure.table.push_back(effectsTableRow(effect, row));
    figure.rows.push_back(std::move(row));
  }
  if (std::any_of(figure.rows.begin(), figure.rows.end(),
                  [](const auto& r) { return !r.filled; })) {
    figure.legend = {{LegendMark::FilledDot, "Within the police\xE2\x80\x99s reach"},
                     {LegendMark::OpenDot, "Partly or outside"}};
  }
  figure.footer = footerOf(
      {questionNote(context), settledNote(model.status), choiceNote(drawn), kindNote(drawn),
       averageNote(model.spec), notShownNote(drawn.notShown), haloNote(model.warnings),
       familyNote(model.spec, model.thresholds.empty() ? 0 : model.thresholds.size() + 1),
       missingAnswersNote(model.warnings, model.imputation), modelNote(model, outcome),
       baseNote(model.n, model.nEffective, model.weighted) + " " + intervalsOf(model),
       sourceNote(context, model.source, model.simulated)});
  figure.altText = altTextOf(figure,
                             "Dot chart with 95 % intervals showing the difference in the " +
                                 context.measure + " by driver, in percentage points",
                             placeAndTime(context),
                             altExtremes(figure) + " Associations, not proof of cause.", model.n);
  return figure;
}

}  // namespace candour
