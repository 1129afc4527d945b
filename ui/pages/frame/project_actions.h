// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QStringList>

#include "ui/session/session.h"

class QWidget;

namespace candour {

/// Opening, creating and extending projects, however the user asks for it: menu, drop, button.
class ProjectActions : public QObject {
  Q_OBJECT
 public:
  ProjectActions(Session& session, QWidget* window);

  void chooseNew();
  void chooseOpen();
  void chooseWave();
  void openSample();
  void choosePublished();
  void chooseModelFile();
  void chooseModelFileToSave();
  void chooseCodebookToSave();
  /// A project is opened; survey files become a new project beside the first of them.
  void open(const QStringList& files);
  /// Survey files become waves of the open project.
  void addWaves(const QStringList& files);

 Q_SIGNALS:
  void failed(const QString& message);
  void told(const QString& message);

 private:
  void openModelFile(const QString& file);
  void saveModelFile(const QString& file);
  void saveCodebook(const QString& file);
  void import(const QString& project, const QStringList& files);
  void chooseSheet(const QString& project, const QString& file);

  Session& m_session;
  QWidget* m_window;
};

}  // namespace candour
