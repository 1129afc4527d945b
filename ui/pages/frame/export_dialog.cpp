// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/export_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/pages/file_name.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

ExportDialog::ExportDialog(const Figure& figure, const QString& folder, QWidget* parent)
    : QDialog(parent),
      m_format(new DropList(this)),
      m_size(new DropList(this)),
      m_path(new QLineEdit(this)),
      m_beside(makeLabel({}, LabelRole::Muted, this)),
      m_export(nullptr) {
  setWindowTitle(tr("Export figure"));
  setObjectName(u"exportDialog"_s);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  m_format->setObjectName(u"exportFormat"_s);
  m_format->addItem(tr("SVG: sharp at any size, text stays text"), u"svg"_s);
  m_format->addItem(tr("PNG: a picture at 300 dots per inch"), u"png"_s);
  m_format->addItem(tr("PDF: a page of its own"), u"pdf"_s);
  m_size->setObjectName(u"exportSize"_s);
  m_size->addItem(tr("Half a page of A4 (159 × 100 mm)"), QSizeF(159, 100));
  m_size->addItem(tr("Slide (254 × 143 mm)"), QSizeF(254, 143));
  m_size->addItem(tr("Square (150 × 150 mm)"), QSizeF(150, 150));
  m_path->setObjectName(u"exportPath"_s);
  m_path->setText(QDir(folder).filePath(fileNameOf(figure.headline, u"figure"_s) + u".svg"_s));
  auto* browseButton = new QPushButton(tr("&Browse…"), this);
  auto* path = new QHBoxLayout;
  path->addWidget(m_path, 1);
  path->addWidget(browseButton);
  auto* form = new QFormLayout;
  form->setVerticalSpacing(12);
  form->setHorizontalSpacing(16);
  form->addRow(tr("&Format"), m_format);
  form->addRow(tr("&Size"), m_size);
  form->addRow(tr("Fi&le"), path);
  static_cast<QLabel*>(form->labelForField(path))->setBuddy(m_path);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
  m_export->setObjectName(u"exportButton"_s);
  setPart(m_export, u"primary"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 20, 20, 18);
  layout->setSpacing(16);
  layout->addLayout(form);
  layout->addWidget(m_beside);
  layout->addStretch();
  layout->addWidget(buttons);
  resize(680, 300);
  connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
  connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChosen);
  connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::refresh);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  refresh();
}

QString ExportDialog::file() const {
  return QDir::fromNativeSeparators(m_path->text().trimmed());
}

FigureSize ExportDialog::size() const {
  const QSizeF size = m_size->currentData().toSizeF();
  return {size.width(), size.height()};
}

void ExportDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Export figure to"), file());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilter(tr("Figures (*.svg *.png *.pdf)"));
  dialog->setDefaultSuffix(m_format->currentData().toString());
  connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
  dialog->open();
}

void ExportDialog::formatChosen() {
  const QFileInfo info(file());
  m_path->setText(
      info.dir().filePath(info.completeBaseName() + u'.' + m_format->currentData().toString()));
}

void ExportDialog::refresh() {
  const QFileInfo info(file());
  const int format = m_format->findData(info.suffix().toLower());
  if (format >= 0 && format != m_format->currentIndex()) m_format->setCurrentIndex(format);
  m_beside->setText(tr("Beside it go the plotted numbers (%1.csv) and the alternative text "
                       "(%1.txt). A figure with many rows takes a taller page.")
                        .arg(info.completeBaseName()));
  m_export->setEnabled(format >= 0 && !info.completeBaseName().isEmpty());
}

}  // namespace candour
