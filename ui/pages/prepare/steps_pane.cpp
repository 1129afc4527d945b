// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/steps_pane.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

StepsPane::StepsPane(QWidget* parent) : QWidget(parent) {
  setObjectName(u"stepsPane"_s);
  auto* layout = new QVBoxLayout(this);
  layout->addStretch(1);
  layout->addWidget(makeLabel(tr("No steps yet"), LabelRole::Title, this), 0, Qt::AlignCenter);
  layout->addWidget(makeLabel(tr("Answers are used as they were given."), LabelRole::Muted, this),
                    0, Qt::AlignCenter);
  layout->addStretch(2);
}

}  // namespace candour
