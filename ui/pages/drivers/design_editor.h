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

namespace candour {

/// Which model is fitted, and how the sample was drawn: weight, strata, clusters, finite
/// populations; which variables tell area and time.
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
  void addHint(QFormLayout* form, const QString& text);
  void addFamily(QFormLayout* form, Family current);

  Session& m_session;
  QComboBox* m_family;
  QComboBox* m_weight;
  QLineEdit* m_strata;
  QLineEdit* m_clusters;
  QComboBox* m_fpc;
  QComboBox* m_single;
  QComboBox* m_area;
  QComboBox* m_time;
};

}  // namespace candour
