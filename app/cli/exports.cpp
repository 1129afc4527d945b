// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/exports.h"

#include <ctime>
#include <iostream>

#include "core/store/project.h"

namespace candour::cli {

Drawing::Drawing() : m_arguments{m_name.data(), nullptr} {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // Qt's remarks on the desktop session are not about the chart.
  qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
  m_application = std::make_unique<QGuiApplication>(m_count, m_arguments);
}

Recipe recipeFor(const std::filesystem::path& output, std::string size, RecipeData data,
                 std::variant<FigureQuestion, Briefing> question) {
  return {CANDOUR_VERSION,
          output.filename().string(),
          std::move(size),
          {},
          std::move(data),
          std::move(question),
          {}};
}

void tellWithheld(const DisclosureReport& report) {
  if (report.withheld.empty()) return;
  const bool kept = report.reason.empty();
  std::cerr << (kept ? "withheld to protect people:" : "let leave all the same:") << "\n";
  for (const auto& cell : report.withheld) {
    std::cerr << "  " << textOf(cell.who) << " (" << inWords(cell.reason) << ")\n";
  }
}

void logOverride(const std::filesystem::path& project, const std::string& what,
                 const DisclosureReport& report) {
  if (report.reason.empty() || report.withheld.empty()) return;
  const std::time_t now = std::time(nullptr);
  char at[32];
  std::strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
  valueOf(Project::open(project)).logOverride({at, what + ": " + report.what(), report.reason});
}

}  // namespace candour::cli
