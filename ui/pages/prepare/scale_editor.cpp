// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/scale_editor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/text.h"
#include "ui/pages/prepare/number_fields.h"
#include "ui/pages/prepare/variable_field.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/entry_table.h"
#include "ui/widgets/survey_choices.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {
enum ItemColumn { ItemName, TurnedRound };
constexpr int kItemRole = Qt::UserRole;
}  // namespace

ScaleEditor::ScaleEditor(Session& session, QWidget* parent)
    : StepEditor(session, parent),
      m_variables(new VariableField(this)),
      m_items(new QTableWidget(0, 2, this)),
      m_remove(new QPushButton(tr("Remove item"), this)),
      m_least(new DropList(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeLabel(tr("Add an item"), LabelRole::Muted, this));
  m_variables->setObjectName(u"scaleVariables"_s);
  m_variables->setAccessibleName(tr("Add an item to the scale"));
  m_variables->fill(session.survey(),
                    [](const Variable& variable) { return variable.kind != VariableKind::Date; });
  layout->addWidget(m_variables);
  m_items->setObjectName(u"scaleItems"_s);
  m_items->setAccessibleName(tr("Items of the scale"));
  m_items->setHorizontalHeaderLabels({tr("Item"), tr("Turned round")});
  m_items->horizontalHeader()->setSectionResizeMode(ItemName, QHeaderView::Stretch);
  m_items->horizontalHeaderItem(TurnedRound)
      ->setToolTip(tr("Tick an item in which agreeing says the opposite of what the others say"));
  m_items->setColumnWidth(TurnedRound, 110);
  dressEntryTable(*m_items);
  layout->addWidget(m_items, 1);
  auto* row = new QHBoxLayout;
  m_remove->setObjectName(u"scaleRemove"_s);
  m_remove->setProperty("part", u"quiet"_s);
  m_remove->setAutoDefault(false);
  row->addWidget(m_remove);
  row->addStretch(1);
  auto* leastLabel = makeLabel(tr("Who must have answered"), LabelRole::Muted, this);
  leastLabel->setWordWrap(false);
  row->addWidget(leastLabel);
  m_least->setObjectName(u"scaleLeast"_s);
  m_least->setAccessibleName(tr("How many items must be answered"));
  m_least->setToolTip(tr("Who has answered fewer of the items has no value on the scale"));
  listLeast(0);
  row->addWidget(m_least);
  layout->addLayout(row);
  layout->addWidget(makeLabel(
      tr("The mean of the items that were answered, each from 0 to 1 in the order of its answers."),
      LabelRole::Muted, this));
  m_variables->givePicked();
  connect(m_variables, &VariableField::picked, this, &ScaleEditor::takeItem);
  connect(m_remove, &QPushButton::clicked, this, &ScaleEditor::removeItem);
  connect(m_items, &QTableWidget::itemChanged, this, &StepEditor::changed);
  connect(m_items, &QTableWidget::itemSelectionChanged, this, &ScaleEditor::showRemove);
  connect(m_least, &QComboBox::activated, this, &StepEditor::changed);
  showRemove();
}

// As many as there are items to choose from, beginning with what is usual.
void ScaleEditor::listLeast(int wanted) {
  const int items = m_items->rowCount();
  m_least->clear();
  m_least->addItem(tr("two thirds of them"), 0);
  for (int count = 1; count <= items; ++count) {
    m_least->addItem(count == items ? tr("all of them") : tr("at least %1 of them").arg(count),
                     count);
  }
  m_least->setCurrentIndex(std::clamp(wanted, 0, items));
}

void ScaleEditor::showRemove() {
  m_remove->setEnabled(m_items->currentRow() >= 0);
}

void ScaleEditor::takeItem(const std::string& variable) {
  for (int row = 0; row < m_items->rowCount(); ++row) {
    const auto listed = m_items->item(row, ItemName)->data(kItemRole).toString();
    if (listed.toStdString() == variable) return m_items->selectRow(row);
  }
  addItem({variable, false, {}, {}});
  itemsChanged();
}

void ScaleEditor::addItem(const ScaleStepItem& item) {
  const QSignalBlocker quiet(m_items);
  m_known[item.variable] = item;
  const int row = m_items->rowCount();
  m_items->setRowCount(row + 1);
  auto* name = new QTableWidgetItem(titleOf(session().survey(), item.variable));
  name->setData(kItemRole, QString::fromStdString(item.variable));
  name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
  name->setToolTip(QString::fromStdString(item.variable));
  m_items->setItem(row, ItemName, name);
  auto* tick = new QTableWidgetItem;
  tick->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
  tick->setCheckState(item.reverse ? Qt::Checked : Qt::Unchecked);
  m_items->setItem(row, TurnedRound, tick);
}

void ScaleEditor::removeItem() {
  if (m_items->currentRow() < 0) return;
  m_items->removeRow(m_items->currentRow());
  itemsChanged();
}

void ScaleEditor::itemsChanged() {
  listLeast(m_least->currentData().toInt());
  showRemove();
  Q_EMIT changed();
}

StepEditor::How ScaleEditor::how() const {
  ScaleStep step;
  for (int row = 0; row < m_items->rowCount(); ++row) {
    const auto name = m_items->item(row, ItemName)->data(kItemRole).toString().toStdString();
    ScaleStepItem item = m_known.at(name);
    item.reverse = m_items->item(row, TurnedRound)->checkState() == Qt::Checked;
    step.items.push_back(std::move(item));
  }
  if (const int least = m_least->currentData().toInt(); least > 0) step.minItems = least;
  return step;
}

void ScaleEditor::showHow(const How& how) {
  const auto& step = std::get<ScaleStep>(how);
  for (const auto& item : step.items) addItem(item);
  listLeast(step.minItems.value_or(0));
}

QString ScaleEditor::lacks() const {
  return m_items->rowCount() == 0 ? tr("Add the items of the scale.") : QString();
}

MissingEditor::MissingEditor(Session& session, QWidget* parent)
    : StepEditor(session, parent),
      m_variable(new VariableField(this)),
      m_answers(new QListWidget(this)),
      m_codes(new QLineEdit(this)),
      m_below(new QLineEdit(this)),
      m_above(new QLineEdit(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  const auto add = [&](const QString& name, const QString& object, QWidget* field, int stretch) {
    layout->addWidget(makeLabel(name, LabelRole::Muted, this));
    field->setObjectName(object);
    field->setAccessibleName(name);
    layout->addWidget(field, stretch);
  };
  m_variable->fill(session.survey(),
                   [](const Variable& variable) { return variable.kind != VariableKind::Date; });
  add(tr("A copy of"), u"missingSource"_s, m_variable, 0);
  m_answers->setProperty("part", u"framed"_s);
  add(tr("Answers that are to be missing"), u"missingAnswers"_s, m_answers, 1);
  m_codes->setPlaceholderText(tr("98, 99"));
  add(tr("Other codes that are to be missing"), u"missingCodes"_s, m_codes, 0);
  for (auto* field : {m_below, m_above}) field->setPlaceholderText(tr("no limit"));
  add(tr("Missing below"), u"missingBelow"_s, m_below, 0);
  add(tr("Missing above"), u"missingAbove"_s, m_above, 0);
  connect(m_variable, &QComboBox::currentIndexChanged, this, [this] {
    listAnswers();
    Q_EMIT changed();
  });
  connect(m_answers, &QListWidget::itemChanged, this, &StepEditor::changed);
  for (auto* field : {m_codes, m_below, m_above}) {
    connect(field, &QLineEdit::textEdited, this, &StepEditor::changed);
  }
}

const Variable* MissingEditor::source() const {
  const auto index = session().survey().find(m_variable->variable());
  return index ? &session().survey().variables[*index] : nullptr;
}

std::string MissingEditor::before() const {
  return m_variable->variable();
}

QString MissingEditor::lacks() const {
  if (source() == nullptr) return tr("Choose the variable.");
  if (const QString fault = numberFault({m_below, m_above}); !fault.isEmpty()) return fault;
  const auto step = std::get<MissingStep>(how());
  const bool takesNothing = step.answers.empty() && !step.below && !step.above;
  return takesNothing ? tr("Say what is to be missing: tick answers, or give codes or limits.")
                      : QString();
}

void MissingEditor::listAnswers() {
  const QSignalBlocker quiet(m_answers);
  m_answers->clear();
  const Variable* variable = source();
  for (std::size_t i = 0; variable != nullptr && i < variable->levels.size(); ++i) {
    if (variable->levels[i].missing) continue;
    auto* item = new QListWidgetItem(QString::fromStdString(variable->levelText(i)), m_answers);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    item->setData(kItemRole, static_cast<int>(i));
  }
}

StepEditor::How MissingEditor::how() const {
  MissingStep step;
  step.variable = m_variable->variable();
  const Variable* variable = source();
  for (int row = 0; variable != nullptr && row < m_answers->count(); ++row) {
    const auto* item = m_answers->item(row);
    if (item->checkState() != Qt::Checked) continue;
    step.answers.push_back(
        answerRefOf(*variable, static_cast<std::size_t>(item->data(kItemRole).toInt())));
  }
  static const QRegularExpression between(u"[,;\\s]+"_s);
  for (const QString& code : m_codes->text().split(between, Qt::SkipEmptyParts)) {
    step.answers.emplace_back(code.toStdString());
  }
  step.below = numberIn(*m_below);
  step.above = numberIn(*m_above);
  return step;
}

void MissingEditor::showHow(const How& how) {
  const auto& step = std::get<MissingStep>(how);
  const QSignalBlocker quiet(m_variable);
  m_variable->choose(step.variable);
  listAnswers();
  const QSignalBlocker quietAnswers(m_answers);
  const Variable* variable = source();
  QStringList codes;
  for (const auto& answer : step.answers) {
    const auto level = variable == nullptr ? Result<std::size_t>(fail({}))
                                           : findLevel(*variable, variable->levels, answer);
    bool listed = false;
    for (int row = 0; level && row < m_answers->count(); ++row) {
      auto* item = m_answers->item(row);
      if (item->data(kItemRole).toInt() != static_cast<int>(*level)) continue;
      item->setCheckState(Qt::Checked);
      listed = true;
    }
    if (!listed) codes << QString::fromStdString(text(answer));
  }
  m_codes->setText(codes.join(u", "_s));
  if (step.below) m_below->setText(QString::fromStdString(shortest(*step.below)));
  if (step.above) m_above->setText(QString::fromStdString(shortest(*step.above)));
}

}  // namespace candour
