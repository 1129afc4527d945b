// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/export/figure_bytes.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QSvgGenerator>
#include <QtMath>

#include "core/base/check.h"
#include "ui/charts/paint.h"
#include "ui/documents/pdf_sheets.h"

namespace candour {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPngDots = 300;

QString number(double value) {
  return QString::number(value, 'f', 3);
}

// The generator rounds the page to whole units and does not escape titles: its opening tag, title
// and description are replaced by ones with the true size and the figure's words.
void writeHead(QByteArray& svg, const Figure& figure, QSizeF points) {
  const qsizetype start = svg.indexOf("<svg ");
  const QByteArray described = "</desc>";
  const qsizetype end = svg.indexOf(described, start) + described.size() - 1;
  check(start >= 0 && end > start, "an SVG file begins with its size and a description");
  const QString head =
      u"<svg width=\"%1mm\" height=\"%2mm\" viewBox=\"0 0 %3 %4\" "
      u"xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      u"version=\"1.1\" role=\"img\">\n<title>"_s.arg(
          number(millimetresOf(points.width())), number(millimetresOf(points.height())),
          number(points.width()), number(points.height()));
  const QString title = QString::fromStdString(figure.headline).toHtmlEscaped();
  const QString words = QString::fromStdString(figure.altText).toHtmlEscaped();
  const QString whole = head + title + u"</title>\n<desc>"_s + words + u"</desc>"_s;
  svg.replace(start, end + 1 - start, whole.toUtf8());
}

// Letters that XML cannot hold, which the generator writes as they are.
QByteArray withoutControls(const QByteArray& svg) {
  const QByteArray replacement = "\xEF\xBF\xBD";
  QByteArray clean;
  clean.reserve(svg.size());
  for (const char c : svg) {
    const bool control =
        static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
    if (control) {
      clean += replacement;
    } else {
      clean += c;
    }
  }
  return clean.replace("\xEF\xBF\xBE", replacement).replace("\xEF\xBF\xBF", replacement);
}

}  // namespace

QByteArray svgBytes(const Figure& figure, const Scene& scene) {
  QBuffer buffer;
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setResolution(72);
  generator.setSize(QSize(qCeil(scene.size.width()), qCeil(scene.size.height())));
  generator.setViewBox(QRectF(QPointF(0, 0), scene.size));
  QPainter painter(&generator);
  paintScene(painter, scene);
  painter.end();
  QByteArray svg = buffer.data();
  writeHead(svg, figure, scene.size);
  return withoutControls(svg);
}

QByteArray pdfBytes(const Figure& figure, const Scene& scene) {
  PageScene sheet;
  sheet.scene = scene;
  sheet.blocks = {{.role = BlockRole::Figure,
                   .count = scene.items.size(),
                   .box = QRectF(QPointF(0, 0), scene.size),
                   .alt = figure.altText}};
  PdfAbout about;
  about.title = QString::fromStdString(figure.headline);
  return pdfOfSheets({sheet}, about);
}

QByteArray pngBytes(const Figure& figure, const Scene& scene) {
  const double scale = kPngDots / 72;
  QImage image(qRound(scene.size.width() * scale), qRound(scene.size.height() * scale),
               QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  painter.scale(scale, scale);
  paintScene(painter, scene);
  painter.end();
  image.setDotsPerMeterX(qRound(kPngDots / 0.0254));
  image.setDotsPerMeterY(qRound(kPngDots / 0.0254));
  image.setText(u"Title"_s, QString::fromStdString(figure.headline));
  image.setText(u"Description"_s, QString::fromStdString(figure.altText));
  QBuffer buffer;
  check(buffer.open(QIODevice::WriteOnly), "a buffer opens");
  QImageWriter writer(&buffer, "png");
  check(writer.write(image), "a picture in memory can be written as PNG");
  return buffer.data();
}

}  // namespace candour
