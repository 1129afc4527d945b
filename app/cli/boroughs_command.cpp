// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/boroughs/borough_json.h"
#include "models/boroughs/borough_pack.h"
#include "models/drivers/design_of.h"

namespace candour::cli {

namespace {

std::string range(double lower, double upper) {
  return shown(100 * lower, 1) + " to " + shown(100 * upper, 1);
}

std::string rankText(const AreaStanding& standing) {
  return std::to_string(standing.rank.lower) + " to " + std::to_string(standing.rank.upper);
}

void printHead(const BoroughComparison& comparison) {
  std::cout << comparison.spec.outcome.name << (comparison.simulated ? " (simulated data)" : "")
            << "\n"
            << grouped(static_cast<long long>(comparison.overall.n)) << " interviews, effective "
            << fixed(comparison.overall.nEffective, 0) << "\nDesign effect "
            << shown(comparison.overall.deff, 2) << ", that of the weights alone (Kish) "
            << shown(comparison.overall.deffKish, 2)
            << "; intervals: " << nameOf(comparison.spec.design.interval) << "\n\n";
}

void printAreas(const BoroughPack& pack) {
  Table table({"area", "n", "%", "95 %", "difference", "p (Holm)", "adjusted", "shrunk", "rank",
               "lowest quarter"});
  const BoroughComparison& comparison = pack.comparison;
  for (std::size_t i = 0; i < comparison.areas.size(); ++i) {
    const AreaEstimate& a = comparison.areas[i];
    const AreaStanding& s = pack.standings[i];
    table.add({a.area, grouped(static_cast<long long>(a.n)), shown(100 * a.estimate, 1),
               range(a.lower, a.upper), shown(100 * a.difference, 1), shownP(a.pHolm),
               shown(100 * s.adjusted.estimate, 1), shown(100 * s.shrunk.estimate, 1), rankText(s),
               shown(100 * s.pLowestQuarter, 0) + " %"});
  }
  const AreaEstimate& all = comparison.overall;
  table.add({"All", grouped(static_cast<long long>(all.n)), shown(100 * all.estimate, 1),
             range(all.lower, all.upper), "", "", "", "", "", ""});
  table.print(std::cout);
}

void printFunnel(const BoroughPack& pack) {
  std::vector<std::string> outside;
  for (std::size_t i = 0; i < pack.standings.size(); ++i) {
    if (pack.standings[i].funnel.outside998) outside.push_back(pack.comparison.areas[i].area);
  }
  std::cout << "\nFunnel: over-dispersion " << shown(pack.funnel.overdispersion, 2)
            << (pack.funnel.inflated ? ", limits widened for it" : "")
            << "; outside 99.8 %: " << (outside.empty() ? "none" : join(outside, ", ")) << "\n";
}

void printPairs(const BoroughPack& pack) {
  std::size_t differ = 0;
  for (const AreaPair& pair : pack.pairs) differ += pair.differs ? 1 : 0;
  std::cout << "Pairs that differ (Holm): " << differ << " of " << pack.pairs.size() << "\n"
            << "Adjusted for: "
            << (pack.adjustedFor.empty() ? "nothing, the question has no controls"
                                         : join(pack.adjustedFor, ", "));
  if (pack.adjustedN > 0) {
    std::cout << "; " << grouped(static_cast<long long>(pack.adjustedN))
              << " interviews with an answer to all, " << shown(100 * pack.adjustedOverall, 1)
              << " %";
  }
  std::cout << "\nRanks: 1 is the highest share; intervals of 95 % for all areas at once\n";
}

void runBoroughs(const QuestionArguments& arguments) {
  const Question q = loadQuestion(arguments.project, arguments.model);
  const BoroughPack pack = valueOf(boroughPack(q.survey, q.spec, terminalJob("Comparing")));
  if (arguments.json) {
    std::cout << boroughPackJson(pack);
    return;
  }
  printHead(pack.comparison);
  printAreas(pack);
  printFunnel(pack);
  printPairs(pack);
  printNotes(pack.comparison.warnings);
  printNotes(pack.warnings);
}

}  // namespace

void addBoroughs(CLI::App& app) {
  auto* command = app.add_subcommand(
      "boroughs",
      "The areas compared: shares, funnel, shrunk and adjusted scores, ranks, pairs.\n"
      "Example: candour-cli boroughs pas.candour --model trust.json --json");
  auto arguments = std::make_shared<QuestionArguments>();
  addAnswerOptions(*command, *arguments);
  command->callback([arguments] { runBoroughs(*arguments); });
}

}  // namespace candour::cli
