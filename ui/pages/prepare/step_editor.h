// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>
#include <string>

#include "core/survey/recipe_step.h"
#include "ui/session/session.h"

namespace candour {

/// The fields of one kind of step.
class StepEditor : public QWidget {
  Q_OBJECT
 public:
  using How = decltype(RecipeStep::how);

  StepEditor(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {}

  /// What the fields say, whether it can be done or not.
  [[nodiscard]] virtual How how() const = 0;
  virtual void showHow(const How& how) = 0;
  /// The variable whose distribution is shown before; empty: none.
  [[nodiscard]] virtual std::string before() const { return {}; }
  /// A fault of the step, as it was found: shown where it stands, if it has a place.
  virtual void showFault(const QString& /*fault*/) {}
  /// What to do first, while something is still to be chosen; empty: nothing.
  [[nodiscard]] virtual QString lacks() const { return {}; }

 Q_SIGNALS:
  void changed();

 protected:
  [[nodiscard]] Session& session() const { return m_session; }

 private:
  Session& m_session;
};

/// The editor for steps of the kind that `how` is.
StepEditor* makeStepEditor(Session& session, const StepEditor::How& how, QWidget* parent);

/// An answer as a step names it: by its label, or by its code where it has none of its own.
AnswerRef answerRefOf(const Variable& variable, std::size_t level);

}  // namespace candour
