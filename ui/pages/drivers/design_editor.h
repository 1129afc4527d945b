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
  QComboBox* addChoice(QFormLayout* form, const QString& label, const QStringList& texts,
                       int current);
  void showWhatCounts();
  void addHint(QFormLayout* form, const QString& text);
  void addFamily(QFormLayout* form, Family current);
  void addMissingAnswers(QFormLayout* form, MissingAnswers current);

  Session& m_session;
  QComboBox* m_family;
  QComboBox* m_missing = nullptr;
  QComboBox* m_weight;
  QLineEdit* m_strata;
  QLineEdit* m_clusters;
  QComboBox* m_fpc;
  QComboBox* m_single;
  QComboBox* m_method = nullptr;
  QLineEdit* m_replicates = nullptr;
  QSpinBox* m_count = nullptr;
  QComboBox* m_few = nullptr;
  QComboBox* m_interval = nullptr;
  QComboBox* m_area;
  QComboBox* m_time;
};

}  // namespace candour
