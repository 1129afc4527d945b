// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/drivers/answer_json.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/family.h"
#include "models/drivers/importance.h"
#include "models/drivers/relative_weights.h"

namespace candour::cli {

namespace {

constexpr SmallSample kNoSmallSample{kNotAvailable, kNotAvailable, kNotAvailable,
                                     kNotAvailable, kNotAvailable, kNotAvailable};

struct ModelArguments : QuestionArguments {
  std::string driver;
};

void printHead(const std::string& outcome, std::size_t n, double nEffective, bool simulated,
               const std::string& units = {}) {
  std::cout << outcome << (simulated ? " (simulated data)" : "") << "\n"
            << grouped(static_cast<long long>(n)) << " rows in the model, effective "
            << grouped(static_cast<long long>(nEffective + 0.5)) << units << "\n\n";
}

// How many units were drawn: what errors rest on.
std::string unitsOf(const DriverModel& model) {
  const auto& design = model.spec.design;
  if (design.clusters.empty() && design.strata.empty()) return {};
  std::string text =
      "\n" + grouped(model.psus) + (model.psus == 1 ? " sampling unit" : " sampling units");
  if (!design.strata.empty()) {
    text += " in " + grouped(model.strata) + (model.strata == 1 ? " stratum" : " strata");
  }
  return text;
}

void printContrasts(const DriverModel& model) {
  if (model.contrasts.empty()) return;
  std::cout << "\nThe same in answers, percentage points\n";
  Table table({"driver", "contrast", "effect", "lower", "upper", "p"});
  for (const auto& e : model.contrasts) {
    table.add({e.driver, e.contrast + ", " + e.detail, shown(100 * e.estimate, 2),
               shown(100 * e.lower, 2), shown(100 * e.upper, 2), shownP(e.p)});
  }
  table.print(std::cout);
}

void printConditional(const DriverModel& model) {
  if (model.conditional.empty()) return;
  std::cout << "\nEffects at the answers of those they interact with, percentage points\n";
  Table table({"driver", "contrast", "given", "at", "effect", "lower", "upper", "p"});
  for (const auto& c : model.conditional) {
    const Effect& e = c.effect;
    table.add({e.level.empty() ? e.driver : e.driver + ": " + e.level, e.contrast, c.given, c.at,
               shown(100 * e.estimate, 2), shown(100 * e.lower, 2), shown(100 * e.upper, 2),
               shownP(e.p)});
  }
  table.print(std::cout);
}

// What of an answer is of an ordinal model alone.
void printOrdinal(const DriverModel& model) {
  std::cout << "\nCut points between answers\n";
  Table cuts({"between", "estimate", "se", "t", "p"});
  for (const auto& c : model.thresholds) {
    cuts.add({c.term, shown(c.estimate, 4), shown(c.se, 4), shown(c.t, 2), shownP(c.p)});
  }
  cuts.print(std::cout);
  std::cout << "\nProportional odds: ";
  if (!model.proportionalOdds) {
    std::cout << "not tested (" << (model.imputation ? "answers are imputed" : "no test") << ")\n";
    return;
  }
  const TermTest& test = model.proportionalOdds->all;
  if (!std::isfinite(test.p)) {
    std::cout << "not tested (" << test.why << ")\n";
    return;
  }
  std::cout << (test.p < 0.05 ? "rejected" : "not rejected") << ", F " << shown(test.statistic, 2)
            << " on " << test.df1 << " and " << test.df2 << ", p " << shownP(test.p) << "\n";
}

void printTests(const DriverModel& model) {
  std::cout << "\nTests of drivers and controls\n";
  Table tests({"driver", "test", "statistic", "df", "p", "Holm"});
  for (const auto& t : model.tests) {
    tests.add({t.driver, t.kind == "wald_f" ? "Wald F" : "Rao-Scott LR", shown(t.statistic, 2),
               fixed(t.df1, 0), shownP(t.p), shownP(t.pHolm)});
  }
  tests.print(std::cout);
}

// What was imputed, and beside the pooled coefficients what the people with all answers say.
void printImputation(const DriverModel& model) {
  if (!model.imputation) return;
  const ImputationSummary& summary = *model.imputation;
  if (summary.imputations == 0) {
    std::cout << "\nNobody lacks an answer: nothing was imputed.\n";
    return;
  }
  std::cout << "\nImputed " << summary.imputations << " times, " << summary.iterations
            << " rounds, seed " << summary.seed << "\n";
  Table imputed({"term", "answers"});
  for (const auto& term : summary.terms) {
    imputed.add({term.term, grouped(static_cast<long long>(term.values))});
  }
  imputed.print(std::cout);
  const Coefficient* most = nullptr;
  for (const auto& c : model.coefficients) {
    if (!std::isnan(c.fmi) && (most == nullptr || c.fmi > most->fmi)) most = &c;
  }
  if (most != nullptr) {
    std::cout << "Largest fraction of missing information: " << fixed(most->fmi, 3) << " ("
              << most->term << ", df " << fixed(most->df, 1) << ")\n";
  }
  if (summary.completeCases.empty()) return;
  std::cout << "\nPooled beside the " << grouped(static_cast<long long>(summary.completeN))
            << " complete cases\n";
  Table beside({"term", "pooled", "se", "fmi", "complete cases", "se"});
  for (const auto& c : model.coefficients) {
    const auto other =
        std::find_if(summary.completeCases.begin(), summary.completeCases.end(),
                     [&c](const Coefficient& complete) { return complete.term == c.term; });
    const bool found = other != summary.completeCases.end();
    beside.add({c.term, shown(c.estimate, 4), shown(c.se, 4), shown(c.fmi, 3),
                found ? shown(other->estimate, 4) : "-", found ? shown(other->se, 4) : "-"});
  }
  beside.print(std::cout);
}

std::string explainedText(const DriverModel& model) {
  if (model.spec.family == Family::Linear) return "R2 " + fixed(model.explained, 4);
  std::string text =
      "McFadden " + fixed(model.mcfadden, 4) + ", Nagelkerke " + fixed(model.nagelkerke, 4);
  if (!std::isnan(model.daic)) {
    text += ", dAIC " + fixed(model.daic, 2) + " (" + fixed(model.effectiveParameters, 2) +
            " effective parameters)";
  }
  return text;
}

void printFit(const DriverModel& model) {
  if (model.spec.family != Family::Logit) {
    std::cout << "Family: " << familyWords(model.spec.family) << "\n";
  }
  printHead(model.spec.outcome.name, model.n, model.nEffective, model.simulated, unitsOf(model));
  std::vector<std::string> head = {"term", "estimate", "se", "t", "p"};
  if (model.corrected) head.insert(head.end(), {"corrected se", "df", "corrected p"});
  Table coefficients(head);
  for (const auto& c : model.coefficients) {
    std::vector<std::string> row = {c.term, shown(c.estimate, 4), shown(c.se, 4), shown(c.t, 2),
                                    shownP(c.p)};
    if (model.corrected) {
      const SmallSample small = c.smallSample.value_or(kNoSmallSample);
      row.insert(row.end(), {shown(small.se, 4), shown(small.df, 1), shownP(small.p)});
    }
    coefficients.add(row);
  }
  coefficients.print(std::cout);
  if (model.spec.family == Family::Ordinal) printOrdinal(model);
  std::cout << "\nAverage effects, percentage points"
            << (model.corrected ? ", intervals corrected for few clusters" : "") << "\n";
  Table effects({"driver", "contrast", "effect", "lower", "upper", "p"});
  for (const auto& e : model.effects) {
    const std::string name = e.level.empty() ? e.driver : e.driver + ": " + e.level;
    const ShownEffect drawn = shownOf(e);
    effects.add({name, e.contrast, shown(100 * e.estimate, 2), shown(100 * drawn.lower, 2),
                 shown(100 * drawn.upper, 2), shownP(drawn.p)});
  }
  effects.print(std::cout);
  printContrasts(model);
  printConditional(model);
  printTests(model);
  printImputation(model);
  std::cout << "\n"
            << explainedText(model) << "; design df " << model.designDf << ", residual df "
            << model.df << "; left out: " << model.leftOut.missing << " missing, "
            << model.leftOut.domain << " outside, " << model.leftOut.zeroWeight << " of weight 0\n";
  printNotes(model.warnings);
}

// Who is worth more than whom whatever else is known of people.
void printDominance(const Importance& importance) {
  if (importance.dominance.empty()) return;
  std::cout << "\nWorth more whatever other drivers are in the model\n";
  Table table({"driver", "over", "sets %", "in every set"});
  for (const auto& pair : importance.dominance) {
    const auto& drivers = importance.drivers;
    const bool ahead = pair.fraction > 0.5 || (pair.fraction == 0.5 && pair.driver < pair.over);
    if (!ahead) continue;
    const std::string complete = !pair.complete ? "no"
                                 : pair.certain ? "yes"
                                                : "yes, but within the survey's error";
    table.add({drivers[pair.driver].driver, drivers[pair.over].driver,
               shown(100 * pair.fraction, 0), complete});
  }
  table.print(std::cout);
}

void printJohnson(const Importance& importance) {
  std::cout << "\nCross-check: Johnson's relative weights\n";
  Table table({"driver", "share %", "weight"});
  for (const auto& d : importance.drivers) {
    table.add({d.driver, shown(100 * d.johnson / importance.johnsonTotal, 1),
               d.johnsonWhy.empty() ? shown(d.johnson, 4) : d.johnsonWhy});
  }
  table.print(std::cout);
  std::cout << kRelativeWeightsCaveat << "\n";
}

void printImportance(const Importance& importance) {
  printHead(importance.spec.outcome.name, importance.n, importance.nEffective,
            importance.simulated);
  Table table({"driver", "share %", "shapley", "lower", "upper", "unique", "alone", "tier"});
  for (const auto& d : importance.drivers) {
    table.add({d.driver, shown(100 * d.share, 1), shown(d.shapley, 4), shown(d.lower, 4),
               shown(d.upper, 4), shown(d.unique, 4), shown(d.alone, 4),
               std::to_string(d.tier) + (d.reliable ? "" : " (" + d.why + ")")});
  }
  table.print(std::cout);
  std::cout << "\n"
            << (importance.spec.family == Family::Linear ? "R2 " : "McFadden R2 ")
            << fixed(importance.total, 4) << ", of which controls alone "
            << fixed(importance.base, 4) << "\n";
  printDominance(importance);
  printJohnson(importance);
  printNotes(importance.warnings);
}

void printCurve(const DriverCurve& curve) {
  printHead(curve.spec.outcome.name + " along " + curve.driver, curve.n, curve.nEffective,
            curve.simulated);
  Table table({"value", "%", "lower", "upper"});
  for (const auto& p : curve.points) {
    table.add({p.level.empty() ? shown(p.value, 3) : p.level, shown(100 * p.estimate, 1),
               shown(100 * p.lower, 1), shown(100 * p.upper, 1)});
  }
  table.print(std::cout);
}

using ModelRun = void (*)(const ModelArguments&, const Question&);

CLI::App* addModelCommand(CLI::App& app, const std::string& name, const std::string& what,
                          ModelRun run, const std::shared_ptr<ModelArguments>& arguments) {
  auto* command = app.add_subcommand(
      name, what + "\nExample: candour-cli " + name + " pas.candour --model trust.json --json");
  addAnswerOptions(*command, *arguments);
  command->callback(
      [arguments, run] { run(*arguments, loadQuestion(arguments->project, arguments->model)); });
  return command;
}

void runFit(const ModelArguments& arguments, const Question& q) {
  auto model = valueOf(fitWithExtras(
      q.survey, q.spec, {.contrasts = true, .unconditional = arguments.json},
      q.spec.missingAnswers == MissingAnswers::Impute ? terminalJob("Imputing") : Job()));
  if (!arguments.json) return printFit(model);
  model.warnings.insert(model.warnings.end(), q.notes.begin(), q.notes.end());
  std::cout << driverModelJson(model);
}

void runImportance(const ModelArguments& arguments, const Question& q) {
  const auto importance = valueOf(fitImportance(q.survey, q.spec, terminalJob("Comparing")));
  if (!arguments.json) return printImportance(importance);
  std::cout << importanceJson(importance);
}

void runCurve(const ModelArguments& arguments, const Question& q) {
  std::string driver = arguments.driver;
  if (driver.empty() && !q.spec.drivers.empty()) driver = q.spec.drivers.front().name;
  const auto curve = valueOf(driverCurve(q.survey, q.spec, driver));
  if (!arguments.json) return printCurve(curve);
  std::cout << driverCurveJson(curve);
}

}  // namespace

void addModelCommands(CLI::App& app) {
  const auto fresh = [] { return std::make_shared<ModelArguments>(); };
  addModelCommand(app, "fit", "One driver model: coefficients, effects, tests, warnings.", runFit,
                  fresh());
  addModelCommand(app, "importance",
                  "Which drivers matter: Shapley shares with intervals and tiers, dominance, and "
                  "Johnson's relative weights as a cross-check.",
                  runImportance, fresh());
  const auto arguments = fresh();
  addModelCommand(app, "curve", "The predicted probability along one driver.", runCurve, arguments)
      ->add_option("--driver", arguments->driver, "Name of the driver (the first if left out)");
}

}  // namespace candour::cli
