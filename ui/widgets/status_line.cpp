// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/status_line.h"

#include <QHBoxLayout>
#include <QLabel>

#include "ui/widgets/progress_strip.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent),
      m_facts(makeLabel({}, LabelRole::Muted, this)),
      m_project(makeLabel({}, LabelRole::Muted, this)),
      m_progress(new ProgressStrip(this)) {
  setProperty("part", u"status"_s);
  setAttribute(Qt::WA_StyledBackground);
  setObjectName(u"statusLine"_s);
  m_facts->setObjectName(u"statusFacts"_s);
  m_project->setObjectName(u"statusProject"_s);
  m_facts->setWordWrap(false);
  m_project->setWordWrap(false);
  QFont font = windowFont();
  font.setPointSizeF(font.pointSizeF() * 0.92);
  m_facts->setFont(font);
  m_project->setFont(font);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(16, 2, 16, 2);
  layout->setSpacing(24);
  layout->addWidget(m_facts);
  layout->addWidget(m_progress, 1);
  layout->addStretch(1);
  layout->addWidget(m_project);
  setMinimumHeight(fontMetrics().height() + 16);
}

void StatusLine::setFacts(const QStringList& facts) {
  m_facts->setText(facts.join(u"      "_s));
}

void StatusLine::setProject(const QString& text, const QString& hint) {
  m_project->setText(text);
  m_project->setToolTip(hint);
}

}  // namespace candour
