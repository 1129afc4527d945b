// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/figure_actions.h"

#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QWidget>

#include "ui/export/export_figure.h"
#include "ui/pages/frame/export_dialog.h"

using namespace Qt::StringLiterals;

namespace candour {

FigureActions::FigureActions(QWidget* window)
    : QObject(window),
      m_window(window),
      m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) {}

void FigureActions::exportFigure(const Figure& figure) {
  auto* dialog = new ExportDialog(figure, m_folder, m_window);
  connect(dialog, &QDialog::accepted, this,
          [this, dialog, figure] { write(figure, dialog->file(), dialog->size()); });
  dialog->open();
}

void FigureActions::write(const Figure& figure, const QString& file, FigureSize size) {
  const auto written = candour::exportFigure(figure, file.toStdString(), size);
  if (!written) {
    Q_EMIT failed(QString::fromStdString(written.error().message));
    return;
  }
  m_folder = QFileInfo(file).path();
  Q_EMIT exported(file);
}

void FigureActions::copyFigure(const Figure& figure) {
  const QTemporaryDir folder;
  const QString picture = folder.filePath(u"figure.png"_s);
  const QString drawing = folder.filePath(u"figure.svg"_s);
  for (const auto& file : {picture, drawing}) {
    const auto written = candour::exportFigure(figure, file.toStdString());
    if (written) continue;
    Q_EMIT failed(QString::fromStdString(written.error().message));
    return;
  }
  auto* data = new QMimeData;
  data->setImageData(QImage(picture));
  QFile svg(drawing);
  if (svg.open(QIODevice::ReadOnly)) data->setData(u"image/svg+xml"_s, svg.readAll());
  QGuiApplication::clipboard()->setMimeData(data);
  Q_EMIT told(tr("The figure is on the clipboard, as a picture and as SVG. Its alternative text: "
                 "%1")
                  .arg(QString::fromStdString(figure.altText)));
}

void FigureActions::copyTable(const Figure& figure) {
  QString text;
  for (const auto& row : figure.table) {
    QStringList cells;
    for (const auto& cell : row) cells << QString::fromStdString(cell);
    text += cells.join(u'\t') + u'\n';
  }
  QGuiApplication::clipboard()->setText(text);
  Q_EMIT told(tr("The plotted numbers are on the clipboard: paste them into a spreadsheet."));
}

}  // namespace candour
