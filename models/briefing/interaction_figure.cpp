// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/interaction_figure.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/disclosure/rules.h"
#include "models/drivers/derived_terms.h"

namespace candour {

namespace {

// A question mark inside a sentence would end it.
std::string inSentence(std::string name) {
  name = midSentence(name);
  if (name.ends_with('?')) name.pop_back();
  return name;
}

// The interactions of a driver with the other side of each and their tests.
struct Side {
  std::string given;
  const TermTest* test = nullptr;
  double pHolm = kNotAvailable;
};

std::vector<Side> sidesOf(const DriverModel& model, const InteractionSide& wanted) {
  const std::string& driver = wanted.driver;
  std::vector<Side> sides;
  std::vector<double> p;
  for (const auto& pair : model.spec.interactions) {
    if (pair.first != driver && pair.second != driver) continue;
    const std::string& other = pair.first == driver ? pair.second : pair.first;
    if (!wanted.by.empty() && other != wanted.by) continue;
    Side side{other};
    for (const auto& test : model.tests) {
      if (test.interaction && test.driver == nameOf(pair)) side.test = &test;
    }
    p.push_back(side.test != nullptr ? side.test->p : kNotAvailable);
    sides.push_back(side);
  }
  p = holm(p);
  for (std::size_t i = 0; i < sides.size(); ++i) sides[i].pHolm = p[i];
  return sides;
}

bool differs(const Side& side) {
  return side.pHolm < 0.05;
}

bool isFew(const ConditionalEffect& c) {
  return c.n && *c.n < kFewestInterviews;
}

// Of each place on the other side, the contrasts that figures show.
std::vector<ConditionalEffect> shownEffects(const DriverModel& model, const InteractionSide& side) {
  std::vector<ConditionalEffect> shown;
  for (const auto& c : model.conditional) {
    if (c.effect.driver != side.driver || (!side.by.empty() && c.given != side.by)) continue;
    const bool better = std::any_of(
        model.conditional.begin(), model.conditional.end(), [&c](const ConditionalEffect& other) {
          return other.effect.driver == c.effect.driver &&
                 other.effect.variable == c.effect.variable && other.given == c.given &&
                 other.givenVariable == c.givenVariable && other.at == c.at &&
                 kindOf(other.effect) < kindOf(c.effect);
        });
    if (!better) shown.push_back(c);
  }
  return shown;
}

// Rows under one heading are the same contrast along the same other side.
std::string headingOf(const ConditionalEffect& c) {
  std::string heading = c.effect.level.empty() ? "" : c.effect.level + " ";
  if (kindOf(c.effect) == ContrastKind::Answers) heading += c.effect.contrast;
  if (c.effect.variable != c.effect.driver && c.effect.level.empty()) {
    heading = joinParts({c.effect.variable, heading});
  }
  return joinParts({heading, "by " + inSentence(c.given)});
}

std::vector<std::string> tableRow(const ConditionalEffect& c) {
  const Effect& e = c.effect;
  return {e.driver,
          e.variable,
          e.level,
          e.contrast,
          c.given,
          c.givenVariable,
          c.at,
          field(100 * e.estimate),
          field(100 * e.lower),
          field(100 * e.upper),
          field(e.p),
          c.n ? std::to_string(*c.n) : ""};
}

void addRows(const std::vector<ConditionalEffect>& effects, Figure& figure) {
  std::vector<std::string> headings;
  for (const auto& c : effects) {
    const std::string heading = headingOf(c);
    if (std::find(headings.begin(), headings.end(), heading) == headings.end()) {
      headings.push_back(heading);
    }
  }
  for (const auto& heading : headings) {
    for (const auto& c : effects) {
      if (headingOf(c) != heading || !isDrawable(c.effect) || isFew(c)) continue;
      FigureRow row = effectRow(c.effect, c.at);
      row.group = heading;
      figure.rows.push_back(std::move(row));
      figure.table.push_back(tableRow(c));
    }
  }
}

std::string hiddenNote(const std::vector<ConditionalEffect>& effects) {
  std::vector<std::string> hidden;
  for (const auto& c : effects) {
    if (isDrawable(c.effect) && !isFew(c)) continue;
    const std::string few = "fewer than " + std::to_string(kFewestInterviews) + " interviews";
    const std::string level = c.effect.level.empty() ? "" : c.effect.level + ", ";
    hidden.push_back(notShownText(level + c.at, isFew(c) ? few : c.effect.why));
  }
  return notShownNote(hidden);
}

std::string testNote(const std::vector<Side>& sides, const std::string& driver) {
  std::vector<std::string> notes;
  for (const auto& side : sides) {
    if (side.test == nullptr) continue;
    const TermTest& test = *side.test;
    const std::string of = "Test of the interaction of " + inSentence(driver) + " with " +
                           inSentence(side.given) + ": ";
    if (!std::isfinite(test.p)) {
      notes.push_back(of + "not available, " + test.why + ".");
      continue;
    }
    const std::string p = test.p < 0.001 ? "p below 0.001" : "p " + fixed(test.p, 3);
    notes.push_back(of + "F " + fixed(test.statistic, 2) + " on " + fixed(test.df1, 0) + " and " +
                    fixed(test.df2, 0) + " df, " + p + ".");
  }
  if (sides.size() > 1) notes.emplace_back("The headline after Holm over these tests.");
  return join(notes, " ");
}

// That the figure is of some of the model's interactions.
std::string othersNote(const DriverModelSpec& spec, std::size_t shown) {
  if (spec.interactions.size() <= shown) return {};
  return "The model has more than one interaction: " + join(interactionNames(spec), ", ") + ".";
}

std::string headlineFor(const DriverModel& model, const std::vector<Side>& sides,
                        const std::string& driver, const std::string& outcome) {
  if (model.status == FitStatus::NotConverged) return kNotSettledHeadline;
  std::vector<std::string> found;
  std::vector<std::string> asked;
  for (const auto& side : sides) {
    asked.push_back(inSentence(side.given));
    if (differs(side)) found.push_back(asked.back());
  }
  const std::string link = "he link of " + inSentence(driver) + " with " + outcome + " differs by ";
  if (!found.empty()) {
    return headlineOf({"T" + link + listOf(found),
                       capitalised(inSentence(driver)) + " matters differently by " + listOf(found),
                       "The link of this driver with " + outcome + " differs between groups",
                       "The link of this driver differs between groups"});
  }
  return headlineOf({"No clear sign that t" + link + listOf(asked, "or"),
                     "No clear sign that the link of this driver with " + outcome + " differs",
                     "No clear sign that the link of this driver differs"});
}

std::string stepOf(const std::vector<ConditionalEffect>& effects, const std::string& driver) {
  const bool answers = std::all_of(effects.begin(), effects.end(), [](const auto& c) {
    return kindOf(c.effect) == ContrastKind::Answers;
  });
  return answers ? "between the answers named"
                 : "for one standard deviation more of " + inSentence(driver);
}

}  // namespace

std::vector<std::string> interactionNames(const DriverModelSpec& spec) {
  std::vector<std::string> names;
  for (const auto& pair : spec.interactions) names.push_back(pair.first + " with " + pair.second);
  return names;
}

Result<InteractionSide> interactionSide(const DriverModelSpec& spec, const std::string& driver,
                                        const std::string& by) {
  const bool any = driver.empty() && by.empty();
  for (const auto& pair : spec.interactions) {
    if (any) return InteractionSide{pair.first, {}};
    for (const auto& [one, other] :
         {std::pair(pair.first, pair.second), std::pair(pair.second, pair.first)}) {
      if (driver.empty() && other == by) return InteractionSide{one, by};
      if (one == driver && (by.empty() || other == by)) return InteractionSide{driver, by};
    }
  }
  std::vector<std::string> wanted;
  for (const auto& name : {driver, by}) {
    if (!name.empty()) wanted.push_back("\"" + name + "\"");
  }
  return fail("No interaction of the question has " + join(wanted, " with ") + " in it. It has " +
              join(interactionNames(spec), ", ") + ".");
}

Figure interactionFigure(const DriverModel& model, const InteractionSide& side,
                         const FigureContext& context) {
  const std::string& driver = side.driver;
  const auto sides = sidesOf(model, side);
  const auto effects = shownEffects(model, side);
  const std::string outcome = outcomeWord(context);
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = model.simulated;
  figure.headline = headlineFor(model, sides, driver, outcome);
  figure.subtitle =
      withPlace("Difference in the " + context.measure + " " + stepOf(effects, driver) +
                    ", percentage points, 95" + std::string(kNoBreak) +
                    "% intervals; with everybody at the answer or value named",
                context, model.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(interactionHeader());
  addRows(effects, figure);
  figure.footer =
      footerOf({questionNote(context), settledNote(model.status), hiddenNote(effects),
                testNote(sides, driver), othersNote(model.spec, sides.size()),
                "Associated with " + outcome + ", not proof of cause.",
                baseNote(model.n, model.nEffective, model.weighted) + " " + intervalNote(model.df),
                sourceNote(context, model.source, model.simulated)});
  figure.altText = altTextOf(
      figure,
      "Dot chart with 95 % intervals showing the difference in the " + context.measure + " along " +
          inSentence(driver) + ", in percentage points",
      placeAndTime(context), altExtremes(figure) + " Associations, not proof of cause.", model.n);
  return figure;
}

}  // namespace candour
