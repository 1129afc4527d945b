// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/menus.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>
#include <iterator>

#include "ui/pages/frame/settings.h"
#include "ui/pages/steps.h"
#include "ui/widgets/preview_badge.h"

using namespace Qt::StringLiterals;

namespace candour {

Menus::Menus(QMainWindow* window, QUndoStack* undo, ThemeChoice theme) : QObject(window) {
  buildFile(window);
  buildEdit(window, undo);
  buildView(window, theme);
  buildHelp(window);
  setHasProject(false);
  setHasFigure(false);
  setCanBrief(false);
}

template <class... Args>
QAction* Menus::add(QMenu* menu, const QString& text, const QKeySequence& keys,
                    void (Menus::*wanted)(Args...)) {
  QAction* action = menu->addAction(text);
  action->setShortcut(keys);
  connect(action, &QAction::triggered, this, [this, wanted] { Q_EMIT(this->*wanted)(); });
  return action;
}

void Menus::buildFile(QMainWindow* window) {
  QMenu* menu = window->menuBar()->addMenu(tr("&File"));
  add(menu, tr("&New project…"), QKeySequence::New, &Menus::newWanted);
  add(menu, tr("&Open survey or project…"), QKeySequence::Open, &Menus::openWanted);
  add(menu, tr("Open &sample"), {}, &Menus::sampleWanted);
  m_recent = menu->addMenu(tr("&Recent"));
  connect(m_recent, &QMenu::aboutToShow, this, &Menus::fillRecent);
  menu->addSeparator();
  m_needProject << add(menu, tr("&Add a wave…"), {}, &Menus::addWaveWanted)
                << add(menu, tr("Open &model file…"), {}, &Menus::openModelWanted)
                << add(menu, tr("Save mo&del file…"), {}, &Menus::saveModelWanted)
                << add(menu, tr("Export &codebook…"), {}, &Menus::exportCodebookWanted);
  menu->addSeparator();
  m_needFigure << add(menu, tr("&Export figure…"), QKeySequence(u"Ctrl+E"_s), &Menus::exportWanted);
  menu->addSeparator();
  QAction* quit = menu->addAction(tr("&Quit"));
  quit->setShortcut(QKeySequence(u"Ctrl+Q"_s));
  connect(quit, &QAction::triggered, window, &QWidget::close);
}

void Menus::buildEdit(QMainWindow* window, QUndoStack* undo) {
  QMenu* menu = window->menuBar()->addMenu(tr("&Edit"));
  QAction* back = undo->createUndoAction(this, tr("&Undo"));
  back->setShortcut(QKeySequence::Undo);
  QAction* again = undo->createRedoAction(this, tr("&Redo"));
  again->setShortcuts({QKeySequence(u"Ctrl+Y"_s), QKeySequence(u"Ctrl+Shift+Z"_s)});
  menu->addActions({back, again});
  menu->addSeparator();
  m_needFigure << add(menu, tr("&Copy figure"), QKeySequence(u"Ctrl+Shift+C"_s),
                      &Menus::copyFigureWanted)
               << add(menu, tr("Copy &table"), QKeySequence(u"Ctrl+Shift+T"_s),
                      &Menus::copyTableWanted);
  m_brief =
      add(menu, tr("Add to &briefing"), QKeySequence(u"Ctrl+B"_s), &Menus::addToBriefingWanted);
}

void Menus::setAreasName(const QString& name) {
  m_areas->setText(name);
}

void Menus::buildView(QMainWindow* window, ThemeChoice theme) {
  QMenu* menu = window->menuBar()->addMenu(tr("&View"));
  const QString steps[] = {tr("&Data"),        tr("&Prepare"),  tr("D&rivers"),
                           tr("Dia&gnostics"), tr("&Boroughs"), tr("&Trends"),
                           tr("W&hat-if"),     tr("&Wards"),    tr("Br&iefing")};
  for (int i = 0; i < static_cast<int>(std::size(steps)); ++i) {
    QAction* step = menu->addAction(steps[i]);
    step->setShortcut(QKeySequence(u"Ctrl+%1"_s.arg(i + 1)));
    connect(step, &QAction::triggered, this, [this, i] { Q_EMIT stepWanted(i); });
    if (i > 0) m_needProject << step;
    if (i == BoroughsStep) m_areas = step;
  }
  m_needProject << add(menu, tr("Work it out agai&n"), QKeySequence(u"F5"_s),
                       &Menus::askAgainWanted);
  menu->addSeparator();
  auto* themes = new QActionGroup(this);
  const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::Light, tr("&Light")},
                                                     {ThemeChoice::Dark, tr("Dar&k")},
                                                     {ThemeChoice::System, tr("&Follow system")}};
  for (const auto& [choice, text] : choices) {
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(choice == theme);
    themes->addAction(action);
    connect(action, &QAction::triggered, this, [this, c = choice] { Q_EMIT themeChosen(c); });
  }
  menu->addSeparator();
  addPreviews(menu->addMenu(tr("&Preview figures as")));
  const std::tuple<QString, QString, double> zooms[] = {
      {tr("Zoom figure &in"), u"Ctrl++"_s, 1.15},
      {tr("Zoom figure &out"), u"Ctrl+-"_s, 1 / 1.15},
      {tr("&Usual size"), u"Ctrl+0"_s, 0}};
  for (const auto& [text, keys, factor] : zooms) {
    QAction* action = menu->addAction(text);
    action->setShortcut(QKeySequence(keys));
    connect(action, &QAction::triggered, this, [this, f = factor] { Q_EMIT zoomWanted(f); });
    m_needFigure << action;
  }
}

// On screen only: what leaves is not touched.
void Menus::addPreviews(QMenu* menu) {
  menu->setObjectName(u"previews"_s);
  auto* group = new QActionGroup(this);
  const auto addPreview = [&](const QString& text, std::optional<ColourVision> preview) {
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(!preview);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, preview] { Q_EMIT previewChosen(preview); });
  };
  addPreview(tr("The window shows them"), std::nullopt);
  menu->addSeparator();
  for (const auto vision :
       {ColourVision::Deuteranopia, ColourVision::Protanopia, ColourVision::Tritanopia,
        ColourVision::Greyscale, ColourVision::Usual}) {
    addPreview(previewName(vision), vision);
  }
}

void Menus::buildHelp(QMainWindow* window) {
  QMenu* menu = window->menuBar()->addMenu(tr("&Help"));
  add(menu, tr("&Five minutes with Candour"), QKeySequence(u"F1"_s), &Menus::shortcutsWanted);
  add(menu, tr("&About Candour"), {}, &Menus::aboutWanted);
}

void Menus::fillRecent() {
  m_recent->clear();
  const QStringList files = settings::recentProjects();
  for (const auto& file : files) {
    QAction* action = m_recent->addAction(QFileInfo(file).fileName());
    action->setToolTip(file);
    action->setStatusTip(file);
    connect(action, &QAction::triggered, this, [this, file] { Q_EMIT recentWanted(file); });
  }
  if (files.isEmpty()) m_recent->addAction(tr("Nothing yet"))->setEnabled(false);
}

void Menus::setHasProject(bool has) {
  for (auto* action : m_needProject) action->setEnabled(has);
}

void Menus::setCanBrief(bool can) {
  m_brief->setEnabled(can);
}

void Menus::setHasFigure(bool has) {
  for (auto* action : m_needFigure) action->setEnabled(has);
}

}  // namespace candour
