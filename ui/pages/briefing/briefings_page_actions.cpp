// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>

#include "ui/pages/briefing/briefings_page.h"
#include "ui/pages/briefing/export_briefing.h"
#include "ui/pages/briefing/packs_dialog.h"
#include "ui/pages/briefing/page_inspector.h"
#include "ui/pages/briefing/page_list.h"
#include "ui/pages/briefing/questions_dialog.h"
#include "ui/pages/file_name.h"
#include "ui/pages/leaving_choices.h"
#include "ui/pages/steps.h"

using namespace Qt::StringLiterals;

namespace candour {

// What one does with a briefing: turn, move, add and remove pages, write it to a file.

void BriefingsPage::turnTo(std::size_t page) {
  if (briefing() == nullptr || page >= briefing()->pages.size()) return;
  ++m_writing;
  m_page = page;
  m_scroll->verticalScrollBar()->setValue(0);
  m_list->select(static_cast<int>(page));
  showInspector(*briefing());
  showSheets();
  Q_EMIT figureChanged();
}

void BriefingsPage::movePage(int from, int to) {
  Briefing after = *briefing();
  const auto page = after.pages.begin() + from;
  if (from < to) {
    std::rotate(page, page + 1, after.pages.begin() + to + 1);
  } else {
    std::rotate(after.pages.begin() + to, page, page + 1);
  }
  m_page = static_cast<std::size_t>(to);
  m_list->select(to);  // the next key press moves it on
  m_session.briefings().edit(tr("order of pages"), after);
}

void BriefingsPage::removePage(int page) {
  Briefing after = *briefing();
  after.pages.erase(after.pages.begin() + page);
  m_session.briefings().edit(tr("remove page"), after);
}

// What to ask comes last; of a briefing that has it already another page is one of words alone.
void BriefingsPage::addPage() {
  Briefing after = *briefing();
  BriefingPage page;
  page.questions = true;
  after.pages.push_back(page);
  m_page = after.pages.size() - 1;
  m_session.briefings().edit(tr("add page"), after);
}

void BriefingsPage::editQuestions() {
  if (briefing() == nullptr) return;
  auto* dialog = new QuestionsDialog(*briefing(), this);
  connect(dialog, &QDialog::accepted, this, [this, dialog] {
    Briefing after = *briefing();
    after.considerations = dialog->considerations();
    m_session.briefings().edit(tr("questions"), after);
  });
  dialog->open();
}

void BriefingsPage::openAddMenu() {
  auto* menu = new QMenu(this);
  menu->setObjectName(u"addPageMenu"_s);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  connect(menu->addAction(tr("&What to ask")), &QAction::triggered, this, &BriefingsPage::addPage);
  menu->addSeparator();
  menu->addAction(tr("A figure, with its \"Add to briefing\", from"))->setEnabled(false);
  const std::pair<int, QString> steps[] = {{DriversStep, tr("&Drivers")},
                                           {DiagnosticsStep, tr("Dia&gnostics")},
                                           {BoroughsStep, tr("&Boroughs")},
                                           {TrendsStep, tr("&Trends")},
                                           {ScenariosStep, tr("What-&if")}};
  for (const auto& [step, name] : steps) {
    connect(menu->addAction(name), &QAction::triggered, this,
            [this, step = step] { Q_EMIT stepWanted(step); });
  }
  menu->popup(m_add->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 4)));
}

// The page's figure under the headline it has here.
std::optional<FigureQuestion> BriefingsPage::figureQuestion() const {
  if (figure() == nullptr || briefing() == nullptr || m_page >= briefing()->pages.size()) return {};
  const BriefingPage& page = briefing()->pages[m_page];
  auto question = page.figure;
  if (question && !page.headline.empty()) question->edits.headline = page.headline;
  return question;
}

// A reason is given for one briefing.
void BriefingsPage::forgetOther() {
  const BriefingShelf& shelf = m_session.briefings().shelf();
  const auto open = std::pair(shelf.open, shelf.briefings.size());
  if (open != m_open) m_inspector->leaving().forgetReason();
  m_open = open;
}

std::optional<Withheld> BriefingsPage::decided() const {
  if (!m_fresh || !m_finished || !m_finished->disclosure.reason.empty()) return {};
  return m_finished->withheld;
}

bool BriefingsPage::canExport() const {
  return briefing() != nullptr && !briefing()->pages.empty() && m_inspector->leaving().isReady();
}

void BriefingsPage::chooseFile(const QString& ending) {
  if (m_folder.isEmpty()) {
    m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  }
  const QString name = fileNameOf(briefing()->title, u"briefing"_s) + ending;
  auto* dialog = new QFileDialog(this, tr("Export the briefing"), QDir(m_folder).filePath(name));
  dialog->setObjectName(u"exportBriefing"_s);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilter(tr("Briefings (*%1)").arg(ending));
  dialog->setDefaultSuffix(ending.mid(1));
  connect(dialog, &QFileDialog::fileSelected, this, &BriefingsPage::exportTo);
  dialog->open();
}

void BriefingsPage::exportTo(const QString& file) {
  if (briefing() == nullptr) return;
  m_folder = QFileInfo(file).path();
  m_session.background().start<WrittenBriefing>(
      tr("Writing %1").arg(QFileInfo(file).fileName()),
      [briefing = *briefing(), leaving = m_inspector->leaving().options(),
       answered = m_session.answeredFigures(),
       path = file.toStdString()](Workbench& bench, const Job& job) {
        return writeBriefingFile(bench, briefing, leaving, path, *answered, job);
      },
      [this, file](Result<WrittenBriefing> written) {
        if (!written) {
          if (written.error().kind == ErrorKind::Cancelled) return;
          Q_EMIT failed(QString::fromStdString(written.error().message));
          return;
        }
        const QString news = tr("Written: %1, %2 pages. %3")
                                 .arg(file)
                                 .arg(written->pages)
                                 .arg(leftOutInWords(written->problems));
        m_inspector->leaving().forgetReason();
        Q_EMIT exported(file, news.trimmed());
      });
}

void BriefingsPage::openPacks() {
  const std::string format = briefing() == nullptr ? "a4" : briefing()->format;
  (new PacksDialog(m_session, format, this))->open();
}

}  // namespace candour
