// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>
#include <QWidget>

#include "models/findings/figure_question.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace candour {

class TextField;

/// What an analyst changes of a figure: its words, the order of its rows, what stands out, the
/// range of its axis, decimals and size, each with what to know of it in place. Fields that do not
/// suit the figure are not shown. It tells of every edit and changes nothing itself.
class FigureEditor : public QWidget {
  Q_OBJECT
 public:
  explicit FigureEditor(QWidget* parent = nullptr);

  /// The figure as made and the edits laid over it. What is being written stays as it is.
  void showFigure(const Figure& made, FigureTopic topic, const FigureEdits& edits);

 Q_SIGNALS:
  /// `what` names the edit for undo; edits of one `session` (not below 0) are one stretch of
  /// writing.
  void edited(const QString& what, const FigureEdits& edits, int session);

 private:
  enum Field { HeadlineField, SubtitleField, kFields };
  void buildWords(QVBoxLayout* layout);
  void buildChoices(QVBoxLayout* layout);
  void addRow(const QString& name, QWidget* field, const QString& object, const QString& spoken);
  void addAxisRow();
  void connectFields();
  template <class Change>
  void change(const QString& what, int session, Change change);
  void openHighlights();
  void takeAxis();
  void showHighlight();
  void showAxis();
  void showNotes();
  [[nodiscard]] int session(Field field) const { return m_writing * kFields + field; }

  Figure m_made;
  Editable m_can;
  FigureTopic m_topic = FigureTopic::Effects;
  FigureEdits m_edits;
  int m_writing = 0;  // counts stretches of writing in one field, each a step of undo

  TextField* m_headline;
  QVBoxLayout* m_headlineNotes;
  TextField* m_subtitle;
  QVBoxLayout* m_subtitleNotes;
  QGridLayout* m_grid;
  QComboBox* m_order;
  QPushButton* m_highlight;
  QVBoxLayout* m_highlightNotes;
  QWidget* m_axis;
  QLineEdit* m_from;
  QLineEdit* m_to;
  QVBoxLayout* m_axisNotes;
  QComboBox* m_decimals;
  QComboBox* m_size;
  QPushButton* m_undoAll;
};

}  // namespace candour
