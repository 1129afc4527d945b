// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>
#include <optional>
#include <string>

#include "models/findings/figure_question.h"
#include "ui/pages/answer_words.h"
#include "ui/widgets/inspector.h"

class QCheckBox;
class QComboBox;
class QPushButton;

namespace candour {

class FigureEditor;
class FoldingSection;
class LeavingChoices;
class Session;
class TextField;

/// Beside the sheet: the words of this page, what to check before the briefing leaves, and how it
/// leaves.
class PageInspector : public Inspector {
  Q_OBJECT
 public:
  explicit PageInspector(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] LeavingChoices& leaving() const { return *m_leaving; }

  /// The words of a page, and those that stand there where they are empty.
  struct PageWords {
    QString headline;
    QString headlineHint;
    QString text;
    QString textHint;
    bool hasFigure = true;
    bool questions = false;
    bool canAsk = true;  // there are questions to ask about its drivers
  };
  /// Nothing: there is no page.
  void showPage(const std::optional<PageWords>& words);
  /// The page's figure as made and its edits; nothing where it shows none.
  void showFigure(const std::optional<Figure>& made, const FigureQuestion* question);
  void showFormat(const std::string& format);
  /// Whether the headline says what the figure shows; nothing: not known.
  void showTitleCheck(const std::optional<QStringList>& faults, const QString& good = {});
  /// `problems` keep pages from leaving; `notes` are to be known of.
  void showChecks(const Facts& facts, const QStringList& problems, const QStringList& notes);
  void setCanExport(bool can);
  void nameAreas(bool boroughs, bool canPack);

 Q_SIGNALS:
  void headlineEdited(const QString& headline);
  void textEdited(const QString& text);
  void fieldLeft();
  void figureEdited(const QString& what, const FigureEdits& edits, int session);
  void questionsChosen(bool questions);
  void questionsEditorWanted();
  void formatChosen(const QString& format);
  void exportWanted(const QString& ending);
  void packsWanted();

 private:
  void buildPage();
  void buildExport();

  TextField* m_headline;
  TextField* m_text;
  QCheckBox* m_questions;
  QPushButton* m_editQuestions;
  QComboBox* m_format;
  QVBoxLayout* m_titleCheck = nullptr;
  FoldingSection* m_editing;
  FigureEditor* m_editor;
  QVBoxLayout* m_checks = nullptr;
  LeavingChoices* m_leaving;
  QVBoxLayout* m_notes = nullptr;
  QList<QPushButton*> m_exports;
  QPushButton* m_packs = nullptr;
};

}  // namespace candour
