// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/diagnostics/diagnostics.h"
#include "models/diagnostics/diagnostics_json.h"

namespace candour::cli {

namespace {

const char* word(Verdict verdict) {
  switch (verdict) {
    case Verdict::Ok:
      return "ok  ";
    case Verdict::Look:
      return "LOOK";
    case Verdict::Act:
      return "ACT ";
    case Verdict::NotAvailable:
      return "-   ";
  }
  return "";
}

void printChecks(const Diagnostics& answer) {
  for (const DiagnosticCheck& check : answer.checks) {
    std::cout << word(check.verdict) << "  " << check.title << ": " << check.sentence << "\n";
    if (check.verdict == Verdict::Look || check.verdict == Verdict::Act) {
      std::cout << "      " << check.advice << "\n";
    }
  }
}

void printCalibration(const Calibration& calibration) {
  if (calibration.groups.empty()) return;
  std::cout << "\nPredicted and observed, per cent\n";
  Table table({"group", "rows", "predicted", "observed", "lower", "upper"});
  for (std::size_t i = 0; i < calibration.groups.size(); ++i) {
    const CalibrationGroup& g = calibration.groups[i];
    table.add({std::to_string(i + 1), grouped(static_cast<long long>(g.n)),
               shown(100 * g.predicted, 1), shown(100 * g.observed.value, 1),
               shown(100 * g.observed.lower, 1), shown(100 * g.observed.upper, 1)});
  }
  table.print(std::cout);
}

void printCollinearity(const Collinearity& collinearity) {
  std::cout << "\nCollinearity\n";
  Table table({"driver", "terms", "GVIF", "times longer"});
  for (const Inflation& i : collinearity.inflations) {
    table.add({i.driver, std::to_string(i.terms), shown(i.gvif, 2), shown(i.factor, 2)});
  }
  table.print(std::cout);
}

void printInfluence(const Influence& influence) {
  if (influence.largest.empty()) return;
  std::cout << "\nWhat leaving a " << (influence.rows ? "respondent" : "sampling unit")
            << " out does, in standard errors\n";
  Table table({"unit", "rows", "term", "one step", "exact", "effect", "without"});
  for (const InfluentialUnit& u : influence.largest) {
    table.add({u.unit, grouped(static_cast<long long>(u.n)), u.term, shown(u.oneStep, 3),
               shown(u.exact, 3), shown(100 * u.effectWith, 2), shown(100 * u.effectWithout, 2)});
  }
  table.print(std::cout);
}

void printWeights(const WeightComparison& weights) {
  if (weights.effects.empty()) return;
  std::cout << "\nEffects with and without weights, percentage points\n";
  Table table({"driver", "contrast", "weighted", "unweighted", "difference", "se", "p Holm"});
  for (const WeightedPair& pair : weights.effects) {
    const std::string name = pair.level.empty() ? pair.driver : pair.driver + ": " + pair.level;
    table.add({name, pair.contrast, shown(100 * pair.weighted.value, 2),
               shown(100 * pair.unweighted.value, 2), shown(100 * pair.difference.value, 2),
               shown(100 * pair.difference.se, 2), shownP(pair.pHolm)});
  }
  table.print(std::cout);
}

void printDiagnostics(const Diagnostics& answer) {
  std::cout << answer.spec.outcome.name << (answer.simulated ? " (simulated data)" : "") << "\n"
            << grouped(static_cast<long long>(answer.n)) << " rows in the model, effective "
            << grouped(static_cast<long long>(answer.nEffective + 0.5)) << "\n\n";
  printChecks(answer);
  printCalibration(answer.calibration);
  printCollinearity(answer.collinearity);
  printInfluence(answer.influence);
  printWeights(answer.weights);
  printNotes(answer.warnings);
}

}  // namespace

void addDiagnose(CLI::App& app) {
  auto* command = app.add_subcommand(
      "diagnose",
      "Whether a driver model can be trusted: calibration, discrimination, collinearity, "
      "influence, weights; each with what to do about it.\n"
      "Example: candour-cli diagnose pas.candour --model trust.json --json");
  auto arguments = std::make_shared<QuestionArguments>();
  addAnswerOptions(*command, *arguments);
  command->callback([arguments] {
    const Question q = loadQuestion(arguments->project, arguments->model);
    auto answer = valueOf(diagnose(q.survey, q.spec, terminalJob("Checking")));
    if (!arguments->json) return printDiagnostics(answer);
    answer.warnings.insert(answer.warnings.end(), q.notes.begin(), q.notes.end());
    std::cout << diagnosticsJson(answer);
  });
}

}  // namespace candour::cli
