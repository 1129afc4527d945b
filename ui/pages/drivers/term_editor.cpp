// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/term_editor.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "models/drivers/terms.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/survey_choices.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

TermEditor::TermEditor(Session& session, Kind kind, std::vector<DriverSpec> terms, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_kind(kind),
      m_terms(std::move(terms)),
      m_list(new QListWidget(this)),
      m_name(new QLineEdit(this)),
      m_items(new QListWidget(this)),
      m_as(new DropList(this)),
      m_reference(new DropList(this)),
      m_reach(new DropList(this)),
      m_powers(new DropList(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(20);
  layout->addWidget(makeList(), 4);
  m_definition = makeDefinition();
  layout->addWidget(m_definition, 6);
  // Lists that are filled before they have their style keep rows without its padding.
  for (auto* list : {m_list, m_items}) list->ensurePolished();
  refreshList(0);
}

QWidget* TermEditor::makeList() {
  auto* half = new QWidget(this);
  auto* layout = new QVBoxLayout(half);
  layout->setContentsMargins(0, 0, 0, 0);
  m_list->setProperty("part", u"framed"_s);
  m_list->setObjectName(m_kind == Kind::Drivers ? u"driverList"_s : u"controlList"_s);
  m_list->setAccessibleName(m_kind == Kind::Drivers ? tr("Drivers") : tr("Controls"));
  layout->addWidget(m_list, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(6);
  const auto add = [&](const QString& text, const QString& hint) {
    auto* button = new QPushButton(text, half);
    button->setToolTip(hint);
    button->setAccessibleName(hint);
    button->setAutoDefault(false);
    buttons->addWidget(button);
    return button;
  };
  m_add = add(tr("Add…"), m_kind == Kind::Drivers ? tr("Add a driver") : tr("Add a control"));
  m_add->setObjectName(u"addTerm"_s);
  auto* remove = add(tr("Remove"), tr("Remove the one chosen"));
  remove->setObjectName(u"removeTerm"_s);
  auto* up = add(tr("Up"), tr("Move up"));
  auto* down = add(tr("Down"), tr("Move down"));
  buttons->addStretch();
  layout->addLayout(buttons);
  connect(m_list, &QListWidget::currentRowChanged, this, &TermEditor::showTerm);
  connect(m_add, &QPushButton::clicked, this, &TermEditor::addTerm);
  connect(remove, &QPushButton::clicked, this, &TermEditor::removeTerm);
  connect(up, &QPushButton::clicked, this, [this] { moveTerm(-1); });
  connect(down, &QPushButton::clicked, this, [this] { moveTerm(1); });
  return half;
}

QWidget* TermEditor::makeDefinition() {
  auto* half = new QWidget(this);
  auto* form = new QFormLayout(half);
  form->setContentsMargins(0, 0, 0, 0);
  form->setVerticalSpacing(10);
  form->setHorizontalSpacing(14);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  m_items->setProperty("part", u"framed"_s);
  m_items->setAccessibleName(tr("Questions it is made of"));
  m_items->setTextElideMode(Qt::ElideRight);
  m_items->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* items = new QVBoxLayout;
  items->addWidget(m_items, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(6);
  m_addItem = new QPushButton(tr("Add a question…"), half);
  m_removeItem = new QPushButton(tr("Remove"), half);
  m_removeItem->setObjectName(u"removeItem"_s);
  m_removeItem->setToolTip(tr("Remove the chosen question; one has to stay"));
  m_reverse = new QPushButton(tr("Reverse"), half);
  m_reverse->setToolTip(tr("Turn the question round, so that more of it means more of the driver"));
  for (auto* button : {m_addItem, m_removeItem, m_reverse}) {
    button->setAutoDefault(false);
    buttons->addWidget(button);
  }
  buttons->addStretch();
  items->addLayout(buttons);
  for (const auto& text : {tr("As the survey suggests"), tr("Number"), tr("Category"),
                           tr("Scale: mean of the questions")}) {
    m_as->addItem(text);
  }
  for (const auto& text : {tr("Within the police's reach"), tr("Partly"), tr("Outside it")}) {
    m_reach->addItem(text);
  }
  form->addRow(tr("&Name"), m_name);
  form->addRow(tr("&Questions"), items);
  static_cast<QLabel*>(form->labelForField(items))->setBuddy(m_items);
  m_as->setToolTip(
      tr("A number and a scale have one effect; a category has one for each of its answers"));
  form->addRow(tr("&Enters as"), m_as);
  m_powers->setObjectName(u"powers"_s);
  m_powers->setToolTip(tr("Lets the effect of a number or scale bend; a category needs none"));
  for (const auto& text : {tr("1: a straight line"), tr("2: one bend"), tr("3: two bends")}) {
    m_powers->addItem(text);
  }
  form->addRow(tr("&Powers"), m_powers);
  m_reference->setToolTip(tr("The answer of a category that the others are compared with"));
  form->addRow(tr("Compared &with"), m_reference);
  m_reach->setToolTip(tr("Figures fill the marks of what the police can do something about"));
  if (m_kind == Kind::Drivers) form->addRow(tr("Can be &moved"), m_reach);
  m_reach->setVisible(m_kind == Kind::Drivers);
  connect(m_name, &QLineEdit::textEdited, this, &TermEditor::takeDefinition);
  connect(m_as, &QComboBox::activated, this, [this] {
    takeDefinition();
    showTerm();
  });
  connect(m_reference, &QComboBox::activated, this, &TermEditor::takeDefinition);
  connect(m_reach, &QComboBox::activated, this, &TermEditor::takeDefinition);
  connect(m_powers, &QComboBox::activated, this, &TermEditor::takeDefinition);
  connect(m_addItem, &QPushButton::clicked, this, &TermEditor::addItem);
  connect(m_removeItem, &QPushButton::clicked, this, &TermEditor::removeItem);
  connect(m_reverse, &QPushButton::clicked, this, &TermEditor::reverseItem);
  connect(m_items, &QListWidget::currentRowChanged, this, &TermEditor::showItemButtons);
  return half;
}

DriverSpec* TermEditor::current() {
  const int row = m_list->currentRow();
  if (row < 0 || row >= static_cast<int>(m_terms.size())) return nullptr;
  return &m_terms[static_cast<std::size_t>(row)];
}

QString TermEditor::titleOfTerm(const DriverSpec& term) const {
  if (!term.name.empty()) return QString::fromStdString(term.name);
  return titleOf(m_session.survey(), term.items.front().variable);
}

void TermEditor::refreshList(int current) {
  {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const auto& term : m_terms) m_list->addItem(titleOfTerm(term));
    m_list->setCurrentRow(std::clamp(current, -1, m_list->count() - 1));
  }
  showTerm();
}

void TermEditor::showTerm() {
  const DriverSpec* term = current();
  m_definition->setEnabled(term != nullptr);
  m_items->clear();
  if (term == nullptr) return;
  m_showing = true;
  m_name->setText(QString::fromStdString(term->name));
  m_name->setPlaceholderText(titleOfTerm(*term));
  for (const auto& item : term->items) {
    const QString title = titleOf(m_session.survey(), item.variable);
    const QString name = QString::fromStdString(item.variable);
    m_items->addItem((title == name ? name : name + u"   "_s + title) +
                     (item.reverse ? tr("   (reversed)") : QString()));
  }
  m_as->setCurrentIndex(term->as ? 1 + static_cast<int>(*term->as) : 0);
  m_reach->setCurrentIndex(static_cast<int>(term->reach));
  m_powers->setCurrentIndex(term->degree - 1);
  m_powers->setEnabled(kindOf(m_session.survey(), *term) != TermKind::Category);
  showItemButtons();
  showReferences(*term);
  m_showing = false;
}

// The first entry of a category is what the others are compared with, unless another is chosen.
void TermEditor::showReferences(const DriverSpec& term) {
  m_references = answersOf(m_session, term.items.front().variable);
  const bool category = !term.as || *term.as == TermKind::Category;
  m_reference->clear();
  m_reference->addItem(tr("The first answer"));
  int chosen = 0;
  for (const auto& answer : m_references) {
    m_reference->addItem(QString::fromStdString(text(answer)));
    if (term.reference && text(*term.reference) == text(answer)) chosen = m_reference->count() - 1;
  }
  m_reference->setCurrentIndex(chosen);
  m_reference->setEnabled(category && term.items.size() == 1 && !m_references.empty());
}

void TermEditor::takeDefinition() {
  DriverSpec* term = current();
  if (term == nullptr || m_showing) return;
  const std::string before = nameOf(*term);
  term->name = m_name->text().trimmed().toStdString();
  if (term->name.empty() && m_kind == Kind::Drivers) term->name = term->items.front().variable;
  const int as = m_as->currentIndex();
  term->as = as == 0 ? std::nullopt : std::optional(static_cast<TermKind>(as - 1));
  term->reach = static_cast<Reach>(m_reach->currentIndex());
  const int reference = m_reference->currentIndex();
  term->reference = reference <= 0 || !m_reference->isEnabled()
                        ? std::nullopt
                        : std::optional(m_references[static_cast<std::size_t>(reference - 1)]);
  const bool category = kindOf(m_session.survey(), *term) == TermKind::Category;
  term->degree = category ? 1 : m_powers->currentIndex() + 1;
  m_list->currentItem()->setText(titleOfTerm(*term));
  if (nameOf(*term) != before) Q_EMIT renamed(before, nameOf(*term));
}

void TermEditor::pickVariable(QWidget* anchor, const std::function<void(const std::string&)>& use) {
  auto* list =
      new ChoicePopup(tr("Questions of the survey"),
                      variableChoices(m_session.survey(), {}, [](const Variable&) { return true; }),
                      ChoicePopup::Mode::One, anchor);
  connect(list, &ChoicePopup::chosen, this,
          [use](const QStringList& keys) { use(keys.first().toStdString()); });
  list->openBelow(*anchor);
}

void TermEditor::addTerm() {
  pickVariable(m_add, [this](const std::string& variable) {
    DriverSpec term;
    if (m_kind == Kind::Drivers) term.name = titleOf(m_session.survey(), variable).toStdString();
    term.items.push_back({.variable = variable, .order = {}, .missing = {}});
    m_terms.push_back(std::move(term));
    refreshList(static_cast<int>(m_terms.size()) - 1);
  });
}

void TermEditor::addItem() {
  pickVariable(m_addItem, [this](const std::string& variable) {
    if (DriverSpec* term = current()) {
      term->items.push_back({.variable = variable, .order = {}, .missing = {}});
      if (m_kind == Kind::Drivers && term->items.size() == 2) term->as = TermKind::Scale;
    }
    showTerm();
  });
}

void TermEditor::removeItem() {
  DriverSpec* term = current();
  const int row = m_items->currentRow();
  if (term == nullptr || row < 0 || term->items.size() < 2) return;
  term->items.erase(term->items.begin() + row);
  showTerm();
}

void TermEditor::showItemButtons() {
  const DriverSpec* term = current();
  const bool chosen = term != nullptr && m_items->currentRow() >= 0;
  m_removeItem->setEnabled(chosen && term->items.size() > 1);
  m_reverse->setEnabled(chosen);
}

void TermEditor::reverseItem() {
  DriverSpec* term = current();
  const int row = m_items->currentRow();
  if (term == nullptr || row < 0) return;
  auto& item = term->items[static_cast<std::size_t>(row)];
  item.reverse = !item.reverse;
  showTerm();
  m_items->setCurrentRow(row);
}

void TermEditor::removeTerm() {
  const int row = m_list->currentRow();
  if (current() == nullptr) return;
  m_terms.erase(m_terms.begin() + row);
  refreshList(std::min(row, static_cast<int>(m_terms.size()) - 1));
}

void TermEditor::moveTerm(int by) {
  const int from = m_list->currentRow();
  const int to = from + by;
  if (from < 0 || to < 0 || to >= static_cast<int>(m_terms.size())) return;
  std::swap(m_terms[static_cast<std::size_t>(from)], m_terms[static_cast<std::size_t>(to)]);
  refreshList(to);
}

}  // namespace candour
