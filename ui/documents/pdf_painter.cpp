// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pdf_painter.h"

#include <QPainterPath>
#include <initializer_list>

#include "ui/charts/theme.h"

namespace candour {

namespace {

// Control points of a quarter of a circle, as a part of the radius.
constexpr double kArc = 0.5522847498;
constexpr int kOpaque = 255;

QByteArray numbers(std::initializer_list<double> values) {
  QByteArray text;
  for (const double value : values) text += pdfNumber(value) + ' ';
  return text;
}

QByteArray at(QPointF p) {
  return numbers({p.x(), p.y()});
}

QByteArray colour(Ink ink) {
  const QColor c = colourOf(ink, FigureTheme::Light);
  return numbers({c.redF(), c.greenF(), c.blueF()});
}

QByteArray boxPath(const QRectF& r) {
  return numbers({r.x(), r.y(), r.width(), r.height()}) + "re ";
}

QByteArray circlePath(QPointF c, double r) {
  const double k = kArc * r;
  const auto arc = [&](double x1, double y1, double x2, double y2, double x, double y) {
    return at(c + QPointF(x1, y1)) + at(c + QPointF(x2, y2)) + at(c + QPointF(x, y)) + "c ";
  };
  return at(c + QPointF(r, 0)) + "m " + arc(r, k, k, r, 0, r) + arc(-k, r, -r, k, -r, 0) +
         arc(-r, -k, -k, -r, 0, -r) + arc(k, -r, r, -k, r, 0) + "h ";
}

QByteArray shapePath(const QPainterPath& path) {
  QByteArray out;
  for (int i = 0; i < path.elementCount(); ++i) {
    const QPainterPath::Element element = path.elementAt(i);
    if (element.type == QPainterPath::CurveToElement) {
      out += at(element) + at(path.elementAt(i + 1)) + at(path.elementAt(i + 2)) + "c ";
      i += 2;
    } else {
      out += at(element) + (element.type == QPainterPath::MoveToElement ? "m " : "l ");
    }
  }
  return out;
}

QByteArray alphaName(int alpha) {
  return "/A" + QByteArray::number(alpha);
}

}  // namespace

QByteArray PdfPainter::beginPage(double height) {
  return numbers({1, 0, 0, -1, 0, height}) + "cm\n";
}

// Each item restores what it changes, so that no state is carried from one to the next.
void PdfPainter::opacity(int alpha) {
  if (alpha == kOpaque) return;
  m_alphas.insert(alpha);
  m_out += alphaName(alpha) + " gs ";
}

void PdfPainter::fillColour(Ink ink) {
  opacity(colourOf(ink, FigureTheme::Light).alpha());
  m_out += colour(ink) + "rg ";
}

void PdfPainter::pen(Ink ink, double width, LineStyle style) {
  m_out += colour(ink) + "RG " + pdfNumber(width) + " w 1 j ";
  if (style == LineStyle::Dashed) m_out += '[' + numbers({4 * width, 3 * width}) + "] 0 d ";
  if (style == LineStyle::Dotted) m_out += '[' + numbers({width, 2 * width}) + "] 0 d ";
}

void PdfPainter::letters(const TextRun& run, const QByteArray& shown) {
  m_out += "BT " + colour(run.ink) + "rg /" + PdfFonts::name(run.bold) + ' ' +
           QByteArray::number(run.size) + " Tf " + numbers({1, 0, 0, -1, run.at.x(), run.at.y()}) +
           "Tm " + shown + " Tj ET\n";
}

// Letters the face lacks are drawn as the screen draws them; what they say is told apart, with a
// blank that cannot be seen for readers that look for text.
void PdfPainter::shape(const TextRun& run) {
  QPainterPath path;
  path.addText(run.at, figureFont(run.size, run.bold), run.text);
  m_out += "/Span <</ActualText " + pdfText(run.text) + ">> BDC q ";
  fillColour(run.ink);
  m_out += shapePath(path) + "f Q\n";
  if (const auto blank = m_fonts.letters(QString(QLatin1Char(' ')), run.bold)) {
    m_out += "q 3 Tr ";
    letters(run, *blank);
    m_out += "Q\n";
  }
  m_out += "EMC\n";
}

void PdfPainter::operator()(const TextRun& run) {
  const auto shown = m_fonts.letters(run.text, run.bold);
  if (shown) return letters(run, *shown);
  shape(run);
}

void PdfPainter::textWithBlank(const TextRun& run) {
  TextRun longer = run;
  longer.text += QLatin1Char(' ');
  (*this)(longer);
}

void PdfPainter::operator()(const LineMark& line) {
  m_out += "q ";
  pen(line.ink, line.width, line.style);
  m_out += at(line.from) + "m " + at(line.to) + "l S Q\n";
}

void PdfPainter::operator()(const RectMark& rect) {
  m_out += "q ";
  fillColour(rect.fill);
  m_out += boxPath(rect.rect) + "f Q\n";
}

void PdfPainter::operator()(const CircleMark& circle) {
  m_out += "q ";
  fillColour(circle.fill);
  pen(circle.stroke, circle.width);
  m_out += circlePath(circle.centre, circle.radius) + "B Q\n";
}

void PdfPainter::outline(const QPolygonF& points) {
  for (qsizetype i = 0; i < points.size(); ++i) m_out += at(points[i]) + (i == 0 ? "m " : "l ");
}

void PdfPainter::operator()(const PolygonMark& polygon) {
  if (polygon.points.isEmpty()) return;
  m_out += "q ";
  fillColour(polygon.fill);
  outline(polygon.points);
  m_out += "h f* Q\n";
}

void PdfPainter::operator()(const PolylineMark& polyline) {
  if (polyline.points.isEmpty()) return;
  m_out += "q ";
  pen(polyline.ink, polyline.width, polyline.style);
  outline(polyline.points);
  // A line that ends where it began has a corner there, too.
  m_out += polyline.points.isClosed() ? "s Q\n" : "S Q\n";
}

int PdfPainter::writeResources(PdfFile& file) const {
  QByteArray states;
  for (const int alpha : m_alphas) {
    states += alphaName(alpha) + " <</ca " + pdfNumber(alpha / double(kOpaque)) + ">> ";
  }
  return file.add("<</Font " + m_fonts.write(file) + " /ExtGState <<" + states.trimmed() + ">>>>");
}

}  // namespace candour
