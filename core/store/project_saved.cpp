// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/project.h"
#include "core/store/project_impl.h"

namespace candour {

void Project::saveQuestion(const SavedQuestion& question) {
  Statement save = m_impl->database->prepare(
      "INSERT INTO question (name, json) VALUES (?, ?) "
      "ON CONFLICT (name) DO UPDATE SET json = excluded.json");
  save.bind(1, std::string_view(question.name)).bind(2, std::string_view(question.json)).run();
}

std::vector<Project::SavedQuestion> Project::questions() const {
  Statement rows = m_impl->database->prepare("SELECT name, json FROM question ORDER BY id");
  std::vector<SavedQuestion> questions;
  while (rows.step()) questions.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
  return questions;
}

void Project::saveBriefing(const SavedBriefing& briefing) {
  Statement save = m_impl->database->prepare(
      "INSERT INTO briefing (name, json) VALUES (?, ?) "
      "ON CONFLICT (name) DO UPDATE SET json = excluded.json");
  save.bind(1, std::string_view(briefing.name)).bind(2, std::string_view(briefing.json)).run();
}

void Project::removeBriefing(const std::string& name) {
  m_impl->database->prepare("DELETE FROM briefing WHERE name = ?")
      .bind(1, std::string_view(name))
      .run();
}

std::vector<Project::SavedBriefing> Project::briefings() const {
  Statement rows = m_impl->database->prepare("SELECT name, json FROM briefing ORDER BY id");
  std::vector<SavedBriefing> briefings;
  while (rows.step()) briefings.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
  return briefings;
}

void Project::logOverride(const DisclosureOverride& override) {
  Statement log = m_impl->database->prepare(
      "INSERT INTO disclosure_override (at, what, reason) VALUES "
      "(coalesce(nullif(?, ''), strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), ?, ?)");
  log.bind(1, std::string_view(override.at))
      .bind(2, std::string_view(override.what))
      .bind(3, std::string_view(override.reason))
      .run();
}

std::vector<Project::DisclosureOverride> Project::overrides() const {
  Statement rows =
      m_impl->database->prepare("SELECT at, what, reason FROM disclosure_override ORDER BY id");
  std::vector<DisclosureOverride> log;
  while (rows.step()) {
    log.push_back(
        {std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2))});
  }
  return log;
}

}  // namespace candour
