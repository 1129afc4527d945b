// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/numeric/multiple_testing.h"
#include "models/briefing/cooperation_figures.h"
#include "models/briefing/cooperation_words.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/scenario_words.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/cooperation/mediators.h"

namespace candour {

namespace {

// A driver's contrast as it is drawn; `through` has a p-value of each part that runs through a
// mediator, after Holm over all of them.
struct Drawn {
  const DriverPath* path = nullptr;
  double pHolm = kNotAvailable;
  std::vector<double> through;
};

// What effects of models are shown by: their contrast.
Effect contrastOf(const DriverPath& path) {
  Effect effect;
  effect.driver = path.driver;
  effect.variable = path.variable;
  effect.contrast = path.contrast;
  effect.level = path.level;
  effect.estimate = path.total.estimate;
  effect.lower = path.total.lower;
  effect.upper = path.total.upper;
  return effect;
}

bool isSame(const DriverPath& path, const Effect& effect) {
  return path.driver == effect.driver && path.variable == effect.variable &&
         path.contrast == effect.contrast && path.level == effect.level;
}

// The contrast of each driver that is drawn: of several the one whose total is largest.
std::vector<Drawn> drawnPaths(const Cooperation& answer, std::vector<std::string>& notShown) {
  std::vector<Effect> contrasts;
  for (const DriverPath& path : answer.paths) contrasts.push_back(contrastOf(path));
  std::vector<Drawn> drawn;
  for (const Effect& effect : shownContrasts(contrasts)) {
    const auto path = std::find_if(answer.paths.begin(), answer.paths.end(),
                                   [&](const DriverPath& p) { return isSame(p, effect); });
    if (!isDrawable(effect)) {
      notShown.push_back(notShownText(effect.driver + contrastText(effect), path->why));
      continue;
    }
    const auto known = std::find_if(drawn.begin(), drawn.end(), [&](const Drawn& d) {
      return d.path->driver == effect.driver;
    });
    if (known == drawn.end()) {
      drawn.push_back({&*path, kNotAvailable, {}});
    } else if (std::abs(effect.estimate) > std::abs(known->path->total.estimate)) {
      known->path = &*path;
    }
  }
  std::stable_sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) {
    return std::abs(a.path->total.estimate) > std::abs(b.path->total.estimate);
  });
  return drawn;
}

void adjust(std::vector<Drawn>& drawn) {
  std::vector<double> totals;
  std::vector<double> parts;
  for (const Drawn& one : drawn) {
    totals.push_back(one.path->total.p);
    for (const CooperationPart& part : one.path->through) parts.push_back(part.p);
  }
  totals = holm(totals);
  parts = holm(parts);
  std::size_t next = 0;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    drawn[i].pHolm = totals[i];
    for (std::size_t m = 0; m < drawn[i].path->through.size(); ++m) {
      drawn[i].through.push_back(parts[next++]);
    }
  }
}

// Whether some of the driver's link is told to run through a mediator, in its own direction.
bool runsThrough(const Drawn& one) {
  if (!(one.pHolm < 0.05)) return false;
  for (std::size_t m = 0; m < one.through.size(); ++m) {
    const bool along = one.path->through[m].estimate * one.path->total.estimate > 0;
    if (one.through[m] < 0.05 && along) return true;
  }
  return false;
}

std::string headlineFor(const CooperationPack& pack, const std::vector<Drawn>& drawn) {
  if (!cooperationSettled(pack).empty()) return kNotSettledHeadline;
  const std::string behaviour = midSentence(nameOf(pack.behaviours.front().spec.outcome));
  const std::string mediators = mediatorsInWords(pack, "or");
  std::vector<std::string> names;
  for (const Drawn& one : drawn) {
    if (runsThrough(one)) names.push_back(one.path->driver);
  }
  if (names.empty()) {
    return headlineOf({"No driver\xE2\x80\x99s link with " + behaviour +
                           " can be shown to run through " + mediators,
                       "No driver\xE2\x80\x99s link can be shown to run through " + mediators,
                       "No driver\xE2\x80\x99s link can be shown to run through others"});
  }
  const std::string run = " with " + behaviour + " runs through " + mediators;
  const std::string shorter = " runs through " + mediators;
  const std::string shortest = " runs through others";  // of names that are long questions
  if (names.size() == 1) {
    const std::string of = "Part of the link of " + midSentence(names.front());
    return headlineOf({of + run, of + shorter, "Part of one driver\xE2\x80\x99s link" + shorter,
                       "Part of one driver\xE2\x80\x99s link" + shortest});
  }
  const std::string of =
      "Part of " + midSentence(countWord(names.size())) + " drivers\xE2\x80\x99 links";
  return headlineOf({of + run, of + shorter, of + shortest});
}

FigureRow rowOf(const Drawn& one) {
  const DriverPath& path = *one.path;
  FigureRow row;
  row.label = path.driver + contrastText(contrastOf(path));
  row.value = 100 * path.total.estimate;
  row.lower = 100 * path.total.lower;
  row.upper = 100 * path.total.upper;
  row.second = 100 * path.direct.estimate;
  row.valueText = drawnNumber(row.value, 1);
  row.filled = one.pHolm < 0.05;
  return row;
}

std::vector<std::string> tableRow(const DriverPath& path, const std::string& part,
                                  const CooperationPart& value, const CooperationPart& share,
                                  double pHolm) {
  return {path.driver,
          path.variable,
          path.level,
          path.contrast,
          part,
          field(100 * value.estimate),
          field(100 * value.lower),
          field(100 * value.upper),
          field(value.p),
          field(pHolm),
          field(100 * share.estimate),
          field(100 * share.lower),
          field(100 * share.upper),
          path.reach == Reach::Police ? "police" : "partly or outside"};
}

void addTable(const Cooperation& answer, const Drawn& one, Figure& figure) {
  const DriverPath& path = *one.path;
  figure.table.push_back(tableRow(path, "total", path.total, {}, one.pHolm));
  figure.table.push_back(tableRow(path, "direct", path.direct, path.directShare, kNotAvailable));
  for (std::size_t m = 0; m < path.through.size(); ++m) {
    figure.table.push_back(tableRow(path, "through " + midSentence(answer.mediators[m].mediator),
                                    path.through[m], path.throughShare[m], one.through[m]));
  }
}

std::string subtitleFor(const CooperationPack& pack, const std::vector<Drawn>& drawn) {
  const bool answers = std::any_of(drawn.begin(), drawn.end(), [](const Drawn& one) {
    return kindOf(contrastOf(*one.path)) == ContrastKind::Answers;
  });
  return nameOf(pack.behaviours.front().spec.outcome) +
         ": difference in the share who say they would, for one standard deviation more of a "
         "driver" +
         (answers ? " (or the answer named)" : "") + ", percentage points, 95" +
         std::string(kNoBreak) + "% intervals" + heldEqual(pack.spec);
}

void addKey(const CooperationPack& pack, Figure& figure) {
  const auto filled = [](const FigureRow& row) { return row.filled; };
  if (std::any_of(figure.rows.begin(), figure.rows.end(), filled)) {
    figure.legend.push_back({LegendMark::FilledDot, "In all"});
  }
  if (!std::all_of(figure.rows.begin(), figure.rows.end(), filled)) {
    figure.legend.push_back({LegendMark::OpenDot, "In all, cannot be told from none"});
  }
  if (figure.rows.empty()) return;
  figure.legend.push_back(
      {LegendMark::OpenDiamond, "Direct: " + mediatorsInWords(pack) + " held equal"});
}

std::string addUpNote(const CooperationPack& pack) {
  std::vector<std::string> parts = {"direct"};
  for (const MediatorEffect& mediator : pack.behaviours.front().mediators) {
    parts.push_back("through " + midSentence(mediator.mediator));
  }
  return "In all = " + join(parts, " + ") +
         ": the parts, which stand in the table, add up (Karlson, Holm and Breen). Each is the "
         "mean slope of the probability. Filled marks are told from none after Holm\xE2\x80\x99s "
         "correction over the drivers, at 5" +
         std::string(kNoBreak) + "%.";
}

}  // namespace

Figure throughTrustFigure(const CooperationPack& pack, const CooperationWords& words,
                          const FigureContext& context) {
  const Cooperation& answer = pack.behaviours.front();
  std::vector<std::string> hidden;
  std::vector<Drawn> drawn = drawnPaths(answer, hidden);
  adjust(drawn);
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = pack.simulated;
  figure.headline = headlineFor(pack, drawn);
  figure.subtitle = withPlace(subtitleFor(pack, drawn), context, pack.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(throughTrustHeader());
  for (const Drawn& one : drawn) {
    figure.rows.push_back(rowOf(one));
    addTable(answer, one, figure);
  }
  addKey(pack, figure);
  figure.footer =
      footerOf({questionsNote(words, 1), askedOfSomeNote(pack, 1), cooperationSettled(pack),
                notShownNote(hidden), figure.rows.empty() ? std::string() : addUpNote(pack),
                cooperationCaution(pack), cooperationBase(pack, 1) + " " + intervalNote(answer.df),
                sourceNote(context, pack.source, pack.simulated)});
  figure.altText = altTextOf(
      figure,
      "Dot chart with 95 % intervals showing the difference in the share who say they "
      "would (" +
          midSentence(nameOf(answer.spec.outcome)) +
          ") by driver, in percentage points, in all and with " + mediatorsInWords(pack) +
          " held equal",
      placeAndTime(context), altExtremes(figure) + " Associations, not proof of cause.", answer.n);
  return figure;
}

}  // namespace candour
