// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/data/data_page.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "ui/pages/data/codebooks_pane.h"
#include "ui/pages/data/variable_inspector.h"
#include "ui/session/words.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/variables_table_model.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QPushButton* makeButton(const QString& text, const QString& name, bool primary, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setObjectName(name);
  if (primary) button->setProperty("part", u"primary"_s);
  return button;
}

}  // namespace

DataPage::DataPage(Session& session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_stack(new QStackedWidget(this)),
      m_title(makeLabel({}, LabelRole::Title, this)),
      m_summary(makeLabel({}, LabelRole::Muted, this)),
      m_search(new QLineEdit(this)),
      m_table(new QTableView(this)),
      m_variables(new VariablesTableModel(this)),
      m_shown(new QSortFilterProxyModel(this)),
      m_inspector(new VariableInspector(session, this)),
      m_codebooks(new CodebooksPane(session, this)),
      m_tabs(new QTabBar(this)),
      m_panes(new QStackedWidget(this)) {
  setObjectName(u"dataPage"_s);
  m_stack->addWidget(makeWelcome());
  m_stack->addWidget(makeSurvey());
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_stack);
  connect(&session, &Session::projectChanged, this, &DataPage::showProject);
  connect(&session.facts(), &SurveyFacts::counted, this,
          [this] { m_variables->setValidCounts(m_session.facts().validCounts()); });
  connect(m_inspector, &VariableInspector::outcomeWanted, this, &DataPage::outcomeWanted);
  showProject();
}

QWidget* DataPage::makeWelcome() {
  auto* page = new QWidget(this);
  auto* card = new QFrame(page);
  card->setProperty("part", u"card"_s);
  card->setFixedWidth(600);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(44, 38, 44, 38);
  inside->setSpacing(14);
  inside->addWidget(makeLabel(tr("Start with the survey file you have"), LabelRole::Title, card));
  inside->addWidget(makeLabel(
      tr("Drop it anywhere in this window, or open it. Candour reads SPSS (.sav, .zsav, .por), "
         "Stata (.dta), SAS (.sas7bdat, .xpt), Excel (.xlsx) and text files (.csv, .tsv), with "
         "their labels and reasons for missing. The file itself is never changed."),
      LabelRole::Body, card));
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(10);
  auto* open = makeButton(tr("&Open a survey or project…"), u"welcomeOpen"_s, true, card);
  auto* sample = makeButton(tr("Try the &sample"), u"welcomeSample"_s, false, card);
  buttons->addWidget(open);
  buttons->addWidget(sample);
  buttons->addStretch();
  inside->addSpacing(6);
  inside->addLayout(buttons);
  inside->addSpacing(6);
  inside->addWidget(makeLabel(tr("The sample is a simulated Public Attitude Survey of London: "
                                 "trust and confidence in the police in 32 boroughs, with drivers "
                                 "whose effects are known."),
                              LabelRole::Muted, card));
  auto* outer = new QGridLayout(page);
  outer->addWidget(card, 1, 1);
  outer->setRowStretch(0, 2);
  outer->setRowStretch(2, 3);
  outer->setColumnStretch(0, 1);
  outer->setColumnStretch(2, 1);
  connect(open, &QPushButton::clicked, this, &DataPage::openWanted);
  connect(sample, &QPushButton::clicked, this, &DataPage::sampleWanted);
  return page;
}

QWidget* DataPage::makeSurvey() {
  auto* page = new QWidget(this);
  auto* middle = new QVBoxLayout;
  middle->setContentsMargins(16, 14, 16, 16);
  middle->setSpacing(12);
  middle->addWidget(makeSummary());
  m_tabs->setObjectName(u"dataTabs"_s);
  m_tabs->setAccessibleName(tr("What to look at"));
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  m_tabs->addTab(tr("Variables"));
  m_tabs->addTab(tr("Waves compared"));
  middle->addWidget(m_tabs);
  auto* card = new QFrame(page);
  card->setProperty("part", u"card"_s);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(10, 10, 6, 8);
  m_search->setObjectName(u"variableSearch"_s);
  m_search->setPlaceholderText(tr("Search names and questions"));
  m_search->setAccessibleName(tr("Search the variables"));
  m_search->setClearButtonEnabled(true);
  inside->addWidget(m_search);
  setUpTable();
  inside->addWidget(m_table, 1);
  m_panes->addWidget(card);
  m_panes->addWidget(m_codebooks);
  middle->addWidget(m_panes, 1);
  connect(m_tabs, &QTabBar::currentChanged, this, &DataPage::showTab);
  auto* layout = new QHBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(middle, 1);
  layout->addWidget(m_inspector);
  return page;
}

QWidget* DataPage::makeSummary() {
  auto* card = new QFrame(this);
  card->setProperty("part", u"card"_s);
  auto* layout = new QHBoxLayout(card);
  layout->setContentsMargins(18, 12, 14, 12);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(4);
  texts->addWidget(m_title);
  texts->addWidget(m_summary);
  m_title->setObjectName(u"surveyTitle"_s);
  m_summary->setObjectName(u"surveySummary"_s);
  layout->addLayout(texts, 1);
  auto* add = makeButton(tr("&Add a wave…"), u"addWave"_s, false, card);
  add->setToolTip(tr("Read another file of the same survey into this project"));
  layout->addWidget(add, 0, Qt::AlignTop);
  connect(add, &QPushButton::clicked, this, &DataPage::addWaveWanted);
  return card;
}

void DataPage::setUpTable() {
  m_shown->setSourceModel(m_variables);
  m_shown->setFilterKeyColumn(-1);
  m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
  m_shown->setSortRole(VariablesTableModel::kSortRole);
  m_table->setObjectName(u"variables"_s);
  m_table->setAccessibleName(tr("Variables"));
  m_table->setModel(m_shown);
  m_table->setShowGrid(false);
  m_table->setSortingEnabled(true);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
  auto* header = m_table->horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionResizeMode(QHeaderView::Interactive);
  header->setSectionResizeMode(VariablesTableModel::Label, QHeaderView::Stretch);
  const int letter = fontMetrics().averageCharWidth();
  m_table->setColumnWidth(VariablesTableModel::Name, letter * 18);
  m_table->setColumnWidth(VariablesTableModel::Kind, letter * 11);
  m_table->setColumnWidth(VariablesTableModel::Valid, letter * 11);
  m_table->setColumnWidth(VariablesTableModel::Missing, letter * 11);
  m_table->sortByColumn(-1, Qt::AscendingOrder);
  connect(m_search, &QLineEdit::textChanged, m_shown, &QSortFilterProxyModel::setFilterFixedString);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &DataPage::selectVariable);
}

void DataPage::showProject() {
  m_stack->setCurrentIndex(m_session.hasData() ? 1 : 0);
  m_variables->setSurvey(m_session.survey());
  m_variables->setValidCounts(m_session.facts().validCounts());
  if (m_session.hasData()) showSummary();
  keepSelection();
  const bool waves = m_session.survey().waves.size() > 1;
  m_tabs->setVisible(waves);
  if (!waves) m_tabs->setCurrentIndex(0);
  showTab();
}

// What is known of one variable belongs beside the list of variables.
void DataPage::showTab() {
  m_panes->setCurrentIndex(m_tabs->currentIndex());
  const bool variables = m_tabs->currentIndex() == 0;
  m_inspector->setVisible(variables && m_session.survey().find(m_selected.toStdString()));
}

void DataPage::showSummary() {
  const auto& project = m_session.project();
  const Survey& survey = project.survey;
  m_title->setText(project.recognisedAs.empty()
                       ? QString::fromStdString(survey.waves.front().source)
                       : QString::fromStdString(project.recognisedAs));
  QStringList lines;
  lines << tr("%1 interviews, %2 variables%3")
               .arg(counted(survey.rows), counted(survey.variables.size() - 1),
                    survey.simulated() ? tr(". Simulated: not real answers") : QString());
  for (const auto& wave : survey.waves) {
    lines << tr("%1: %2 interviews from %3")
                 .arg(QString::fromStdString(wave.name), counted(wave.rows),
                      QString::fromStdString(wave.source));
  }
  for (const auto& import : project.imports) {
    for (const auto& note : import.notes) lines << QString::fromStdString(note);
  }
  for (const auto& note : project.notes) lines << QString::fromStdString(note);
  constexpr int kMostLines = 6;
  m_summary->setToolTip(lines.join(u'\n'));
  if (lines.size() > kMostLines) {
    const auto more = lines.size() - kMostLines + 1;
    lines = lines.mid(0, kMostLines - 1);
    lines << tr("and %1 more notes: point here to read them").arg(more);
  }
  m_summary->setText(lines.join(u'\n'));
}

void DataPage::selectVariable() {
  const QModelIndex current = m_table->currentIndex();
  m_selected = m_variables->variableAt(m_shown->mapToSource(current).row());
  m_inspector->showVariable(m_selected);
}

// The variable looked at, or else the outcome, or else the first.
void DataPage::keepSelection() {
  int row = m_variables->rowOf(m_selected);
  if (row < 0) {
    row = m_variables->rowOf(QString::fromStdString(m_session.state().question.outcome.variable));
  }
  if (row < 0) row = 0;
  const QModelIndex index = m_shown->mapFromSource(m_variables->index(row, 0));
  if (!index.isValid()) return;
  m_table->setCurrentIndex(index);
  m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
  selectVariable();
}

}  // namespace candour
