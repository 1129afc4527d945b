// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/briefings_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/text.h"
#include "models/findings/title_lint.h"
#include "ui/pages/briefing/briefing_checks.h"
#include "ui/pages/briefing/briefing_header.h"
#include "ui/pages/briefing/page_inspector.h"
#include "ui/pages/briefing/page_list.h"
#include "ui/pages/briefing/sheet_view.h"
#include "ui/pages/leaving_choices.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {
// Typing is laid out when it pauses for a moment.
constexpr int kLayOutAfterMs = 60;
// Stretches of writing in the words of figures, apart from those in the words of pages.
constexpr int kFigureSessions = 1 << 20;
}  // namespace

BriefingsPage::BriefingsPage(Session& session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_header(new BriefingHeader(session, this)),
      m_list(new PageList(this)),
      m_add(new QPushButton(tr("Add page ▾"), this)),
      m_stack(new QStackedWidget(this)),
      m_scroll(new QScrollArea(this)),
      m_view(new SheetView),
      m_message(makeLabel({}, LabelRole::Muted, this)),
      m_inspector(new PageInspector(session, this)) {
  setObjectName(u"briefingPage"_s);
  m_layOutSoon.setSingleShot(true);
  m_layOutSoon.setInterval(kLayOutAfterMs);
  buildLayout();
  connectParts();
  refresh();
}

void BriefingsPage::buildLayout() {
  auto* middle = new QHBoxLayout;
  middle->setContentsMargins(0, 0, 0, 0);
  middle->setSpacing(0);
  middle->addWidget(makeList());
  middle->addWidget(makeDesk(), 1);
  middle->addWidget(m_inspector);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_header);
  layout->addLayout(middle, 1);
}

QWidget* BriefingsPage::makeList() {
  auto* column = new QWidget(this);
  auto* layout = new QVBoxLayout(column);
  layout->setContentsMargins(8, 18, 0, 14);
  layout->setSpacing(8);
  m_add->setObjectName(u"addPage"_s);
  m_add->setToolTip(tr("A page of what to ask, or a figure of another step"));
  layout->addWidget(m_list, 1);
  layout->addWidget(m_add);
  return column;
}

QWidget* BriefingsPage::makeDesk() {
  m_scroll->setWidget(m_view);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->viewport()->setAutoFillBackground(false);
  m_view->setAutoFillBackground(false);
  m_message->setAlignment(Qt::AlignCenter);
  m_message->setObjectName(u"pageMessage"_s);
  m_message->setMargin(40);
  m_stack->addWidget(m_scroll);
  m_stack->addWidget(m_message);
  return m_stack;
}

void BriefingsPage::connectParts() {
  BriefingDesk& desk = m_session.briefings();
  connect(&desk, &BriefingDesk::changed, this, [this] {
    forgetOther();
    Q_EMIT needsChanged();
    refresh();
  });
  connect(&m_session.answers(), &AnswerBook::changed, this, &BriefingsPage::refresh);
  connect(&m_session, &Session::projectChanged, this, [this] {
    m_fresh = false;
    m_inspector->leaving().forgetReason();
    refresh();
  });
  connect(&m_inspector->leaving(), &LeavingChoices::changed, this, [this] {
    m_fresh = false;
    Q_EMIT needsChanged();
    refresh();
  });
  connect(&m_inspector->leaving(), &LeavingChoices::readyChanged, this,
          [this] { m_inspector->setCanExport(canExport()); });
  connect(&m_layOutSoon, &QTimer::timeout, this, &BriefingsPage::layOut);
  connect(m_header, &BriefingHeader::titleEdited, this, [this](const QString& title) {
    Briefing after = *briefing();
    after.title = title.toStdString();
    m_session.briefings().edit(tr("title"), after, session(TitleField));
  });
  connect(m_header, &BriefingHeader::titleLeft, this, [this] { ++m_writing; });
  connect(m_inspector, &PageInspector::fieldLeft, this, [this] { ++m_writing; });
  connect(m_inspector, &PageInspector::headlineEdited, this, [this](const QString& headline) {
    editPage(tr("headline"), session(HeadlineField),
             [&](auto& page) { page.headline = headline.toStdString(); });
  });
  connect(m_inspector, &PageInspector::textEdited, this, [this](const QString& text) {
    editPage(tr("text"), session(TextField), [&](auto& page) { page.text = text.toStdString(); });
  });
  connect(m_inspector, &PageInspector::figureEdited, this,
          [this](const QString& what, const FigureEdits& edits, int session) {
            editPage(what, session < 0 ? -1 : kFigureSessions + session,
                     [&](auto& page) { page.figure->edits = edits; });
          });
  connect(m_inspector, &PageInspector::questionsChosen, this, [this](bool questions) {
    editPage(tr("questions"), -1, [&](auto& page) { page.questions = questions; });
  });
  connect(m_inspector, &PageInspector::questionsEditorWanted, this, &BriefingsPage::editQuestions);
  connect(m_inspector, &PageInspector::formatChosen, this, [this](const QString& format) {
    Briefing after = *briefing();
    after.format = format.toStdString();
    m_session.briefings().edit(tr("sheet"), after);
  });
  connect(m_inspector, &PageInspector::exportWanted, this, &BriefingsPage::chooseFile);
  connect(m_inspector, &PageInspector::packsWanted, this, &BriefingsPage::openPacks);
  connect(m_list, &PageList::chosen, this,
          [this](int page) { turnTo(static_cast<std::size_t>(page)); });
  connect(m_list, &PageList::moveWanted, this, &BriefingsPage::movePage);
  connect(m_list, &PageList::removeWanted, this, &BriefingsPage::removePage);
  connect(m_add, &QPushButton::clicked, this, &BriefingsPage::openAddMenu);
  connect(m_view, &SheetView::turned, this, [this](int by) {
    if (by < 0 && m_page == 0) return;
    turnTo(m_page + static_cast<std::size_t>(by));
  });
  connect(m_view, &SheetView::zoomWanted, this, &BriefingsPage::zoomFigure);
}

Needs BriefingsPage::needs() const {
  if (briefing() == nullptr || briefing()->pages.empty()) return {};
  return {askBriefing(figuresOf(*briefing()), m_inspector->leaving().options(),
                      m_session.answeredFigures())};
}

const Figure* BriefingsPage::figure() const {
  if (m_page >= m_composed.pages.size() || !m_composed.pages[m_page].at) return nullptr;
  const auto& figure = m_composed.document.pages[*m_composed.pages[m_page].at].figure;
  return figure ? &*figure : nullptr;
}

void BriefingsPage::zoomFigure(double factor) {
  m_view->setZoom(factor == 0 ? 1 : m_view->zoom() * factor);
}

void BriefingsPage::setPreview(std::optional<ColourVision> preview) {
  m_view->setPreview(preview);
}

template <class Change>
void BriefingsPage::editPage(const QString& what, int session, Change change) {
  if (briefing() == nullptr || m_page >= briefing()->pages.size()) return;
  Briefing after = *briefing();
  change(after.pages[m_page]);
  m_session.briefings().edit(what, after, session);
}

// What happened while another page was in front.
void BriefingsPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  refresh();
}

// Everything but the sheets follows at once; these as soon as typing pauses.
void BriefingsPage::refresh() {
  if (!isVisible()) return;
  const Briefing* briefing = this->briefing();
  m_header->setVisible(briefing != nullptr);
  m_list->parentWidget()->setVisible(briefing != nullptr);
  m_inspector->setVisible(briefing != nullptr);
  if (briefing == nullptr) {
    m_composed = {};
    m_sheets.clear();
    return showMessage(m_session.hasData()
                           ? tr("Nothing to brief about yet. Choose an outcome in the question "
                                "above and add drivers on the Drivers page: Candour then proposes "
                                "a briefing of it.")
                           : tr("Open a survey, or the sample, on the Data page first."));
  }
  takeFinished(*briefing);
  m_composed = composedBriefing(*briefing, m_finished ? &*m_finished : nullptr, m_figures);
  if (m_page >= briefing->pages.size()) {
    m_page = briefing->pages.empty() ? 0 : briefing->pages.size() - 1;
  }
  showHeader(*briefing);
  showInspector(*briefing);
  m_layOutSoon.start();
}

// The latest answer stays, dimmed, until there is a newer one.
void BriefingsPage::takeFinished(const Briefing& briefing) {
  const Briefing figures = figuresOf(briefing);
  if (m_fresh && figures == m_figures) return;
  m_fresh = false;
  const auto* answer = m_session.answers().current().find<FinishedBriefing>(
      briefingKey(figures, m_inspector->leaving().options()));
  if (answer == nullptr) return;
  m_fresh = true;
  m_figures = figures;
  if (answer->value) {
    m_finished = *answer->value;
    return;
  }
  m_finished.emplace();
  for (std::size_t i = 0; i < figures.pages.size(); ++i) {
    m_finished->problems.push_back({i, answer->value.error().message});
  }
}

void BriefingsPage::showHeader(const Briefing& briefing) {
  QString about = u"· "_s + tr("%n pages", nullptr, static_cast<int>(briefing.pages.size()));
  if (briefing.pages.size() == 1) about = u"· "_s + tr("1 page");
  if (m_session.briefings().isProposal()) {
    about += u" · "_s + tr("proposed for the question on the table");
  }
  m_header->showBriefing(about);
}

void BriefingsPage::showInspector(const Briefing& briefing) {
  m_inspector->showFormat(briefing.format);
  std::optional<PageInspector::PageWords> words;
  if (m_page < briefing.pages.size()) {
    words = wordsOf(briefing.pages[m_page], m_composed.pages[m_page]);
  }
  m_inspector->showPage(words);
  const bool composed = m_page < m_composed.pages.size();
  const auto& asked = composed ? briefing.pages[m_page].figure : std::nullopt;
  m_inspector->showFigure(composed ? m_composed.pages[m_page].made : std::nullopt,
                          asked ? &*asked : nullptr);
  showTitleCheck(briefing);
  const bool boroughs = comparesBoroughs(m_session.question(), m_session.survey());
  m_inspector->nameAreas(boroughs,
                         canFit(m_session.question()) && canCompare(m_session.question()));
  m_inspector->setCanExport(canExport());
}

// The analyst's own headline against what the figure shows.
void BriefingsPage::showTitleCheck(const Briefing& briefing) {
  const Figure* shown = figure();
  const bool known = shown != nullptr && briefing.pages[m_page].figure;
  if (!known) return m_inspector->showTitleCheck(std::nullopt);
  const auto& page = m_composed.document.pages[*m_composed.pages[m_page].at];
  QStringList faults;
  const Figure& made = m_composed.pages[m_page].made.value_or(*shown);
  for (const auto& fault : lintTitle(page.headline, briefing.pages[m_page].figure->topic, made)) {
    faults << QString::fromStdString(fault);
  }
  const auto count = QString::fromStdString(page.headline).split(u' ', Qt::SkipEmptyParts).size();
  m_inspector->showTitleCheck(
      faults, tr("Says what the figure shows, as far as can be checked. %1 words.").arg(count));
}

void BriefingsPage::showChecks() {
  if (briefing() == nullptr) return;
  QStringList notes;
  const DisclosureReport* disclosure = m_fresh && m_finished ? &m_finished->disclosure : nullptr;
  if (disclosure != nullptr) {
    notes = namingNotes(*briefing(), *disclosure);
    for (const auto& note : m_finished->notes) notes << QString::fromStdString(note);
    for (const auto& page : m_composed.pages) {
      for (const auto& note : page.notes) notes << QString::fromStdString(note);
    }
  }
  m_inspector->leaving().showReport(disclosure);
  m_inspector->showChecks(checksOf(m_composed, m_sheets.size(), disclosure), problemsOf(m_composed),
                          notes);
}

}  // namespace candour
