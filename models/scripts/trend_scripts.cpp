// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <map>
#include <optional>

#include "core/base/text.h"
#include "embedded/kScriptChanges.h"
#include "embedded/kScriptFit.h"
#include "embedded/kScriptModel.h"
#include "embedded/kScriptMonths.h"
#include "embedded/kScriptProportion.h"
#include "embedded/kScriptTrend.h"
#include "embedded/kScriptTrendAreas.h"
#include "embedded/kScriptTrendDrivers.h"
#include "embedded/kScriptTrendWhole.h"
#include "models/scripts/plotted_numbers.h"
#include "models/scripts/r_text.h"
#include "models/scripts/topic_code.h"
#include "models/trends/row_times.h"
#include "models/trends/trend_rows.h"

namespace candour {

namespace {

// More answers than anybody lists: a time in seconds.
constexpr std::size_t kMostListed = 1000;
constexpr const char* kSpssOffset = "12219379200";

// The base period of every answer to a variable; nothing where an answer is in several.
using Listed = std::map<std::string, std::int32_t>;

std::string answerCode(const Variable& variable, const Column& column, std::size_t row) {
  if (!column.isCoded()) return rNumber(column.number(row));
  const int level = column.level(row);
  if (level < 0) return "NA";
  const Level& answer = variable.levels[static_cast<std::size_t>(level)];
  return variable.kind == VariableKind::Text ? rString(answer.label) : rNumber(answer.code);
}

std::optional<Listed> listedBy(const Survey& survey, const std::string& name,
                               const Periods& periods) {
  const auto index = *survey.find(name);
  Listed listed;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    const std::string code = answerCode(survey.variables[index], *survey.columns[index], row);
    if (code == "NA") continue;
    const auto [at, isNew] = listed.emplace(code, periods.baseOfRow[row]);
    if (!isNew && at->second != periods.baseOfRow[row]) return std::nullopt;
    if (listed.size() > kMostListed) return std::nullopt;
  }
  return listed;
}

std::string listsCode(const Listed& listed, const Periods& periods) {
  std::vector<std::string> lines;
  for (std::size_t base = 0; base < periods.bases.size(); ++base) {
    std::vector<std::string> codes;
    for (const auto& [code, at] : listed) {
      if (at == static_cast<std::int32_t>(base)) codes.push_back(code);
    }
    lines.push_back("  " +
                    rNamed(periods.bases[base].label, codes.empty() ? "NULL" : rVector(codes, 4)));
  }
  return "list(\n" + join(lines, ",\n") + ")";
}

std::string timeVariable(const Survey& survey, const DriverModelSpec& spec,
                         const TrendOptions& options) {
  if (options.by == TrendBy::Wave) {
    return spec.wave.empty() ? std::string(kWaveVariable) : spec.wave;
  }
  if (!options.time.empty()) return options.time;
  const auto sources = timeSources(survey);
  return sources.empty() ? std::string() : sources.front();
}

// `people$base`: which base period an interview is in.
Result<std::string> baseCode(const Survey& survey, const std::string& name, TrendBy by,
                             const Periods& periods, Recodes& recodes) {
  const auto index = survey.require(name);
  if (!index) return tl::make_unexpected(index.error());
  const std::string from = "\n# When people were asked, by " + name + "\n";
  const bool date = survey.variables[*index].kind == VariableKind::Date;
  if (date && by != TrendBy::Wave) {
    return from + "people$base <- baseOf(monthOf(" + *recodes.number(name) + "))\n";
  }
  if (const auto listed = listedBy(survey, name, periods)) {
    return from + "people$base <- listedIn(" + recodes.raw(name) + ", " +
           listsCode(*listed, periods) + ")\n";
  }
  const Column& column = *survey.columns[*index];
  if (!column.isCoded() && by != TrendBy::Wave) {
    return from + "people$base <- baseOf(monthOf(" + *recodes.number(name) + " - " + kSpssOffset +
           ")) # SPSS counts seconds from 1582-10-14\n";
  }
  return fail("How \"" + name +
              "\" tells time cannot be written in R: name a date, or months, with --time.");
}

// Quarters that are counted within each year need the year as well.
bool withinYears(const Survey& survey, const std::string& name, const Periods& periods) {
  const auto index = survey.find(name);
  return name == "quarter" && index && survey.columns[*index] != nullptr &&
         !listedBy(survey, name, periods);
}

std::string basesFrame(const Periods& periods) {
  std::vector<std::string> labels, first, last;
  for (const auto& base : periods.bases) {
    labels.push_back(base.label);
    first.push_back(std::to_string(base.firstMonth));
    last.push_back(std::to_string(base.lastMonth));
  }
  return "bases <- data.frame(\n  label = " + rStrings(labels) +
         ",\n  first = " + rVector(first, 4) + ",\n  last = " + rVector(last, 4) + ")\n";
}

std::string windowsFrame(const Periods& periods) {
  std::vector<std::string> labels, first, last, breaks, parts;
  for (std::size_t k = 0; k < periods.windows.size(); ++k) {
    const Window& window = periods.windows[k];
    labels.push_back(window.label);
    first.push_back(std::to_string(window.firstMonth));
    last.push_back(std::to_string(window.lastMonth));
    breaks.push_back(rLogical(window.breakBefore));
    std::vector<std::string> bases;
    for (const int base : periods.basesOfWindow[k]) bases.push_back(std::to_string(base + 1));
    parts.push_back(bases.size() == 1 ? bases.front() : rVector(bases, 4));
  }
  return "windows <- data.frame(\n  label = " + rStrings(labels) +
         ",\n  first = " + rVector(first, 4) + ",\n  last = " + rVector(last, 4) +
         ",\n  breakBefore = " + rVector(breaks, 4) + ")\nparts <- list" +
         rVector(parts, 2).substr(1) + "\n";
}

TrendOptions optionsOf(const Survey& survey, const FigureQuestion& question) {
  TrendOptions options = question.trend;
  if (question.knownBreaks) options.breaks = knownBreaks(survey);
  return options;
}

constexpr const char* kWindowOfPeople =
    "\n# A model is of one period\n"
    "people$window <- rep(seq_along(parts), lengths(parts))[match(people$base, unlist(parts))]\n"
    "people$inDomain <- people$inDomain & !is.na(people$window)\n";

// The label of a window named by it or by its first month.
std::string sinceLabel(const Periods& periods, const std::string& since) {
  for (const Window& window : periods.windows) {
    if (window.from == since) return window.label;
  }
  return since;
}

Result<TopicCode> changesCode(const FigureQuestion& question, const Periods& periods,
                              TopicCode code, Recodes& recodes) {
  code.terms = TermsWanted::All;
  std::string area = "\n# No areas\npeople$area <- factor(rep(NA, nrow(people)))\n";
  if (!question.spec.area.empty()) {
    auto known = areaCode(question.spec, recodes);
    if (!known) return passOn(known);
    area = std::move(*known);
  }
  code.settings += area + "outcomeName <- " + rString(question.spec.outcome.name) + "\nsince <- " +
                   rString(sinceLabel(periods, question.trend.since)) +
                   " # empty: the window before the latest\n";
  code.steps.push_back(kScriptChanges);
  return code;
}

}  // namespace

Result<std::string> quartersCode(const Survey& survey, const DriverModelSpec& spec,
                                 const std::string& time, Recodes& recodes) {
  TrendOptions options;
  options.time = time;
  const auto periods = periodsOf(survey, spec, options.by, {}, time);
  if (!periods) return tl::make_unexpected(periods.error());
  const std::string variable = timeVariable(survey, spec, options);
  if (withinYears(survey, variable, *periods)) {
    return fail("Quarters counted within each year (\"" + variable +
                "\") cannot be written in R: name a date, or months, with --time.");
  }
  auto base = baseCode(survey, variable, options.by, *periods, recodes);
  if (!base) return base;
  return "\n# Quarters, months counted through as 12 * year + month - 1\n" + basesFrame(*periods) +
         *base;
}

Result<TopicCode> trendsCode(const Survey& survey, const FigureQuestion& question,
                             const Figure& figure, Recodes& recodes) {
  const TrendOptions options = optionsOf(survey, question);
  const auto data = trendRows(survey, question.spec, options);
  if (!data) return tl::make_unexpected(data.error());
  const Periods& periods = data->periods;
  const std::string time = timeVariable(survey, question.spec, options);
  if (withinYears(survey, time, periods)) {
    return fail("Quarters counted within each year (\"" + time +
                "\") cannot be written in R: name a date, or months, with --time.");
  }
  auto base = baseCode(survey, time, options.by, periods, recodes);
  if (!base) return passOn(base);
  TopicCode code;
  code.spec = question.spec;
  code.tools = {kScriptMonths, kScriptProportion};
  code.settings =
      "\n# Base periods, months counted through as 12 * year + month - 1 (of waves their "
      "place), and\n# the windows made of them\n" +
      basesFrame(periods) + windowsFrame(periods) + *base;
  if (question.topic == FigureTopic::TrendDrivers) {
    code.terms = TermsWanted::All;
    code.tools.push_back(kScriptModel);
    code.settings += kWindowOfPeople + usedCode();
    code.steps = {kScriptFit, kScriptTrendDrivers};
    return code;
  }
  code.settings += "equalBases <- " + rLogical(options.pooling == Pooling::Equal) +
                   " # each base period counts the same\ntarget <- " +
                   (options.target ? rNumber(*options.target) : std::string("NA")) + "\n";
  code.steps = {kScriptTrend};
  if (question.topic == FigureTopic::Trend) {
    code.steps.push_back(kScriptTrendWhole);
    return code;
  }
  if (question.topic == FigureTopic::Changes)
    return changesCode(question, periods, std::move(code), recodes);
  auto area = areaCode(question.spec, recodes);
  if (!area) return passOn(area);
  code.settings += *area + "wholeName <- " + rString(wholeNameOf(figure)) + "\n";
  code.steps.push_back(kScriptTrendAreas);
  return code;
}

}  // namespace candour
