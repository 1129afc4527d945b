// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/folding_section.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace candour {

FoldingSection::FoldingSection(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(title),
      m_heading(new QPushButton(this)),
      m_body(new QWidget(this)),
      m_layout(new QVBoxLayout(m_body)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  m_heading->setObjectName(u"fold"_s);
  m_heading->setProperty("part", u"fold"_s);
  layout->addWidget(m_heading, 0, Qt::AlignLeft);
  m_layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_body);
  connect(m_heading, &QPushButton::clicked, this, [this] {
    setOpen(!m_open);
    Q_EMIT toggled(m_open);
  });
  setOpen(false);
}

void FoldingSection::setOpen(bool open) {
  m_open = open;
  m_body->setVisible(open);
  showHeading();
}

void FoldingSection::setRemark(const QString& remark) {
  m_remark = remark;
  showHeading();
}

void FoldingSection::showHeading() {
  const QString title = m_remark.isEmpty() ? m_title : m_title + u" · "_s + m_remark;
  m_heading->setText((m_open ? u"▾  "_s : u"▸  "_s) + title);
  m_heading->setAccessibleName(title);
  m_heading->setAccessibleDescription(m_open ? tr("Open; press to fold away")
                                             : tr("Folded away; press to open"));
}

}  // namespace candour
