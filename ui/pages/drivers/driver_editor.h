// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>

#include "ui/session/session.h"

namespace candour {

class DesignEditor;
class InteractionEditor;
class TermEditor;

/// The parts of a question that are not in its sentence: drivers, controls, sample design. What is
/// accepted is one edit.
class DriverEditor : public QDialog {
  Q_OBJECT
 public:
  explicit DriverEditor(Session& session, QWidget* parent);

 private:
  void take();
  void nameInteractions();

  Session& m_session;
  TermEditor* m_drivers;
  TermEditor* m_controls;
  InteractionEditor* m_interactions;
  DesignEditor* m_design;
};

}  // namespace candour
