// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/numeric/multiple_testing.h"
#include "models/briefing/area_words.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/scenario_figures.h"
#include "models/briefing/scenario_words.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

bool isDrawn(const Uplift& uplift) {
  return std::isfinite(uplift.gain) && std::isfinite(uplift.lower) && std::isfinite(uplift.upper);
}

// By driver: the p of a gain of 0 with Holm's correction over all that are drawn; NaN of others.
std::vector<double> correctedP(const UpliftAnswer& answer) {
  std::vector<double> p;
  p.reserve(answer.drivers.size());
  for (const auto& uplift : answer.drivers) p.push_back(isDrawn(uplift) ? uplift.p : kNotAvailable);
  return holm(p);
}

std::vector<std::string> clearGains(const UpliftAnswer& answer) {
  const std::vector<double> p = correctedP(answer);
  std::vector<std::string> clear;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p[i] < 0.05) clear.push_back(answer.drivers[i].driver);
  }
  return clear;
}

std::string headlineFor(const UpliftAnswer& answer, const std::string& outcome) {
  const std::vector<std::string> clear = clearGains(answer);
  const std::string place = " in " + namedArea(answer.area, answer.spec.area);
  if (clear.empty()) {
    return headlineOf({"No driver shows a clear gain in " + outcome + place,
                       "No driver shows a clear gain" + place, "No driver shows a clear gain"});
  }
  std::vector<std::string> names = {capitalised(clear.front())};
  for (std::size_t i = 1; i < clear.size(); ++i) names.push_back(midSentence(clear[i]));
  const bool plural = clear.size() > 1 || isPlural(clear.front());
  const std::string leave =
      (plural ? " leave" : " leaves") + std::string(" ") + outcome + " room to gain" + place;
  const std::string counted = countWord(clear.size()) +
                              (clear.size() == 1 ? " driver" : " drivers") +
                              (clear.size() == 1 ? " leaves" : " leave") + " room to gain";
  if (clear.size() > 2) return headlineOf({counted + place, counted});
  return headlineOf({listOf(names) + leave, counted + place, counted});
}

// What the headline counts.
std::string testNote(const UpliftAnswer& answer) {
  if (std::none_of(answer.drivers.begin(), answer.drivers.end(),
                   [](const Uplift& driver) { return isDrawn(driver); }))
    return {};
  return "Headline: gains above 0 with Holm\xE2\x80\x99s correction over the drivers shown at 5" +
         std::string(kNoBreak) + "%; an interval that leaves out 0 is not enough.";
}

std::string aheadNote(const UpliftAnswer& answer) {
  std::vector<std::string> ahead;
  std::vector<std::string> others;
  for (const auto& uplift : answer.drivers) {
    if (isDrawn(uplift)) continue;
    if (uplift.ahead) {
      ahead.push_back(uplift.driver);
    } else {
      others.push_back(notShownText(uplift.driver, uplift.why));
    }
  }
  std::string note;
  if (!ahead.empty()) note = "Already in the best quarter of areas: " + listOf(ahead) + ".";
  if (!others.empty()) note += (note.empty() ? "" : " ") + notShownNote(others);
  return note;
}

}  // namespace

Figure upliftFigure(const UpliftAnswer& answer, const FigureContext& context) {
  const FigureContext placed = placedIn(context, answer.spec, answer.area);
  const bool weighted = !answer.spec.design.weight.empty();
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = answer.simulated;
  figure.headline = headlineFor(answer, outcomeWord(placed));
  figure.subtitle =
      withPlace("Predicted gain in the " + placed.measure +
                    " at the border of the best quarter of areas, percentage points, 95" +
                    std::string(kNoBreak) + "% intervals" + heldEqual(answer.spec),
                placed, answer.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table = {upliftHeader()};
  bool open = false;
  const std::vector<double> p = correctedP(answer);
  for (std::size_t i = 0; i < answer.drivers.size(); ++i) {
    const Uplift& uplift = answer.drivers[i];
    figure.table.push_back({uplift.driver, field(100 * uplift.gain), field(100 * uplift.lower),
                            field(100 * uplift.upper), field(uplift.p), field(p[i]),
                            field(uplift.mean), field(uplift.bestQuarter), reachText(uplift.reach),
                            uplift.why});
    if (!isDrawn(uplift)) continue;
    FigureRow row;
    row.label = uplift.driver;
    row.value = 100 * uplift.gain;
    row.lower = 100 * uplift.lower;
    row.upper = 100 * uplift.upper;
    row.valueText = drawnNumber(row.value, 1);
    row.filled = uplift.reach == Reach::Police;
    open = open || !row.filled;
    figure.rows.push_back(std::move(row));
  }
  if (open) {
    figure.legend = {{LegendMark::FilledDot, "Within the police\xE2\x80\x99s reach"},
                     {LegendMark::OpenDot, "Partly or outside"}};
  }
  figure.footer = footerOf(
      {questionNote(placed),
       "Gain: effect times the distance to the border of the best quarter of areas, their means "
       "shrunk for the luck of the sample.",
       testNote(answer), aheadNote(answer), kAssociationNote,
       baseNote(answer.areaN, kNotAvailable, weighted) + " " + intervalNote(0),
       sourceNote(placed, answer.source, answer.simulated)});
  figure.altText = altTextOf(
      figure,
      "Dot chart with 95 % intervals showing the predicted gain in the " + placed.measure +
          " by driver, in percentage points",
      placeAndTime(placed), altExtremes(figure) + " Associated, not proof of cause.", answer.areaN);
  return figure;
}

}  // namespace candour
