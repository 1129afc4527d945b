// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "app/cli/trend_question.h"
#include "core/base/text.h"
#include "models/trends/trend.h"
#include "models/trends/trend_json.h"

namespace candour::cli {

namespace {

struct TrendCommand : QuestionArguments {
  TrendArguments trend;
  bool equal = false;
  bool areas = false;
  bool drivers = false;
};

std::string count(std::size_t n) {
  return grouped(static_cast<long long>(n));
}

void printWindows(const TrendSeries& series) {
  Table table({"period", "n", "effective", "%", "lower", "upper", "note"}, true);
  for (const auto& point : series.points) {
    std::vector<std::string> notes;
    if (point.window.breakBefore) notes.emplace_back("after a break");
    if (point.window.partial()) notes.push_back("only " + partialText(point.window));
    if (!point.why.empty()) notes.push_back(point.why);
    table.add({point.window.label, count(point.n), shown(point.nEffective, 0),
               shown(100 * point.estimate, 1), shown(100 * point.lower, 1),
               shown(100 * point.upper, 1), join(notes, "; ")});
  }
  table.print(std::cout);
}

void printChanges(const TrendSeries& series) {
  const auto latest = latestOf(series);
  const auto isTo = [&latest](const TrendChange& c) { return latest && c.to == *latest; };
  if (std::none_of(series.changes.begin(), series.changes.end(), isTo)) return;
  std::cout << "\nChange to " << series.points[*latest].window.label << ", percentage points\n";
  Table table({"from", "change", "lower", "upper", "p", "p (Holm)", "note"}, true);
  for (const auto& change : series.changes) {
    if (!isTo(change)) continue;
    const bool target = change.kind == ChangeKind::Target;
    table.add({target ? "the target" : series.points[change.from].window.label,
               shown(100 * change.estimate, 1), shown(100 * change.lower, 1),
               shown(100 * change.upper, 1), shownP(change.p), shownP(change.pHolm), change.why});
  }
  table.print(std::cout);
}

// Of each area the latest share and the change a reader looks for first.
void printAreas(const Trend& trend) {
  std::cout << "\n" << trend.areaLabel << "\n";
  Table table({"area", "latest", "n", "%", "from", "change", "lower", "upper", "p (Holm)"});
  for (const auto& series : trend.areas) {
    const auto latest = latestOf(series);
    if (!latest) continue;
    const TrendPoint& point = series.points[*latest];
    const TrendChange* change = mainChange(series);
    std::vector<std::string> row = {series.area, point.window.label, count(point.n),
                                    shown(100 * point.estimate, 1)};
    if (change == nullptr) {
      row.insert(row.end(), {"-", "-", "-", "-", "-"});
    } else {
      row.insert(row.end(), {series.points[change->from].window.label,
                             shown(100 * change->estimate, 1), shown(100 * change->lower, 1),
                             shown(100 * change->upper, 1), shownP(series.pMainHolm)});
    }
    table.add(std::move(row));
  }
  table.print(std::cout);
}

// "; p: the same from Apr 2013 to Mar 2014 up to ...": the periods that the tests are about.
std::string testedText(const DriverTrends& trends) {
  const DriverTrend* first = nullptr;
  for (const auto& driver : trends.drivers) {
    if (!driver.testedFrom) continue;
    if (first == nullptr) first = &driver;
    if (driver.testedFrom == first->testedFrom && driver.testedTo == first->testedTo) continue;
    return "; p: the same in all periods of its latest stretch without a break";
  }
  if (first == nullptr) return "; no test: " + trends.drivers.front().change.why;
  if (*first->testedFrom == 0 && *first->testedTo + 1 == first->points.size()) {
    return "; p: the same in all periods";
  }
  return "; p: the same in all periods, " + first->points[*first->testedFrom].window.label +
         " up to " + first->points[*first->testedTo].window.label;
}

void printDrivers(const DriverTrends& trends) {
  std::cout << "\nAverage effects, percentage points" << testedText(trends) << "\n";
  std::vector<std::string> header = {"driver", "contrast"};
  for (const auto& point : trends.drivers.front().points) header.push_back(point.window.label);
  header.insert(header.end(), {"p", "p (Holm)"});
  Table table(header);
  for (const auto& driver : trends.drivers) {
    const std::string name =
        driver.level.empty() ? driver.driver : driver.driver + ": " + driver.level;
    std::vector<std::string> row = {name, driver.contrast};
    for (const auto& point : driver.points) row.push_back(shown(100 * point.estimate, 2));
    row.push_back(shownP(driver.change.p));
    row.push_back(shownP(driver.pHolm));
    table.add(std::move(row));
  }
  table.print(std::cout);
}

void printTrend(const Trend& trend, const Result<DriverTrends>* drivers) {
  std::cout << trend.spec.outcome.name << (trend.simulated ? " (simulated data)" : "") << "\n"
            << count(trend.n) << " interviews, effective " << shown(trend.nEffective, 0) << "\n\n";
  printWindows(trend.whole);
  printChanges(trend.whole);
  if (!trend.areas.empty()) printAreas(trend);
  if (drivers != nullptr && *drivers && !(*drivers)->drivers.empty()) printDrivers(**drivers);
  printNotes(trend.warnings);
  if (drivers != nullptr && !*drivers) {
    std::cerr << "note: The drivers are not followed: " << drivers->error().message << "\n";
  }
}

// What the effects' warnings say beyond the trend's own.
void addWarnings(const std::vector<Warning>& more, Trend& trend) {
  for (const auto& warning : more) {
    const auto same = [&warning](const Warning& w) { return w.text == warning.text; };
    if (std::none_of(trend.warnings.begin(), trend.warnings.end(), same)) {
      trend.warnings.push_back(warning);
    }
  }
}

void runTrend(const TrendCommand& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  loadTime(arguments.project, arguments.trend.time, question);
  TrendOptions options = trendOptions(arguments.trend, question);
  options.pooling = arguments.equal ? Pooling::Equal : Pooling::AsWeighted;
  options.byArea = arguments.areas;
  Trend trend = valueOf(trendOf(question.survey, question.spec, options));
  std::optional<Result<DriverTrends>> drivers;
  if (arguments.drivers) {
    drivers =
        driverTrends(question.survey, question.spec, options, terminalJob("Following drivers"));
    // A model that cannot be fitted takes nothing from the shares; a question that has no answer
    // is refused.
    const bool asked = options.by != TrendBy::Rolling12 && !question.spec.drivers.empty();
    if (!asked) valueOf(std::move(*drivers));
    if (*drivers) addWarnings((*drivers)->warnings, trend);
  }
  const auto* followed = drivers ? &*drivers : nullptr;
  if (!arguments.json) return printTrend(trend, followed);
  std::cout << trendJson(trend, followed);
}

}  // namespace

void addTrend(CLI::App& app) {
  auto* command = app.add_subcommand(
      "trend",
      "The outcome over time, and whether it has changed.\n"
      "Example: candour-cli trend pas.candour --model trust.json --by rolling12 --target 0.7");
  auto arguments = std::make_shared<TrendCommand>();
  addAnswerOptions(*command, *arguments);
  command->add_option("--by", arguments->trend.by, join(trendByNames(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(trendByNames()));
  command->add_option("--time", arguments->trend.time, "The variable that tells time");
  addBreaksOption(*command, arguments->trend.breaks);
  command->add_option("--target", arguments->trend.target, "A share to test the latest against")
      ->check(CLI::Range(0.0, 1.0));
  command->add_flag("--equal", arguments->equal, "Count each quarter of a year the same");
  command->add_flag("--areas", arguments->areas, "A series for every area as well");
  command->add_flag("--drivers", arguments->drivers, "The drivers' effects over time as well");
  command->callback([arguments] { runTrend(*arguments); });
}

}  // namespace candour::cli
