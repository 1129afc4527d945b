// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/cooperation_question.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/cooperation/cooperation_json.h"
#include "models/cooperation/known.h"
#include "models/cooperation/mediators.h"

namespace candour::cli {

namespace {

struct CooperateArguments : QuestionArguments {
  std::vector<std::string> behaviours;
  std::vector<std::string> mediators;
};

void printMediators(const Cooperation& answer) {
  std::cout << "\nThose who have it beside those who have not, all else equal\n";
  Table table({"", "share %", "with %", "without %", "points", "lower", "upper", "p", "per 1,000",
               "lower", "upper", "E-value", "of the limit"});
  for (const MediatorEffect& m : answer.mediators) {
    table.add({m.mediator, shown(100 * m.share, 1), shown(100 * m.with, 1),
               shown(100 * m.without, 1), shown(100 * m.effect.estimate, 2),
               shown(100 * m.effect.lower, 2), shown(100 * m.effect.upper, 2), shownP(m.effect.p),
               shown(m.perThousand.estimate, 2), shown(m.perThousand.lower, 2),
               shown(m.perThousand.upper, 2), shown(m.unmeasured.eValue, 2),
               shown(m.unmeasured.eValueLimit, 2)});
  }
  table.print(std::cout);
  std::cout << "per 1,000: extra people if it were one percentage point higher.\n";
  for (const MediatorEffect& m : answer.mediators) {
    if (!m.unmeasured.text.empty()) std::cout << m.unmeasured.text << "\n";
  }
}

bool isShown(const DriverPath& path) {
  return path.contrast != "per unit";
}

void printPaths(const Cooperation& answer) {
  std::cout << "\nDrivers, percentage points per standard deviation or versus the answer named\n";
  std::vector<std::string> header = {"driver", "contrast", "total", "lower", "upper", "direct"};
  for (const MediatorEffect& m : answer.mediators) header.push_back("through " + m.mediator);
  header.emplace_back("direct %");
  Table table(header);
  for (const DriverPath& path : answer.paths) {
    if (!isShown(path)) continue;
    std::vector<std::string> row = {
        path.driver,
        path.level.empty() ? path.contrast : path.level + " " + path.contrast,
        shown(100 * path.total.estimate, 2),
        shown(100 * path.total.lower, 2),
        shown(100 * path.total.upper, 2),
        shown(100 * path.direct.estimate, 2)};
    for (const CooperationPart& part : path.through) row.push_back(shown(100 * part.estimate, 2));
    row.push_back(shown(100 * path.directShare.estimate, 0));
    table.add(std::move(row));
  }
  table.print(std::cout);
  std::cout << "The parts add up to the total (Karlson, Holm and Breen).\n";
}

void printAnswer(const Cooperation& answer) {
  std::cout << nameOf(answer.spec.outcome) << (answer.simulated ? " (simulated data)" : "") << "\n"
            << shown(100 * answer.outcomeShare, 1) << " % of "
            << grouped(static_cast<long long>(answer.n)) << " rows in the model; "
            << grouped(static_cast<long long>(answer.leftOut.missing))
            << " left out for a missing answer\n";
  printMediators(answer);
  printPaths(answer);
  std::cout << "\nAssociated with " << inSentence(nameOf(answer.spec.outcome))
            << ", not proof of cause.\n";
  printNotes(answer.warnings);
}

void runCooperate(const CooperateArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const auto behaviours = behavioursAsked(question.survey, arguments.behaviours);
  const auto mediators = mediatorsAsked(question.survey, question.spec, arguments.mediators);
  std::vector<Cooperation> answers;
  for (const OutcomeSpec& behaviour : behaviours) {
    const CooperationQuestion asked{question.spec, behaviour, mediators};
    loadAlso(arguments.project, variablesOf(asked), question);
    answers.push_back(
        valueOf(estimateCooperation(question.survey, asked, terminalJob("Computing"))));
  }
  if (arguments.json) {
    std::cout << (answers.size() == 1 ? cooperationJson(answers.front())
                                      : cooperationJson(answers));
    return;
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0) std::cout << "\n";
    printAnswer(answers[i]);
  }
}

}  // namespace

void addCooperationOptions(CLI::App& command, std::vector<std::string>& behaviours,
                           std::vector<std::string>& mediators) {
  command.add_option("--behaviour", behaviours,
                     "report, support, inform, or \"VARIABLE=ANSWER|ANSWER\" (all that the survey "
                     "is known to ask if left out)");
  command.add_option("--through", mediators,
                     "What may lead to a behaviour: Trust, Confidence, or "
                     "\"VARIABLE=ANSWER|ANSWER\" (all known, else the model's outcome, if left "
                     "out)");
}

std::vector<OutcomeSpec> behavioursAsked(const Survey& described,
                                         const std::vector<std::string>& names) {
  std::vector<OutcomeSpec> behaviours;
  for (const std::string& name : names) {
    behaviours.push_back(valueOf(behaviourNamed(described, name)));
  }
  if (!names.empty()) return behaviours;
  for (const KnownBehaviour& known : behavioursOf(described)) behaviours.push_back(known.spec);
  if (behaviours.empty()) {
    throw Failure{
        "The survey asks nothing that Candour knows as a behaviour: say which question and answers "
        "with --behaviour \"VARIABLE=ANSWER|ANSWER\"."};
  }
  return behaviours;
}

std::vector<OutcomeSpec> mediatorsAsked(const Survey& described, const DriverModelSpec& spec,
                                        const std::vector<std::string>& written) {
  if (written.empty()) return mediatorsFor(described, spec);
  std::vector<OutcomeSpec> mediators;
  const auto known = mediatorsFor(described, spec);
  for (const std::string& text : written) {
    bool found = false;
    for (const OutcomeSpec& mediator : known) {
      if (nameOf(mediator) != text) continue;
      mediators.push_back(mediator);
      found = true;
    }
    if (!found) mediators.push_back(valueOf(outcomeWritten(described, text)));
  }
  return mediators;
}

void addCooperate(CLI::App& app) {
  auto* command = app.add_subcommand(
      "cooperate",
      "What trust goes with: how much more ready people who trust are to report crime, support\n"
      "tactics or give information, and how much of a driver's link runs through trust.\n"
      "Example: candour-cli cooperate pas.candour --behaviour report --json");
  auto arguments = std::make_shared<CooperateArguments>();
  addAnswerOptions(*command, *arguments);
  addCooperationOptions(*command, arguments->behaviours, arguments->mediators);
  command->callback([arguments] { runCooperate(*arguments); });
}

}  // namespace candour::cli
