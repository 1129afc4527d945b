// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "ui/session/session.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace candour {

/// Which model is fitted, what is done about people without an answer, and how the sample was
/// drawn: weight, strata, clusters, finite populations; how errors and intervals are worked out;
/// which variables tell area and time.
class DesignEditor : public QWidget {
  Q_OBJECT
 public:
  DesignEditor(Session& session, const DriverModelSpec& question, QWidget* parent);

  void takeInto(DriverModelSpec& question) const;

 private:
  QComboBox* addVariable(QFormLayout* form, const QString& label, const std::string& current,
                         bool numbersOnly);
  QLineEdit* addVariables(QFormLayout* form, const QString& label,
                          const std::vector<std::string>& current);
  void addErrors(QFormLayout* form, const DesignSpec& design);
  void addReplicates(QFormLayout* form, const ReplicateSpec& replicates);
  /// A choice, and what it does.
  using Option = std::pair<QString, QString>;
  /// A list to choose from, and below it what the chosen one does.
  QComboBox* addChoice(QFormLayout* form, const QString& label, const std::vector<Option>& options,
                       int current);
  void showWhatCounts();
  void addHint(QFormLayout* form, const QString& text);
  void addSample(QFormLayout* form, const DesignSpec& design);
  void addFamily(QFormLayout* form, Family current);
  void addMissingAnswers(QFormLayout* form, MissingAnswers current);

  Session& m_session;
  QComboBox* m_family = nullptr;
  QComboBox* m_missing = nullptr;
  QComboBox* m_weight = nullptr;
  QLineEdit* m_strata = nullptr;
  QLineEdit* m_clusters = nullptr;
  QComboBox* m_fpc = nullptr;
  QComboBox* m_single = nullptr;
  QComboBox* m_method = nullptr;
  QLineEdit* m_replicates = nullptr;
  QSpinBox* m_count = nullptr;
  QComboBox* m_few = nullptr;
  QComboBox* m_interval = nullptr;
  QComboBox* m_area = nullptr;
  QComboBox* m_time = nullptr;
};

}  // namespace candour
