// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/figure_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "models/findings/answer_figure.h"
#include "ui/widgets/figure_editor.h"
#include "ui/widgets/figure_view.h"
#include "ui/widgets/folding_section.h"
#include "ui/widgets/grid_table_model.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/numbers_table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_row.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {
constexpr const char* kTabChoice = "tab";
constexpr const char* kEditing = "editing";
constexpr int kWaitingLongMs = 400;

QString waitingText() {
  return FigurePage::tr("Working it out…");
}
}  // namespace

FigurePage::FigurePage(Session& session, const char* name, const QStringList& tabs, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_choices(session, name),
      m_tabs(new QTabBar(this)),
      m_tools(new QHBoxLayout),
      m_leadText(makeLabel({}, LabelRole::Body)),
      m_lead(new QFrame(this)),
      m_places(new QStackedWidget(this)),
      m_stack(new QStackedWidget(this)),
      m_scroll(new QScrollArea(this)),
      m_view(new FigureView),
      m_message(makeLabel({}, LabelRole::Muted, this)),
      m_inspector(new Inspector(this)),
      m_grid(new GridTableModel(this)),
      m_table(new NumbersTable(m_grid, tr("The numbers behind the figure"), this)),
      m_editing(new FoldingSection(tr("Edit figure"), this)),
      m_editor(new FigureEditor(this)) {
  setObjectName(QString::fromLatin1(name) + u"Page"_s);
  addTabs(tabs);
  m_waitingLong.setSingleShot(true);
  connect(&session.answers(), &AnswerBook::stopped, this, &FigurePage::showStopped);
  connect(&m_waitingLong, &QTimer::timeout, this, &FigurePage::hideOtherTab);
  auto* middle = new QVBoxLayout;
  middle->setContentsMargins(16, 14, 16, 16);
  middle->setSpacing(12);
  middle->addWidget(makeTools());
  auto* lead = new QVBoxLayout(m_lead);
  lead->setContentsMargins(14, 10, 14, 10);
  lead->addWidget(m_leadText);
  m_lead->setProperty("part", u"note"_s);
  m_lead->setObjectName(u"lead"_s);
  m_lead->hide();
  middle->addWidget(m_lead);
  m_places->addWidget(makeCard());
  middle->addWidget(m_places, 1);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(middle, 1);
  layout->addWidget(m_inspector);
  fillInspector();
}

void FigurePage::addTabs(const QStringList& tabs) {
  for (const auto& tab : tabs) m_tabs->addTab(tab);
  connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
    m_choices.keep(kTabChoice, tab);
    Q_EMIT needsChanged();
    refresh();
  });
}

int FigurePage::tab() const {
  return m_tabs->currentIndex();
}

void FigurePage::setTabThere(int tab, bool there) {
  const QSignalBlocker quiet(m_tabs);
  const bool wasShown = m_tabs->currentIndex() == tab;  // hidden, a neighbour takes its place
  m_tabs->setTabVisible(tab, there);
  if (!there && wasShown) m_tabs->setCurrentIndex(0);
}

void FigurePage::showTab(int tab) {
  m_tabs->setCurrentIndex(tab);
}

void FigurePage::restoreTab() {
  const QSignalBlocker quiet(m_tabs);
  m_tabs->setCurrentIndex(std::clamp(m_choices.number(kTabChoice), 0, m_tabs->count() - 1));
  m_editing->setOpen(m_choices.number(kEditing) != 0);
}

QWidget* FigurePage::makeTools() {
  auto* tools = new QWidget(this);
  auto* layout = new QHBoxLayout(tools);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addStretch(1);
  m_tabs->setObjectName(u"tabs"_s);
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  m_tabs->setUsesScrollButtons(true);
  m_tabs->setAccessibleName(tr("Figures of this page"));
  layout->addLayout(m_tools);
  m_figureTools = new QWidget(tools);
  auto* figureTools = new QHBoxLayout(m_figureTools);
  figureTools->setContentsMargins(0, 0, 0, 0);
  figureTools->setSpacing(6);
  layout->addWidget(m_figureTools);
  const auto addButton = [&](const QString& text, const QString& name, const QString& hint,
                             void (Page::*wanted)()) {
    auto* button = new QPushButton(text, m_figureTools);
    button->setObjectName(name);
    button->setToolTip(hint);
    button->setProperty("part", u"tool"_s);
    figureTools->addWidget(button);
    connect(button, &QPushButton::clicked, this, wanted);
    return button;
  };
  m_add =
      addButton(tr("Add to briefing"), u"addToBriefing"_s,
                tr("Make this figure a page of the briefing (Ctrl+B)"), &Page::addToBriefingWanted);
  addButton(tr("Copy"), u"copyFigure"_s, tr("Copy the figure (Ctrl+Shift+C)"),
            &Page::copyFigureWanted);
  auto* save = addButton(tr("Export…"), u"exportFigure"_s, tr("Export the figure (Ctrl+E)"),
                         &Page::exportWanted);
  save->setProperty("part", u"primary"_s);
  return new ToolRow(m_tabs, tools, this);
}

QWidget* FigurePage::makeCard() {
  auto* card = new QFrame(this);
  card->setProperty("part", u"card"_s);
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(14, 10, 8, 10);
  m_scroll->setWidget(m_view);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->viewport()->setAutoFillBackground(false);
  m_message->setAlignment(Qt::AlignCenter);
  m_message->setObjectName(u"pageMessage"_s);
  m_message->setMargin(40);
  m_stack->addWidget(m_scroll);
  m_stack->addWidget(m_message);
  layout->addWidget(m_stack);
  return card;
}

void FigurePage::fillInspector() {
  m_shownAs = m_inspector->addSection(tr("Shown as"), u"sectionShownAs"_s);
  m_shownAs->setSpacing(5);
  addEditor();
  auto* numbers = m_inspector->addSection(tr("The numbers"), u"sectionNumbers"_s);
  m_table->setObjectName(u"numbers"_s);
  numbers->addWidget(m_table);
  auto* copy = new QPushButton(tr("Copy table"), m_inspector);
  copy->setObjectName(u"copyTable"_s);
  copy->setProperty("part", u"quiet"_s);
  copy->setToolTip(tr("Every plotted number, for a spreadsheet"));
  numbers->addWidget(copy, 0, Qt::AlignLeft);
  connect(copy, &QPushButton::clicked, this, &Page::copyTableWanted);
  m_notes = m_inspector->addSection(tr("What to know"), u"sectionNotes"_s);
}

void FigurePage::addEditor() {
  m_editing->setObjectName(u"sectionEdit"_s);
  m_editing->body()->addWidget(m_editor);
  m_inspector->addSection(m_editing, Inspector::Place::Top);
  connect(m_editing, &FoldingSection::toggled, this, [this](bool open) {
    m_choices.keep(kEditing, open ? 1 : 0);
    showEdited();
  });
  connect(m_editor, &FigureEditor::edited, this,
          [this](const QString& what, const FigureEdits& edits, int session) {
            const auto question = madeFrom();
            if (question) m_session.figures().edit(what, *question, edits, session);
          });
  connect(&m_session.figures(), &FigureDesk::changed, this, &FigurePage::showEdited);
}

std::optional<FigureQuestion> FigurePage::figureQuestion() const {
  auto question = madeFrom();
  if (question) question->edits = m_session.figures().editsOf(*question);
  return question;
}

const Figure* FigurePage::figure() const {
  return m_view->figure() ? &*m_view->figure() : nullptr;
}

void FigurePage::setPreview(std::optional<ColourVision> preview) {
  m_view->setPreview(preview);
}

void FigurePage::zoomFigure(double factor) {
  m_view->setZoom(factor == 0 ? 1 : m_view->zoom() * factor);
}

void FigurePage::show(Shown shown) {
  showCard();
  // Whether there is a figure decides what it is asked as.
  if (!m_view->figure()) m_view->setFigure(shown.figure);
  m_made = std::move(shown.figure);
  m_madeNotes = shown.notes;
  m_view->setStale(false);
  m_waiting = false;
  m_madeTab = tab();
  m_editor->setEnabled(true);
  m_stack->setCurrentWidget(m_scroll);
  m_inspector->setSectionVisible(u"sectionShownAs"_s, !shown.shownAs.isEmpty());
  m_inspector->setSectionVisible(u"sectionNumbers"_s, true);
  clearLayout(m_shownAs);
  for (const auto& [name, value] : shown.shownAs) m_shownAs->addWidget(makeValueRow(name, value));
  m_grid->setGrid(std::move(shown.header), std::move(shown.numbers));
  m_inspector->setVisible(true);
  showEdited();
}

// The figure as made with the edits of what it shows. What is to be known of them stands beside
// the fields, or where these are folded away with the other notes.
void FigurePage::showEdited() {
  if (!m_made || m_waiting) return;
  const auto question = figureQuestion();
  EditedFigure edited{*m_made, {}, false};
  if (question) edited = editedFigure({*m_made}, question->topic, question->edits);
  m_inspector->setSectionVisible(u"sectionEdit"_s, question.has_value());
  if (question) m_editor->showFigure(*m_made, question->topic, question->edits);
  const bool isEdited = question && question->edits != FigureEdits{};
  m_editing->setRemark(isEdited ? tr("edited") : QString());
  QStringList notes;
  for (const auto& warning : edited.warnings) notes << QString::fromStdString(warning);
  if (m_editing->isOpen()) notes.clear();
  m_view->setFigure(std::move(edited.figure));
  showNotes(notes + m_madeNotes);
  tellFigure();
}

void FigurePage::tellFigure() {
  m_add->setEnabled(figureQuestion().has_value());
  Q_EMIT figureChanged();
}

void FigurePage::showNotes(const QStringList& notes) {
  clearLayout(m_notes);
  for (const auto& note : notes) m_notes->addWidget(makeNote(note));
  m_inspector->setSectionVisible(u"sectionNotes"_s, !notes.isEmpty());
}

void FigurePage::showMessage(const QString& text) {
  showCard();
  m_message->setText(text);
  m_stack->setCurrentWidget(m_message);
  hideFigure();
  m_inspector->setVisible(m_keepInspector);
  tellFigure();
}

void FigurePage::hideFigure() {
  m_made.reset();
  m_view->setFigure(std::nullopt);
  for (const auto& section :
       {u"sectionShownAs"_s, u"sectionEdit"_s, u"sectionNumbers"_s, u"sectionNotes"_s}) {
    m_inspector->setSectionVisible(section, false);
  }
}

void FigurePage::showLead(const QString& text) {
  m_leadText->setText(text);
  m_lead->setAccessibleName(text);
  m_lead->setVisible(!text.isEmpty());
}

void FigurePage::showCard() {
  m_places->setCurrentIndex(0);
  m_figureTools->show();
}

void FigurePage::addPane(QWidget* pane) {
  m_places->addWidget(pane);
}

void FigurePage::showPane(QWidget* pane) {
  m_places->setCurrentWidget(pane);
  m_figureTools->hide();
  hideFigure();
  tellFigure();
}

void FigurePage::showWaiting() {
  if (m_view->figure()) {
    showCard();
    m_waiting = true;
    m_view->setStale(true);
    m_editor->setEnabled(false);
    if (m_madeTab != tab() && !m_waitingLong.isActive()) m_waitingLong.start(kWaitingLongMs);
  } else {
    showMessage(waitingText());
  }
}

// An older answer stands in for a while; another tab's figure would be taken for this one's.
void FigurePage::hideOtherTab() {
  if (m_waiting && m_view->figure() && m_madeTab != tab()) showMessage(waitingText());
}

void FigurePage::showStopped() {
  const bool otherTab = m_waiting && m_view->figure() && m_madeTab != tab();
  const bool nothing = m_stack->currentWidget() == m_message && m_message->text() == waitingText();
  if (otherTab || nothing) showMessage(tr("Stopped. Press F5 to work it out after all."));
}

void FigurePage::addTool(QWidget* tool) {
  m_tools->addWidget(tool);
}

}  // namespace candour
