// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/gap_question.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/boroughs/gap_json.h"

namespace candour::cli {

namespace {

struct GapArguments : QuestionArguments {
  std::string area;
  std::string group;
};

void addRow(Table& table, const std::string& name, const std::string& part, const GapPiece& piece) {
  table.add({name, part, shown(100 * piece.estimate, 2), shown(100 * piece.lower, 2),
             shown(100 * piece.upper, 2), shownP(piece.p)});
}

const char* partName(GapPart part) {
  return part == GapPart::Composition  ? "who they are"
         : part == GapPart::Perception ? "how they see the police"
                                       : "other";
}

void printGap(const GapExplanation& gap) {
  std::cout << gap.groupName << " beside the whole: " << gap.spec.outcome.name
            << (gap.simulated ? " (simulated data)" : "") << "\n"
            << shown(100 * gap.groupShare, 1) << " % against " << shown(100 * gap.wholeShare, 1)
            << " %; " << grouped(static_cast<long long>(gap.groupN)) << " of "
            << grouped(static_cast<long long>(gap.n)) << " rows\n\nPercentage points\n";
  Table table({"driver", "part", "points", "lower", "upper", "p"});
  for (const auto& piece : gap.pieces) {
    addRow(table, piece.driver.empty() ? "Other" : piece.driver, partName(piece.part), piece);
  }
  addRow(table, "Who they are", "sum", gap.composition);
  addRow(table, "How they see the police", "sum", gap.perception);
  addRow(table, "Gap", "sum",
         {{}, GapPart::Other, gap.gap, gap.se, gap.lower, gap.upper, gap.p, gap.why});
  table.print(std::cout);
  std::cout << "\nAssociated with " << gap.spec.outcome.name << ", not proof of cause.\n";
  printNotes(gap.warnings);
}

void runGap(const GapArguments& arguments) {
  Question question = loadQuestion(arguments.project, arguments.model);
  const GapGroup group = gapGroupOf(question.spec, arguments.area, arguments.group);
  loadAlso(arguments.project, {group.variable}, question);
  const auto gap = valueOf(explainGap(question.survey, question.spec, group));
  if (!arguments.json) return printGap(gap);
  std::cout << gapJson(gap);
}

}  // namespace

GapGroup gapGroupOf(const DriverModelSpec& spec, const std::string& area,
                    const std::string& group) {
  if (area.empty() == group.empty()) {
    throw Failure{"Say whose gap: --area AREA, or --group \"VARIABLE=ANSWER\"."};
  }
  if (!area.empty()) {
    if (spec.area.empty()) {
      throw Failure{"The question names no area variable (\"area\"): use --group instead."};
    }
    return {spec.area, area};
  }
  const auto equals = group.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw Failure{"--group takes VARIABLE=ANSWER, such as \"NQ147r=Black\"; it was \"" + group +
                  "\"."};
  }
  return {group.substr(0, equals), group.substr(equals + 1)};
}

void addGap(CLI::App& app) {
  auto* command = app.add_subcommand(
      "gap",
      "Why an area or a group differs from the whole: who they are, and how they see the police.\n"
      "Example: candour-cli gap pas.candour --area Lewisham --json");
  auto arguments = std::make_shared<GapArguments>();
  addAnswerOptions(*command, *arguments);
  auto* area = command->add_option("--area", arguments->area, "An area of the question");
  auto* group =
      command->add_option("--group", arguments->group, "A group of people: \"VARIABLE=ANSWER\"");
  area->excludes(group);
  command->callback([arguments] { runGap(*arguments); });
}

}  // namespace candour::cli
