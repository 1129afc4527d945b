// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      m_label(makeLabel({}, LabelRole::Body, this)),
      m_action(new QPushButton(this)) {
  setObjectName(u"banner"_s);
  m_label->setObjectName(u"bannerText"_s);
  m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_action->setProperty("part", u"quiet"_s);
  m_action->setObjectName(u"bannerAction"_s);
  auto* close = new QPushButton(tr("Dismiss"), this);
  close->setProperty("part", u"quiet"_s);
  close->setAccessibleName(tr("Dismiss this message"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(18, 5, 10, 5);
  layout->addWidget(m_label, 1);
  layout->addWidget(m_action);
  layout->addWidget(close);
  connect(close, &QPushButton::clicked, this, &QWidget::hide);
  connect(m_action, &QPushButton::clicked, this, &Banner::actionChosen);
  hide();
}

void Banner::showError(const QString& text) {
  show(text, u"error"_s, {});
}

void Banner::showNews(const QString& text, const QString& action) {
  show(text, u"good"_s, action);
}

QString Banner::text() const {
  return isHidden() ? QString() : m_label->text();
}

void Banner::show(const QString& text, const QString& part, const QString& action) {
  m_label->setText(text);
  m_action->setText(action);
  m_action->setVisible(!action.isEmpty());
  setPart(this, part);
  setAccessibleName(text);
  setVisible(true);
  QAccessibleEvent event(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
}

}  // namespace candour
