// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/rake_editor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/survey/answers.h"
#include "ui/pages/prepare/number_fields.h"
#include "ui/pages/prepare/variable_field.h"
#include "ui/widgets/entry_table.h"
#include "ui/widgets/survey_choices.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

enum ShareColumn { ShareAnswer, ShareValue, ShareColumns };

// Empty: the answer has no target; anything that is no number is a fault of the step.
std::optional<double> shareIn(const QString& text) {
  std::string field(trim(text.toStdString()));
  if (!field.empty() && field.back() == '%') field.pop_back();
  if (trim(field).empty()) return std::nullopt;
  return parseNumber(trim(field)).value_or(std::nan(""));
}

bool isNoShare(const QString& text) {
  const auto share = shareIn(text);
  return share && std::isnan(*share);
}

}  // namespace

RakeEditor::RakeEditor(Session& session, QWidget* parent)
    : StepEditor(session, parent),
      m_weight(new VariableField(this)),
      m_variables(new VariableField(this)),
      m_list(new QListWidget(this)),
      m_shares(new QTableWidget(0, ShareColumns, this)),
      m_sum(makeLabel({}, LabelRole::Muted, this)),
      m_fault(makeLabel({}, LabelRole::Body, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(
      makeLabel(tr("Weight to begin with (empty: everybody the same)"), LabelRole::Muted, this));
  m_weight->setObjectName(u"rakeWeight"_s);
  m_weight->setAccessibleName(tr("The weight to begin with"));
  m_weight->fill(session.survey(),
                 [](const Variable& variable) { return variable.kind == VariableKind::Number; });
  layout->addWidget(m_weight);
  makeMargins();
  makeButtons();
  auto* limits = new QHBoxLayout;
  layout->addLayout(limits);
  m_lowest = addLimit(tr("Lowest, times the mean"), u"rakeLowest"_s,
                      tr("Nobody counts less than this many times the mean: 0.3 is usual"));
  m_highest = addLimit(tr("Highest, times the mean"), u"rakeHighest"_s,
                       tr("Nobody counts more than this many times the mean: 3 is usual"));
  for (auto* field : {m_lowest, m_highest}) {
    limits->addWidget(makeLabel(field->accessibleName(), LabelRole::Muted, this));
    limits->addWidget(field);
  }
  connect(m_weight, &QComboBox::currentTextChanged, this, &StepEditor::changed);
  m_variables->givePicked();
  connect(m_variables, &VariableField::picked, this, &RakeEditor::addMargin);
  connect(m_list, &QListWidget::currentRowChanged, this, [this] {
    showMargin();
    Q_EMIT changed();  // what is shown before is of another variable
  });
  connect(m_shares, &QTableWidget::cellChanged, this, [this](int row) { shareEdited(row); });
}

void RakeEditor::makeMargins() {
  auto* box = static_cast<QVBoxLayout*>(layout());
  box->addWidget(makeLabel(tr("Add a margin: a variable whose shares in the population you know"),
                           LabelRole::Muted, this));
  m_variables->setObjectName(u"rakeVariables"_s);
  m_variables->setAccessibleName(tr("Add a margin of the population"));
  m_variables->fill(session().survey(), [](const Variable& variable) {
    return variable.kind != VariableKind::Date && !variable.levels.empty();
  });
  box->addWidget(m_variables);
  m_list->setObjectName(u"rakeMargins"_s);
  m_list->setAccessibleName(tr("Margins"));
  m_list->setProperty("part", u"framed"_s);
  m_list->setMaximumHeight(70);
  box->addWidget(m_list, 1);
  m_shares->setObjectName(u"rakeShares"_s);
  m_shares->setAccessibleName(tr("Answers and their shares in the population"));
  m_shares->setHorizontalHeaderLabels({tr("Answer"), tr("Share or count")});
  m_shares->horizontalHeader()->setSectionResizeMode(ShareAnswer, QHeaderView::Stretch);
  m_shares->horizontalHeaderItem(ShareValue)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_shares->horizontalHeaderItem(ShareValue)
      ->setToolTip(tr("Percentages, shares of 1 or numbers of people: what counts is their ratio"));
  dressEntryTable(*m_shares);
  m_shares->setColumnWidth(ShareValue, 130);
  m_shares->setMinimumHeight(132);
  box->addWidget(m_shares, 3);
  m_sum->setObjectName(u"rakeSum"_s);
  box->addWidget(m_sum);
  m_fault->setObjectName(u"rakeFault"_s);
  m_fault->setMargin(8);
  setPart(m_fault, u"note"_s);
  m_fault->hide();
  box->addWidget(m_fault);
}

QLineEdit* RakeEditor::addLimit(const QString& name, const QString& object, const QString& hint) {
  auto* field = new QLineEdit(this);
  field->setObjectName(object);
  field->setAccessibleName(name);
  field->setPlaceholderText(tr("none"));
  field->setToolTip(hint);
  field->setMaximumWidth(80);
  connect(field, &QLineEdit::textEdited, this, &StepEditor::changed);
  return field;
}

int RakeEditor::shown() const {
  const int row = m_list->currentRow();
  return row < static_cast<int>(m_margins.size()) ? row : -1;
}

std::string RakeEditor::before() const {
  return shown() < 0 ? std::string() : m_margins[static_cast<std::size_t>(shown())].variable;
}

// The survey's answers, with the shares that the margin gives; what it names besides is kept.
RakeEditor::Margin RakeEditor::marginOf(const RakeMargin& margin) const {
  Margin made{margin.variable, {}};
  const auto index = session().survey().find(margin.variable);
  std::vector<bool> used(margin.targets.size(), false);
  if (index) {
    const Variable& variable = session().survey().variables[*index];
    for (std::size_t level = 0; level < variable.levels.size(); ++level) {
      if (variable.levels[level].missing) continue;
      Field field{answerRefOf(variable, level), {}};
      for (std::size_t i = 0; i < margin.targets.size(); ++i) {
        const auto found = findLevel(variable, variable.levels, margin.targets[i].answer);
        if (!found || *found != level || used[i]) continue;
        field.share = QString::fromStdString(shortest(margin.targets[i].share));
        used[i] = true;
        break;
      }
      made.fields.push_back(std::move(field));
    }
  }
  for (std::size_t i = 0; i < margin.targets.size(); ++i) {
    if (used[i]) continue;
    made.fields.push_back(
        {margin.targets[i].answer, QString::fromStdString(shortest(margin.targets[i].share))});
  }
  return made;
}

void RakeEditor::addMargin(const std::string& variable) {
  const auto same = std::find_if(m_margins.begin(), m_margins.end(),
                                 [&](const Margin& one) { return one.variable == variable; });
  const auto row = static_cast<int>(same - m_margins.begin());
  if (same == m_margins.end()) m_margins.push_back(marginOf({variable, {}}));
  showMargins(row);
  Q_EMIT changed();
}

void RakeEditor::take(const std::vector<RakeMargin>& margins) {
  for (const auto& margin : margins) {
    const auto same = std::find_if(m_margins.begin(), m_margins.end(), [&](const Margin& one) {
      return one.variable == margin.variable;
    });
    if (same == m_margins.end()) {
      m_margins.push_back(marginOf(margin));
    } else {
      *same = marginOf(margin);
    }
  }
  showMargins(std::max(shown(), 0));
  Q_EMIT changed();
}

void RakeEditor::removeMargin() {
  const int row = shown();
  if (row < 0) return;
  m_margins.erase(m_margins.begin() + row);
  showMargins(std::min(row, static_cast<int>(m_margins.size()) - 1));
  Q_EMIT changed();
}

void RakeEditor::showMargins(int row) {
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  for (const auto& margin : m_margins) {
    m_list->addItem(titleOf(session().survey(), margin.variable));
  }
  m_list->setCurrentRow(row);
  showMargin();
}

void RakeEditor::showMargin() {
  const QSignalBlocker quiet(m_shares);
  m_shares->setRowCount(0);
  const Margin* margin = shown() < 0 ? nullptr : &m_margins[static_cast<std::size_t>(shown())];
  for (std::size_t i = 0; margin != nullptr && i < margin->fields.size(); ++i) {
    const int row = static_cast<int>(i);
    m_shares->insertRow(row);
    auto* answer = new QTableWidgetItem(QString::fromStdString(text(margin->fields[i].answer)));
    answer->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    m_shares->setItem(row, ShareAnswer, answer);
    auto* share = new QTableWidgetItem(margin->fields[i].share);
    share->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_shares->setItem(row, ShareValue, share);
  }
  showSum();
}

void RakeEditor::shareEdited(int row) {
  if (shown() < 0) return;
  Margin& margin = m_margins[static_cast<std::size_t>(shown())];
  margin.fields[static_cast<std::size_t>(row)].share = m_shares->item(row, ShareValue)->text();
  m_fault->hide();
  showSum();
  Q_EMIT changed();
}

void RakeEditor::showSum() {
  if (shown() < 0) return m_sum->clear();
  double total = 0;
  int empty = 0;
  for (const auto& field : m_margins[static_cast<std::size_t>(shown())].fields) {
    if (isNoShare(field.share)) continue;
    const auto share = shareIn(field.share);
    total += share.value_or(0);
    empty += share ? 0 : 1;
  }
  QString text = tr("Sum: %1").arg(QString::fromStdString(shortest(std::round(total * 1e6) / 1e6)));
  if (empty > 0) text += tr("; %n answers without a share", nullptr, empty);
  m_sum->setText(text);
}

QString RakeEditor::lacks() const {
  if (m_margins.empty()) {
    return tr("Add a margin: a variable of which the shares in the population are known.");
  }
  for (const auto& margin : m_margins) {
    const bool none =
        std::all_of(margin.fields.begin(), margin.fields.end(),
                    [](const Field& field) { return field.share.trimmed().isEmpty(); });
    const QString title = titleOf(session().survey(), margin.variable);
    if (none) return tr("Say what shares the answers to \"%1\" have in the population.").arg(title);
    for (const auto& field : margin.fields) {
      if (!isNoShare(field.share)) continue;
      return tr("The share of \"%1\", \"%2\", is no number.")
          .arg(QString::fromStdString(text(field.answer)), field.share.trimmed());
    }
  }
  if (m_weight->variable().empty() && !m_weight->currentText().trimmed().isEmpty()) {
    return tr("Choose the weight to begin with, or leave its field empty.");
  }
  return numberFault({m_lowest, m_highest});
}

StepEditor::How RakeEditor::how() const {
  RakeStep step;
  if (!m_weight->currentText().trimmed().isEmpty()) step.weight = m_weight->variable();
  for (const auto& margin : m_margins) {
    RakeMargin made{margin.variable, {}};
    for (const auto& field : margin.fields) {
      if (const auto share = shareIn(field.share)) made.targets.push_back({field.answer, *share});
    }
    step.margins.push_back(std::move(made));
  }
  step.lowest = numberIn(*m_lowest);
  step.highest = numberIn(*m_highest);
  return step;
}

void RakeEditor::showHow(const How& how) {
  const auto& step = std::get<RakeStep>(how);
  const QSignalBlocker quiet(m_weight);
  if (!step.weight.empty()) m_weight->choose(step.weight);
  m_margins.clear();
  for (const auto& margin : step.margins) m_margins.push_back(marginOf(margin));
  showMargins(0);
  if (step.lowest) m_lowest->setText(QString::fromStdString(shortest(*step.lowest)));
  if (step.highest) m_highest->setText(QString::fromStdString(shortest(*step.highest)));
}

}  // namespace candour
