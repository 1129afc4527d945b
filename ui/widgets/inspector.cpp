// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/inspector.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {
constexpr int kInspectorWidth = 344;

QWidget* makeCard(const QString& text, const QString& part) {
  auto* note = new QFrame;
  note->setProperty("part", part);
  auto* layout = new QVBoxLayout(note);
  layout->setContentsMargins(11, 9, 11, 9);
  auto* label = makeLabel(text, LabelRole::Body, note);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(label);
  return note;
}

}  // namespace

Inspector::Inspector(QWidget* parent) : QScrollArea(parent) {
  setProperty("part", u"inspector"_s);
  setObjectName(u"inspector"_s);
  setFixedWidth(kInspectorWidth);
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  auto* body = new QWidget(this);
  body->setProperty("part", u"panelBody"_s);
  m_sections = new QVBoxLayout(body);
  m_sections->setContentsMargins(16, 16, 16, 16);
  m_sections->setSpacing(18);
  m_sections->addStretch(1);  // what is left of a tall window goes below the sections
  setWidget(body);
}

QVBoxLayout* Inspector::addSection(const QString& title, const QString& objectName, Place place) {
  auto* section = new QWidget(widget());
  section->setObjectName(objectName);
  section->setAccessibleName(title);
  auto* layout = new QVBoxLayout(section);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  if (!title.isEmpty()) layout->addWidget(makeLabel(title, LabelRole::Heading, section));
  auto* body = new QVBoxLayout;
  body->setSpacing(8);
  layout->addLayout(body);
  addSection(section, place);
  return body;
}

void Inspector::addSection(QWidget* section, Place place) {
  m_sections->insertWidget(place == Place::Last ? m_sections->count() - 1 : m_top, section);
  if (place == Place::Top) ++m_top;
}

void Inspector::setSectionVisible(const QString& objectName, bool visible) {
  auto* section = widget()->findChild<QWidget*>(objectName, Qt::FindDirectChildrenOnly);
  if (section != nullptr) section->setVisible(visible);
}

void clearLayout(QVBoxLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
}

QWidget* makeValueRow(const QString& name, const QString& value) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* left = makeLabel(name, LabelRole::Body, row);
  auto* right = makeLabel(value, LabelRole::Body, row);
  QFont font = right->font();
  font.setBold(true);
  right->setFont(font);
  right->setAlignment(Qt::AlignRight | Qt::AlignTop);
  left->setWordWrap(false);
  layout->addWidget(left, 0, Qt::AlignTop);
  layout->addWidget(right, 1);
  row->setAccessibleName(name + u": "_s + value);
  return row;
}

QWidget* makeNote(const QString& text) {
  return makeCard(text, u"note"_s);
}

QWidget* makeGoodNote(const QString& text) {
  return makeCard(text, u"goodNote"_s);
}

}  // namespace candour
