// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/steps_pane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/text.h"
#include "core/prepare/prepare_survey.h"
#include "core/prepare/steps.h"
#include "ui/pages/prepare/step_words.h"
#include "ui/widgets/centred_card.h"
#include "ui/widgets/entry_table.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

enum StepColumn { StepName, StepKind, StepValid, StepMissing, StepHow, StepColumns };

std::vector<std::pair<QString, decltype(RecipeStep::how)>> kinds() {
  return {{StepsPane::tr("&Recode answers…"), RecodeStep{}},
          {StepsPane::tr("&Bands of a number…"), BandStep{}},
          {StepsPane::tr("&Formula…"), DeriveStep{}},
          {StepsPane::tr("&Scale…"), ScaleStep{}},
          {StepsPane::tr("&Missing answers…"), MissingStep{}},
          {StepsPane::tr("Rake &weights…"), RakeStep{}}};
}

QString unfitWhy(const Survey& survey, const std::string& name) {
  if (!survey.prepared) return {};
  for (const auto& unfit : survey.prepared->unfit) {
    if (unfit.name == name) return QString::fromStdString(unfit.why);
  }
  return {};
}

}  // namespace

StepsPane::StepsPane(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_places(new QStackedWidget(this)),
      m_list(new QTableWidget(0, StepColumns, this)),
      m_about(makeLabel({}, LabelRole::Body, this)) {
  setObjectName(u"stepsPane"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_places, 1);
  m_places->addWidget(makeEmpty());
  m_places->addWidget(makeList());
  connect(&session, &Session::projectChanged, this, [this] {
    m_counts.clear();
    m_failed.clear();
    m_counted = false;
    ++m_generation;
    showSteps();
    if (isVisible()) askCounts();
  });
  showSteps();
}

QWidget* StepsPane::makeEmpty() {
  auto* place = new QWidget(this);
  auto* card = new QFrame(place);
  card->setProperty("part", u"card"_s);
  card->setMaximumWidth(640);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(40, 34, 40, 34);
  inside->setSpacing(14);
  inside->addWidget(makeLabel(tr("Answers are used as they were given"), LabelRole::Title, card));
  inside->addWidget(makeLabel(
      tr("Here you make the variables that a model needs: answers put together or turned round, a "
         "number in bands, a formula, a scale of several questions, weights raked to the "
         "population. Each step makes a new variable "
         "and leaves the answers as they are. The steps are kept in the project and done again "
         "when "
         "the next wave comes; what no longer fits is said then."),
      LabelRole::Body, card));
  auto* add = new QPushButton(tr("&Add a step…"), card);
  add->setObjectName(u"addFirstStep"_s);
  add->setProperty("part", u"primary"_s);
  // Its own arrow: the style's would stand beside it.
  QMenu* kinds = addMenu(add);
  connect(add, &QPushButton::clicked, kinds,
          [add, kinds] { kinds->popup(add->mapToGlobal(QPoint(0, add->height()))); });
  inside->addWidget(add, 0, Qt::AlignLeft);
  auto* apply = new QPushButton(tr("Use a &recipe file…"), card);
  apply->setObjectName(u"applyFirst"_s);
  apply->setProperty("part", u"quiet"_s);
  connect(apply, &QPushButton::clicked, this, &StepsPane::applySteps);
  inside->addWidget(apply, 0, Qt::AlignLeft);
  centreCard(place, card);
  return place;
}

QMenu* StepsPane::addMenu(QWidget* parent) {
  auto* menu = new QMenu(parent);
  menu->setObjectName(u"addStepMenu"_s);
  for (const auto& [name, how] : kinds()) {
    connect(menu->addAction(name), &QAction::triggered, this, [this, how = how] { addStep(how); });
  }
  return menu;
}

QPushButton* StepsPane::addButton(const QString& text, const QString& name, const QString& hint,
                                  void (StepsPane::*run)()) {
  auto* button = new QPushButton(text, this);
  button->setToolTip(hint);
  button->setObjectName(name);
  button->setProperty("part", u"tool"_s);
  connect(button, &QPushButton::clicked, this, run);
  return button;
}

QWidget* StepsPane::makeList() {
  auto* card = new QFrame(this);
  card->setProperty("part", u"card"_s);
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(14, 12, 14, 12);
  layout->setSpacing(10);
  auto* tools = new QHBoxLayout;
  tools->setSpacing(6);
  auto* add = new QPushButton(tr("&Add a step…"), card);
  add->setObjectName(u"addStep"_s);
  add->setProperty("part", u"primary"_s);
  add->setMenu(addMenu(add));
  tools->addWidget(add);
  m_edit =
      addButton(tr("Change…"), u"editStep"_s, tr("Change the chosen step"), &StepsPane::editStep);
  m_remove =
      addButton(tr("Remove"), u"removeStep"_s,
                tr("Remove the chosen step and the variable it makes"), &StepsPane::removeStep);
  m_up = addButton(tr("Up"), u"stepUp"_s, tr("Do the chosen step earlier"), &StepsPane::moveUp);
  m_down =
      addButton(tr("Down"), u"stepDown"_s, tr("Do the chosen step later"), &StepsPane::moveDown);
  for (auto* button : {m_edit, m_remove, m_up, m_down}) tools->addWidget(button);
  tools->addStretch(1);
  tools->addWidget(addButton(tr("Use a recipe file…"), u"applySteps"_s,
                             tr("Add the steps that were saved from another survey"),
                             &StepsPane::applySteps));
  tools->addWidget(addButton(tr("Save as a recipe…"), u"exportSteps"_s,
                             tr("Write the steps into a file, for another survey or colleague"),
                             &StepsPane::exportSteps));
  layout->addLayout(tools);
  m_list->setObjectName(u"stepsList"_s);
  m_list->setAccessibleName(tr("Steps in their order"));
  m_list->setHorizontalHeaderLabels(
      {tr("Variable"), tr("Kind"), tr("Have it"), tr("Missing"), tr("How it is made")});
  m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_list->setSelectionMode(QAbstractItemView::SingleSelection);
  m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  dressEntryTable(*m_list);
  m_list->setProperty("part", {});
  m_list->setShowGrid(false);
  m_list->setWordWrap(true);
  m_list->horizontalHeader()->setSectionResizeMode(StepHow, QHeaderView::Stretch);
  for (const int column : {StepValid, StepMissing}) {
    m_list->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  }
  m_list->setColumnWidth(StepName, 170);
  m_list->setColumnWidth(StepKind, 120);
  connect(m_list->horizontalHeader(), &QHeaderView::sectionResized, m_list,
          &QTableWidget::resizeRowsToContents);
  layout->addWidget(m_list, 1);
  m_about->setObjectName(u"stepAbout"_s);
  layout->addWidget(m_about);
  connect(m_list, &QTableWidget::itemSelectionChanged, this, &StepsPane::showSelected);
  connect(m_list, &QTableWidget::cellDoubleClicked, this, &StepsPane::editStep);
  return card;
}

// Texts wrap by the room there is, which is known once the page is laid out.
void StepsPane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  QMetaObject::invokeMethod(m_list, &QTableWidget::resizeRowsToContents, Qt::QueuedConnection);
}

void StepsPane::refresh() {
  if (!m_counted) askCounts();
}

void StepsPane::askCounts() {
  m_counted = true;
  if (m_session.steps().empty()) return;
  const int generation = m_generation;
  m_session.background().start<StepsCounted>(
      tr("Counting what the steps did"),
      [](Workbench& bench, const Job& /*job*/) { return bench.countSteps(); },
      [this, generation](Result<StepsCounted> counts) {
        if (generation != m_generation) return;
        if (!counts) return failed(QString::fromStdString(counts.error().message));
        m_counts = std::move(counts->counts);
        m_failed = std::move(counts->failed);
        showSteps();
      });
}

void StepsPane::showSteps() {
  const auto& steps = m_session.steps();
  const int before = selected();
  {
    const QSignalBlocker quiet(m_list);
    m_list->setRowCount(static_cast<int>(steps.size()));
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const RecipeStep& step = steps[i];
      QString why = unfitWhy(m_session.survey(), step.name);
      if (const auto failed = m_failed.find(step.name); failed != m_failed.end() && why.isEmpty()) {
        why = QString::fromStdString(failed->second);
      }
      const auto counted = m_counts.find(step.name);
      const auto count = [&](std::size_t n) {
        return counted == m_counts.end()
                   ? QString()
                   : QString::fromStdString(grouped(static_cast<long long>(n)));
      };
      const StepCounts counts = counted == m_counts.end() ? StepCounts{} : counted->second;
      const QString texts[StepColumns] = {
          QString::fromStdString(step.name), kindName(step), count(counts.answered),
          count(counts.missing + counts.notAsked),
          why.isEmpty() ? QString::fromStdString(provenanceOf(step)) : tr("Does not fit. ") + why};
      for (int column = 0; column < StepColumns; ++column) {
        auto* item = new QTableWidgetItem(texts[column]);
        if (column == StepValid || column == StepMissing) {
          item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        }
        item->setToolTip(texts[column]);
        m_list->setItem(static_cast<int>(i), column, item);
      }
    }
    m_list->resizeRowsToContents();
    if (!steps.empty()) {
      m_list->selectRow(std::clamp(before, 0, static_cast<int>(steps.size()) - 1));
    }
  }
  m_places->setCurrentIndex(steps.empty() ? 0 : 1);
  showSelected();
}

int StepsPane::selected() const {
  return m_list->currentRow();
}

void StepsPane::showSelected() {
  const auto& steps = m_session.steps();
  const int row = selected();
  const bool one = row >= 0 && row < static_cast<int>(steps.size());
  for (auto* button : {m_edit, m_remove}) button->setEnabled(one);
  m_up->setEnabled(one && row > 0);
  m_down->setEnabled(one && row + 1 < static_cast<int>(steps.size()));
  m_about->clear();
  if (!one) return;
  const auto& step = steps[static_cast<std::size_t>(row)];
  QStringList lines;
  if (const auto counted = m_counts.find(step.name); counted != m_counts.end()) {
    lines << countsInWords(counted->second);
  }
  if (m_session.survey().prepared) {
    for (const auto& note : m_session.survey().prepared->notes) {
      if (note.name == step.name) lines << QString::fromStdString(note.text);
    }
  }
  m_about->setText(lines.join(u"\n"_s));
}

}  // namespace candour
