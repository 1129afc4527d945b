// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/question_dialogs.h"

#include "ui/session/question_edit.h"
#include "ui/session/session.h"
#include "ui/widgets/answers_dialog.h"

namespace candour {

void openOutcomeDialog(Session& session, const std::string& variable, QWidget* window) {
  auto* dialog = new AnswersDialog(session,
                                   {.title = Session::tr("The outcome"),
                                    .answersHeading = Session::tr("Answers that count in favour"),
                                    .nameHeading = Session::tr("Called")},
                                   window);
  const auto& outcome = session.question().outcome;
  if (variable == outcome.variable) {
    dialog->startFrom(variable, outcome.positive, QString::fromStdString(outcome.name));
  } else {
    dialog->startFrom(variable, {});
  }
  QObject::connect(dialog, &QDialog::accepted, &session, [&session, dialog] {
    OutcomeSpec chosen;
    chosen.name = dialog->name().toStdString();
    chosen.variable = dialog->variable();
    chosen.positive = dialog->answers();
    std::vector<std::string> dropped;
    session.edit(Session::tr("outcome"),
                 withFamily(withOutcome(session.question(), chosen, dropped), session.survey(),
                            session.question().family));
    if (!dropped.empty()) {
      Q_EMIT session.told(Session::tr("%1 is the outcome now and no longer among the drivers.")
                              .arg(QString::fromStdString(dropped.front())));
    }
  });
  dialog->open();
}

void openAmongDialog(Session& session, QWidget* window) {
  auto* dialog =
      new AnswersDialog(session,
                        {.title = Session::tr("Whose answers"),
                         .answersHeading = Session::tr("People who gave any of these answers"),
                         .nameHeading = {}},
                        window);
  const auto among = amongConditions(session.question(), session.survey());
  if (!among.empty()) dialog->startFrom(among.back().variable, among.back().answers);
  QObject::connect(dialog, &QDialog::accepted, &session, [&session, dialog] {
    session.edit(Session::tr("people"),
                 withAnswersWanted(session.question(), dialog->variable(), dialog->answers()));
  });
  dialog->open();
}

}  // namespace candour
