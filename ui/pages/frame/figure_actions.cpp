// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/figure_actions.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QStandardPaths>
#include <QWidget>

#include "ui/export/export_figure.h"
#include "ui/pages/frame/export_dialog.h"
#include "ui/pages/leaving_choices.h"
#include "ui/session/session.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

// How many are withheld, and what else is to be known, to follow what is said.
QString toldOf(const LeavingFigure& figure) {
  QString told;
  if (!figure.report.withheld.empty()) {
    told = u' ' + FigureActions::tr("Withheld to protect people: %1. Export shows whom.")
                      .arg(figure.report.withheld.size());
  }
  for (const auto& warning : figure.drawn.warnings) told += u' ' + QString::fromStdString(warning);
  return told;
}

}  // namespace

FigureActions::FigureActions(Session& session, QWidget* window)
    : QObject(window),
      m_session(session),
      m_window(window),
      m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) {}

void FigureActions::exportFigure(const FigureQuestion& question,
                                 const std::optional<Withheld>& decided) {
  auto* dialog = new ExportDialog(m_session, question, decided, m_folder, m_window);
  connect(dialog, &QDialog::accepted, this,
          [this, dialog] { write(dialog->figure(), dialog->file(), dialog->size()); });
  dialog->open();
}

void FigureActions::write(const FigureToLeave& figure, const QString& file,
                          const std::string& size) {
  m_folder = QFileInfo(file).path();
  m_session.background().start<bool>(
      tr("Writing %1").arg(QFileInfo(file).fileName()),
      [figure, path = file.toStdString(), size](Workbench& bench, const Job&) -> Result<bool> {
        if (auto done = writeFigure(bench, figure, path, size); !done) return passOn(done);
        return true;
      },
      [this, file](Result<bool> written) {
        if (written) {
          Q_EMIT exported(file);
        } else if (written.error().kind != ErrorKind::Cancelled) {
          Q_EMIT failed(QString::fromStdString(written.error().message));
        }
      },
      Worker::AtEnd::Finish);
}

void FigureActions::copy(const FigureQuestion& question, const std::optional<Withheld>& decided,
                         std::function<void(const Figure&, const QString& told)> put) {
  LeavingOptions leaving = usualLeaving(m_session);
  leaving.decided = decided;
  m_session.background().start<FigureToLeave>(
      tr("Preparing the figure"),
      [question, leaving, answered = m_session.answeredFigures()](Workbench& bench,
                                                                  const Job& job) {
        return figureToLeave(bench, question, leaving, *answered, job);
      },
      [this, put = std::move(put)](Result<FigureToLeave> prepared) {
        if (!prepared) {
          if (prepared.error().kind == ErrorKind::Cancelled) return;
          Q_EMIT failed(QString::fromStdString(prepared.error().message));
        } else if (const auto& figure = prepared->figure; !figure.why.empty()) {
          Q_EMIT failed(QString::fromStdString(figure.why) + u' ' +
                        tr("Export lets it leave, for a reason."));
        } else {
          put(figure.drawn.figure, toldOf(figure));
        }
      });
}

void FigureActions::copyFigure(const FigureQuestion& question,
                               const std::optional<Withheld>& decided) {
  copy(question, decided, [this](const Figure& figure, const QString& known) {
    const auto picture = figureFileBytes(figure, "figure.png");
    const auto drawing = figureFileBytes(figure, "figure.svg");
    if (!picture || !drawing) return;  // only another ending fails
    auto* data = new QMimeData;
    data->setImageData(QImage::fromData(*picture));
    data->setData(u"image/svg+xml"_s, *drawing);
    QGuiApplication::clipboard()->setMimeData(data);
    Q_EMIT told(tr("The figure is on the clipboard, as a picture and as SVG.") + known + u' ' +
                tr("Its alternative text: %1").arg(QString::fromStdString(figure.altText)));
  });
}

void FigureActions::copyTable(const FigureQuestion& question,
                              const std::optional<Withheld>& decided) {
  copy(question, decided, [this](const Figure& figure, const QString& known) {
    QString text;
    for (const auto& row : figure.table) {
      QStringList cells;
      for (const auto& cell : row) cells << QString::fromStdString(cell);
      text += cells.join(u'\t') + u'\n';
    }
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT told(tr("The plotted numbers are on the clipboard: paste them into a spreadsheet.") +
                known);
  });
}

}  // namespace candour
