// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/packs_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "models/briefing/area_words.h"
#include "ui/pages/briefing/export_briefing.h"
#include "ui/pages/file_name.h"
#include "ui/pages/leaving_choices.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/grid_table_model.h"
#include "ui/widgets/survey_choices.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

PacksDialog::PacksDialog(Session& session, std::string sheet, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_sheet(std::move(sheet)),
      m_stack(new QStackedWidget(this)),
      m_folder(new QLineEdit(this)),
      m_format(new DropList(this)),
      m_areas(new QListWidget(this)),
      m_state(makeLabel({}, LabelRole::Body, this)),
      m_bar(new QProgressBar(this)),
      m_results(new GridTableModel(this, GridTableModel::Columns::Texts)),
      m_table(new QTableView(this)) {
  const bool boroughs = comparesBoroughs(session.question(), session.survey());
  setWindowTitle(boroughs ? tr("A briefing for every borough") : tr("A briefing for every area"));
  setObjectName(u"packsDialog"_s);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  m_stack->addWidget(makeChoices());
  m_stack->addWidget(makeProgress());
  auto* buttons = new QDialogButtonBox(this);
  m_close = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
  m_close->setObjectName(u"packsClose"_s);
  m_start = buttons->addButton(tr("&Write"), QDialogButtonBox::AcceptRole);
  m_start->setObjectName(u"packsStart"_s);
  setPart(m_start, u"primary"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 20, 20, 18);
  layout->setSpacing(16);
  layout->addWidget(m_stack, 1);
  layout->addWidget(buttons);
  resize(680, 560);
  connect(buttons, &QDialogButtonBox::rejected, this, &PacksDialog::reject);
  connect(buttons, &QDialogButtonBox::accepted, this, &PacksDialog::begin);
  fillAreas();
  connect(m_areas, &QListWidget::itemChanged, this, &PacksDialog::chosenChanged);
  connect(m_folder, &QLineEdit::textChanged, this, &PacksDialog::chosenChanged);
  chosenChanged();
}

QWidget* PacksDialog::makeChoices() {
  auto* page = new QWidget(this);
  m_folder->setObjectName(u"packsFolder"_s);
  m_folder->setText(QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
                        .filePath(fileNameOf(m_session.question().outcome.name, u"briefings"_s) +
                                  u"-briefings"_s));
  auto* browseButton = new QPushButton(tr("&Browse…"), page);
  auto* folder = new QHBoxLayout;
  folder->addWidget(m_folder, 1);
  folder->addWidget(browseButton);
  m_format->setObjectName(u"packsFormat"_s);
  for (const BriefingFormat& format : briefingFormats()) {
    m_format->addItem(format.button, format.ending);
  }
  auto* form = new QFormLayout;
  form->setVerticalSpacing(12);
  form->setHorizontalSpacing(16);
  form->addRow(tr("&Folder"), folder);
  static_cast<QLabel*>(form->labelForField(folder))->setBuddy(m_folder);
  form->addRow(tr("Fo&rmat"), m_format);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(14);
  layout->addLayout(form);
  layout->addWidget(makeAreas(), 1);
  connect(browseButton, &QPushButton::clicked, this, &PacksDialog::browse);
  return page;
}

QWidget* PacksDialog::makeAreas() {
  auto* box = new QWidget(this);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  m_areas->setObjectName(u"packsAreas"_s);
  m_areas->setAccessibleName(tr("The areas to write a briefing of"));
  m_areas->setProperty("part", u"framed"_s);
  auto* row = new QHBoxLayout;
  row->addWidget(
      makeLabel(titleOf(m_session.survey(), m_session.question().area), LabelRole::Heading, box),
      1);
  for (const auto& [text, state] :
       {std::pair{tr("All"), Qt::Checked}, {tr("None"), Qt::Unchecked}}) {
    auto* button = new QPushButton(text, box);
    button->setProperty("part", u"quiet"_s);
    button->setObjectName(state == Qt::Checked ? u"packsAll"_s : u"packsNone"_s);
    connect(button, &QPushButton::clicked, this, [this, state = state] {
      for (int i = 0; i < m_areas->count(); ++i) m_areas->item(i)->setCheckState(state);
    });
    row->addWidget(button);
  }
  layout->addLayout(row);
  layout->addWidget(m_areas, 1);
  return box;
}

QWidget* PacksDialog::makeProgress() {
  auto* page = new QWidget(this);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  m_state->setObjectName(u"packsState"_s);
  m_bar->setTextVisible(false);
  m_bar->setAccessibleName(tr("Briefings written"));
  m_table->setObjectName(u"packsResults"_s);
  m_table->setAccessibleName(tr("What was written"));
  m_table->setModel(m_results);
  m_table->setProperty("part", u"framed"_s);
  m_table->verticalHeader()->hide();
  m_table->setShowGrid(false);
  m_table->setWordWrap(true);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->horizontalHeader()->setStretchLastSection(true);
  layout->addWidget(m_state);
  layout->addWidget(m_bar);
  layout->addWidget(m_table, 1);
  return page;
}

void PacksDialog::fillAreas() {
  const std::string label = areaLabel(m_session.question(), m_session.survey());
  for (const auto& answer : answersOf(m_session, m_session.question().area)) {
    const std::string area = text(answer);
    auto* item = new QListWidgetItem(QString::fromStdString(namedArea(area, label)), m_areas);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setData(Qt::UserRole, QString::fromStdString(area));
    item->setCheckState(Qt::Checked);
  }
}

void PacksDialog::chosenChanged() {
  int chosen = 0;
  for (int i = 0; i < m_areas->count(); ++i) {
    if (m_areas->item(i)->checkState() == Qt::Checked) ++chosen;
  }
  m_start->setText(chosen == 1 ? tr("&Write 1 briefing") : tr("&Write %1 briefings").arg(chosen));
  m_start->setEnabled(chosen > 0 && !m_folder->text().trimmed().isEmpty());
}

void PacksDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("The folder to write to"), m_folder->text());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
  dialog->open();
}

std::vector<AreaPack> PacksDialog::packs() const {
  const QDir folder(QDir::fromNativeSeparators(m_folder->text().trimmed()));
  std::vector<AreaPack> packs;
  QStringList taken;
  for (int i = 0; i < m_areas->count(); ++i) {
    const auto* item = m_areas->item(i);
    if (item->checkState() != Qt::Checked) continue;
    AreaPack pack;
    pack.area = item->text();
    pack.briefing = areaBriefing(m_session.survey(), m_session.question(),
                                 item->data(Qt::UserRole).toString().toStdString());
    pack.briefing.format = m_sheet;
    // Two areas never share a file.
    const QString name = fileNameOf(pack.briefing.title, u"area-%1"_s.arg(i + 1));
    QString file = name;
    for (int at = 2; taken.contains(file); ++at) file = u"%1-%2"_s.arg(name).arg(at);
    taken << file;
    pack.file = folder.filePath(file + m_format->currentData().toString());
    packs.push_back(std::move(pack));
  }
  return packs;
}

void PacksDialog::begin() {
  const QString folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
  m_stack->setCurrentIndex(1);
  m_start->hide();
  if (!QDir().mkpath(folder)) {
    m_state->setText(tr("The folder %1 cannot be made. Choose another.").arg(folder));
    m_close->setText(tr("Close"));
    return;
  }
  m_run = new PackRun(m_session, packs(), usualLeaving(m_session), this);
  m_bar->setRange(0, static_cast<int>(m_run->packs().size()));
  m_close->setText(tr("Stop"));
  connect(m_run, &PackRun::advanced, this, [this](int done) {
    m_bar->setValue(done);
    m_state->setText(tr("%1 of %2 written").arg(done).arg(m_run->packs().size()));
  });
  m_state->setText(tr("Answering all of them, to see who could be told apart…"));
  connect(m_run, &PackRun::finished, this, &PacksDialog::showDone);
  m_run->start();
}

void PacksDialog::showDone(bool stopped) {
  std::vector<QStringList> rows;
  int written = 0;
  int shortened = 0;
  int protecting = 0;
  for (const AreaPack& pack : m_run->packs()) {
    if (pack.written) ++written;
    if (pack.written && !pack.said.isEmpty()) ++shortened;
    const QString came = !pack.written && pack.said.isEmpty() ? tr("Not begun")
                         : !pack.written                      ? pack.said
                         : pack.said.isEmpty()                ? tr("Written")
                                                              : tr("Written. %1").arg(pack.said);
    if (!pack.withheld.isEmpty()) ++protecting;
    rows.push_back({pack.area, came, pack.withheld.join(u"; "_s)});
  }
  // What went wrong first.
  std::stable_partition(rows.begin(), rows.end(), [](const QStringList& row) {
    return row[1] != tr("Written") || !row[2].isEmpty();
  });
  m_results->setGrid({tr("Area"), tr("What came of it"), tr("Withheld to protect people")},
                     std::move(rows));
  m_table->setColumnWidth(0, 170);
  m_table->setColumnWidth(1, 240);
  m_table->resizeRowsToContents();
  QString state = tr("%1 of %2 briefings are in %3.")
                      .arg(written)
                      .arg(m_run->packs().size())
                      .arg(QDir::toNativeSeparators(m_folder->text().trimmed()));
  if (shortened > 0) state += u' ' + tr("%1 lack pages that could not be made.").arg(shortened);
  state += u' ' + (protecting == 0 ? tr("Nothing had to be withheld.")
                                   : tr("In %1 of them something is withheld.").arg(protecting));
  if (stopped) state += u' ' + tr("Stopped.");
  m_state->setText(state);
  m_bar->hide();
  m_close->setText(tr("Close"));
}

// While it runs the button stops it; what was written stays.
void PacksDialog::reject() {
  if (m_run != nullptr && m_bar->isVisible()) {
    m_run->stop();
    return;
  }
  QDialog::reject();
}

}  // namespace candour
