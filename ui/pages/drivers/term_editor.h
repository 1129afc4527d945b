// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>
#include <vector>

#include "ui/session/session.h"

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace candour {

/// A list of drivers (or controls) at the left and the chosen one's definition at the right.
class TermEditor : public QWidget {
  Q_OBJECT
 public:
  enum class Kind { Drivers, Controls };
  TermEditor(Session& session, Kind kind, std::vector<DriverSpec> terms, QWidget* parent);

  [[nodiscard]] const std::vector<DriverSpec>& terms() const { return m_terms; }

 Q_SIGNALS:
  void renamed(const std::string& before, const std::string& after);

 private:
  QWidget* makeList();
  QWidget* makeDefinition();
  void refreshList(int current);
  void showTerm();
  void showReferences(const DriverSpec& term);
  void addTerm();
  void addItem();
  void removeItem();
  void reverseItem();
  void showItemButtons();
  void removeTerm();
  void moveTerm(int by);
  void takeDefinition();
  void pickVariable(QWidget* anchor, const std::function<void(const std::string&)>& use);
  [[nodiscard]] DriverSpec* current();
  [[nodiscard]] QString titleOfTerm(const DriverSpec& term) const;

  Session& m_session;
  Kind m_kind;
  std::vector<DriverSpec> m_terms;
  bool m_showing = false;  // filling the fields, not editing them
  QListWidget* m_list;
  QWidget* m_definition = nullptr;
  QLineEdit* m_name;
  QListWidget* m_items;
  QComboBox* m_as;
  QComboBox* m_reference;
  QComboBox* m_reach;
  QComboBox* m_powers;
  QPushButton* m_add = nullptr;
  QPushButton* m_addItem = nullptr;
  QPushButton* m_removeItem = nullptr;
  QPushButton* m_reverse = nullptr;
  std::vector<AnswerRef> m_references;
};

}  // namespace candour
