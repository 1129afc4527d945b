// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <memory>

#include "models/community/register_table.h"
#include "ui/documents/register_workbook.h"
#include "ui/export/rota_hash.h"
#include "ui/export/write_file.h"
#include "ui/pages/wards/draw_order_dialog.h"
#include "ui/pages/wards/register_actions.h"
#include "ui/pages/wards/rota_words.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QByteArray csvOf(const WardRegister& wards) {
  return QByteArray::fromStdString(registerCsv(wards));
}

// What an import did, as one reads it: only what there is to tell.
QString newsOf(const RegisterImport& done) {
  QStringList parts{RegisterActions::tr("%1 priorities added, %2 changed, %3 as they were.")
                        .arg(done.added)
                        .arg(done.changed)
                        .arg(done.unchanged)};
  if (!done.wardsAdded.empty()) {
    parts << RegisterActions::tr("%1 wards are new.").arg(done.wardsAdded.size());
  }
  if (!done.wardsNamedOtherwise.empty()) {
    parts << RegisterActions::tr(
                 "%1 wards have another name or borough in the table; the "
                 "register's stay.")
                 .arg(done.wardsNamedOtherwise.size());
  }
  return parts.join(u' ');
}

}  // namespace

// Tables of the register that come in and go out, and plans that are frozen.

void RegisterActions::chooseTable(const QString& title, const QString& filter,
                                  void (RegisterActions::*take)(const QString&)) {
  auto* dialog = new QFileDialog(m_page, title);
  dialog->setObjectName(u"registerTableDialog"_s);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({filter, tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, take);
  dialog->open();
}

void RegisterActions::chooseImport() {
  chooseTable(tr("Import priorities"), tr("Tables (*.csv *.tsv *.xlsx)"),
              &RegisterActions::importTable);
}

void RegisterActions::importTable(const QString& file) {
  const auto done = std::make_shared<RegisterImport>();
  m_session.wardWork().perform(
      tr("Reading %1").arg(QFileInfo(file).fileName()), tr("import"),
      [path = file.toStdString(), done](WardStore& store) -> Status {
        const auto rows = readRegisterTable(path);
        if (!rows) return tl::make_unexpected(rows.error());
        auto imported = store.import(*rows);
        if (!imported) return passOn(imported);
        *done = *imported;
        return {};
      },
      [this, done] { Q_EMIT told(newsOf(*done)); });
}

void RegisterActions::chooseExport() {
  const QString name = QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
                           .filePath(u"ward_register.csv"_s);
  auto* dialog = new QFileDialog(m_page, tr("Export priorities"), name);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({tr("CSV table (*.csv)"), tr("Excel workbook (*.xlsx)")});
  dialog->setDefaultSuffix(u"csv"_s);
  connect(dialog, &QFileDialog::fileSelected, this, &RegisterActions::exportTo);
  dialog->open();
}

void RegisterActions::exportTo(const QString& file) {
  const WardRegister& wards = m_session.wards().wards();
  const bool workbook = file.endsWith(u".xlsx"_s, Qt::CaseInsensitive);
  auto bytes = workbook ? registerWorkbook(wards) : Result<QByteArray>(csvOf(wards));
  if (!bytes) {
    Q_EMIT failed(text(bytes.error().message));
    return;
  }
  const auto written = writeWhole(file.toStdString(), *bytes);
  if (!written) {
    Q_EMIT failed(text(written.error().message));
    return;
  }
  Q_EMIT told(tr("Written: %1, %2 priorities.").arg(file).arg(wards.priorities.size()));
}

void RegisterActions::chooseWards() {
  chooseTable(tr("Import a list of wards"), tr("Tables (*.csv *.tsv *.xlsx)"),
              &RegisterActions::importWards);
}

void RegisterActions::importWards(const QString& file) {
  auto read = readWardTable(file.toStdString());
  if (!read) {
    Q_EMIT failed(text(read.error().message));
    return;
  }
  const auto count = read->size();
  m_session.wards().addWards(tr("list of wards"), *read);
  Q_EMIT told(tr("%1 wards are in the register.").arg(count));
}

void RegisterActions::chooseChanges() {
  chooseTable(tr("Import changes of boundaries"), tr("Tables (*.csv *.tsv *.xlsx)"),
              &RegisterActions::importChanges);
}

void RegisterActions::importChanges(const QString& file) {
  auto read = readWardChangeTable(file.toStdString());
  if (!read) {
    Q_EMIT failed(text(read.error().message));
    return;
  }
  const auto count = read->size();
  m_session.wards().setChanges(tr("changes of boundaries"), std::move(*read));
  Q_EMIT told(tr("%1 changes of boundaries are in the register.").arg(count));
}

void RegisterActions::chooseNeighbours() {
  chooseTable(tr("Import neighbours"), tr("Tables (*.csv *.tsv *.xlsx)"),
              &RegisterActions::importNeighbours);
}

void RegisterActions::importNeighbours(const QString& file) {
  auto read = readNeighbourTable(file.toStdString());
  if (!read) {
    Q_EMIT failed(text(read.error().message));
    return;
  }
  const auto count = read->size();
  m_session.wards().setNeighbours(tr("neighbours"), std::move(*read));
  Q_EMIT told(tr("%1 pairs of wards that touch are in the register.").arg(count));
}

void RegisterActions::drawOrder(const std::string& cycle, const std::string& borough) {
  auto* dialog = new DrawOrderDialog(m_session.wards(), cycle, borough, m_page);
  connect(dialog, &QDialog::accepted, this, [this, dialog] {
    if (dialog->rota()) freeze(*dialog->rota());
  });
  dialog->open();
}

// The hash is of the plan as it is frozen, its name and day included.
void RegisterActions::freeze(FrozenRota rota) {
  rota.frozenOn = today();
  rota.sha256 = rotaHash(rota);
  m_session.wardWork().perform(
      tr("Freezing the plan"), tr("weeks of a frozen plan"),
      [rota](WardStore& store) { return store.freeze(rota, plannedBy(rota, store.load())); },
      [this, rota] {
        Q_EMIT told(tr("\"%1\" is frozen, with SHA-256 %2. Note the hash where others can see it.")
                        .arg(text(rota.name), text(rota.sha256)));
      });
}

}  // namespace candour
