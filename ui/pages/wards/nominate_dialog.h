// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>
#include <string>

#include "core/store/ward_register.h"
#include "ui/session/ward_desk.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace candour {

class DateField;
class TextField;

/// What residents of a ward ask for in a cycle, to be put on the board.
class NominateDialog : public QDialog {
  Q_OBJECT
 public:
  NominateDialog(WardDesk& desk, const std::string& cycle, const std::string& borough,
                 const std::vector<std::string>& cycles, QWidget* parent);

  /// As it was filled in, nominated.
  [[nodiscard]] Priority priority() const;

 private:
  void fillWards(const std::string& borough);
  void addField(const QString& name, const QString& object, QWidget* field);
  void check();

  WardDesk& m_desk;
  QComboBox* m_ward;
  QComboBox* m_cycle;
  TextField* m_words;
  QComboBox* m_category;
  QComboBox* m_through;
  DateField* m_on;
  QLabel* m_lacks;
  QPushButton* m_accept;
};

}  // namespace candour
