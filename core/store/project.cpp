// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/project.h"

#include <unistd.h>

#include <algorithm>
#include <optional>

#include "core/base/check.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/prepare/prepare_survey.h"
#include "core/store/column_cache.h"
#include "core/store/database.h"
#include "core/store/line_up.h"
#include "core/store/project_impl.h"
#include "core/store/schema.h"
#include "core/store/step_rows.h"
#include "core/store/survey_loading.h"
#include "core/store/wide_table.h"

namespace candour {

namespace {

constexpr std::size_t kMostColumns = 2000;  // SQLite's own limit as Debian builds it

}  // namespace

struct Project::Change::Guard {
  explicit Guard(Database& database) : savepoint(database) {}
  Savepoint savepoint;
};

Project::Project(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Project::Change::Change(Project& project)
    : m_guard(std::make_unique<Guard>(*project.m_impl->database)) {}
Project::Change::~Change() = default;
void Project::Change::keep() {
  m_guard->savepoint.keep();
}

Result<Project> Project::open(const std::filesystem::path& file) {
  auto database = Database::open(file, Database::Mode::Open);
  if (!database) return passOn(database);
  if (auto ready = bringUpToDate(*database, file); !ready) return passOn(ready);
  return Project(std::make_unique<Impl>(file, std::move(*database)));
}

Result<Project> Project::create(const std::filesystem::path& file) {
  auto database = Database::open(file, Database::Mode::Create);
  if (!database) return passOn(database);
  buildSchema(*database);
  return Project(std::make_unique<Impl>(file, std::move(*database)));
}

Result<Project> Project::draft(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) return fail(file.string() + " exists already.");
  const std::filesystem::path beside = file.string() + ".part-" + std::to_string(::getpid());
  removeDatabase(beside);
  auto database = Database::open(beside, Database::Mode::Draft);
  if (!database) {
    removeDatabase(beside);
    return fail(file.string() + " cannot be written. Choose a folder that you can write to.");
  }
  auto impl = std::make_unique<Impl>(file, std::move(*database));
  impl->draftFile = beside;
  buildSchema(*impl->database);
  return Project(std::move(impl));
}

void Project::publish() {
  check(!m_impl->draftFile.empty(), "publish() of a draft");
  Database& draft = *m_impl->database;
  draft.run("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  m_impl->database.reset();
  // A hard link, unlike a rename, does not replace a file that came there meanwhile.
  std::error_code error;
  std::filesystem::create_hard_link(m_impl->draftFile, m_impl->file, error);
  if (error && !std::filesystem::exists(m_impl->file)) {
    std::filesystem::rename(m_impl->draftFile, m_impl->file, error);
  }
  if (error) {
    throw StoreError(m_impl->file.string() + " cannot be written: " + error.message() + ".");
  }
  removeDatabase(m_impl->draftFile);
  m_impl->draftFile.clear();
  auto database = Database::open(m_impl->file, Database::Mode::Open);
  if (!database) throw StoreError(database.error().message);
  m_impl->database = std::move(*database);
}

namespace {

Status acceptable(const Database& database, const Survey& survey) {
  const Wave& wave = survey.waves.front();
  if (survey.variables.empty()) return fail(wave.source + " has no columns.");
  if (survey.variables.size() > kMostColumns) {
    return fail(wave.source + " has " + grouped(static_cast<long long>(survey.variables.size())) +
                " columns; a project takes 2,000. Leave out those you do not need.");
  }
  if (survey.find(kWaveVariable)) {
    return fail(wave.source + " has a column named " + std::string(kWaveVariable) +
                ", which is Candour's own name for the wave. Rename it.");
  }
  for (const auto& step : readSteps(database).steps) {
    if (survey.find(step.name)) {
      return fail(wave.source + " has a column named \"" + step.name +
                  "\", which is what a step of Prepare makes here. Rename one of them.");
    }
  }
  Statement same = database.prepare("SELECT 1 FROM wave WHERE name = ?");
  if (same.bind(1, std::string_view(wave.name)).step()) {
    return fail(wave.source + ": the project has a wave named \"" + wave.name +
                "\" already. Give the new one another name.");
  }
  return {};
}

}  // namespace

Status Project::addWave(const Survey& survey, const Job& job, std::span<const std::string> notes) {
  check(survey.waves.size() == 1, "addWave() of one wave");
  Database& database = *m_impl->database;
  if (auto fit = acceptable(database, survey); !fit) return fit;
  Savepoint change(database);
  const StoredWave stored = addStoredWave(database, survey);
  writeVariables(database, stored);
  for (std::size_t i = 0; i < survey.columns.size(); ++i) {
    writePackedColumn(database, stored.id, i, *survey.columns[i]);
  }
  Statement note = database.prepare("INSERT INTO note (wave, place, text) VALUES (?, ?, ?)");
  std::int64_t place = 0;
  for (const auto& text : notes) {
    note.bind(1, stored.id).bind(2, place++).bind(3, std::string_view(text)).run();
  }
  if (auto written = writeWideTable(database, stored, survey.columns, job); !written) {
    return written;
  }
  if (job.stopped()) return cancelled();
  change.keep();
  job.report(1);
  return {};
}

std::vector<std::string> Project::notes(const std::string& wave) const {
  Statement rows = m_impl->database->prepare(
      "SELECT text FROM note WHERE wave = (SELECT id FROM wave WHERE name = ?) ORDER BY place");
  rows.bind(1, std::string_view(wave));
  std::vector<std::string> notes;
  while (rows.step()) notes.emplace_back(rows.text(0));
  return notes;
}

Result<Survey> Project::load(std::span<const std::string> names) const {
  const std::vector<std::string> wanted(names.begin(), names.end());
  return loadSurvey(*m_impl->database, &wanted, readSteps(*m_impl->database));
}

Result<Survey> Project::loadWith(const RecipeSteps& steps,
                                 std::span<const std::string> names) const {
  const std::vector<std::string> wanted(names.begin(), names.end());
  return loadSurvey(*m_impl->database, &wanted, {steps, {}});
}

Result<Survey> Project::describeWith(const RecipeSteps& steps) const {
  return loadWith(steps, {});
}

Result<Survey> Project::loadAll() const {
  return loadSurvey(*m_impl->database, nullptr, readSteps(*m_impl->database));
}

RecipeSteps Project::steps() const {
  return readSteps(*m_impl->database).steps;
}

void Project::setSteps(const RecipeSteps& steps) {
  writeSteps(*m_impl->database, steps);
}

void Project::removeStep(const std::string& name) {
  candour::removeStep(*m_impl->database, name);
}

Result<std::vector<WaveFit>> Project::checkSteps() const {
  return fitOfSteps(*m_impl->database);
}

Result<Survey> Project::describe() const {
  return load({});
}

Result<Survey> Project::loadWave(const std::string& wave, std::span<const std::string> names,
                                 Reading reading) const {
  const std::vector<std::string> wanted(names.begin(), names.end());
  auto& database = *m_impl->database;
  // What a file holds is compared with what other files hold: without what the recipe makes.
  const auto steps = reading == Reading::Joined ? readSteps(database) : StoredSteps{};
  return loadSurvey(database, &wanted, steps, {wave, reading == Reading::Joined});
}

std::vector<VariableOrigin> Project::origins() const {
  return originsOf(joinedWaves(*m_impl->database));
}

std::vector<WaveJoin> Project::joins() const {
  return readJoins(*m_impl->database);
}

std::vector<DroppedJoin> Project::droppedJoins() const {
  auto waves = readStoredWaves(*m_impl->database);
  return applyJoins(waves, joins());
}

Status Project::join(const WaveJoin& join) {
  return addJoin(*m_impl->database, join);
}

bool Project::unjoin(const std::string& wave, const std::string& variable) {
  return removeJoin(*m_impl->database, wave, variable);
}

void Project::setJoins(std::span<const WaveJoin> joins) {
  writeJoins(*m_impl->database, joins);
}

std::vector<LabelChange> Project::labelChanges(std::span<const std::string> names) const {
  auto changes = candour::labelChanges(joinedWaves(*m_impl->database));
  if (names.empty() || changes.empty()) return changes;
  // Of what steps make, what it is made of.
  const auto described = describe();
  const auto read = described ? withSources(*described, names)
                              : std::vector<std::string>(names.begin(), names.end());
  std::erase_if(changes, [&read](const LabelChange& change) {
    return std::find(read.begin(), read.end(), change.variable) == read.end();
  });
  return changes;
}

void Project::savePublished(const PublishedSeries& series) {
  writePublished(*m_impl->database, series);
}

std::vector<PublishedSeries> Project::published() const {
  return readPublished(*m_impl->database);
}

WardStore Project::wards() {
  return WardStore(*m_impl->database);
}

const std::filesystem::path& Project::file() const {
  return m_impl->file;
}

}  // namespace candour
