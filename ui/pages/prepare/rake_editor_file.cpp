// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <filesystem>

#include "core/prepare/margins_file.h"
#include "ui/pages/prepare/rake_editor.h"

using namespace Qt::StringLiterals;

namespace candour {

void RakeEditor::makeButtons() {
  auto* row = new QHBoxLayout;
  const auto add = [&](const QString& text, const QString& object, const QString& hint, auto run) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(object);
    button->setProperty("part", u"quiet"_s);
    button->setAutoDefault(false);
    button->setToolTip(hint);
    connect(button, &QPushButton::clicked, this, run);
    row->addWidget(button);
  };
  add(tr("Remove margin"), u"rakeRemove"_s, tr("Take the chosen margin out of the list"),
      [this] { removeMargin(); });
  add(tr("Read a file…"), u"rakeImport"_s,
      tr("A table with the columns variable, answer and share"), [this] { chooseFile(); });
  add(tr("Paste"), u"rakePaste"_s,
      tr("Lines of an answer and its share, as copied from a spreadsheet"),
      [this] { paste(QApplication::clipboard()->text()); });
  row->addStretch(1);
  static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void RakeEditor::chooseFile() {
  const QString name =
      QFileDialog::getOpenFileName(this, tr("Margins of the population: variable, answer, share"),
                                   {}, tr("Margins (*.csv *.tsv *.txt *.xlsx *.json)"));
  if (!name.isEmpty()) importFile(name);
}

void RakeEditor::importFile(const QString& name) {
  const auto margins = readRakeMargins(std::filesystem::path(name.toStdString()));
  m_fault->setVisible(!margins);
  if (!margins) return m_fault->setText(QString::fromStdString(margins.error().message));
  take(*margins);
}

void RakeEditor::paste(const QString& text) {
  const auto margins = parseMarginLines(text.toStdString(), before());
  m_fault->setVisible(!margins);
  if (!margins) return m_fault->setText(QString::fromStdString(margins.error().message));
  take(*margins);
}

}  // namespace candour
