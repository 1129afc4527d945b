// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "core/store/ward_register.h"
#include "ui/pages/wards/date_field.h"
#include "ui/session/ward_desk.h"

class QComboBox;
class QVBoxLayout;

namespace candour {

/// Categories and channels as they are usually called, and those of the register.
QStringList usualCategories(const WardRegister& wards);
QStringList usualChannels(const WardRegister& wards);

/// The fields of a priority one below the other. A text is taken when its field is left, a choice
/// at once; each is one edit.
class PriorityFieldsForm : public QWidget {
  Q_OBJECT
 public:
  explicit PriorityFieldsForm(WardDesk& desk, QWidget* parent = nullptr);

  /// Shows it; what is being written in a field stays where nothing else became of it.
  void showPriority(const Priority& priority);

 Q_SIGNALS:
  /// `what` names the edit for undo.
  void edited(const QString& what, const Priority& after);
  /// The priority as it would be with what is being written.
  void writing(const Priority& asIfGiven);

 private:
  using Text = std::string Priority::*;
  void addHeading(const QString& text);
  void addWidget(const QString& name, const QString& object, QWidget* field, const QString& hint);
  void addText(const QString& name, const QString& object, Text field, int lines,
               const QString& hint = {});
  void addLine(const QString& name, const QString& object, Text field, const QString& hint);
  void addDate(const QString& name, const QString& object, Text field, DateField::Snap snap);
  void addList(const QString& name, const QString& object, Text field,
               QStringList (*usual)(const WardRegister&));
  void addNomination();
  void showWhereAnother(Text field, std::function<void()> show);
  void give(const QString& what, Text field, const std::string& value);
  void tellWriting(Text field, const std::string& value);

  WardDesk& m_desk;
  QVBoxLayout* m_layout;
  Priority m_priority;
  std::vector<std::function<void(const Priority& before)>> m_show;
};

}  // namespace candour
