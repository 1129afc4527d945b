// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/trend_question.h"

#include "core/base/text.h"

namespace candour::cli {

namespace {

constexpr TrendBy kBys[] = {TrendBy::Quarter, TrendBy::Year, TrendBy::Rolling12, TrendBy::Wave};

TrendBy byNamed(const std::string& name) {
  for (const TrendBy by : kBys) {
    if (nameOf(by) == name) return by;
  }
  throw Failure{"\"" + name + "\" is no way to cut time; there are " + join(trendByNames(), ", ") +
                "."};
}

}  // namespace

std::vector<std::string> trendByNames() {
  std::vector<std::string> names;
  for (const TrendBy by : kBys) names.push_back(nameOf(by));
  return names;
}

void addBreaksOption(CLI::App& command, std::filesystem::path& breaks) {
  command
      .add_option("--breaks", breaks,
                  "A file with the breaks of the series, instead of those Candour knows: "
                  "[{\"from\": \"2020-04\", \"what\": \"...\"}], or [] for none")
      ->type_name("FILE");
}

void loadTime(const std::filesystem::path& project, const std::string& time, Question& question) {
  auto names = timeVariables(question.survey, question.spec);
  if (!time.empty()) names.push_back(time);
  loadAlso(project, names, question);
}

TrendOptions trendOptions(const TrendArguments& arguments, const Question& question) {
  TrendOptions options;
  options.by = byNamed(arguments.by);
  options.time = arguments.time;
  if (arguments.breaks.empty()) {
    options.breaks = knownBreaks(question.survey);
  } else {
    auto breaks = parseBreaks(readText(arguments.breaks));
    if (!breaks) throw Failure{arguments.breaks.string() + ": " + breaks.error().message};
    options.breaks = std::move(*breaks);
  }
  if (arguments.target >= 0) options.target = arguments.target;
  return options;
}

}  // namespace candour::cli
