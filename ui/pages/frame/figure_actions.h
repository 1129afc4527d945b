// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <optional>
#include <string>

#include "ui/pages/frame/figure_to_leave.h"

class QWidget;

namespace candour {

class Session;

/// What one does with a figure outside its page: export it, copy it, copy its numbers. Whatever
/// leaves is answered for leaving first: without people who could be told apart.
class FigureActions : public QObject {
  Q_OBJECT
 public:
  FigureActions(Session& session, QWidget* window);

  /// `decided`: Page::decided().
  void exportFigure(const FigureQuestion& question, const std::optional<Withheld>& decided);
  /// As a picture and as SVG: each program pastes what it likes best.
  void copyFigure(const FigureQuestion& question, const std::optional<Withheld>& decided);
  void copyTable(const FigureQuestion& question, const std::optional<Withheld>& decided);

 Q_SIGNALS:
  void failed(const QString& message);
  void exported(const QString& file);
  void told(const QString& message);

 private:
  void write(const FigureToLeave& figure, const QString& file, const std::string& size);
  void copy(const FigureQuestion& question, const std::optional<Withheld>& decided,
            std::function<void(const Figure&, const QString& told)> put);

  Session& m_session;
  QWidget* m_window;
  QString m_folder;
};

}  // namespace candour
