// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/drop_list.h"
#include "ui/widgets/figure_editor.h"
#include "ui/widgets/figure_sizes.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

// How the fields are laid out.

namespace {

constexpr int kHeadlineLines = 3;
constexpr int kSubtitleLines = 2;

QLabel* nameOfField(const QString& name, QWidget* field, QWidget* parent) {
  auto* label = makeLabel(name, LabelRole::Muted, parent);
  label->setWordWrap(false);
  label->setBuddy(field);
  return label;
}

}  // namespace

FigureEditor::FigureEditor(QWidget* parent)
    : QWidget(parent),
      m_headline(new TextField(TextField::Lines::OneParagraph, kHeadlineLines, this)),
      m_headlineNotes(new QVBoxLayout),
      m_subtitle(new TextField(TextField::Lines::OneParagraph, kSubtitleLines, this)),
      m_subtitleNotes(new QVBoxLayout),
      m_grid(new QGridLayout),
      m_order(new DropList(this)),
      m_highlight(new QPushButton(this)),
      m_highlightNotes(new QVBoxLayout),
      m_axis(new QWidget(this)),
      m_from(new QLineEdit(m_axis)),
      m_to(new QLineEdit(m_axis)),
      m_axisNotes(new QVBoxLayout),
      m_decimals(new DropList(this)),
      m_size(new DropList(this)),
      m_undoAll(new QPushButton(tr("Undo all edits"), this)) {
  setObjectName(u"figureEditor"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  buildWords(layout);
  buildChoices(layout);
  m_undoAll->setObjectName(u"undoEdits"_s);
  m_undoAll->setProperty("part", u"quiet"_s);
  m_undoAll->setToolTip(tr("The figure as Candour makes it"));
  layout->addWidget(m_undoAll, 0, Qt::AlignLeft);
  connectFields();
}

void FigureEditor::buildWords(QVBoxLayout* layout) {
  const auto add = [&](const QString& name, const QString& object, const QString& spoken,
                       TextField* field, QVBoxLayout* notes) {
    field->setObjectName(object);
    field->setAccessibleName(spoken);
    layout->addWidget(nameOfField(name, field, this));
    layout->addWidget(field);
    layout->addLayout(notes);
  };
  add(tr("Headline"), u"editHeadline"_s, tr("Headline of the figure"), m_headline, m_headlineNotes);
  add(tr("Subtitle"), u"editSubtitle"_s, tr("Subtitle of the figure"), m_subtitle, m_subtitleNotes);
}

void FigureEditor::addRow(const QString& name, QWidget* field, const QString& object,
                          const QString& spoken) {
  field->setObjectName(object);
  field->setAccessibleName(spoken);
  const int row = m_grid->rowCount();
  m_grid->addWidget(nameOfField(name, field, this), row, 0);
  m_grid->addWidget(field, row, 1);
}

void FigureEditor::addAxisRow() {
  auto* ends = new QHBoxLayout(m_axis);
  ends->setContentsMargins(0, 0, 0, 0);
  ends->setSpacing(6);
  for (auto* end : {m_from, m_to}) {
    end->setPlaceholderText(tr("auto"));
    leaveUndoToWindow(end);
  }
  m_from->setObjectName(u"editAxisFrom"_s);
  m_from->setAccessibleName(tr("Where the axis of values begins"));
  m_to->setObjectName(u"editAxisTo"_s);
  m_to->setAccessibleName(tr("Where the axis of values ends"));
  ends->addWidget(m_from, 1);
  ends->addWidget(nameOfField(tr("to"), m_to, m_axis));
  ends->addWidget(m_to, 1);
  addRow(tr("Axis from"), m_axis, u"editAxis"_s, tr("Range of the axis of values"));
}

void FigureEditor::buildChoices(QVBoxLayout* layout) {
  m_order->addItem(tr("As made"), static_cast<int>(RowOrder::AsMade));
  m_order->addItem(tr("Highest first"), static_cast<int>(RowOrder::HighestFirst));
  m_order->addItem(tr("Lowest first"), static_cast<int>(RowOrder::LowestFirst));
  m_order->addItem(tr("By name"), static_cast<int>(RowOrder::ByName));
  m_decimals->addItem(tr("As made"), -1);
  for (int i = 0; i <= kMostDecimals; ++i) m_decimals->addItem(QString::number(i), i);
  m_size->addItem(tr("As asked for"), QString());
  for (const NamedSize& size : figureSizes()) {
    m_size->addItem(sizeInWords(size), QString::fromLatin1(size.name));
  }
  m_size->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_size->setToolTip(tr("What it is exported at, and its shape in a briefing"));
  m_highlight->setProperty("part", u"pick"_s);
  m_grid->setHorizontalSpacing(12);
  m_grid->setVerticalSpacing(6);
  m_grid->setColumnStretch(1, 1);
  const auto addNotes = [this](QVBoxLayout* notes) {
    m_grid->addLayout(notes, m_grid->rowCount(), 0, 1, 2);
  };
  addRow(tr("Order"), m_order, u"editOrder"_s, tr("Order of the rows"));
  addRow(tr("Highlight"), m_highlight, u"editHighlight"_s, tr("What stands out"));
  addNotes(m_highlightNotes);
  addAxisRow();
  addNotes(m_axisNotes);
  addRow(tr("Decimals"), m_decimals, u"editDecimals"_s, tr("Decimals of the values printed"));
  addRow(tr("Size"), m_size, u"editSize"_s, tr("Size of the figure"));
  layout->addLayout(m_grid);
}

}  // namespace candour
