// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/recode_editor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "ui/pages/prepare/variable_field.h"
#include "ui/widgets/entry_table.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

enum RecodeColumn { OldAnswer, Interviews, NewAnswer, MissingTick, RecodeColumns };
constexpr int kOthersAsOne = 3;

QString words(const std::string& text) {
  return QString::fromStdString(text);
}

}  // namespace

AnswerRef answerRefOf(const Variable& variable, std::size_t level) {
  const std::string& label = variable.levels[level].label;
  const auto same = std::count_if(variable.levels.begin(), variable.levels.end(),
                                  [&label](const Level& other) { return other.label == label; });
  if (label.empty() || same > 1) return variable.levels[level].code;
  return label;
}

RecodeEditor::RecodeEditor(Session& session, QWidget* parent)
    : StepEditor(session, parent),
      m_variable(new VariableField(this)),
      m_answers(new QTableWidget(0, RecodeColumns, this)),
      m_order(new QListWidget(this)),
      m_others(new DropList(this)),
      m_hint(makeLabel({}, LabelRole::Muted, this)) {
  build();
  m_variable->fill(session.survey(), [](const Variable& variable) {
    return variable.kind != VariableKind::Date && !variable.levels.empty();
  });
  connect(m_variable, &QComboBox::currentIndexChanged, this, &RecodeEditor::sourceChosen);
  connect(m_answers, &QTableWidget::itemChanged, this, &RecodeEditor::edited);
  connect(m_order->model(), &QAbstractItemModel::rowsMoved, this, &StepEditor::changed);
  connect(m_others, &QComboBox::currentIndexChanged, this, &StepEditor::changed);
  connect(&session.facts(), &SurveyFacts::distributionReady, this, &RecodeEditor::countAnswers);
}

void RecodeEditor::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeLabel(tr("Made of"), LabelRole::Muted, this));
  m_variable->setObjectName(u"recodeSource"_s);
  m_variable->setAccessibleName(tr("The variable it is made of"));
  layout->addWidget(m_variable);
  m_answers->setObjectName(u"recodeAnswers"_s);
  m_answers->setAccessibleName(tr("Old answers and what they become"));
  m_answers->setHorizontalHeaderLabels(
      {tr("Answer"), tr("Interviews"), tr("Becomes"), tr("Missing")});
  m_answers->horizontalHeader()->setSectionResizeMode(OldAnswer, QHeaderView::Stretch);
  m_answers->horizontalHeader()->setSectionResizeMode(NewAnswer, QHeaderView::Stretch);
  m_answers->horizontalHeaderItem(Interviews)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  dressEntryTable(*m_answers);
  m_answers->setColumnWidth(MissingTick, 76);
  m_answers->setMinimumHeight(150);
  layout->addWidget(m_answers, 3);
  m_hint->setText(tr("Answers with the same name become one; ticked ones are missing."));
  layout->addWidget(m_hint);
  buildOrder(*layout);
  auto* othersRow = new QHBoxLayout;
  othersRow->addWidget(makeLabel(tr("An answer that a later wave brings"), LabelRole::Muted, this));
  m_others->setObjectName(u"recodeOthers"_s);
  m_others->setAccessibleName(tr("What becomes of answers that are not named"));
  m_others->addItems({tr("must be named first"), tr("stays as it is"), tr("is missing")});
  othersRow->addWidget(m_others, 1);
  layout->addLayout(othersRow);
}

void RecodeEditor::buildOrder(QVBoxLayout& layout) {
  auto* head = new QHBoxLayout;
  head->addWidget(makeLabel(tr("New answers, worst to best"), LabelRole::Muted, this), 1);
  const auto add = [&](const QString& text, const QString& name, const QString& hint,
                       void (RecodeEditor::*run)()) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(hint);
    button->setProperty("part", u"quiet"_s);
    button->setAutoDefault(false);
    head->addWidget(button);
    connect(button, &QPushButton::clicked, this, run);
    setTabOrder(button, m_order);
  };
  add(tr("Up"), u"recodeUp"_s, tr("Move the chosen answer towards the worst"),
      &RecodeEditor::moveUp);
  add(tr("Down"), u"recodeDown"_s, tr("Move the chosen answer towards the best"),
      &RecodeEditor::moveDown);
  add(tr("Turn round"), u"recodeTurn"_s, tr("Put the last first: for answers listed best to worst"),
      &RecodeEditor::turnRound);
  layout.addLayout(head);
  m_order->setObjectName(u"recodeOrder"_s);
  m_order->setAccessibleName(tr("New answers in their order"));
  m_order->setToolTip(tr("Drag an answer to its place, or choose it and press Up or Down"));
  m_order->setProperty("part", u"framed"_s);
  m_order->setDragDropMode(QAbstractItemView::InternalMove);
  layout.addWidget(m_order, 2);
}

void RecodeEditor::moveUp() {
  moveAnswer(-1);
}

void RecodeEditor::moveDown() {
  moveAnswer(1);
}

void RecodeEditor::moveAnswer(int by) {
  const int from = m_order->currentRow();
  const int to = from + by;
  if (from < 0 || to < 0 || to >= m_order->count()) return;
  m_order->insertItem(to, m_order->takeItem(from));
  m_order->setCurrentRow(to);
  Q_EMIT changed();
}

const Variable* RecodeEditor::source() const {
  const auto index = session().survey().find(m_variable->variable());
  return index ? &session().survey().variables[*index] : nullptr;
}

std::string RecodeEditor::before() const {
  return m_variable->variable();
}

QString RecodeEditor::lacks() const {
  return source() == nullptr ? tr("Choose the variable it is made of.") : QString();
}

void RecodeEditor::sourceChosen() {
  listAnswers();
  countAnswers();
  orderNames();
  Q_EMIT changed();
}

// Every answer under its own name, until another is written.
void RecodeEditor::listAnswers() {
  const QSignalBlocker quiet(m_answers);
  const Variable* variable = source();
  const auto count = variable == nullptr ? 0 : static_cast<int>(variable->levels.size());
  m_answers->setRowCount(count);
  for (int row = 0; row < count; ++row) {
    const auto level = static_cast<std::size_t>(row);
    const QString label = words(variable->levelText(level));
    auto* old = new QTableWidgetItem(label);
    old->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    m_answers->setItem(row, OldAnswer, old);
    auto* counted = new QTableWidgetItem;
    counted->setFlags(Qt::ItemIsEnabled);
    counted->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_answers->setItem(row, Interviews, counted);
    m_answers->setItem(row, NewAnswer, new QTableWidgetItem(label));
    auto* tick = new QTableWidgetItem;
    tick->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
    tick->setCheckState(variable->levels[level].missing ? Qt::Checked : Qt::Unchecked);
    m_answers->setItem(row, MissingTick, tick);
  }
}

void RecodeEditor::countAnswers() {
  const Variable* variable = source();
  if (variable == nullptr) return;
  const auto* counted = session().facts().distribution(variable->name, {});
  if (counted == nullptr) return;
  const QSignalBlocker quiet(m_answers);
  for (int row = 0; row < m_answers->rowCount(); ++row) {
    const std::string label = variable->levelText(static_cast<std::size_t>(row));
    std::size_t n = 0;
    for (const auto* list : {&counted->answers, &counted->missing}) {
      for (const auto& answer : *list) n += answer.text == label ? answer.n : 0;
    }
    m_answers->item(row, Interviews)->setText(words(grouped(static_cast<long long>(n))));
  }
}

bool RecodeEditor::isMissing(int row) const {
  return m_answers->item(row, MissingTick)->checkState() == Qt::Checked;
}

QString RecodeEditor::nameAt(int row) const {
  return m_answers->item(row, NewAnswer)->text().trimmed();
}

void RecodeEditor::edited() {
  orderNames();
  Q_EMIT changed();
}

// Names that are still there stay where they were put; new ones come where their answers stand.
void RecodeEditor::orderNames() {
  QStringList names;
  for (int row = 0; row < m_answers->rowCount(); ++row) {
    const QString name = nameAt(row);
    if (!isMissing(row) && !name.isEmpty() && !names.contains(name)) names << name;
  }
  QStringList kept;
  for (int i = 0; i < m_order->count(); ++i) {
    if (names.contains(m_order->item(i)->text())) kept << m_order->item(i)->text();
  }
  for (qsizetype i = 0; i < names.size(); ++i) {
    if (kept.contains(names[i])) continue;
    const qsizetype after = i == 0 ? -1 : kept.indexOf(names[i - 1]);
    kept.insert(after + 1, names[i]);
  }
  m_order->clear();
  m_order->addItems(kept);
}

void RecodeEditor::turnRound() {
  QStringList names;
  for (int i = m_order->count(); i-- > 0;) names << m_order->item(i)->text();
  m_order->clear();
  m_order->addItems(names);
  Q_EMIT changed();
}

StepEditor::How RecodeEditor::how() const {
  RecodeStep step;
  step.variable = m_variable->variable();
  step.others = static_cast<OtherAnswers>(std::max(0, m_others->currentIndex()));
  if (m_others->currentIndex() == kOthersAsOne) {
    step.othersName = m_others->itemData(kOthersAsOne).toString().toStdString();
  }
  const Variable* variable = source();
  if (variable == nullptr) return step;
  for (int i = 0; i < m_order->count(); ++i) {
    step.answers.push_back({m_order->item(i)->text().toStdString(), {}});
  }
  for (int row = 0; row < m_answers->rowCount(); ++row) {
    const auto level = static_cast<std::size_t>(row);
    const std::string name = nameAt(row).toStdString();
    const bool asIs =
        variable->levels[level].missing && isMissing(row) && name == variable->levelText(level);
    if (name.empty() || asIs) continue;
    auto& list = isMissing(row) ? step.missing : step.answers;
    auto known = std::find_if(list.begin(), list.end(),
                              [&name](const MergedAnswers& one) { return one.name == name; });
    if (known == list.end()) known = list.insert(list.end(), {name, {}});
    known->from.push_back(answerRefOf(*variable, level));
  }
  return step;
}

void RecodeEditor::showHow(const How& how) {
  const auto& step = std::get<RecodeStep>(how);
  {
    const QSignalBlocker quiet(m_variable);
    m_variable->choose(step.variable);
  }
  listAnswers();
  countAnswers();
  const Variable* variable = source();
  const QSignalBlocker quiet(m_answers);
  const QSignalBlocker quietOthers(m_others);
  if (step.others == OtherAnswers::Answer) {
    m_others->addItem(tr("becomes \"%1\"").arg(words(step.othersName)), words(step.othersName));
  }
  m_others->setCurrentIndex(static_cast<int>(step.others));
  if (variable == nullptr) return;
  for (const bool missing : {false, true}) {
    for (const auto& one : missing ? step.missing : step.answers) {
      for (const auto& answer : one.from) {
        const auto level = findLevel(*variable, variable->levels, answer);
        if (!level) continue;
        const int row = static_cast<int>(*level);
        m_answers->item(row, NewAnswer)->setText(words(one.name));
        m_answers->item(row, MissingTick)->setCheckState(missing ? Qt::Checked : Qt::Unchecked);
      }
    }
  }
  m_order->clear();
  for (const auto& one : step.answers) m_order->addItem(words(one.name));
  orderNames();
  if (step.reverse) turnRound();
}

}  // namespace candour
