// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/survey_wards_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/drop_list.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

SurveyWardsDialog::SurveyWardsDialog(Session& session, QWidget* parent)
    : QDialog(parent), m_session(session) {
  setWindowTitle(tr("Take the wards from the survey"));
  setObjectName(u"surveyWardsDialog"_s);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  setMinimumWidth(480);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 18, 20, 18);
  layout->setSpacing(6);
  layout->addWidget(makeLabel(tr("Every ward that has an interview becomes a ward of the register. "
                                 "Priorities that are there stay."),
                              LabelRole::Body, this));
  layout->addSpacing(6);
  const auto proposed = proposedWardVariables(session.survey(), session.question().area);
  m_ward =
      addList(tr("The ward's code, as the survey has it"), u"wardsCode"_s, proposed.ward, false);
  m_name = addList(tr("The ward's name"), u"wardsName"_s, proposed.name, true);
  m_borough = addList(tr("Its borough or area"), u"wardsBorough"_s, proposed.borough, true);
  layout->addSpacing(10);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  auto* accept = buttons->addButton(tr("&Take them"), QDialogButtonBox::AcceptRole);
  accept->setObjectName(u"wardsAccept"_s);
  setPart(accept, u"primary"_s);
  accept->setEnabled(m_ward->currentIndex() >= 0);
  layout->addWidget(buttons);
  connect(m_ward, &QComboBox::currentIndexChanged, accept,
          [accept](int index) { accept->setEnabled(index >= 0); });
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QComboBox* SurveyWardsDialog::addList(const QString& name, const QString& object,
                                      const std::string& chosen, bool mayBeNone) {
  auto* list = new DropList(this);
  list->setObjectName(object);
  list->setAccessibleName(name);
  list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  if (mayBeNone) list->addItem(tr("None"), QString());
  for (const Variable& variable : m_session.survey().variables) {
    if (variable.name.starts_with('@')) continue;
    QString text = QString::fromStdString(variable.name);
    if (!variable.label.empty()) text += u"  "_s + QString::fromStdString(variable.label).left(70);
    list->addItem(text, QString::fromStdString(variable.name));
  }
  list->setCurrentIndex(list->findData(QString::fromStdString(chosen)));
  auto* label = makeLabel(name, LabelRole::Muted, this);
  label->setBuddy(list);
  layout()->addWidget(label);
  layout()->addWidget(list);
  return list;
}

WardVariables SurveyWardsDialog::variables() const {
  return {m_ward->currentData().toString().toStdString(),
          m_name->currentData().toString().toStdString(),
          m_borough->currentData().toString().toStdString()};
}

}  // namespace candour
