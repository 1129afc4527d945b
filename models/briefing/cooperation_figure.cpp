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
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/cooperation/mediators.h"

namespace candour {

namespace {

// A mediator of a behaviour, and whether their link is told from none after Holm over all.
struct DrawnLink {
  std::size_t behaviour = 0;
  std::size_t mediator = 0;
  double pHolm = kNotAvailable;

  [[nodiscard]] bool told() const { return pHolm < 0.05; }
};

const MediatorEffect& effectOf(const CooperationPack& pack, const DrawnLink& link) {
  return pack.behaviours[link.behaviour].mediators[link.mediator];
}

bool isShown(const MediatorEffect& effect) {
  return std::isfinite(effect.perThousand.lower) && std::isfinite(effect.perThousand.upper);
}

std::vector<DrawnLink> linksOf(const CooperationPack& pack) {
  std::vector<DrawnLink> links;
  std::vector<double> p;
  for (std::size_t b = 0; b < pack.behaviours.size(); ++b) {
    for (std::size_t m = 0; m < pack.behaviours[b].mediators.size(); ++m) {
      const MediatorEffect& effect = pack.behaviours[b].mediators[m];
      links.push_back({b, m, kNotAvailable});
      if (isShown(effect)) p.push_back(effect.effect.p);
    }
  }
  const std::vector<double> adjusted = holm(p);
  std::size_t next = 0;
  for (DrawnLink& link : links) {
    if (isShown(effectOf(pack, link))) link.pHolm = adjusted[next++];
  }
  return links;
}

std::string behaviourName(const CooperationPack& pack, std::size_t behaviour) {
  return nameOf(pack.behaviours[behaviour].spec.outcome);
}

std::vector<std::string> tableRow(const CooperationPack& pack, const DrawnLink& link) {
  const Cooperation& answer = pack.behaviours[link.behaviour];
  const MediatorEffect& e = effectOf(pack, link);
  return {behaviourName(pack, link.behaviour),
          e.mediator,
          std::to_string(answer.n),
          field(100 * answer.outcomeShare),
          field(100 * e.share),
          field(e.perThousand.estimate),
          field(e.perThousand.lower),
          field(e.perThousand.upper),
          field(100 * e.effect.estimate),
          field(100 * e.effect.lower),
          field(100 * e.effect.upper),
          field(e.effect.p),
          field(link.pHolm),
          field(e.unmeasured.riskRatio),
          field(e.unmeasured.eValue),
          field(e.unmeasured.eValueLimit),
          e.why};
}

FigureRow rowOf(const CooperationPack& pack, const DrawnLink& link) {
  const MediatorEffect& effect = effectOf(pack, link);
  FigureRow row;
  row.label = "One point more " + midSentence(effect.mediator);
  row.group = behaviourName(pack, link.behaviour);
  row.value = effect.perThousand.estimate;
  row.lower = effect.perThousand.lower;
  row.upper = effect.perThousand.upper;
  row.valueText = drawnNumber(row.value, 1);
  row.filled = link.told();
  return row;
}

// The behaviours that a mediator goes with, or, where a link points the other way, none of them.
std::vector<std::string> behavioursWith(const CooperationPack& pack,
                                        const std::vector<DrawnLink>& links, std::size_t mediator) {
  std::vector<std::string> names;
  for (const DrawnLink& link : links) {
    const bool more = effectOf(pack, link).effect.estimate > 0;
    if (link.mediator != mediator || !link.told() || !more) continue;
    names.push_back(midSentence(behaviourName(pack, link.behaviour)));
  }
  return names;
}

std::string headlineFor(const CooperationPack& pack, const std::vector<DrawnLink>& links) {
  if (!cooperationSettled(pack).empty()) return kNotSettledHeadline;
  const auto& mediators = pack.behaviours.front().mediators;
  std::vector<std::vector<std::string>> with;
  for (std::size_t m = 0; m < mediators.size(); ++m) {
    with.push_back(behavioursWith(pack, links, m));
  }
  const bool same = std::all_of(with.begin(), with.end(),
                                [&](const auto& names) { return names == with.front(); });
  const std::string all = mediatorsInWords(pack);
  if (same && !with.front().empty()) {
    const std::string go = capitalised(all) + (with.size() == 1 ? " goes with " : " go with ");
    return headlineOf({go + listOf(with.front()),
                       go + (with.front().size() == 1
                                 ? "the behaviour asked about"
                                 : midSentence(countWord(with.front().size())) + " behaviours")});
  }
  for (std::size_t m = 0; m < with.size(); ++m) {
    if (with[m].empty()) continue;
    const std::string goes = capitalised(midSentence(mediators[m].mediator)) + " goes with ";
    return headlineOf(
        {goes + listOf(with[m]), goes + midSentence(countWord(with[m].size())) + " behaviours"});
  }
  for (const DrawnLink& link : links) {
    if (!link.told()) continue;
    return capitalised(midSentence(effectOf(pack, link).mediator)) +
           " is linked with less of what was asked about";
  }
  const std::string none = "No link with " + mediatorsInWords(pack, "or") + " can be shown";
  return headlineOf({none, "No link can be shown"});
}

std::string subtitleFor(const CooperationPack& pack) {
  const bool several = pack.behaviours.front().mediators.size() > 1;
  std::string held = heldEqual(pack.spec);
  if (several) held += held.empty() ? "; the other held equal" : ", and the other of the two";
  return "Extra people per 1,000 who say they would, for one percentage point more " +
         mediatorsInWords(pack, "or") + ", 95" + std::string(kNoBreak) + "% intervals" + held;
}

void addKey(const Figure& made, std::vector<LegendEntry>& legend) {
  const auto filled = [](const FigureRow& row) { return row.filled; };
  if (std::any_of(made.rows.begin(), made.rows.end(), filled)) {
    legend.push_back({LegendMark::FilledDot, "Told from none"});
  }
  if (!std::all_of(made.rows.begin(), made.rows.end(), filled)) {
    legend.push_back({LegendMark::OpenDot, "Cannot be told from none"});
  }
}

std::string notShown(const CooperationPack& pack, const std::vector<DrawnLink>& links) {
  std::vector<std::string> names;
  for (const DrawnLink& link : links) {
    const MediatorEffect& effect = effectOf(pack, link);
    if (isShown(effect)) continue;
    names.push_back(notShownText(
        behaviourName(pack, link.behaviour) + ": " + midSentence(effect.mediator), effect.why));
  }
  return notShownNote(names);
}

// How strong something unmeasured would have to be for the weakest of the links that are told.
std::string unmeasuredNote(const CooperationPack& pack, const std::vector<DrawnLink>& links) {
  double least = std::numeric_limits<double>::infinity();
  std::string weakest;
  for (const DrawnLink& link : links) {
    const MediatorEffect& effect = effectOf(pack, link);
    if (!link.told() || !(effect.unmeasured.eValueLimit < least)) continue;
    least = effect.unmeasured.eValueLimit;
    weakest =
        midSentence(effect.mediator) + " with " + midSentence(behaviourName(pack, link.behaviour));
  }
  if (weakest.empty()) return {};
  return "Something not measured could make the least certain of these links (" + weakest +
         ") uncertain if it went with both by a risk ratio of " + fixed(least, 2) +
         " each (E-value).";
}

std::string testNote(const Figure& figure) {
  if (figure.rows.empty()) return {};
  return "Filled marks are told from none after Holm\xE2\x80\x99s correction over all marks, at 5" +
         std::string(kNoBreak) + "%.";
}

}  // namespace

Figure cooperationFigure(const CooperationPack& pack, const CooperationWords& words,
                         const FigureContext& context) {
  const std::vector<DrawnLink> links = linksOf(pack);
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = pack.simulated;
  figure.headline = headlineFor(pack, links);
  figure.subtitle = withPlace(subtitleFor(pack), context, pack.simulated);
  figure.valueAxis = "Extra people per 1,000";
  figure.references.push_back({0, {}, false});
  figure.table.push_back(cooperationHeader());
  std::size_t n = 0;
  for (const Cooperation& answer : pack.behaviours) n = std::max(n, answer.n);
  for (const DrawnLink& link : links) {
    if (!isShown(effectOf(pack, link))) continue;
    figure.rows.push_back(rowOf(pack, link));
    figure.table.push_back(tableRow(pack, link));
  }
  addKey(figure, figure.legend);
  const std::size_t count = pack.behaviours.size();
  figure.footer = footerOf({questionsNote(words, count), askedOfSomeNote(pack, count),
                            cooperationSettled(pack), notShown(pack, links), testNote(figure),
                            cooperationCaution(pack), unmeasuredNote(pack, links),
                            cooperationBase(pack, count) + " " + intervalNote(pack.df),
                            sourceNote(context, pack.source, pack.simulated)});
  figure.altText = altTextOf(
      figure,
      "Dot chart with 95 % intervals showing extra people per thousand who say they would, for one "
      "percentage point more " +
          mediatorsInWords(pack, "or"),
      placeAndTime(context), altExtremes(figure) + " Associations, not proof of cause.", n);
  return figure;
}

}  // namespace candour
