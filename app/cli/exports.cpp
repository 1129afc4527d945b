// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/exports.h"

namespace candour::cli {

Drawing::Drawing() : m_arguments{m_name.data(), nullptr} {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // Qt's remarks on the desktop session are not about the chart.
  qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
  m_application = std::make_unique<QGuiApplication>(m_count, m_arguments);
}

Recipe recipeFor(const std::filesystem::path& output, std::string size, RecipeData data,
                 std::variant<FigureQuestion, Briefing> question, LeavingOptions leaving) {
  return {CANDOUR_VERSION, output.filename().string(), std::move(size),   {},
          std::move(data), std::move(question),        std::move(leaving)};
}

}  // namespace candour::cli
