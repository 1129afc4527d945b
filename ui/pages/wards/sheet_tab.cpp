// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/sheet_tab.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/text.h"
#include "core/survey/calendar.h"
#include "ui/documents/page_layout.h"
#include "ui/documents/write_document.h"
#include "ui/pages/briefing/export_briefing.h"
#include "ui/pages/briefing/sheet_view.h"
#include "ui/pages/file_name.h"
#include "ui/pages/wards/ward_scope.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr int kSideWidth = 300;
constexpr int kIdRole = Qt::UserRole;

}  // namespace

SheetTab::SheetTab(Session& session, WardScope& scope, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_scope(scope),
      m_wards(new QListWidget(this)),
      m_notes(new QVBoxLayout),
      m_open(new QPushButton(tr("Open the priority"), this)),
      m_stack(new QStackedWidget(this)),
      m_scroll(new QScrollArea(this)),
      m_view(new SheetView),
      m_message(makeLabel({}, LabelRole::Muted, this)),
      m_exports(new QWidget(this)) {
  setObjectName(u"sheetTab"_s);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(12);
  middle->addWidget(makeSide());
  middle->addWidget(makeDesk(), 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  layout->addWidget(makeHead());
  layout->addLayout(middle, 1);
  connect(m_wards, &QListWidget::currentRowChanged, this, &SheetTab::showSheet);
  connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT priorityChosen(chosen()); });
  connect(&session.wards(), &WardDesk::changed, this, &SheetTab::fillWards);
  connect(&scope, &WardScope::changed, this, &SheetTab::fillWards);
  fillWards();
}

QWidget* SheetTab::makeHead() {
  auto* head = new QWidget(this);
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(new ScopeBar(m_scope, m_session.wards(), head));
  layout->addStretch(1);
  auto* buttons = new QHBoxLayout(m_exports);
  buttons->setContentsMargins(0, 0, 0, 0);
  buttons->setSpacing(6);
  buttons->addWidget(makeLabel(tr("Export as"), LabelRole::Muted, m_exports));
  for (const BriefingFormat& format : briefingFormats()) {
    if (format.ending == u".xlsx"_s) continue;  // there are no numbers in it
    auto* button = new QPushButton(format.button, m_exports);
    button->setObjectName(u"exportSheet"_s + format.ending.mid(1));
    button->setProperty("part", u"tool"_s);
    button->setAccessibleName(tr("Export the sheet: %1").arg(format.button));
    buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this,
            [this, ending = format.ending] { chooseFile(ending); });
  }
  layout->addWidget(m_exports);
  return head;
}

QWidget* SheetTab::makeSide() {
  auto* side = new QWidget(this);
  side->setFixedWidth(kSideWidth);
  m_wards->setObjectName(u"sheetWards"_s);
  m_wards->setAccessibleName(tr("Wards with a priority in this cycle"));
  m_wards->setProperty("part", u"framed"_s);
  m_wards->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_wards->setTextElideMode(Qt::ElideRight);
  m_open->setObjectName(u"sheetOpen"_s);
  m_open->setProperty("part", u"quiet"_s);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(m_wards, 1);
  layout->addLayout(m_notes);
  layout->addWidget(m_open, 0, Qt::AlignLeft);
  return side;
}

QWidget* SheetTab::makeDesk() {
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
  connect(m_view, &SheetView::zoomWanted, this,
          [this](double factor) { m_view->setZoom(m_view->zoom() * factor); });
  return m_stack;
}

std::int64_t SheetTab::chosen() const {
  const auto* item = m_wards->currentItem();
  return item == nullptr ? 0 : item->data(kIdRole).toLongLong();
}

// By name; what was chosen stays.
void SheetTab::fillWards() {
  const QSignalBlocker quiet(m_wards);
  const std::int64_t before = chosen();
  const WardDesk& desk = m_session.wards();
  std::vector<std::pair<QString, const Priority*>> wards;
  for (const Priority& priority : desk.wards().priorities) {
    if (priority.withdrawn || priority.cycle != m_scope.cycle()) continue;
    const Ward* ward = desk.ward(priority.ward);
    if (!m_scope.borough().empty() && (ward == nullptr || ward->borough != m_scope.borough())) {
      continue;
    }
    QString name = QString::fromStdString(desk.wardName(priority.ward));
    if (ward != nullptr && !ward->borough.empty() && m_scope.borough().empty()) {
      name += u", "_s + QString::fromStdString(ward->borough);
    }
    wards.emplace_back(name, &priority);
  }
  std::sort(wards.begin(), wards.end());
  m_wards->clear();
  for (const auto& [name, priority] : wards) {
    auto* item =
        new QListWidgetItem(name + u" · "_s + stateName(priority->state).toLower(), m_wards);
    item->setData(kIdRole, QVariant::fromValue<qlonglong>(priority->id));
    item->setToolTip(item->text() + u'\n' + QString::fromStdString(priority->words));
    if (priority->id == before) m_wards->setCurrentItem(item);
  }
  if (m_wards->currentRow() < 0 && m_wards->count() > 0) m_wards->setCurrentRow(0);
  showSheet();
}

void SheetTab::showPriority(std::int64_t id) {
  const Priority* priority = m_session.wards().priority(id);
  if (priority == nullptr) return;
  m_scope.setCycle(priority->cycle);
  for (int row = 0; row < m_wards->count(); ++row) {
    if (m_wards->item(row)->data(kIdRole).toLongLong() == id) m_wards->setCurrentRow(row);
  }
}

void SheetTab::setEvidence(const SheetEvidence& evidence, const QString& why) {
  m_evidence = evidence;
  m_why = why;
  showSheet();
}

void SheetTab::showSheet() {
  clearLayout(m_notes);
  const Priority* priority = m_session.wards().priority(chosen());
  m_exports->setEnabled(priority != nullptr);
  m_open->setVisible(priority != nullptr);
  if (priority == nullptr) {
    m_sheet.reset();
    m_message->setText(tr("No ward has a priority in %1. Nominate one, or choose another cycle.")
                           .arg(QString::fromStdString(cycleName(m_scope.cycle()))));
    m_stack->setCurrentWidget(m_message);
    return;
  }
  m_sheet = wardSheet(m_session.wards().wards(), *priority, m_evidence);
  std::vector<Scene> sheets;
  for (auto& page : layoutDocument(*m_sheet, a4Portrait())) sheets.push_back(std::move(page.scene));
  m_view->setSheets(std::move(sheets));
  m_view->setAccessibleName(QString::fromStdString(m_sheet->title));
  QStringList words;
  for (const auto& section : m_sheet->pages.front().sections) {
    words << QString::fromStdString(section.heading + ": " + join(section.paragraphs, " "));
  }
  m_view->setAccessibleDescription(words.join(u' '));
  m_stack->setCurrentWidget(m_scroll);
  showNotes(*priority);
}

void SheetTab::showNotes(const Priority& priority) {
  const auto gaps = sheetGaps(priority);
  if (!gaps.empty()) {
    m_notes->addWidget(
        makeNote(tr("Not in the register yet: %1.").arg(QString::fromStdString(join(gaps, ", ")))));
  }
  if (!m_why.isEmpty()) m_notes->addWidget(makeNote(m_why));
  m_notes->addWidget(makeNote(
      tr("Read it before it leaves: names and addresses in the register's texts would leave, "
         "too.")));
}

void SheetTab::chooseFile(const QString& ending) {
  if (!m_sheet) return;
  if (m_folder.isEmpty()) {
    m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  }
  // Wards of a name, and a ward's cycles, are told apart by the subtitle.
  const QString name = fileNameOf(m_sheet->title + " " + m_sheet->subtitle, u"ward"_s) + ending;
  auto* dialog =
      new QFileDialog(this, tr("Export the feedback sheet"), QDir(m_folder).filePath(name));
  dialog->setObjectName(u"exportSheetDialog"_s);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilter(tr("Feedback sheets (*%1)").arg(ending));
  dialog->setDefaultSuffix(ending.mid(1));
  connect(dialog, &QFileDialog::fileSelected, this, &SheetTab::exportTo);
  dialog->open();
}

void SheetTab::exportTo(const QString& file) {
  if (!m_sheet) return;
  m_folder = QFileInfo(file).path();
  m_session.background().start<bool>(
      tr("Writing %1").arg(QFileInfo(file).fileName()),
      [sheet = *m_sheet, path = file.toStdString()](Workbench& /*bench*/,
                                                    const Job& /*job*/) -> Result<bool> {
        auto written = writeDocument(sheet, path);
        if (!written) return passOn(written);
        return true;
      },
      [this, file](Result<bool> written) {
        if (written) {
          Q_EMIT exported(file, tr("Written: %1.").arg(file));
        } else if (written.error().kind != ErrorKind::Cancelled) {
          Q_EMIT failed(QString::fromStdString(written.error().message));
        }
      });
}

}  // namespace candour
