// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/exports.h"

#include "ui/export/data_hash.h"

namespace candour::cli {

Drawing::Drawing() : m_arguments{m_name.data(), nullptr} {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // Qt's remarks on the desktop session are not about the chart.
  qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
  m_application = std::make_unique<QGuiApplication>(m_count, m_arguments);
}

RecipeData recipeData(const std::filesystem::path& project, const Survey& survey,
                      const std::vector<std::string>& variables) {
  RecipeData data{project.filename().string(), dataHash(survey, variables), survey.rows, {}};
  for (const Wave& wave : survey.waves) data.sources.push_back(wave.source);
  return data;
}

Recipe recipeFor(const std::filesystem::path& output, std::string size, RecipeData data,
                 std::variant<FigureQuestion, Briefing> question) {
  return {CANDOUR_VERSION, output.filename().string(), std::move(size), {},
          std::move(data), std::move(question)};
}

}  // namespace candour::cli
