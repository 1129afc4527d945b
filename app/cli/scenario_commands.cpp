// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/scenario_question.h"

#include <cmath>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/scenarios/scenario_json.h"

namespace candour::cli {

namespace {

struct ScenarioArguments : QuestionArguments {
  std::vector<std::string> moves;
  std::string driver;
  std::string area;
  double target = 0;
};

std::string percent(double share) {
  return shown(100 * share, 1);
}

void printHead(const DriverModelSpec& spec, const std::string& area, std::size_t n,
               bool simulated) {
  std::cout << spec.outcome.name << (area.empty() ? "" : " in " + area)
            << (simulated ? " (simulated data)" : "") << "\n"
            << grouped(static_cast<long long>(n)) << " rows\n\n";
}

void printEnd(const std::vector<Warning>& warnings) {
  std::cout << "\n" << kNotProof << "\n";
  printNotes(warnings);
}

void printMoved(const std::vector<MovedDriver>& drivers) {
  Table table({"driver", "shift", "mean now", "then", "seen from", "to", "towards"}, true);
  for (const auto& d : drivers) {
    table.add({d.driver, shortest(d.shift), shown(d.meanNow, 3), shown(d.meanThen, 3),
               shown(d.seenFrom, 3), shown(d.seenTo, 3),
               d.number ? "more" : (d.shift < 0 ? "away from " : "") + d.towards});
  }
  table.print(std::cout);
}

void printWhatIf(const WhatIf& answer) {
  printHead(answer.spec, answer.area, answer.areaN, answer.simulated);
  printMoved(answer.drivers);
  std::cout << "\nNow " << percent(answer.now) << " % (" << percent(answer.nowLower) << " to "
            << percent(answer.nowUpper) << ")\n";
  if (!answer.supported) {
    std::cout << "Then: not available. " << answer.why << "\n";
    return printEnd(answer.warnings);
  }
  std::cout << "Then " << percent(answer.then) << " % (" << percent(answer.thenLower) << " to "
            << percent(answer.thenUpper) << ")\nChange " << percent(answer.change.estimate)
            << " percentage points (" << percent(answer.change.lower) << " to "
            << percent(answer.change.upper) << ")\n";
  printEnd(answer.warnings);
}

void printTarget(const TargetAnswer& answer) {
  printHead(answer.spec, answer.area, answer.areaN, answer.simulated);
  std::cout << "Now " << percent(answer.now) << " %, wanted " << percent(answer.target)
            << " %: " << (answer.feasible ? "feasible" : "not feasible") << "\n";
  if (!answer.why.empty()) std::cout << answer.why << "\n";
  if (answer.shift == 0 && !answer.shiftWhy.empty()) std::cout << answer.shiftWhy << "\n";
  if (std::isfinite(answer.shift) && std::isfinite(answer.best)) {
    std::cout << answer.driver << " would have to move " << shown(answer.shift, 3) << " ("
              << shown(answer.shiftLower, 3) << " to " << shown(answer.shiftUpper, 3) << ")"
              << (answer.towards.empty() ? "" : " answers a head, towards " + answer.towards)
              << "; its mean from " << shown(answer.meanNow, 3) << " to "
              << shown(answer.meanThen, 3) << "\n";
  }
  if (std::isfinite(answer.best)) {
    std::cout << "At the best mean seen " << percent(answer.bestSeen)
              << " %, with everyone at the best answer " << percent(answer.best) << " %\n";
  }
  printEnd(answer.warnings);
}

void printUplift(const UpliftAnswer& answer) {
  printHead(answer.spec, answer.area, answer.areaN, answer.simulated);
  std::cout << "Gain in percentage points at the border of the best quarter of areas\n";
  Table table({"driver", "gain", "lower", "upper", "p", "mean", "best quarter", "why"}, true);
  for (const auto& u : answer.drivers) {
    table.add({u.driver, percent(u.gain), percent(u.lower), percent(u.upper), shownP(u.p),
               shown(u.mean, 3), shown(u.bestQuarter, 3), u.why});
  }
  table.print(std::cout);
  printEnd(answer.warnings);
}

void runWhatIf(const ScenarioArguments& arguments, const Question& q) {
  const auto answer = whatIfOf(q, arguments.moves, arguments.area);
  if (!arguments.json) return printWhatIf(answer);
  std::cout << whatIfJson(answer);
}

void runTarget(const ScenarioArguments& arguments, const Question& q) {
  const auto answer = targetOf(q, arguments.driver, arguments.target, arguments.area);
  if (!arguments.json) return printTarget(answer);
  std::cout << targetJson(answer);
}

void runUplift(const ScenarioArguments& arguments, const Question& q) {
  const auto answer = valueOf(achievableUplift(q.survey, q.spec, arguments.area));
  if (!arguments.json) return printUplift(answer);
  std::cout << upliftJson(answer);
}

using ScenarioRun = void (*)(const ScenarioArguments&, const Question&);

CLI::App* addScenario(CLI::App& app, const std::string& name, const std::string& what,
                      ScenarioRun run, const std::shared_ptr<ScenarioArguments>& arguments) {
  auto* command = app.add_subcommand(name, what);
  addAnswerOptions(*command, *arguments);
  command->callback(
      [arguments, run] { run(*arguments, loadQuestion(arguments->project, arguments->model)); });
  return command;
}

}  // namespace

std::vector<Move> movesOf(const std::vector<std::string>& texts) {
  if (texts.empty()) throw Failure{"Say what moves: --move \"DRIVER=SHIFT\"."};
  std::vector<Move> moves;
  for (const auto& text : texts) {
    const auto equals = text.rfind('=');
    const auto shift =
        equals == std::string::npos ? std::nullopt : parseNumber(trim(text.substr(equals + 1)));
    if (!shift) {
      throw Failure{"--move takes DRIVER=SHIFT, such as \"Effectiveness=0.1\"; it was \"" + text +
                    "\"."};
    }
    moves.push_back({std::string(trim(text.substr(0, equals))), *shift});
  }
  return moves;
}

WhatIf whatIfOf(const Question& question, const std::vector<std::string>& moves,
                const std::string& area) {
  const auto wanted = movesOf(moves);
  return valueOf(valueOf(ScenarioModel::make(question.survey, question.spec)).whatIf(wanted, area));
}

TargetAnswer targetOf(const Question& question, const std::string& driver, double share,
                      const std::string& area) {
  return valueOf(
      valueOf(ScenarioModel::make(question.survey, question.spec)).target(driver, share, area));
}

void addScenarioCommands(CLI::App& app) {
  const auto fresh = [] { return std::make_shared<ScenarioArguments>(); };
  auto arguments = fresh();
  auto* whatIf = addScenario(
      app, "whatif",
      "What would follow if people answered better on a driver: 0.1 moves one person in ten\n"
      "to the next answer, -0.1 back; a number is added to.\n"
      "Example: candour-cli whatif pas.candour --move \"Effectiveness=0.1\" --area Lewisham --json",
      runWhatIf, arguments);
  whatIf->add_option("--move", arguments->moves, "DRIVER=SHIFT, once a driver")->required();
  whatIf->add_option("--area", arguments->area, "An area of the question");
  arguments = fresh();
  auto* target =
      addScenario(app, "target",
                  "How far a driver must move for the outcome to reach a share.\n"
                  "Example: candour-cli target pas.candour --driver Effectiveness --to 0.85 --json",
                  runTarget, arguments);
  target->add_option("--driver", arguments->driver, "Name of the driver")->required();
  target->add_option("--to", arguments->target, "The share, 0-1")->required();
  target->add_option("--area", arguments->area, "An area of the question");
  arguments = fresh();
  addScenario(app, "uplift",
              "What each driver would gain an area at the border of the best quarter of areas.\n"
              "Example: candour-cli uplift pas.candour --area Lewisham --json",
              runUplift, arguments)
      ->add_option("--area", arguments->area, "An area of the question")
      ->required();
}

}  // namespace candour::cli
