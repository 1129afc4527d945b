// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/opening.h"

#include "core/import/codebook.h"
#include "models/drivers/driver_map.h"

namespace candour {

namespace {

void propose(OpenedProject& opened) {
  auto proposal = proposeModels(opened.survey);
  if (!proposal) return;
  opened.models = std::move(proposal->models);
  opened.notes = std::move(proposal->notes);
  opened.weights = std::move(proposal->weights);
}

Result<OpenedProject> whatIsOpen(Workbench& bench) {
  OpenedProject opened;
  opened.file = bench.file();
  opened.survey = bench.described();
  for (const auto& codebook : knownCodebooks()) {
    if (recognises(codebook, opened.survey)) opened.recognisedAs = codebook.name;
  }
  opened.published = bench.published();
  opened.briefings = bench.briefings();
  opened.wards = bench.wards();
  opened.joins = bench.joins();
  opened.origins = bench.origins();
  propose(opened);
  for (const auto& saved : bench.savedQuestions()) {
    if (saved.name != kWindowQuestion) continue;
    // What cannot be read back is not worth refusing the project for: it starts afresh.
    if (auto state = parseWindowState(saved.json)) opened.state = std::move(*state);
  }
  return opened;
}

}  // namespace

Result<OpenedProject> createdProject(Workbench& bench, const std::filesystem::path& file) {
  if (auto created = bench.create(file); !created) return passOn(created);
  return whatIsOpen(bench);
}

Result<OpenedProject> openedProject(Workbench& bench, const std::filesystem::path& file) {
  if (auto opened = bench.open(file); !opened) return passOn(opened);
  return whatIsOpen(bench);
}

Result<OpenedProject> preparedProject(Workbench& bench, const RecipeSteps& steps) {
  if (auto set = bench.setSteps(steps); !set) return passOn(set);
  return whatIsOpen(bench);
}

Result<OpenedProject> importedProject(Workbench& bench, const std::filesystem::path& project,
                                      const std::vector<std::filesystem::path>& files,
                                      const RegisterFiles& wards, const SheetChoice& choice,
                                      const Job& job) {
  auto imported = bench.import(project, files, choice, job);
  if (!imported) return passOn(imported);
  if (!wards.empty()) {
    if (auto brought = importRegisterFiles(bench, wards); !brought) return passOn(brought);
  }
  auto opened = whatIsOpen(bench);
  if (opened) opened->imports = std::move(*imported);
  return opened;
}

Result<OpenedProject> rejoinedProject(Workbench& bench, const std::vector<WaveJoin>& joins) {
  if (auto done = bench.setJoins(joins); !done) return passOn(done);
  return whatIsOpen(bench);
}

}  // namespace candour
