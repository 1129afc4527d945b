// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/scale_question.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/scales/factors.h"
#include "models/scales/scales_json.h"

namespace candour::cli {

namespace {

struct FactorsArguments : QuestionArguments {
  FactorsAsked asked;
  std::string rotation = "oblimin";
  std::string correlation = "auto";
};

void printEigenvalues(const FactorStructure& answer) {
  Table table({"eigenvalue", "of the items", "95 % of chance"});
  for (Eigen::Index k = 0; k < answer.eigenvalues.size(); ++k) {
    const double chance = answer.chance.size() > 0 ? answer.chance(k) : kNotAvailable;
    table.add({std::to_string(k + 1), shown(answer.eigenvalues(k), 3), shown(chance, 3)});
  }
  table.print(std::cout);
}

void printLoadings(const FactorStructure& answer) {
  std::vector<std::string> header = {"item"};
  for (int factor = 1; factor <= answer.factors; ++factor) {
    header.push_back("factor " + std::to_string(factor));
  }
  header.emplace_back("communality");
  Table table(header);
  for (std::size_t i = 0; i < answer.items.size(); ++i) {
    std::vector<std::string> row = {answer.items[i].variable};
    for (const double loading : answer.loadings.row(static_cast<Eigen::Index>(i))) {
      row.push_back(shown(loading, 2));
    }
    row.push_back(shown(answer.items[i].communality, 2));
    table.add(row);
  }
  std::vector<std::string> explained = {"explained, %"};
  for (const double share : answer.explained) explained.push_back(shown(100 * share, 1));
  explained.push_back(shown(100 * answer.explained.sum(), 1));
  table.add(explained);
  table.print(std::cout);
}

void printFactorCorrelations(const FactorStructure& answer) {
  if (answer.factors < 2) return;
  std::vector<std::string> header = {"correlation of factors"};
  for (int factor = 1; factor <= answer.factors; ++factor) header.push_back(std::to_string(factor));
  Table table(header);
  for (Eigen::Index k = 0; k < answer.factors; ++k) {
    std::vector<std::string> row = {std::to_string(k + 1)};
    for (const double r : answer.factorCorrelations.row(k)) row.push_back(shown(r, 2));
    table.add(row);
  }
  std::cout << "\n";
  table.print(std::cout);
}

void printFactors(const FactorStructure& answer) {
  std::cout << grouped(static_cast<long long>(answer.n)) << " people answered an item"
            << (answer.simulated ? " (simulated data)" : "") << ", "
            << grouped(static_cast<long long>(answer.nComplete)) << " all of them; "
            << nameOf(answer.correlationKind) << " correlations, pair by pair (at least "
            << grouped(static_cast<long long>(answer.nLeast)) << " people)\n"
            << "parallel analysis says " << answer.suggested << " factors; " << answer.factors
            << " taken, rotation " << nameOf(answer.asked.rotation) << "\n\n";
  printEigenvalues(answer);
  std::cout << "\n";
  printLoadings(answer);
  printFactorCorrelations(answer);
  std::cout << "\n";
  for (std::size_t k = 0; k < answer.scales.size(); ++k) {
    std::cout << "Factor " << k + 1 << ": " << answer.scales[k].text << "\n";
  }
  printNotes(answer.warnings);
}

void runFactors(const FactorsArguments& arguments) {
  const Question question = loadScaleQuestion(arguments, arguments.asked.items);
  const FactorsAsked asked =
      factorsAsked(arguments.asked, arguments.rotation, arguments.correlation);
  auto answer = valueOf(factorStructure(question.survey, question.spec, asked));
  if (!arguments.json) return printFactors(answer);
  answer.warnings.insert(answer.warnings.end(), question.notes.begin(), question.notes.end());
  std::cout << factorsJson(answer);
}

}  // namespace

void addFactors(CLI::App& app) {
  auto* command = app.add_subcommand(
      "factors",
      "Which items go together: eigenvalues against chance, factors with their loadings, and "
      "scales "
      "to build.\nExample: candour-cli factors pas.candour --factors 3 --rotation oblimin --json");
  auto arguments = std::make_shared<FactorsArguments>();
  addAnswerOptions(*command, *arguments);
  addScaleOptions(*command, arguments->asked.items);
  addFactorOptions(*command, arguments->asked, arguments->rotation, arguments->correlation);
  command->callback([arguments] { runFactors(*arguments); });
}

}  // namespace candour::cli
