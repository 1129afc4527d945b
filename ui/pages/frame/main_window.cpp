// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/main_window.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScreen>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/pages/boroughs/boroughs_page.h"
#include "ui/pages/briefing/briefings_page.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/diagnostics/diagnostics_page.h"
#include "ui/pages/drivers/driver_editor.h"
#include "ui/pages/drivers/drivers_page.h"
#include "ui/pages/frame/answer_facts.h"
#include "ui/pages/frame/drop_overlay.h"
#include "ui/pages/frame/figure_actions.h"
#include "ui/pages/frame/help.h"
#include "ui/pages/frame/menus.h"
#include "ui/pages/frame/project_actions.h"
#include "ui/pages/frame/question_dialogs.h"
#include "ui/pages/frame/settings.h"
#include "ui/pages/prepare/prepare_page.h"
#include "ui/pages/scenarios/scenarios_page.h"
#include "ui/pages/steps.h"
#include "ui/pages/trends/trends_page.h"
#include "ui/pages/wards/wards_page.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/question_bar.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/status_line.h"

using namespace Qt::StringLiterals;

namespace candour {

MainWindow::MainWindow(Session& session, ThemeChoice theme, QWidget* parent)
    : QMainWindow(parent),
      m_session(session),
      m_menus(new Menus(this, &session.undoStack(), theme)),
      m_rail(new Rail(this)),
      m_question(new QuestionBar(session, this)),
      m_banner(new Banner(this)),
      m_pages(new QStackedWidget(this)),
      m_status(new StatusLine(this)),
      m_projects(new ProjectActions(session, this)),
      m_figures(new FigureActions(session, this)) {
  setObjectName(u"mainWindow"_s);
  setWindowTitle(u"Candour"_s);
  setMinimumSize(1000, 640);
  // With its frame on a small screen, the status line is still to be seen.
  constexpr QSize kFrame(8, 48);
  resize(QSize(1280, 800).boundedTo(screen()->availableSize() - kFrame));
  restoreGeometry(settings::windowGeometry());
  buildLayout();
  addPages();
  connectMenus();
  connectSession();
  connectDropping();
  showProject();
}

void MainWindow::buildLayout() {
  auto* right = new QVBoxLayout;
  right->setSpacing(0);
  right->addWidget(m_question);
  right->addWidget(m_banner);
  right->addWidget(m_pages, 1);
  auto* upper = new QHBoxLayout;
  upper->setSpacing(0);
  upper->addWidget(m_rail);
  upper->addLayout(right, 1);
  auto* centre = new QWidget(this);
  auto* layout = new QVBoxLayout(centre);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(upper, 1);
  layout->addWidget(m_status);
  setCentralWidget(centre);
  centre->setFocus();
}

void MainWindow::addPage(Page* page) {
  m_pages->addWidget(page);
  // A page behind another needs nothing.
  connect(page, &Page::needsChanged, this, [this, page] {
    if (page == this->page()) needsChanged();
  });
  connect(page, &Page::figureChanged, this, [this, page] {
    if (page == this->page()) showFacts();
  });
  connect(m_menus, &Menus::previewChosen, page, &Page::setPreview);
  connect(page, &Page::addToBriefingWanted, this, &MainWindow::addToBriefing);
  connect(page, &Page::exportWanted, this, &MainWindow::exportFigure);
  connect(page, &Page::copyFigureWanted, this, &MainWindow::copyFigure);
  connect(page, &Page::copyTableWanted, this, &MainWindow::copyTable);
}

void MainWindow::addPages() {
  m_rail->addStep(IconName::Data, tr("Data"), tr("What is in the survey"));
  m_rail->addStep(IconName::Prepare, tr("Prepare"), tr("From answers to variables"));
  m_rail->addStep(IconName::Drivers, tr("Drivers"), tr("What moves the outcome"));
  m_rail->addStep(IconName::Diagnostics, tr("Diagnostics"), tr("Whether the model can be trusted"));
  m_rail->addStep(IconName::Boroughs, tr("Boroughs"), tr("The areas compared"));
  m_rail->addStep(IconName::Trends, tr("Trends"), tr("What has changed over time"));
  m_rail->addStep(IconName::WhatIf, tr("What-if"), tr("What would move the outcome"));
  m_rail->addStep(IconName::Wards, tr("Wards"), tr("What residents ask for, and what came of it"));
  m_rail->addStep(IconName::Briefing, tr("Briefing"), tr("What is handed over"));
  auto* survey = new DataPage(m_session, m_pages);
  auto* drivers = new DriversPage(m_session, m_pages);
  addPage(survey);
  auto* prepare = new PreparePage(m_session, m_pages);
  addPage(prepare);
  connect(prepare, &PreparePage::failed, m_banner, &Banner::showError);
  connect(prepare, &PreparePage::told, m_banner,
          [this](const QString& news) { m_banner->showNews(news); });
  addPage(drivers);
  addPage(new DiagnosticsPage(m_session, m_pages));
  addPage(new BoroughsPage(m_session, m_pages));
  auto* trends = new TrendsPage(m_session, m_pages);
  addPage(trends);
  addPage(new ScenariosPage(m_session, m_pages));
  auto* wards = new WardsPage(m_session, m_pages);
  addPage(wards);
  connectWards(wards);
  auto* briefing = new BriefingsPage(m_session, m_pages);
  addPage(briefing);
  connectBriefing(briefing);
  connect(trends, &TrendsPage::publishedWanted, m_projects, &ProjectActions::choosePublished);
  connect(m_rail, &Rail::stepChosen, this, &MainWindow::showStep);
  connect(survey, &DataPage::openWanted, m_projects, &ProjectActions::chooseOpen);
  connect(survey, &DataPage::sampleWanted, m_projects, &ProjectActions::openSample);
  connect(survey, &DataPage::addWaveWanted, m_projects, &ProjectActions::chooseWave);
  connect(survey, &DataPage::outcomeWanted, this,
          [this](const QString& variable) { editOutcome(variable.toStdString()); });
  connect(drivers, &DriversPage::driverEditorWanted, this, &MainWindow::editDrivers);
  connect(m_question, &QuestionBar::outcomeEditorWanted, this,
          [this] { editOutcome(m_session.question().outcome.variable); });
  connect(m_question, &QuestionBar::amongEditorWanted, this, &MainWindow::editAmong);
}

void MainWindow::connectWards(WardsPage* page) {
  connect(page, &WardsPage::failed, m_banner, &Banner::showError);
  connect(page, &WardsPage::told, m_banner,
          [this](const QString& news) { m_banner->showNews(news); });
  connect(page, &WardsPage::exported, this, [this](const QString& file, const QString& news) {
    m_exportedFolder = QFileInfo(file).path();
    m_banner->showNews(news, tr("Open the folder"));
  });
}

void MainWindow::connectBriefing(BriefingsPage* page) {
  connect(page, &BriefingsPage::stepWanted, this, &MainWindow::showStep);
  connect(page, &BriefingsPage::failed, m_banner, &Banner::showError);
  connect(page, &BriefingsPage::exported, this, [this](const QString& file, const QString& news) {
    m_exportedFolder = QFileInfo(file).path();
    m_banner->showNews(news, tr("Open the folder"));
  });
}

void MainWindow::connectMenus() {
  connect(m_menus, &Menus::newWanted, m_projects, &ProjectActions::chooseNew);
  connect(m_menus, &Menus::openWanted, m_projects, &ProjectActions::chooseOpen);
  connect(m_menus, &Menus::sampleWanted, m_projects, &ProjectActions::openSample);
  connect(m_menus, &Menus::recentWanted, m_projects,
          [this](const QString& file) { m_projects->open({file}); });
  connect(m_menus, &Menus::addWaveWanted, m_projects, &ProjectActions::chooseWave);
  connect(m_menus, &Menus::openModelWanted, m_projects, &ProjectActions::chooseModelFile);
  connect(m_menus, &Menus::saveModelWanted, m_projects, &ProjectActions::chooseModelFileToSave);
  connect(m_menus, &Menus::exportCodebookWanted, m_projects, &ProjectActions::chooseCodebookToSave);
  connect(m_menus, &Menus::exportWanted, this, &MainWindow::exportFigure);
  connect(m_menus, &Menus::copyFigureWanted, this, &MainWindow::copyFigure);
  connect(m_menus, &Menus::copyTableWanted, this, &MainWindow::copyTable);
  connect(m_menus, &Menus::addToBriefingWanted, this, &MainWindow::addToBriefing);
  connect(m_menus, &Menus::themeChosen, this, &MainWindow::themeChosen);
  connect(m_menus, &Menus::zoomWanted, this, [this](double factor) { page()->zoomFigure(factor); });
  connect(m_menus, &Menus::stepWanted, this, &MainWindow::showStep);
  connect(m_menus, &Menus::askAgainWanted, &m_session.answers(), &AnswerBook::askAgain);
  connect(m_menus, &Menus::shortcutsWanted, this, [this] { showTour(this); });
  connect(m_menus, &Menus::aboutWanted, this, [this] { showAbout(this); });
}

void MainWindow::connectSession() {
  connect(&m_session, &Session::projectChanged, this, &MainWindow::showProject);
  connect(&m_session, &Session::savedChanged, this, &MainWindow::showFacts);
  connect(&m_session, &Session::questionChanged, this, &MainWindow::nameAreas);
  connect(&m_session.briefings(), &BriefingDesk::changed, this, &MainWindow::showQuestion);
  m_session.answers().setNeeds([this] { return page()->needs(); });
  connect(&m_session.answers(), &AnswerBook::changed, this, &MainWindow::showFacts);
  connect(&m_session, &Session::failed, m_banner, &Banner::showError);
  connect(m_projects, &ProjectActions::failed, m_banner, &Banner::showError);
  connect(m_figures, &FigureActions::failed, m_banner, &Banner::showError);
  const auto tell = [this](const QString& news) { m_banner->showNews(news); };
  connect(&m_session, &Session::told, m_banner, tell);
  connect(m_projects, &ProjectActions::told, m_banner, tell);
  connect(m_figures, &FigureActions::told, m_banner, tell);
  connect(&m_session.answers(), &AnswerBook::stopped, m_banner, [this] {
    m_banner->showNews(tr("Stopped. Press F5 to work it out after all, or change the question."));
  });
  connect(m_figures, &FigureActions::exported, this, &MainWindow::showExported);
  connect(m_banner, &Banner::actionChosen, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_exportedFolder)); });
  auto* progress = m_status->progress();
  auto& background = m_session.background();
  connect(&background, &Background::began, progress, &ProgressStrip::begin);
  connect(&background, &Background::advanced, progress, &ProgressStrip::advance);
  connect(&background, &Background::idle, progress, &ProgressStrip::end);
  connect(progress, &ProgressStrip::cancelChosen, &background, &Background::cancelCurrent);
}

void MainWindow::connectDropping() {
  auto* overlay = new DropOverlay(this);
  connect(overlay, &DropOverlay::openDropped, m_projects, &ProjectActions::open);
  connect(overlay, &DropOverlay::wavesDropped, m_projects, &ProjectActions::addWaves);
  connect(&m_session, &Session::projectChanged, overlay,
          [this, overlay] { overlay->setProjectOpen(m_session.hasData()); });
}

// London's boroughs go by that name; other surveys' areas are areas.
void MainWindow::nameAreas() {
  const bool boroughs =
      !m_session.hasData() || comparesBoroughs(m_session.question(), m_session.survey());
  m_rail->setStepName(BoroughsStep, boroughs ? tr("Boroughs") : tr("Areas"));
  m_menus->setAreasName(boroughs ? tr("&Boroughs") : tr("&Areas"));
}

Page* MainWindow::page() const {
  return static_cast<Page*>(m_pages->currentWidget());
}

void MainWindow::showStep(int index) {
  if (!m_session.hasData() || index >= m_pages->count()) index = DataStep;
  m_rail->setCurrent(index);
  m_pages->setCurrentIndex(index);
  m_question->setComparing(index == BoroughsStep);
  showQuestion();
  m_session.rememberPage(index);
  needsChanged();
  showFacts();
}

void MainWindow::needsChanged() {
  m_session.answers().needsChanged();
}

void MainWindow::showProject() {
  const bool hasData = m_session.hasData();
  for (const int step : {PrepareStep, DriversStep, DiagnosticsStep, BoroughsStep, TrendsStep,
                         ScenariosStep, WardsStep, BriefingStep}) {
    m_rail->setStepEnabled(step, hasData);
  }
  m_menus->setHasProject(hasData);
  if (m_session.hasProject()) {
    const QString file = QString::fromStdString(m_session.project().file.string());
    settings::addRecentProject(file);
    setWindowTitle(QFileInfo(file).fileName() + u" – Candour"_s);
  }
  m_banner->hide();
  showStep(m_session.state().page);
}

void MainWindow::showFacts() {
  m_status->setFacts(factsOf(m_session, m_pages->currentIndex() == BoroughsStep));
  const bool hasFigure = page()->figure() != nullptr && page()->figureQuestion().has_value();
  m_menus->setHasFigure(hasFigure);
  m_menus->setCanBrief(hasFigure && m_pages->currentIndex() != BriefingStep);
  if (!m_session.hasProject()) return;
  const auto& file = m_session.project().file;
  m_status->setProject(QString::fromStdString(file.filename().string()) + u" · "_s +
                           (m_session.isSaved() ? tr("saved") : tr("saving…")),
                       QString::fromStdString(file.string()));
}

void MainWindow::showExported(const QString& file) {
  m_exportedFolder = QFileInfo(file).path();
  const bool script = file.endsWith(u".R"_s, Qt::CaseInsensitive);
  const QString beside = tr(", with its numbers, alternative text and recipe beside it");
  m_banner->showNews(tr("Exported %1%2.").arg(file, script ? QString() : beside),
                     tr("Open the folder"));
}

// A briefing holds the questions of its pages; the one on the table is not among them.
void MainWindow::showQuestion() {
  const bool briefing =
      m_pages->currentIndex() == BriefingStep && m_session.briefings().briefing() != nullptr;
  m_question->setVisible(m_session.hasData() && !briefing);
}

void MainWindow::addToBriefing() {
  const auto figure = page()->figureQuestion();
  if (!figure || m_pages->currentIndex() == BriefingStep) return;
  const auto [at, known] = m_session.briefings().add(*figure);
  const QString title = QString::fromStdString(m_session.briefings().briefing()->title);
  m_banner->showNews((known ? tr("It is page %1 of the briefing \"%2\" already.")
                            : tr("Added to the briefing \"%2\" as page %1. Ctrl+9 shows it."))
                         .arg(at + 1)
                         .arg(title));
}

void MainWindow::editOutcome(const std::string& variable) {
  openOutcomeDialog(m_session, variable, this);
}

void MainWindow::editAmong() {
  openAmongDialog(m_session, this);
}

void MainWindow::editDrivers() {
  (new DriverEditor(m_session, this))->open();
}

void MainWindow::exportFigure() {
  const auto question = page()->figureQuestion();
  if (question) m_figures->exportFigure(*question, page()->decided());
}

void MainWindow::copyFigure() {
  const auto question = page()->figureQuestion();
  if (question) m_figures->copyFigure(*question, page()->decided());
}

void MainWindow::copyTable() {
  const auto question = page()->figureQuestion();
  if (question) m_figures->copyTable(*question, page()->decided());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  settings::setWindowGeometry(saveGeometry());
  QMainWindow::closeEvent(event);
}

}  // namespace candour
