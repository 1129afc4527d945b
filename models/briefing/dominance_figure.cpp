// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "models/briefing/driver_comparison_figures.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

// Of one driver: over how many others it holds in every model.
struct Standing {
  std::size_t driver = 0;
  std::size_t complete = 0;
  std::size_t certain = 0;  // of those, beyond the survey's error
};

std::vector<Standing> standingsOf(const Importance& importance) {
  std::vector<Standing> standings(importance.drivers.size());
  for (std::size_t i = 0; i < standings.size(); ++i) standings[i].driver = i;
  for (const Dominance& pair : importance.dominance) {
    standings[pair.driver].complete += pair.complete;
    standings[pair.driver].certain += pair.certain;
  }
  std::stable_sort(standings.begin(), standings.end(), [&](const Standing& a, const Standing& b) {
    return importance.drivers[a.driver].shapley > importance.drivers[b.driver].shapley;
  });
  return standings;
}

std::string headlineFor(const Importance& importance, const std::vector<Standing>& standings) {
  if (importance.status == FitStatus::NotConverged) return kNotSettledHeadline;
  if (importance.conditional.empty() || standings.size() < 2) {
    return "Drivers cannot be compared in every model";
  }
  const Standing& first = standings.front();
  const std::size_t others = standings.size() - 1;
  const std::string& name = importance.drivers[first.driver].driver;
  const std::string adds = isPlural(name) ? " add " : " adds ";
  if (first.certain == others) {
    return headlineOf({capitalised(name) + adds + "more than any other driver in every model",
                       "One driver adds more than any other in every model"});
  }
  if (first.complete == others) {
    return headlineOf(
        {capitalised(name) + adds + "most in every model, but within the survey\xE2\x80\x99s error",
         "One driver adds most in every model, but within the survey\xE2\x80\x99s error"});
  }
  return "No driver adds more than every other in every model";
}

FigurePanel panelOf(const Importance& importance, const Standing& standing) {
  const auto& values = importance.conditional[standing.driver];
  FigurePanel panel;
  panel.title = importance.drivers[standing.driver].driver;
  panel.emphasised = standing.certain > 0;
  FigureSeries line;
  line.marks = true;
  line.name = panel.title;
  for (std::size_t size = 0; size < values.size(); ++size) {
    line.points.push_back({static_cast<double>(size), 100 * values[size], {}, {}, false});
  }
  panel.valueText = drawnNumber(100 * values.back(), 1);
  panel.series = {std::move(line)};
  return panel;
}

// Over whom a driver holds in every model: "A, B (within the survey's error)".
std::string overWhom(const Importance& importance, std::size_t driver) {
  std::vector<std::string> names;
  for (const Dominance& pair : importance.dominance) {
    if (pair.driver != driver || !pair.complete) continue;
    names.push_back(importance.drivers[pair.over].driver +
                    (pair.certain ? "" : " (within the survey\xE2\x80\x99s error)"));
  }
  return join(names, "; ");
}

void addTable(const Importance& importance, const Standing& standing, Figure& figure) {
  const auto& values = importance.conditional[standing.driver];
  for (std::size_t size = 0; size < values.size(); ++size) {
    figure.table.push_back({importance.drivers[standing.driver].driver, std::to_string(size),
                            field(100 * values[size]), overWhom(importance, standing.driver)});
  }
}

void setAxis(std::size_t drivers, Figure& figure) {
  figure.categoryAxis = "Other drivers in the model";
  figure.xFrom = 0;
  figure.xTo = static_cast<double>(drivers) - 1;
  figure.xTicks = {{0, "none"}, {figure.xTo, std::to_string(drivers - 1)}};
}

std::string everyModelNote(const Importance& importance, const std::vector<Standing>& standings) {
  if (importance.conditional.empty()) return "Not shown: " + importance.dominanceWhy + ".";
  std::vector<std::string> over;
  for (const Standing& standing : standings) {
    if (standing.complete == 0) continue;
    const std::string& name = importance.drivers[standing.driver].driver;
    std::string text = name + " over " + std::to_string(standing.complete);
    if (standing.certain < standing.complete) {
      text += " (" + std::to_string(standing.certain) + " beyond the survey\xE2\x80\x99s error)";
    }
    over.push_back(text);
  }
  if (over.empty()) return "No driver adds more than another in every model.";
  return "Adds more in every model, whatever other drivers it has: " + join(over, "; ") +
         ". Tested where it adds least more, after Holm, at 5" + std::string(kNoBreak) + "%.";
}

std::vector<std::string> footerFor(const Importance& importance,
                                   const std::vector<Standing>& standings,
                                   const FigureContext& context) {
  const bool weighted = !importance.spec.design.weight.empty();
  const std::string held = controlsWord(importance.spec);
  return footerOf(
      {questionNote(context), settledNote(importance.status),
       "Left: what a driver adds alone; right: what it adds to all others" +
           (held.empty() ? "" : "; " + held + " in every model") +
           ". The number printed is the latter.",
       everyModelNote(importance, standings), haloNote(importance.warnings),
       baseNote(importance.n, importance.nEffective, weighted) + " Associated, not proof of cause.",
       sourceNote(context, importance.source, importance.simulated)});
}

std::string increasesInWords(const Importance& importance, const std::vector<Standing>& standings) {
  if (importance.conditional.empty()) return {};
  const auto text = [&](const Standing& standing) {
    const auto& values = importance.conditional[standing.driver];
    return importance.drivers[standing.driver].driver + ", " +
           plainNumber(100 * values.front(), 1) + " alone and " +
           plainNumber(100 * values.back(), 1) + " beside all others";
  };
  std::string words = " Largest " + text(standings.front());
  if (standings.size() > 1) words += "; smallest " + text(standings.back());
  return words + ".";
}

}  // namespace

Figure dominanceFigure(const Importance& importance, const FigureContext& context) {
  const auto standings = standingsOf(importance);
  Figure figure;
  figure.kind = FigureKind::SmallMultiples;
  figure.simulated = importance.simulated;
  figure.zeroBased = true;
  figure.headline = headlineFor(importance, standings);
  const std::string measure = "variation in " + outcomeWord(context) +
                              " that a driver explains in addition, by how many other drivers "
                              "the model has";
  figure.subtitle = withPlace(capitalised(measure) + ", per cent (McFadden pseudo-R\xC2\xB2)",
                              context, importance.simulated);
  figure.valueAxis = "Added, per cent of the variation";
  figure.table = {dominanceHeader()};
  bool any = false;
  bool none = false;
  for (const Standing& standing : standings) {
    if (importance.conditional.empty()) break;
    figure.panels.push_back(panelOf(importance, standing));
    addTable(importance, standing, figure);
    (standing.certain > 0 ? any : none) = true;
  }
  if (any)
    figure.legend.push_back({LegendMark::SolidLine, "Adds more than another in every model"});
  if (none) figure.legend.push_back({LegendMark::GreyLine, "Cannot be said of it"});
  if (!figure.panels.empty()) setAxis(importance.drivers.size(), figure);
  figure.footer = footerFor(importance, standings, context);
  figure.altText =
      altTextOf(figure, "Small line charts, one driver each, showing the " + measure,
                placeAndTime(context), increasesInWords(importance, standings), importance.n);
  return figure;
}

}  // namespace candour
