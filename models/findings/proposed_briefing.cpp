// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "models/briefing/area_words.h"
#include "models/briefing/considerations.h"
#include "models/briefing/figures.h"
#include "models/drivers/plain_question.h"
#include "models/findings/briefing.h"

namespace candour {

namespace {

BriefingPage pageOf(FigureTopic topic, const DriverModelSpec& spec) {
  FigureQuestion figure;
  figure.topic = topic;
  figure.spec = spec;
  return {.figure = std::move(figure), .headline = {}, .text = {}, .questions = false};
}

BriefingPage whatToAsk() {
  return {.figure = std::nullopt, .headline = {}, .text = {}, .questions = true};
}

// By quarter where the survey tells months, by wave where it has several and no months.
std::optional<BriefingPage> trendPage(const Survey& described, const DriverModelSpec& spec) {
  const auto times = timeVariables(described, spec);
  const bool months = std::any_of(times.begin(), times.end(), [&](const std::string& name) {
    return name != kWaveVariable && name != spec.wave;
  });
  if (!months && spec.wave.empty() && described.waves.size() < 2) return {};
  BriefingPage page = pageOf(FigureTopic::Trend, spec);
  page.figure->trend.by = months ? TrendBy::Quarter : TrendBy::Wave;
  return page;
}

// Between years, or waves where no months are known.
std::optional<BriefingPage> changesPage(const Survey& described, const DriverModelSpec& spec) {
  auto page = trendPage(described, spec);
  if (!page || described.waves.size() < 2) return {};
  page->figure->topic = FigureTopic::Changes;
  if (page->figure->trend.by == TrendBy::Quarter) page->figure->trend.by = TrendBy::Year;
  return page;
}

DriverModelSpec everywhere(const DriverModelSpec& spec) {
  return wholeOf(spec, {spec.area, {}});
}

DriverModelSpec within(const DriverModelSpec& spec, const std::string& area) {
  DriverModelSpec asked = everywhere(spec);
  asked.domain.push_back({spec.area, {area}});
  return asked;
}

}  // namespace

Briefing proposedBriefing(const Survey& described, const DriverModelSpec& spec) {
  Briefing briefing;
  briefing.title = spec.outcome.name;
  const std::string where = contextOf(described, spec).geography;
  if (!where.empty()) briefing.title += " in " + where;
  if (auto trend = trendPage(described, spec)) briefing.pages.push_back(std::move(*trend));
  if (auto changes = changesPage(described, spec)) briefing.pages.push_back(std::move(*changes));
  if (!spec.drivers.empty()) {
    briefing.pages.push_back(pageOf(FigureTopic::Effects, spec));
    briefing.pages.back().questions = true;
    // An interaction of drivers has no share of its own: importance refuses it.
    const bool shared =
        std::all_of(spec.interactions.begin(), spec.interactions.end(),
                    [&spec](const auto& pair) { return isAmongControls(spec, pair); });
    if (shared) briefing.pages.push_back(pageOf(FigureTopic::Importance, spec));
  }
  for (const auto& pair : spec.interactions) {
    briefing.pages.push_back(pageOf(FigureTopic::Interaction, spec));
    if (spec.interactions.size() == 1) continue;
    briefing.pages.back().figure->driver = pair.first;
    briefing.pages.back().figure->control = pair.second;
  }
  if (!spec.controls.empty()) briefing.pages.push_back(pageOf(FigureTopic::Groups, spec));
  if (!spec.area.empty()) briefing.pages.push_back(pageOf(FigureTopic::Boroughs, everywhere(spec)));
  if (!spec.drivers.empty()) briefing.pages.push_back(whatToAsk());
  return briefing;
}

Briefing areaBriefing(const Survey& described, const DriverModelSpec& spec,
                      const std::string& area) {
  const DriverModelSpec all = everywhere(spec);
  Briefing briefing;
  const std::string name = namedArea(area, areaLabel(spec, described));
  briefing.title = spec.outcome.name + " in " + name;
  briefing.pages.push_back(pageOf(FigureTopic::Gap, all));
  briefing.pages.back().figure->group = GapGroup{spec.area, area};
  briefing.pages.push_back(pageOf(FigureTopic::Boroughs, all));
  briefing.pages.back().figure->edits.highlight = {name};
  if (auto trend = trendPage(described, within(spec, area))) {
    // A quarter of one area is too few people to read anything from.
    if (trend->figure->trend.by == TrendBy::Quarter) trend->figure->trend.by = TrendBy::Rolling12;
    briefing.pages.push_back(std::move(*trend));
  }
  briefing.pages.push_back(pageOf(FigureTopic::Uplift, all));
  briefing.pages.back().figure->area = area;
  briefing.pages.push_back(pageOf(FigureTopic::Effects, all));
  briefing.pages.push_back(whatToAsk());
  return briefing;
}

std::vector<std::string> questionsAbout(const std::string& driver, const Briefing& briefing) {
  const auto own = briefing.considerations.find(driver);
  return own == briefing.considerations.end() ? proposedConsiderations(driver) : own->second;
}

std::vector<std::string> driversOf(const Briefing& briefing) {
  std::vector<std::string> names;
  for (const BriefingPage& page : briefing.pages) {
    if (!page.figure) continue;
    for (const DriverSpec& driver : page.figure->spec.drivers) {
      if (std::find(names.begin(), names.end(), driver.name) == names.end()) {
        names.push_back(driver.name);
      }
    }
  }
  return names;
}

std::vector<std::string> variablesOf(const Briefing& briefing, const Survey& described) {
  std::vector<std::string> names;
  for (const BriefingPage& page : briefing.pages) {
    if (!page.figure) continue;
    for (auto& name : variablesOf(*page.figure, described)) {
      const bool known = std::find(names.begin(), names.end(), name) != names.end();
      if (!known && described.find(name)) {
        names.push_back(std::move(name));
      }
    }
  }
  return names;
}

}  // namespace candour
