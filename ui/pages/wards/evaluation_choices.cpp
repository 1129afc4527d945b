// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/evaluation_choices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/drop_list.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr int kMostQuarters = 40;

QVBoxLayout* columnOf(QWidget* widget) {
  auto* layout = new QVBoxLayout(widget);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(5);
  return layout;
}

void addField(QWidget* form, const QString& name, const QString& object, QWidget* field) {
  auto* label = makeLabel(name, LabelRole::Muted, form);
  label->setBuddy(field);
  field->setObjectName(object);
  field->setAccessibleName(name);
  form->layout()->addWidget(label);
  form->layout()->addWidget(field);
}

QSpinBox* makeSpin(QWidget* form, int least, int most, const QString& suffix) {
  auto* spin = new QSpinBox(form);
  spin->setRange(least, most);
  spin->setSuffix(suffix);
  spin->setKeyboardTracking(false);
  spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
  return spin;
}

}  // namespace

EvaluationChoices::EvaluationChoices(PageChoices& choices, QWidget* parent)
    : QWidget(parent),
      m_choices(choices),
      m_order(makeLabel({}, LabelRole::Body, this)),
      m_quarter(new DropList(this)),
      m_after(new DropList(this)),
      m_neighbours(new DropList(this)),
      m_covariates(new QCheckBox(tr("Hold the controls equal"), this)) {
  auto* layout = columnOf(this);
  m_order->setObjectName(u"evaluationOrder"_s);
  layout->addWidget(m_order);
  m_quarter->addItem(tr("is left out"));
  m_quarter->addItem(tr("counts as after"));
  addField(this, tr("The quarter of the week of action"), u"evaluationQuarter"_s, m_quarter);
  m_after->addItem(tr("from then on"), 0);
  for (const int quarters : {1, 2, 4}) {
    m_after->addItem(
        quarters == 1 ? tr("the next quarter") : tr("the next %1 quarters").arg(quarters),
        quarters);
  }
  addField(this, tr("What counts as after"), u"evaluationAfter"_s, m_after);
  m_neighbours->addItem(tr("are compared, and counted"), static_cast<int>(SpillOver::Flagged));
  m_neighbours->addItem(tr("are left out"), static_cast<int>(SpillOver::Excluded));
  m_neighbours->addItem(tr("are compared like all others"), static_cast<int>(SpillOver::Ignored));
  addField(this, tr("Neighbours of wards that acted"), u"evaluationNeighbours"_s, m_neighbours);
  m_covariates->setObjectName(u"evaluationCovariates"_s);
  m_covariates->setToolTip(tr("Doubly robust: who is asked may change from quarter to quarter"));
  layout->addSpacing(4);
  layout->addWidget(m_covariates);
  for (QComboBox* list : {m_quarter, m_after, m_neighbours}) {
    connect(list, &QComboBox::activated, this, &EvaluationChoices::keep);
  }
  connect(m_covariates, &QCheckBox::toggled, this, &EvaluationChoices::keep);
}

void EvaluationChoices::load() {
  const QSignalBlocker quiet(m_covariates);
  m_quarter->setCurrentIndex(m_choices.number("quarter"));
  m_after->setCurrentIndex(std::max(0, m_after->findData(m_choices.number("after"))));
  m_neighbours->setCurrentIndex(m_choices.number("neighbours"));
  m_covariates->setChecked(m_choices.number("covariates") != 0);
}

void EvaluationChoices::keep() {
  m_choices.keep("quarter", m_quarter->currentIndex());
  m_choices.keep("after", m_after->currentData().toInt());
  m_choices.keep("neighbours", m_neighbours->currentIndex());
  m_choices.keep("covariates", m_covariates->isChecked() ? 1 : 0);
  Q_EMIT changed();
}

EvaluationOptions EvaluationChoices::options(EvaluationOptions known) const {
  known.actionQuarter =
      m_quarter->currentIndex() == 0 ? ActionQuarter::LeftOut : ActionQuarter::After;
  known.quartersAfter = m_after->currentData().toInt();
  known.spillOver = static_cast<SpillOver>(m_neighbours->currentData().toInt());
  known.covariates = m_covariates->isChecked();
  return known;
}

void EvaluationChoices::showOrder(const QString& text) {
  m_order->setText(text);
}

ReadinessChoices::ReadinessChoices(PageChoices& choices, QWidget* parent)
    : QWidget(parent),
      m_choices(choices),
      m_wards(makeSpin(this, 0, 100000, tr(" wards"))),
      m_before(makeSpin(this, 1, kMostQuarters, tr(" quarters"))),
      m_after(makeSpin(this, 1, kMostQuarters, tr(" quarters"))),
      m_effect(new QDoubleSpinBox(this)),
      m_boost(makeSpin(this, 0, 10000, tr(" a ward and quarter"))) {
  columnOf(this);
  m_wards->setSpecialValueText(tr("As many as the register has"));
  m_boost->setSpecialValueText(tr("None"));
  m_effect->setRange(0.5, 50);
  m_effect->setDecimals(1);
  m_effect->setSuffix(tr(" points"));
  m_effect->setKeyboardTracking(false);
  m_effect->setButtonSymbols(QAbstractSpinBox::NoButtons);
  addField(this, tr("A change that is to be found"), u"readinessEffect"_s, m_effect);
  addField(this, tr("Wards that act"), u"readinessWards"_s, m_wards);
  addField(this, tr("Interviews before"), u"readinessBefore"_s, m_before);
  addField(this, tr("Interviews after"), u"readinessAfter"_s, m_after);
  addField(this, tr("More interviews in wards that act"), u"readinessBoost"_s, m_boost);
  for (QSpinBox* spin : {m_wards, m_before, m_after, m_boost}) {
    connect(spin, &QSpinBox::valueChanged, this, &ReadinessChoices::keep);
  }
  connect(m_effect, &QDoubleSpinBox::valueChanged, this, &ReadinessChoices::keep);
}

void ReadinessChoices::load() {
  const QSignalBlocker quiet[] = {QSignalBlocker(m_wards), QSignalBlocker(m_before),
                                  QSignalBlocker(m_after), QSignalBlocker(m_effect),
                                  QSignalBlocker(m_boost)};
  const ReadinessOptions usual;
  m_wards->setValue(m_choices.number("power.wards"));
  m_before->setValue(m_choices.number("power.before", usual.quartersBefore));
  m_after->setValue(m_choices.number("power.after", usual.quartersAfter));
  m_effect->setValue(m_choices.number("power.effect", static_cast<int>(1000 * usual.effect)) /
                     10.0);
  m_boost->setValue(m_choices.number("power.boost"));
}

void ReadinessChoices::keep() {
  m_choices.keep("power.wards", m_wards->value());
  m_choices.keep("power.before", m_before->value());
  m_choices.keep("power.after", m_after->value());
  m_choices.keep("power.effect", static_cast<int>(10 * m_effect->value() + 0.5));
  m_choices.keep("power.boost", m_boost->value());
  Q_EMIT changed();
}

ReadinessOptions ReadinessChoices::options(std::vector<WardAction> actions) const {
  ReadinessOptions options;
  options.actions = std::move(actions);
  options.wards = m_wards->value();
  options.quartersBefore = m_before->value();
  options.quartersAfter = m_after->value();
  options.effect = m_effect->value() / 100;
  options.boost = m_boost->value();
  return options;
}

}  // namespace candour
