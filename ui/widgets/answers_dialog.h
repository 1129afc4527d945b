// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>
#include <vector>

#include "ui/session/session.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace candour {

/// Picks a variable and some of its answers: the favourable answers of an outcome, or the people a
/// question is about.
class AnswersDialog : public QDialog {
  Q_OBJECT
 public:
  struct Texts {
    QString title;
    QString answersHeading;
    QString nameHeading;  // empty: no name is asked for
  };
  AnswersDialog(Session& session, const Texts& texts, QWidget* parent);

  /// Starts from a variable and its ticked answers.
  void startFrom(const std::string& variable, const std::vector<AnswerRef>& answers,
                 const QString& name = {});
  [[nodiscard]] std::string variable() const;
  [[nodiscard]] std::vector<AnswerRef> answers() const;
  [[nodiscard]] QString name() const;

 private:
  QWidget* makeVariables();
  QWidget* makeAnswers(const Texts& texts);
  void fillVariables();
  void narrow(const QString& text);
  void variableChosen();
  void showAnswers();
  void answersTicked();

  Session& m_session;
  QLineEdit* m_search;
  QListWidget* m_variables;
  QLabel* m_question;
  QListWidget* m_answers;
  QLineEdit* m_name = nullptr;
  QPushButton* m_accept = nullptr;
  std::vector<AnswerRef> m_known;   // the answers listed, in order
  std::vector<AnswerRef> m_ticked;  // to tick when they are listed
};

}  // namespace candour
