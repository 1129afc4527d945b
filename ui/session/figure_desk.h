// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QUndoStack>
#include <map>
#include <string>
#include <vector>

#include "core/survey/survey.h"
#include "models/findings/figure_question.h"

namespace candour {

/// An own headline and subtitle, and the question of the data that they were written over.
struct FigureWords {
  std::string of;
  std::string headline;
  std::string subtitle;

  bool operator==(const FigureWords&) const = default;
};

/// How the analyst wants figures shown.
struct FigureLooks {
  std::map<std::string, FigureEdits> looks;  // by lookKey(); without words
  std::vector<FigureWords> words;            // the latest last

  bool operator==(const FigureLooks&) const = default;
};

/// What a figure shows, whatever it is asked of: its topic, and the driver, area or group it is of.
std::string lookKey(const FigureQuestion& question);

/// How the analyst wants the figures of the pages shown, kept with the project. Order, highlight,
/// axis, decimals and size stay with what a figure shows (lookKey()) when another question is
/// asked; own words hold for the one question of the data that they were written over, so that an
/// old headline never stands over a new answer. Every edit is a step of undo.
class FigureDesk : public QObject {
  Q_OBJECT
 public:
  FigureDesk(QUndoStack& undo, QObject* parent);

  /// Those of another project, as written() wrote them (nothing where there are none); what cannot
  /// be read is none.
  void load(const std::string& json);
  [[nodiscard]] std::string written() const;
  /// The data that words are written over from now on.
  void setData(const Survey& survey);

  /// The edits of what `question` shows; those it carries itself are ignored.
  [[nodiscard]] FigureEdits editsOf(const FigureQuestion& question) const;
  /// `what` names the edit for undo. Edits of the same `session` (not below 0) that follow each
  /// other are one step.
  void edit(const QString& what, const FigureQuestion& question, const FigureEdits& edits,
            int session = -1);

 Q_SIGNALS:
  void changed();

 private:
  [[nodiscard]] std::string wordsKey(const FigureQuestion& question) const;
  void set(const FigureLooks& looks);

  QUndoStack& m_undo;
  FigureLooks m_looks;
  std::string m_data;
};

}  // namespace candour
