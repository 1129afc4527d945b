// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <deque>
#include <functional>
#include <stop_token>
#include <vector>

#include "ui/session/answers.h"
#include "ui/session/ask.h"
#include "ui/session/background.h"

namespace candour {

/// Asks in the background for what the visible page needs and keeps the answers of the latest
/// questions, so that undo and going back are instant. A newer question stops the older one.
class AnswerBook : public QObject {
  Q_OBJECT
 public:
  AnswerBook(Background& background, QObject* parent);

  /// The question on the table; asks at once for what is needed and not known.
  void setQuestion(const DriverModelSpec& question);
  /// Who says what is needed now, asked whenever the question changes and with needsChanged().
  void setNeeds(std::function<Needs()> needs) { m_needs = std::move(needs); }
  void needsChanged();
  /// Asks for what was stopped.
  void askAgain();
  /// Forgets everything: the project's data changed.
  void clear();

  /// What is known in answer to the current question.
  [[nodiscard]] const Answers& current() const { return m_book.front(); }

 Q_SIGNALS:
  void changed();
  /// The user stopped the work on the current question.
  void stopped();

 private:
  void ask();
  void ask(const Needs& needs);
  void askOne(const Ask& ask);
  void take(const Ask& ask, const DriverModelSpec& question, Result<std::any> result, int round);
  void stopAsking();
  Answers* find(const DriverModelSpec& question);

  Background& m_background;
  std::deque<Answers> m_book;  // newest question first
  std::function<Needs()> m_needs;
  std::vector<std::string> m_keys;  // of what was needed last
  std::vector<std::stop_source> m_asked;
  int m_round = 0;  // counts ask(), to tell the user's cancelling from a newer question's
  QElapsedTimer m_clock;
};

}  // namespace candour
