// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <memory>
#include <vector>

#include "app/cli/codebook_joins.h"
#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "core/import/import.h"
#include "models/codebooks/codebook_json.h"
#include "ui/documents/codebook_files.h"
#include "ui/export/write_file.h"

namespace candour::cli {

namespace {

struct CodebookArguments {
  std::filesystem::path project;
  std::string wave;
  std::filesystem::path output;
  std::vector<std::string> compare;
  std::filesystem::path with;
  std::vector<std::string> accept;
  std::string join;
  std::vector<std::string> answers;
  std::string unjoin;
  bool joins = false;
  bool json = false;
};

std::string titleOf(const Project& project, const std::string& wave) {
  std::string title = "Codebook of " + project.file().stem().string();
  return wave.empty() ? title : title + ", " + wave;
}

void printCodebook(const SurveyCodebook& codebook) {
  const auto number = [](std::size_t n) { return grouped(static_cast<long long>(n)); };
  Table table({"variable", "kind", "valid", "missing", "answers", "waves", "question"}, true);
  for (const auto& entry : codebook.entries) {
    table.add({entry.variable.name, nameOf(entry.variable.kind), number(entry.valid),
               number(entry.missingCount()), number(entry.answers.size()),
               number(entry.origins.size()), entry.variable.label});
  }
  table.print(std::cout);
}

void showCodebook(const Project& project, const CodebookArguments& arguments) {
  const auto codebook = valueOf(codebookOf(project, arguments.wave, terminalJob("Counting")));
  const auto joins = project.joins();
  if (!arguments.output.empty()) {
    requireDone(checkPlace(arguments.output));
    const auto bytes =
        valueOf(codebookBytes(codebook, joins, titleOf(project, arguments.wave), arguments.output));
    requireDone(writeWhole(arguments.output, bytes));
    std::cout << arguments.output.string() << ": " << codebook.entries.size() << " variables\n";
    return;
  }
  if (arguments.json) {
    std::cout << codebookJson(codebook, joins);
  } else {
    printCodebook(codebook);
  }
}

void printComparison(const CodebookComparison& comparison) {
  std::cout << comparison.before << " and " << comparison.after << ": " << comparison.shared
            << " variables in both, " << comparison.same << " of them alike\n";
  std::map<DifferenceKind, std::size_t> counts;
  for (const auto& one : comparison.differences) ++counts[one.kind];
  for (const auto& [kind, n] : counts) {
    std::cout << "  " << inPlainWords(kind) << ": " << n << "\n";
  }
  for (const auto& one : comparison.differences) {
    const std::string& name = one.before.empty() ? one.after : one.before;
    const bool renamed = !one.before.empty() && !one.after.empty() && one.before != one.after;
    std::cout << "\n" << inPlainWords(one.kind) << ": " << name;
    if (renamed) std::cout << " -> " << one.after;
    if (one.likeness) std::cout << "  (" << fixed(100 * *one.likeness, 0) << "% alike)";
    std::cout << "\n";
    if (!one.label.empty()) std::cout << "  " << one.label << "\n";
    for (const auto& detail : one.details) std::cout << "  - " << detail << "\n";
    if (one.accepted) {
      std::cout << "  joined already\n";
    } else if (one.advice != JoinAdvice::None) {
      std::cout << "  " << inPlainWords(one.advice) << ": " << one.why << "\n";
    }
  }
}

SurveyCodebook otherCodebook(const Project& project, const CodebookArguments& arguments) {
  if (arguments.with.empty()) {
    return valueOf(codebookOf(project, arguments.compare[1], terminalJob("Counting")));
  }
  return codebookOf(valueOf(readSurveyFile(arguments.with, {}, terminalJob("Reading"))));
}

// Keeps the proposals of the variables named, "all" of them that join.
void acceptProposals(Project& project, const CodebookComparison& comparison,
                     const std::vector<std::string>& names) {
  Project::Change change(project);
  for (const auto& name : names) {
    bool known = false;
    for (const auto& one : comparison.differences) {
      const bool named = one.before == name || one.after == name;
      const bool joins = one.advice != JoinAdvice::TreatAsDifferent;
      if (!one.join || one.accepted || !(named || (name == "all" && joins))) continue;
      known = true;
      requireDone(project.join(*one.join));
      sayJoined(project, *one.join);
      if (named) break;
    }
    if (!known) throw Failure{"There is no proposal to accept for \"" + name + "\"."};
  }
  change.keep();
}

void compareWaves(Project& project, const CodebookArguments& arguments) {
  const auto before = valueOf(codebookOf(project, arguments.compare[0], terminalJob("Counting")));
  const auto after = otherCodebook(project, arguments);
  const auto comparison = compareCodebooks(before, after, project.joins());
  if (!arguments.accept.empty()) return acceptProposals(project, comparison, arguments.accept);
  if (arguments.json) {
    std::cout << comparisonJson(comparison);
  } else {
    printComparison(comparison);
  }
}

void runCodebook(const CodebookArguments& arguments) {
  Project project = valueOf(Project::open(arguments.project));
  if (!arguments.join.empty()) {
    const WaveJoin join = readJoin(project, arguments.join, arguments.answers);
    requireDone(project.join(join));
    return sayJoined(project, join);
  }
  if (!arguments.unjoin.empty()) {
    const auto [wave, variable] = readWaveVariable(project, arguments.unjoin);
    if (!project.unjoin(wave, variable)) {
      throw Failure{"\"" + variable + "\" of \"" + wave +
                    "\" is not joined; --joins lists what is."};
    }
    std::cout << variable << " of " << wave << " is read as its file has it.\n";
    return;
  }
  if (arguments.joins) return printJoins(project, arguments.json);
  if (!arguments.compare.empty()) return compareWaves(project, arguments);
  showCodebook(project, arguments);
}

void checkCodebookUsage(const CodebookArguments& arguments) {
  const int jobs = !arguments.compare.empty() + !arguments.join.empty() +
                   !arguments.unjoin.empty() + arguments.joins;
  if (jobs > 1) {
    throw CLI::ValidationError("--compare, --join, --unjoin and --joins are one thing at a time");
  }
  const std::size_t waves = arguments.compare.size();
  if (waves > 0 && waves != (arguments.with.empty() ? 2U : 1U)) {
    throw CLI::ValidationError("--compare takes two waves, or one and --with FILE");
  }
  if (!arguments.with.empty() && waves == 0) {
    throw CLI::ValidationError("--with goes with --compare WAVE");
  }
  if (!arguments.accept.empty() && (waves != 2 || !arguments.with.empty())) {
    throw CLI::ValidationError("--accept goes with --compare of two waves of the project");
  }
  if (!arguments.answers.empty() && arguments.join.empty()) {
    throw CLI::ValidationError("--answer goes with --join");
  }
}

}  // namespace

void addCodebook(CLI::App& app) {
  auto* command = app.add_subcommand(
      "codebook",
      "What is known of every variable; how two waves' codebooks differ, and how they are joined.\n"
      "Example: candour-cli codebook pas.candour -o codebook.xlsx\n"
      "         candour-cli codebook pas.candour --compare 2018 2019\n"
      "         candour-cli codebook pas.candour --join \"2018:Q13=Q13a\" --answer 1=5 --answer "
      "5=1");
  auto arguments = std::make_shared<CodebookArguments>();
  command->add_option("PROJECT", arguments->project)->required();
  command->add_option("--wave", arguments->wave, "Of this wave alone");
  command->add_option("-o,--output", arguments->output, "File to write: .csv .xlsx .json .html");
  command->add_option("--compare", arguments->compare, "Two waves, the older one first")
      ->expected(1, 2);
  command->add_option("--with", arguments->with,
                      "Instead of the second wave, a file not imported yet");
  command->add_option("--accept", arguments->accept,
                      "Keep what --compare proposes for these variables, or \"all\" that joins");
  command->add_option("--join", arguments->join, "WAVE:VARIABLE=NAME: read it under that name");
  command->add_option("--answer", arguments->answers,
                      "ANSWER=OTHER of --join: read it as that one; labels or codes");
  command->add_option("--unjoin", arguments->unjoin, "WAVE:VARIABLE: read it as its file has it");
  command->add_flag("--joins", arguments->joins, "List what is joined");
  command->add_flag("--json", arguments->json, "One JSON document");
  command->callback([arguments] {
    checkCodebookUsage(*arguments);
    runCodebook(*arguments);
  });
}

}  // namespace candour::cli
