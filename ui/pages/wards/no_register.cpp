// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/no_register.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "ui/widgets/centred_card.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

NoRegister::NoRegister(QWidget* parent)
    : QWidget(parent), m_survey(new QPushButton(tr("&Take the wards from the survey…"), this)) {
  setObjectName(u"noRegister"_s);
  auto* card = new QFrame(this);
  card->setProperty("part", u"card"_s);
  card->setMaximumWidth(640);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(40, 34, 40, 34);
  inside->setSpacing(14);
  inside->addWidget(makeLabel(tr("This project knows no wards yet"), LabelRole::Title, card));
  inside->addWidget(makeLabel(
      tr("Here you keep what residents of each ward ask for in a quarter, when police and partners "
         "give it a week of action, what came of it, and what residents were told. With the survey "
         "beside it, Candour then says what has changed in the wards that acted, and how sure one "
         "can be."),
      LabelRole::Body, card));
  auto* open = new QPushButton(tr("&Import a register…"), card);
  open->setObjectName(u"noRegisterImport"_s);
  open->setProperty("part", u"primary"_s);
  m_survey->setObjectName(u"noRegisterSurvey"_s);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(10);
  buttons->addWidget(open);
  buttons->addWidget(m_survey);
  buttons->addStretch(1);
  inside->addSpacing(4);
  inside->addLayout(buttons);
  inside->addSpacing(4);
  inside->addWidget(makeLabel(
      tr("A register is a table, CSV or Excel, with a line for each ward and quarter; its columns "
         "may be called ward, cycle, words, category, week, actions, result. Once the wards are "
         "known, press Nominate… to add a priority by hand."),
      LabelRole::Muted, card));
  centreCard(this, card);
  connect(open, &QPushButton::clicked, this, &NoRegister::importWanted);
  connect(m_survey, &QPushButton::clicked, this, &NoRegister::surveyWanted);
}

void NoRegister::setSurveyHasWards(bool has) {
  m_survey->setToolTip(has ? tr("Every ward that has interviews, with its name and borough")
                           : tr("Choose which of the survey's variables tells the ward"));
}

}  // namespace candour
