// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>

#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"
#include "ui/session/page_choices.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace candour {

/// How wards that acted are compared with others, for the inspector; kept in the project.
class EvaluationChoices : public QWidget {
  Q_OBJECT
 public:
  EvaluationChoices(PageChoices& choices, QWidget* parent = nullptr);

  /// As the project was left.
  void load();
  /// What is chosen laid over what the register knows.
  [[nodiscard]] EvaluationOptions options(EvaluationOptions known) const;
  /// What the order of wards was, in words.
  void showOrder(const QString& text);

 Q_SIGNALS:
  void changed();

 private:
  void keep();
  PageChoices& m_choices;
  QLabel* m_order;
  QComboBox* m_quarter;
  QComboBox* m_after;
  QComboBox* m_neighbours;
  QCheckBox* m_covariates;
};

/// What a plan is to find, for the inspector; kept in the project.
class ReadinessChoices : public QWidget {
  Q_OBJECT
 public:
  ReadinessChoices(PageChoices& choices, QWidget* parent = nullptr);

  void load();
  [[nodiscard]] ReadinessOptions options(std::vector<WardAction> actions) const;

 Q_SIGNALS:
  void changed();

 private:
  void keep();
  PageChoices& m_choices;
  QSpinBox* m_wards;
  QSpinBox* m_before;
  QSpinBox* m_after;
  QDoubleSpinBox* m_effect;
  QSpinBox* m_boost;
};

}  // namespace candour
