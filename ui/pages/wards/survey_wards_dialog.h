// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>

#include "models/community/survey_wards.h"
#include "ui/session/session.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace candour {

/// Which variables of the survey tell the ward of an interview, its name and its borough.
class SurveyWardsDialog : public QDialog {
  Q_OBJECT
 public:
  SurveyWardsDialog(Session& session, QWidget* parent);

  [[nodiscard]] WardVariables variables() const;

 private:
  QComboBox* addList(const QString& name, const QString& object, const std::string& chosen,
                     bool mayBeNone);

  Session& m_session;
  QComboBox* m_ward = nullptr;
  QComboBox* m_name = nullptr;
  QComboBox* m_borough = nullptr;
};

}  // namespace candour
