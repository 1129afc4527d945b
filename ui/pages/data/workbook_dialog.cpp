// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/data/workbook_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/session/words.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/sheet_table_model.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString kindInOneWord(VariableKind kind) {
  switch (kind) {
    case VariableKind::Number:
      return WorkbookDialog::tr("number");
    case VariableKind::Date:
      return WorkbookDialog::tr("date");
    case VariableKind::Text:
      break;
  }
  return WorkbookDialog::tr("text");
}

QString sheetInWords(const SheetPreview& sheet) {
  const QString name = QString::fromStdString(sheet.name);
  if (sheet.empty()) return WorkbookDialog::tr("%1 (empty)").arg(name);
  const QString size =
      WorkbookDialog::tr("%1 rows by %2 columns").arg(counted(sheet.rows), counted(sheet.columns));
  return sheet.hidden ? WorkbookDialog::tr("%1 (hidden, %2)").arg(name, size)
                      : u"%1 (%2)"_s.arg(name, size);
}

}  // namespace

WorkbookDialog::WorkbookDialog(WorkbookPreview preview, QWidget* parent)
    : QDialog(parent),
      m_preview(std::move(preview)),
      m_sheets(new DropList(this)),
      m_row(new QSpinBox(this)),
      m_twoRows(new QCheckBox(tr("&Names stand in two rows"), this)),
      m_proposal(makeLabel({}, LabelRole::Muted, this)),
      m_table(new QTableView(this)),
      m_model(new SheetTableModel(this)),
      m_made(makeLabel({}, LabelRole::Body, this)) {
  setWindowTitle(tr("Import %1").arg(QString::fromStdString(m_preview.file)));
  setObjectName(u"workbookDialog"_s);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  resize(820, 560);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 18, 20, 18);
  layout->setSpacing(10);
  layout->addWidget(makeChoices());
  m_proposal->setWordWrap(true);
  m_proposal->setObjectName(u"workbookProposal"_s);
  layout->addWidget(m_proposal);
  setUpTable();
  layout->addWidget(m_table, 1);
  m_made->setWordWrap(true);
  m_made->setObjectName(u"workbookMade"_s);
  layout->addWidget(m_made);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_import = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
  m_import->setObjectName(u"workbookImport"_s);
  m_import->setDefault(true);
  setPart(m_import, u"primary"_s);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_sheets, &QComboBox::currentIndexChanged, this, &WorkbookDialog::showSheet);
  connect(m_row, &QSpinBox::valueChanged, this, &WorkbookDialog::showHeader);
  connect(m_twoRows, &QCheckBox::toggled, this, &WorkbookDialog::showHeader);
  showSheet();
}

QWidget* WorkbookDialog::makeChoices() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  const auto label = [&](const QString& text, QWidget* of) {
    auto* made = makeLabel(text, LabelRole::Body, row);
    made->setBuddy(of);
    made->setWordWrap(false);
    layout->addWidget(made);
    layout->addWidget(of);
  };
  for (const auto& one : m_preview.sheets) m_sheets->addItem(sheetInWords(one));
  m_sheets->setObjectName(u"workbookSheet"_s);
  m_sheets->setAccessibleName(tr("Sheet"));
  m_sheets->setCurrentIndex(static_cast<int>(m_preview.proposed));
  label(tr("&Sheet"), m_sheets);
  layout->addSpacing(12);
  m_row->setObjectName(u"workbookHeaderRow"_s);
  m_row->setAccessibleName(tr("Header row"));
  m_row->setButtonSymbols(QAbstractSpinBox::NoButtons);
  label(tr("&Header row"), m_row);
  layout->addSpacing(12);
  m_twoRows->setObjectName(u"workbookTwoRows"_s);
  layout->addWidget(m_twoRows);
  layout->addStretch();
  return row;
}

void WorkbookDialog::setUpTable() {
  m_table->setObjectName(u"workbookRows"_s);
  m_table->setAccessibleName(tr("The first rows of the sheet"));
  m_table->setModel(m_model);
  m_table->setProperty("part", u"framed"_s);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->setSelectionMode(QAbstractItemView::NoSelection);
  m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
  m_table->horizontalHeader()->setDefaultSectionSize(fontMetrics().averageCharWidth() * 16);
}

const SheetPreview& WorkbookDialog::sheet() const {
  return m_preview.sheets[static_cast<std::size_t>(m_sheets->currentIndex())];
}

HeaderPlace WorkbookDialog::header() const {
  return {static_cast<std::size_t>(m_row->value()) - 1, m_twoRows->isChecked() ? 2U : 1U};
}

SheetChoice WorkbookDialog::choice() const {
  return {sheet().name, static_cast<std::size_t>(m_row->value()), header().rows};
}

// Another sheet starts with the header proposed for it.
void WorkbookDialog::showSheet() {
  const SheetPreview& shown = sheet();
  {
    const QSignalBlocker row(m_row);
    const QSignalBlocker two(m_twoRows);
    m_row->setRange(1, shown.empty() ? 1 : static_cast<int>(shown.first.back().row + 1));
    m_row->setValue(static_cast<int>(shown.header.row + 1));
    m_twoRows->setChecked(shown.header.rows == 2);
  }
  m_row->setEnabled(!shown.empty());
  m_twoRows->setEnabled(!shown.empty());
  QString proposal;
  if (!shown.empty()) {
    const auto number = static_cast<int>(shown.header.row + 1);
    proposal = shown.header.rows == 2
                   ? tr("Rows %1 and %2 look like the header.").arg(number).arg(number + 1)
                   : tr("Row %1 looks like the header.").arg(number);
    if (shown.header.row > shown.first.front().row) {
      proposal += tr(" What stands above it is left out.");
    }
  }
  m_proposal->setText(proposal);
  showHeader();
}

void WorkbookDialog::showHeader() {
  const SheetPreview& shown = sheet();
  m_model->setSheet(&shown, header());
  if (shown.empty()) {
    return showMade(tr("The sheet is empty: choose another."), false);
  }
  const PreviewTable table = previewTable(shown, header());
  if (table.why.empty()) return showMade(whatIsMade(table), true);
  showMade(tr("It cannot be read so: %1 Choose another row, or correct the workbook.")
               .arg(QString::fromStdString(table.why)),
           false);
}

void WorkbookDialog::showMade(const QString& text, bool canImport) {
  m_made->setText(text);
  m_made->setMargin(canImport ? 0 : 8);
  setPart(m_made, canImport ? QString() : u"note"_s);
  m_import->setEnabled(canImport);
}

QString WorkbookDialog::whatIsMade(const PreviewTable& table) const {
  constexpr std::size_t kShown = 6;
  QStringList names;
  for (const auto& column : table.columns) {
    if (names.size() == static_cast<int>(kShown)) break;
    names << tr("%1 (%2)").arg(QString::fromStdString(column.name), kindInOneWord(column.kind));
  }
  QString text = tr("%1 variables: %2").arg(counted(table.columns.size()), names.join(u", "_s));
  if (table.columns.size() > kShown) text += tr(" and %1 more").arg(table.columns.size() - kShown);
  const std::size_t above = header().row + header().rows;
  return text + tr(". %1 rows below the header.")
                    .arg(counted(sheet().rows > above ? sheet().rows - above : 0));
}

}  // namespace candour
