// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/interaction_editor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/drop_list.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

InteractionEditor::InteractionEditor(std::vector<InteractionSpec> pairs, QWidget* parent)
    : QWidget(parent),
      m_pairs(std::move(pairs)),
      m_list(new QListWidget(this)),
      m_first(new DropList(this)),
      m_second(new DropList(this)),
      m_add(new QPushButton(tr("Add"), this)),
      m_remove(new QPushButton(tr("Remove"), this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(10);
  layout->addWidget(makeLabel(tr("Two drivers or controls whose effects may depend on each other: "
                                 "whether fairness matters more to some people than to others."),
                              LabelRole::Muted));
  m_list->setProperty("part", u"framed"_s);
  m_list->setObjectName(u"interactionList"_s);
  m_list->setAccessibleName(tr("Interactions"));
  layout->addWidget(m_list, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  m_first->setObjectName(u"interactionFirst"_s);
  m_first->setAccessibleName(tr("First driver or control"));
  m_second->setObjectName(u"interactionSecond"_s);
  m_second->setAccessibleName(tr("Second driver or control"));
  m_add->setObjectName(u"addInteraction"_s);
  m_add->setAccessibleName(tr("Add this interaction"));
  m_remove->setObjectName(u"removeInteraction"_s);
  m_remove->setAccessibleName(tr("Remove the interaction chosen"));
  for (auto* list : {m_first, m_second}) list->setMinimumContentsLength(12);
  row->addWidget(m_first, 1);
  row->addWidget(makeLabel(tr("with"), LabelRole::Body));
  row->addWidget(m_second, 1);
  for (auto* button : {m_add, m_remove}) {
    button->setAutoDefault(false);
    row->addWidget(button);
  }
  layout->addLayout(row);
  connect(m_add, &QPushButton::clicked, this, &InteractionEditor::addPair);
  connect(m_remove, &QPushButton::clicked, this, &InteractionEditor::removePair);
  connect(m_first, &QComboBox::activated, this, &InteractionEditor::refreshAdd);
  connect(m_second, &QComboBox::activated, this, &InteractionEditor::refreshAdd);
  connect(m_list, &QListWidget::currentRowChanged, this, &InteractionEditor::refreshAdd);
  refresh();
}

void InteractionEditor::setNames(const std::vector<std::string>& names) {
  const QString first = m_first->currentText();
  const QString second = m_second->currentText();
  for (auto* list : {m_first, m_second}) {
    list->clear();
    for (const auto& name : names) list->addItem(QString::fromStdString(name));
  }
  m_first->setCurrentIndex(std::max(0, m_first->findText(first)));
  m_second->setCurrentIndex(
      std::max(std::min(1, m_second->count() - 1), m_second->findText(second)));
  const auto gone = [&names](const std::string& name) {
    return std::find(names.begin(), names.end(), name) == names.end();
  };
  std::erase_if(m_pairs, [&gone](const InteractionSpec& pair) {
    return gone(pair.first) || gone(pair.second);
  });
  refresh();
}

void InteractionEditor::rename(const std::string& before, const std::string& after) {
  for (auto& pair : m_pairs) {
    if (pair.first == before) pair.first = after;
    if (pair.second == before) pair.second = after;
  }
}

InteractionSpec InteractionEditor::chosen() const {
  return {m_first->currentText().toStdString(), m_second->currentText().toStdString()};
}

void InteractionEditor::addPair() {
  m_pairs.push_back(chosen());
  refresh();
  m_list->setCurrentRow(m_list->count() - 1);
}

void InteractionEditor::removePair() {
  const int row = m_list->currentRow();
  if (row < 0 || row >= static_cast<int>(m_pairs.size())) return;
  m_pairs.erase(m_pairs.begin() + row);
  refresh();
}

void InteractionEditor::refresh() {
  m_list->clear();
  for (const auto& pair : m_pairs) {
    m_list->addItem(
        tr("%1 with %2")
            .arg(QString::fromStdString(pair.first), QString::fromStdString(pair.second)));
  }
  refreshAdd();
}

void InteractionEditor::refreshAdd() {
  const InteractionSpec pair = chosen();
  const bool known = std::any_of(m_pairs.begin(), m_pairs.end(), [&pair](const auto& other) {
    return other == pair || other == InteractionSpec{pair.second, pair.first};
  });
  m_add->setEnabled(!known && !pair.first.empty() && pair.first != pair.second);
  m_remove->setEnabled(m_list->currentRow() >= 0);
}

}  // namespace candour
