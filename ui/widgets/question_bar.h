// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>

#include "ui/session/session.h"

class QLabel;
class QPushButton;

namespace candour {

class ChoicePopup;
struct Choice;

/// The question in words, each part a chip to change it: [Trust] in [London] among [everyone],
/// [2019-20], [weighted: WT].
class QuestionBar : public QWidget {
  Q_OBJECT
 public:
  explicit QuestionBar(Session& session, QWidget* parent = nullptr);

  /// On the page that compares the areas the question is about all of them.
  void setComparing(bool comparing);

 Q_SIGNALS:
  void outcomeEditorWanted();
  void amongEditorWanted();

 private:
  QPushButton* addChip(const QString& name, const QString& hint, void (QuestionBar::*open)());
  QLabel* addWord(const QString& word);
  void refresh();
  void refreshPlaces();
  ChoicePopup* popup(const QString& title, const QList<Choice>& choices, bool several,
                     QWidget* anchor);
  void openOutcome();
  void openArea();
  void openAreaVariables();
  void openAmong();
  void openPeriod();
  void openWeight();
  void openWeightVariables();
  void chooseModel(const DriverModelSpec& model);
  void chooseArea(const AnswerRef* answer);

  Session& m_session;
  bool m_comparing = false;
  QPushButton* m_outcome;
  QPushButton* m_area;
  QPushButton* m_among;
  QLabel* m_periodWord;
  QPushButton* m_period;
  QPushButton* m_weight;
};

}  // namespace candour
