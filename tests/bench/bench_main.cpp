// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
//
// The benchmark's own half; tests/bench/run runs the peers beside it and prints ratios.
//   candour_bench make FILE.csv ROWS codes|texts     the survey
//   candour_bench import FILE.csv P.candour NAME     times the import; leaves the project
//   candour_bench answer P.candour MODEL.json        times opening, fitting, effects, importance,
//   areas candour_bench memory P.candour MODEL.json TASK   peak memory of one task: load, fit,
//   importance
// Results go to stdout as "name<TAB>value" lines, seconds unless the name says
// otherwise, "cpu name" being processor time.
#include <sys/resource.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/import/import.h"
#include "core/numeric/parallel.h"
#include "core/store/project.h"
#include "models/boroughs/borough_pack.h"
#include "models/boroughs/boroughs.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/effects.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/importance.h"
#include "models/drivers/prepared_model.h"
#include "tests/bench/bench_survey.h"
#include "tests/bench/timing.h"

namespace candour::bench {

namespace {

constexpr int kRuns = 5;

// A benchmark that fails has nothing to report.
template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  throw std::runtime_error(result.error().message);
}

void report(const std::string& name, double value) {
  std::cout << name << '\t' << shortest(value) << '\n';
}

void report(const std::string& name, const Seconds& seconds) {
  report(name, seconds.wall);
  report("cpu " + name, seconds.cpu);
}

// Once with one thread, once with two.
void reportThreads(const std::string& name, const std::function<void()>& work) {
  for (const unsigned threads : {1U, 2U}) {
    setThreads(threads);
    report(name + "_" + std::to_string(threads), medianSeconds(kRuns, work));
  }
  setThreads(0);
}

DriverModelSpec readSpec(const std::string& file) {
  std::ifstream in(file);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  return need(parseDriverModelSpec(text));
}

void makeSurvey(const std::string& file, const std::string& rows, const std::string& form) {
  const auto answers = form == "codes" ? AnswerForm::Codes : AnswerForm::Texts;
  const auto written = writeBenchSurvey(file, std::stoul(rows), answers);
  if (!written) throw std::runtime_error(written.error().message);
}

void removeProject(const std::string& project) {
  for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(project + ending);
}

void timeImport(const std::string& file, const std::string& project, const std::string& name) {
  const std::vector<std::filesystem::path> files{file};
  for (const unsigned threads : {1U, 2U}) {
    setThreads(threads);
    report("import_" + name + "_" + std::to_string(threads),
           medianSeconds(
               5, [&] { removeProject(project); },
               [&] { need(importFiles(project, files, "bench")); }));
  }
  report("read_" + name + "_2", medianSeconds(5, [&] { need(readSurveyFile(file)); }));
  report("size_mb_project_" + name, static_cast<double>(std::filesystem::file_size(project)) / 1e6);
  report("size_mb_file_" + name, static_cast<double>(std::filesystem::file_size(file)) / 1e6);
}

Survey loadFor(const std::string& project, const DriverModelSpec& spec) {
  return need(need(Project::open(project)).load(variablesOf(spec)));
}

// Every number of an answer, to compare runs digit for digit.
std::vector<double> digitsOf(const DriverModel& model, const Importance& importance) {
  std::vector<double> digits{model.deviance};
  for (const auto& c : model.coefficients) digits.insert(digits.end(), {c.estimate, c.se});
  for (const auto& e : model.effects) digits.insert(digits.end(), {e.estimate, e.se});
  for (const auto& d : importance.drivers) digits.insert(digits.end(), {d.shapley, d.se, d.share});
  return digits;
}

void timeAnswers(const std::string& project, const std::string& modelFile) {
  const auto spec = readSpec(modelFile);
  report("open_and_load", medianSeconds(kRuns, [&] { loadFor(project, spec); }));
  const Survey survey = loadFor(project, spec);
  const auto prepared = need(prepareModel(survey, spec));
  const auto fitted = need(fitPrepared(prepared));
  report("rows", static_cast<double>(prepared.n()));
  report("parameters", prepared.selection.parameters);
  reportThreads("prepare", [&] { need(prepareModel(survey, spec)); });
  reportThreads("fit", [&] { need(fitPrepared(prepared)); });
  reportThreads("effects", [&] { averageEffects(prepared, fitted); });
  reportThreads("whole_answer", [&] { need(fitDriverModel(survey, spec)); });
  reportThreads("importance", [&] { need(fitImportance(survey, spec)); });
  reportThreads("areas", [&] { need(compareBoroughs(survey, spec)); });
  reportThreads("borough_pack", [&] { need(boroughPack(survey, spec)); });

  std::vector<std::vector<double>> digits;
  for (const unsigned threads : {1U, 2U}) {
    setThreads(threads);
    digits.push_back(
        digitsOf(need(fitDriverModel(survey, spec)), need(fitImportance(survey, spec))));
  }
  report("threads_differ_in_numbers", digits[0] == digits[1] ? 0 : 1);
  for (const auto& c : need(fitDriverModel(survey, spec)).coefficients) {
    report("coefficient " + c.term, c.estimate);
    report("error " + c.term, c.se);
  }
  for (const auto& e : need(fitDriverModel(survey, spec)).effects) {
    if (e.contrast == "per unit") report("effect " + e.driver, e.estimate);
  }
}

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double megabytesOf(const Survey& survey) {
  double bytes = 0;
  for (const auto& column : survey.columns) {
    if (!column) continue;
    bytes += std::visit(
        [](const auto& values) { return static_cast<double>(values.size() * sizeof(values[0])); },
        column->storage());
  }
  return bytes / 1048576;
}

// What the model's columns take as plain numbers: a double an answer, as R or any matrix holds
// them.
double megabytesOfModel(const DriverModel& model, const DriverModelSpec& spec) {
  const auto columns = static_cast<double>(spec.drivers.size() + spec.controls.size() + 2);
  return columns * static_cast<double>(model.n) * sizeof(double) / 1048576;
}

void measureMemory(const std::string& project, const std::string& modelFile,
                   const std::string& task) {
  const auto spec = readSpec(modelFile);
  const double start = peakMegabytes();
  const Survey survey = loadFor(project, spec);
  if (task == "fit") {
    report("memory_mb_model_columns", megabytesOfModel(need(fitDriverModel(survey, spec)), spec));
  }
  if (task == "importance") need(fitImportance(survey, spec));
  report("memory_mb_" + task, peakMegabytes() - start);
  report("memory_mb_columns", megabytesOf(survey));
}

int run(const std::vector<std::string>& words) {
  if (words.size() == 4 && words[0] == "make") {
    makeSurvey(words[1], words[2], words[3]);
  } else if (words.size() == 4 && words[0] == "import") {
    timeImport(words[1], words[2], words[3]);
  } else if (words.size() == 3 && words[0] == "answer") {
    timeAnswers(words[1], words[2]);
  } else if (words.size() == 4 && words[0] == "memory") {
    measureMemory(words[1], words[2], words[3]);
  } else {
    std::cerr << "candour_bench make|import|answer|memory ...; see tests/bench/bench_main.cpp\n";
    return 2;
  }
  return 0;
}

}  // namespace

}  // namespace candour::bench

int main(int argc, char** argv) {
  try {
    return candour::bench::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
