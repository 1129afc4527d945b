// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/band_editor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <cmath>

#include "core/base/text.h"
#include "core/prepare/recipe_edit.h"
#include "ui/pages/prepare/number_fields.h"
#include "ui/pages/prepare/variable_field.h"
#include "ui/widgets/entry_table.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString limitText(const std::optional<double>& limit) {
  return limit ? QString::fromStdString(shortest(*limit)) : QString();
}

}  // namespace

BandEditor::BandEditor(Session& session, QWidget* parent)
    : StepEditor(session, parent),
      m_variable(new VariableField(this)),
      m_range(makeLabel({}, LabelRole::Muted, this)),
      m_bands(new QTableWidget(0, 1, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeLabel(tr("Made of"), LabelRole::Muted, this));
  m_variable->setObjectName(u"bandSource"_s);
  m_variable->setAccessibleName(tr("The number that is put into bands"));
  m_variable->fill(session.survey(),
                   [](const Variable& variable) { return variable.kind == VariableKind::Number; });
  layout->addWidget(m_variable);
  layout->addWidget(m_range);
  m_cuts = addLimit(tr("Bands begin at"), u"bandCuts"_s, tr("25, 35, 45, 65"), layout);
  auto* limits = new QHBoxLayout;
  m_lowest = addLimit(tr("Missing below"), u"bandLowest"_s, tr("no limit"), limits);
  m_highest = addLimit(tr("Missing above"), u"bandHighest"_s, tr("no limit"), limits);
  layout->addLayout(limits);
  layout->addWidget(makeLabel(tr("A cut belongs to the band above it: 25 is in \"25-34\"."),
                              LabelRole::Muted, this));
  m_bands->setObjectName(u"bandLabels"_s);
  m_bands->setAccessibleName(tr("What the bands are called"));
  m_bands->setHorizontalHeaderLabels({tr("Bands")});
  m_bands->horizontalHeader()->setStretchLastSection(true);
  dressEntryTable(*m_bands);
  layout->addWidget(m_bands, 1);
  setTabOrder(m_variable, m_cuts);
  setTabOrder(m_cuts, m_lowest);
  setTabOrder(m_lowest, m_highest);
  setTabOrder(m_highest, m_bands);
  connect(m_variable, &QComboBox::currentIndexChanged, this, [this] {
    showRange();
    cutsEdited();
  });
  connect(m_bands, &QTableWidget::itemChanged, this, &StepEditor::changed);
  connect(&session.facts(), &SurveyFacts::distributionReady, this, &BandEditor::showRange);
}

QLineEdit* BandEditor::addLimit(const QString& name, const QString& object, const QString& hint,
                                QBoxLayout* place) {
  auto* label = makeLabel(name, LabelRole::Muted, this);
  auto* field = new QLineEdit(this);
  field->setObjectName(object);
  field->setAccessibleName(name);
  field->setPlaceholderText(hint);
  label->setBuddy(field);
  place->addWidget(label);
  place->addWidget(field);
  connect(field, &QLineEdit::textEdited, this, &BandEditor::cutsEdited);
  return field;
}

std::string BandEditor::before() const {
  return m_variable->variable();
}

QString BandEditor::lacks() const {
  if (m_variable->variable().empty()) return tr("Choose the number that is put into bands.");
  const QString wrong = cutFault();
  setPart(m_cuts, wrong.isEmpty() ? QString() : u"wrong"_s);
  if (!wrong.isEmpty()) return wrong;
  if (cutTexts().isEmpty()) return tr("Say where bands begin, as in 25, 35, 45.");
  return numberFault({m_lowest, m_highest});
}

void BandEditor::showRange() {
  const auto* counted = session().facts().distribution(m_variable->variable(), {});
  if (m_variable->variable().empty() || counted == nullptr) return m_range->clear();
  m_range->setText(tr("From %1 to %2")
                       .arg(QString::fromStdString(shortest(counted->low)))
                       .arg(QString::fromStdString(shortest(counted->high))));
}

QStringList BandEditor::cutTexts() const {
  static const QRegularExpression between(u"[,;\\s]+"_s);
  return m_cuts->text().split(between, Qt::SkipEmptyParts);
}

QString BandEditor::cutFault() const {
  for (const QString& part : cutTexts()) {
    if (parseNumber(part.toStdString())) continue;
    return tr("Bands begin at numbers, and \"%1\" is none.").arg(part);
  }
  return {};
}

BandStep BandEditor::unlabelled() const {
  BandStep step;
  step.variable = m_variable->variable();
  // What is no number is a fault of the step, not a cut less.
  for (const QString& part : cutTexts()) {
    step.cuts.push_back(parseNumber(part.toStdString()).value_or(std::nan("")));
  }
  step.lowest = numberIn(*m_lowest);
  step.highest = numberIn(*m_highest);
  return step;
}

// Bands are named anew: what they were called was of other cuts.
void BandEditor::cutsEdited() {
  const QSignalBlocker quiet(m_bands);
  const auto* counted = session().facts().distribution(m_variable->variable(), {});
  bool whole = true;
  if (counted != nullptr) {
    whole = counted->low == std::floor(counted->low) && counted->high == std::floor(counted->high);
  }
  std::vector<std::string> labels;
  if (cutFault().isEmpty()) labels = bandLabels(unlabelled(), whole);
  m_bands->setRowCount(static_cast<int>(labels.size()));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    m_bands->setItem(static_cast<int>(i), 0,
                     new QTableWidgetItem(QString::fromStdString(labels[i])));
  }
  Q_EMIT changed();
}

StepEditor::How BandEditor::how() const {
  BandStep step = unlabelled();
  for (int row = 0; row < m_bands->rowCount(); ++row) {
    step.labels.push_back(m_bands->item(row, 0)->text().trimmed().toStdString());
  }
  return step;
}

void BandEditor::showHow(const How& how) {
  const auto& step = std::get<BandStep>(how);
  const QSignalBlocker quiet(m_variable);
  const QSignalBlocker quietBands(m_bands);
  m_variable->choose(step.variable);
  showRange();
  QStringList cuts;
  for (const double cut : step.cuts) cuts << QString::fromStdString(shortest(cut));
  m_cuts->setText(cuts.join(u", "_s));
  m_lowest->setText(limitText(step.lowest));
  m_highest->setText(limitText(step.highest));
  m_bands->setRowCount(static_cast<int>(step.labels.size()));
  for (std::size_t i = 0; i < step.labels.size(); ++i) {
    m_bands->setItem(static_cast<int>(i), 0,
                     new QTableWidgetItem(QString::fromStdString(step.labels[i])));
  }
}

}  // namespace candour
