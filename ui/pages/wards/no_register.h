// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>

class QPushButton;

namespace candour {

/// What a project without a register shows: what it is for, and the ways to begin.
class NoRegister : public QWidget {
  Q_OBJECT
 public:
  explicit NoRegister(QWidget* parent = nullptr);

  /// Whether the survey tells wards.
  void setSurveyHasWards(bool has);

 Q_SIGNALS:
  void importWanted();
  void surveyWanted();

 private:
  QPushButton* m_survey;
};

}  // namespace candour
