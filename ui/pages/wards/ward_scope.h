// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QWidget>
#include <string>
#include <vector>

#include "ui/session/session.h"

namespace candour {

/// Which cycle and which borough are looked at, chosen once for all tabs of the page and kept in
/// the project.
class WardScope : public QObject {
  Q_OBJECT
 public:
  explicit WardScope(Session& session, QObject* parent = nullptr);

  [[nodiscard]] const std::string& cycle() const { return m_cycle; }
  [[nodiscard]] const std::string& borough() const { return m_borough; }  // empty: all
  void setCycle(const std::string& cycle);
  void setBorough(const std::string& borough);

  /// The cycles there is anything in, and those of today and after, the newest first.
  [[nodiscard]] std::vector<std::string> cycles() const;
  [[nodiscard]] std::vector<std::string> boroughs() const;
  /// The day that what is overdue is told by: today, or in a simulated register the last one in it.
  [[nodiscard]] std::string day() const;
  [[nodiscard]] bool isSimulated() const { return m_session.survey().simulated(); }

 Q_SIGNALS:
  void changed();

 private:
  void load();
  [[nodiscard]] std::string usualCycle() const;

  Session& m_session;
  std::string m_cycle;
  std::string m_borough;
};

/// The scope as two lists to choose from, for the head of a tab.
class ScopeBar : public QWidget {
  Q_OBJECT
 public:
  ScopeBar(WardScope& scope, WardDesk& desk, QWidget* parent = nullptr);

  /// Adds a field of the tab's own behind the lists; it takes the room that is left.
  void addField(QWidget* field);

 private:
  void fill();

  WardScope& m_scope;
  QComboBox* m_cycle;
  QComboBox* m_borough;
  QLabel* m_boroughName;
};

}  // namespace candour
