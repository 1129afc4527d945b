// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>
#include <optional>

#include "models/community/rota.h"
#include "ui/session/ward_desk.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace candour {

class DateField;
class GridTableModel;

/// Lets chance say which ward has its week of action when: pace, first week and seed at the left,
/// the plan they give at the right, and at last a name to freeze it under.
class DrawOrderDialog : public QDialog {
  Q_OBJECT
 public:
  DrawOrderDialog(WardDesk& desk, const std::string& cycle, const std::string& borough,
                  QWidget* parent);

  /// The plan as it is shown, with its name and not yet frozen; nothing where none can be drawn.
  [[nodiscard]] const std::optional<FrozenRota>& rota() const { return m_rota; }

 private:
  QWidget* makeQuestion();
  QWidget* makePreview();
  void addField(QGridLayout* grid, const QString& name, const QString& object, QWidget* field);
  [[nodiscard]] RotaQuestion question() const;
  void draw();
  void showPlan();
  void check();

  WardDesk& m_desk;
  std::string m_cycle;
  std::string m_borough;
  QComboBox* m_wards;
  QComboBox* m_pace;
  QSpinBox* m_atOnce;
  DateField* m_first;
  QLineEdit* m_seed;
  QLabel* m_summary;
  GridTableModel* m_weeks;
  QLineEdit* m_name;
  QLabel* m_lacks;
  QPushButton* m_freeze = nullptr;
  std::optional<FrozenRota> m_rota;
};

}  // namespace candour
