// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/workbench.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/prepare/prepare_survey.h"
#include "core/prepare/rake_survey.h"
#include "core/prepare/recipe_edit.h"
#include "core/prepare/steps.h"

namespace candour {

Status Workbench::take(Result<Project> project) {
  if (!project) return passOn(project);
  auto described = project->describe();
  if (!described) return passOn(described);
  m_project.emplace(std::move(*project));
  m_described = std::move(*described);
  m_loaded = m_described;
  return {};
}

Status Workbench::open(const std::filesystem::path& file) {
  return take(Project::open(file));
}

Status Workbench::create(const std::filesystem::path& file) {
  return take(Project::create(file));
}

Result<std::vector<ImportSummary>> Workbench::import(const std::filesystem::path& project,
                                                     std::span<const std::filesystem::path> files,
                                                     const SheetChoice& choice, const Job& job) {
  // The import writes through a connection of its own: ours steps aside meanwhile.
  const auto before = isOpen() ? file() : std::filesystem::path();
  m_project.reset();
  auto summaries = importFiles(project, files, {}, job, choice);
  if (!summaries) {
    if (!before.empty()) {
      if (auto reopened = open(before); !reopened) return passOn(reopened);
    }
    return summaries;
  }
  if (auto opened = open(project); !opened) return passOn(opened);
  return summaries;
}

const std::filesystem::path& Workbench::file() const {
  check(isOpen(), "file() of an open project");
  return m_project->file();
}

Result<Survey> Workbench::surveyWith(std::span<const std::string> names) {
  if (!isOpen()) return fail("No project is open. Open a survey file or a project first.");
  bool complete = true;
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < m_loaded.variables.size(); ++i) {
    if (m_loaded.columns.size() > i && m_loaded.columns[i] != nullptr) {
      wanted.push_back(m_loaded.variables[i].name);
    }
  }
  for (const auto& name : names) {
    if (std::find(wanted.begin(), wanted.end(), name) != wanted.end()) continue;
    wanted.push_back(name);
    complete = false;
  }
  if (complete) return m_loaded;
  auto loaded = m_project->load(wanted);
  if (!loaded) return passOn(loaded);
  m_loaded = std::move(*loaded);
  return m_loaded;
}

Result<std::vector<std::size_t>> Workbench::countValid(const Job& job) {
  constexpr std::size_t kAtOnce = 24;
  std::vector<std::size_t> counts;
  const auto& variables = m_described.variables;
  for (std::size_t from = 0; from < variables.size(); from += kAtOnce) {
    if (job.stopped()) return cancelled();
    std::vector<std::string> names;
    const std::size_t to = std::min(variables.size(), from + kAtOnce);
    for (std::size_t i = from; i < to; ++i) names.push_back(variables[i].name);
    auto survey = m_project->load(names);
    if (!survey) return passOn(survey);
    for (std::size_t i = from; i < to; ++i) counts.push_back(validAnswers(*survey, i));
    job.report(static_cast<double>(to) / static_cast<double>(variables.size()));
  }
  return counts;
}

Status Workbench::setSteps(const RecipeSteps& steps) {
  if (!isOpen()) return fail("No project is open. Open a survey file or a project first.");
  m_project->setSteps(steps);
  auto described = m_project->describe();
  if (!described) return passOn(described);
  m_described = std::move(*described);
  m_loaded = m_described;
  return {};
}

std::vector<WaveJoin> Workbench::joins() const {
  if (!m_project) return {};
  return m_project->joins();
}

std::vector<VariableOrigin> Workbench::origins() const {
  if (!m_project) return {};
  return m_project->origins();
}

Status Workbench::setJoins(std::span<const WaveJoin> joins) {
  if (!m_project) return fail("No project is open. Open a survey file or a project first.");
  m_project->setJoins(joins);
  auto described = m_project->describe();
  if (!described) return passOn(described);
  m_described = std::move(*described);
  m_loaded = m_described;
  return {};
}

namespace {

std::vector<std::string> rakingFacts(const Survey& survey, const RecipeStep& step) {
  const auto* rake = std::get_if<RakeStep>(&step.how);
  if (rake == nullptr) return {};
  const auto raked = rakeSurvey(survey, *rake);
  if (!raked) return {};
  std::vector<std::string> facts;
  for (const auto& wave : raked->waves) facts.push_back(inWords(wave, survey.waves.size() > 1));
  for (auto& note : notesOf(*rake, *raked)) facts.push_back(std::move(note));
  return facts;
}

}  // namespace

Result<StepPreview> Workbench::previewStep(const RecipeSteps& steps,
                                           const std::string& weight) const {
  check(isOpen() && !steps.empty(), "previewStep() of a step in an open project");
  const RecipeStep& last = steps.back();
  if (auto sound = soundStep(last); !sound) return passOn(sound);
  const auto described = m_project->describeWith(steps);
  if (!described) return tl::make_unexpected(described.error());
  if (auto does = doesWhatItSays(*described, last.name); !does) return passOn(does);
  std::vector<std::string> names = {last.name};
  if (!weight.empty()) names.push_back(weight);
  const auto survey = m_project->loadWith(steps, names);
  if (!survey) return tl::make_unexpected(survey.error());
  auto after = distributionOf(*survey, last.name, weight);
  if (!after) return passOn(after);
  const auto counts = countStep(*survey, last);
  if (!counts) return tl::make_unexpected(counts.error());
  return StepPreview{std::move(*after), *counts, rakingFacts(*survey, last)};
}

Result<StepsCounted> Workbench::countSteps() {
  StepsCounted counted;
  if (!isOpen() || !m_described.prepared) return counted;
  for (const auto& step : m_described.prepared->steps) {
    if (stepOf(m_described, step.name) != &step) continue;
    const std::vector<std::string> names = {step.name};
    const auto survey = m_project->load(names);
    if (!survey) {
      counted.failed[step.name] = survey.error().message;
      continue;
    }
    const auto counts = countStep(*survey, step);
    if (!counts) return tl::make_unexpected(counts.error());
    counted.counts[step.name] = *counts;
  }
  return counted;
}

Result<SurveyCodebook> Workbench::codebook(const std::string& wave, const Job& job) {
  if (!m_project) return fail("No project is open. Open a survey file or a project first.");
  return codebookOf(*m_project, wave, job);
}

void Workbench::logOverride(const std::string& what, const DisclosureReport& report) {
  if (m_project && report.overrides()) {
    m_project->logOverride({{}, what + ": " + report.what(), report.reason});
  }
}

void Workbench::savePublished(const PublishedSeries& series) {
  if (m_project) m_project->savePublished(series);
}

std::vector<PublishedSeries> Workbench::published() const {
  if (!m_project) return {};
  return m_project->published();
}

void Workbench::save(const Project::SavedQuestion& question) {
  if (m_project) m_project->saveQuestion(question);
}

std::vector<Project::SavedQuestion> Workbench::savedQuestions() const {
  if (!m_project) return {};
  return m_project->questions();
}

void Workbench::keepBriefings(const std::vector<std::string>& removed,
                              const std::vector<Project::SavedBriefing>& saved) {
  if (!m_project) return;
  Project::Change change(*m_project);
  for (const auto& name : removed) m_project->removeBriefing(name);
  for (const auto& briefing : saved) m_project->saveBriefing(briefing);
  change.keep();
}

WardRegister Workbench::wards() {
  if (!m_project) return {};
  return m_project->wards().load();
}

Status Workbench::changeWards(const std::function<Status(WardStore&)>& change) {
  if (!m_project) return fail("No project is open. Open a survey file or a project first.");
  Project::Change whole(*m_project);
  WardStore store = m_project->wards();
  if (auto done = change(store); !done) return done;
  whole.keep();
  return {};
}

std::vector<Project::SavedBriefing> Workbench::briefings() const {
  if (!m_project) return {};
  return m_project->briefings();
}

}  // namespace candour
