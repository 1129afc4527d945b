// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>
#include <vector>

#include "models/drivers/driver_spec.h"

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace candour {

/// The interactions of a question, "A with B", and two lists of names to add one from.
class InteractionEditor : public QWidget {
  Q_OBJECT
 public:
  InteractionEditor(std::vector<InteractionSpec> pairs, QWidget* parent);

  /// The drivers and controls there are now; pairs of others are left out.
  void setNames(const std::vector<std::string>& names);
  /// A driver or control goes by another name from now on.
  void rename(const std::string& before, const std::string& after);
  [[nodiscard]] const std::vector<InteractionSpec>& pairs() const { return m_pairs; }

 private:
  void addPair();
  void removePair();
  void refresh();
  void refreshAdd();
  [[nodiscard]] InteractionSpec chosen() const;

  std::vector<InteractionSpec> m_pairs;
  QListWidget* m_list;
  QComboBox* m_first;
  QComboBox* m_second;
  QPushButton* m_add;
  QPushButton* m_remove;
};

}  // namespace candour
