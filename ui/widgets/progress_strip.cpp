// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/progress_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {
constexpr int kPatienceMs = 200;
constexpr int kSteps = 1000;
}  // namespace

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent),
      m_label(makeLabel({}, LabelRole::Muted, this)),
      m_bar(new QProgressBar(this)) {
  setObjectName(u"progressStrip"_s);
  m_label->setWordWrap(false);
  m_bar->setTextVisible(false);
  m_bar->setAccessibleName(tr("Progress"));
  auto* cancel = new QPushButton(tr("Cancel"), this);
  cancel->setProperty("part", u"quiet"_s);
  cancel->setObjectName(u"cancelWork"_s);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_label);
  layout->addWidget(m_bar, 1);
  layout->addWidget(cancel);
  m_delay.setSingleShot(true);
  m_delay.setInterval(kPatienceMs);
  connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
  connect(cancel, &QPushButton::clicked, this, &ProgressStrip::cancelChosen);
  hide();
}

void ProgressStrip::begin(const QString& text) {
  m_label->setText(text);
  m_bar->setRange(0, 0);
  if (isHidden()) m_delay.start();
}

void ProgressStrip::advance(double fraction) {
  m_bar->setRange(0, fraction < 0 ? 0 : kSteps);
  m_bar->setValue(static_cast<int>(fraction * kSteps));
}

void ProgressStrip::end() {
  m_delay.stop();
  hide();
}

}  // namespace candour
