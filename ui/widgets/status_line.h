// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace candour {

class ProgressStrip;

/// The line at the bottom: what the answer rests on, work in progress, the project file.
class StatusLine : public QWidget {
  Q_OBJECT
 public:
  explicit StatusLine(QWidget* parent = nullptr);

  void setFacts(const QStringList& facts);
  void setProject(const QString& text, const QString& hint);
  [[nodiscard]] ProgressStrip* progress() const { return m_progress; }

 private:
  QLabel* m_facts;
  QLabel* m_project;
  ProgressStrip* m_progress;
};

}  // namespace candour
