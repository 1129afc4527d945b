// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>

#include "models/findings/protection.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace candour {

class Session;

/// How the project's counts are rounded in all that leaves: remembered, since it is the rule of a
/// house and not of one figure.
LeavingOptions usualLeaving(const Session& session);

/// What is withheld of something that is about to leave, and what can be done about it: counts
/// rounded, or all of it let leave for a reason, which is never remembered.
class LeavingChoices : public QWidget {
  Q_OBJECT
 public:
  explicit LeavingChoices(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] LeavingOptions options() const;
  /// Not while it is to be let leave and the reason is missing.
  [[nodiscard]] bool isReady() const;
  /// What was decided; nullptr: not known yet. `why`: it cannot leave at all.
  void showReport(const DisclosureReport* report, const QString& why = {});
  /// Takes an override back, as for something else that leaves.
  void forgetReason();

 Q_SIGNALS:
  /// What leaves is another now.
  void changed();
  void readyChanged();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void takeUsual();
  void roundingChosen();
  void reasonEdited();
  void showOverride();

  Session& m_session;
  QComboBox* m_rounding;
  QLabel* m_withheld;
  QCheckBox* m_override;
  QLineEdit* m_reason;
  bool m_withholds = false;
  bool m_overrides = false;  // as told last
};

}  // namespace candour
