// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/strongest.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

struct Drawn {
  std::vector<Effect> effects;  // one a driver, largest first
  std::vector<std::string> notShown;
  bool contrasts = false;  // some are of a category versus another
  bool chosen = false;     // some are the largest of several
};

std::vector<std::string> driverNames(const DriverModel& model) {
  std::vector<std::string> names;
  for (const Effect& effect : model.effects) {
    const bool known = std::find(names.begin(), names.end(), effect.driver) != names.end();
    if (!effect.control && !known) names.push_back(effect.driver);
  }
  return names;
}

std::vector<Effect> effectsOf(const DriverModel& model, const std::string& driver) {
  const bool standardised = std::any_of(
      model.effects.begin(), model.effects.end(),
      [&](const Effect& e) { return !e.control && e.driver == driver && e.contrast == "per sd"; });
  std::vector<Effect> effects;
  for (const Effect& e : model.effects) {
    if (e.control || e.driver != driver) continue;
    if (!(standardised && e.contrast == "per unit")) effects.push_back(e);
  }
  return effects;
}

Drawn drawnEffects(const DriverModel& model) {
  Drawn drawn;
  for (const std::string& name : driverNames(model)) {
    std::vector<Effect> all = effectsOf(model, name);
    const std::size_t before = all.size();
    const std::string why = all.empty() ? std::string() : all.front().why;
    std::erase_if(all, [](const Effect& e) { return !isDrawable(e); });
    if (all.size() < before) drawn.notShown.push_back(notShownText(name, why));
    if (all.empty()) continue;
    const auto largest = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return std::abs(a.estimate) < std::abs(b.estimate);
    });
    drawn.contrasts = drawn.contrasts || !largest->level.empty();
    drawn.chosen = drawn.chosen || all.size() > 1;
    drawn.effects.push_back(*largest);
  }
  std::stable_sort(drawn.effects.begin(), drawn.effects.end(), [](const auto& a, const auto& b) {
    return std::abs(a.estimate) > std::abs(b.estimate);
  });
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
  if (!effect.level.empty()) label += " (" + effect.level + " " + effect.contrast + ")";
  return label;
}

std::string headlineFor(const DriverModel& model, const Drawn& drawn, const std::string& outcome) {
  const Strongest strongest = strongestOf(model, drawn.effects);
  if (strongest.leaders.empty()) {
    return headlineOf({"No driver can be shown to be linked with " + outcome,
                       "No driver can be shown to be linked with the outcome"});
  }
  std::vector<std::string> names;
  for (const std::size_t i : strongest.leaders) {
    const std::string& name = drawn.effects[i].driver;
    names.push_back(names.empty() ? capitalised(name) : midSentence(name));
  }
  const bool one = names.size() == 1;
  const std::string number = countWord(names.size());
  const std::string link = std::string(strongest.clear ? "the strongest "
                                       : one           ? "a clear "
                                                       : "clear ") +
                           (one ? "link" : "links") + " with ";
  const std::string verb = one && !isPlural(names[0]) ? " has " : " have ";
  const std::string drivers = one ? "One driver has " : number + " drivers have ";
  if (names.size() > 2)
    return headlineOf({drivers + link + outcome, drivers + link + "the outcome"});
  return headlineOf({listOf(names) + verb + link + outcome, drivers + link + outcome,
                     drivers + link + "the outcome"});
}

std::string subtitleFor(const Drawn& drawn, const FigureContext& context) {
  std::string step = "for one standard deviation more of a driver";
  if (drawn.contrasts) step += " (or the answer named)";
  return "Difference in the " + context.measure + " " + step + ", percentage points, 95" +
         std::string(kNoBreak) + "% intervals; all drivers and demographics held equal";
}

std::string modelNote(const DriverModel& model, const std::string& outcome) {
  return "Associated with " + outcome + ", not proof of cause. The model explains " +
         percentText(100 * model.mcfadden) + " of the variation (McFadden pseudo-R\xC2\xB2).";
}

std::string notShownNote(const Drawn& drawn) {
  if (drawn.notShown.empty()) return {};
  return "Not shown: " + join(drawn.notShown, "; ") + ".";
}

}  // namespace

Figure driverEffectsFigure(const DriverModel& model, const FigureContext& context) {
  const Drawn drawn = drawnEffects(model);
  const std::string outcome = outcomeWord(context);
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = model.simulated;
  figure.headline = headlineFor(model, drawn, outcome);
  figure.subtitle = withPlace(subtitleFor(drawn, context), context, model.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(effectsTableHeader());
  for (const Effect& effect : drawn.effects) {
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
      {questionNote(context),
       drawn.chosen ? "Of a driver with several answers or questions the largest effect is drawn."
                    : "",
       notShownNote(drawn), modelNote(model, outcome),
       baseNote(model.n, model.nEffective, model.weighted) + " " + intervalNote(model.df),
       sourceNote(context, model.source, model.simulated)});
  figure.altText = altTextOf(figure,
                             "Dot chart with 95 % intervals showing the difference in the " +
                                 context.measure + " by driver, in percentage points",
                             placeAndTime(context),
                             altExtremes(figure) + " Associations, not proof of cause.", model.n);
  return figure;
}

}  // namespace candour
