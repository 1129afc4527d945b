// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "core/base/text.h"
#include "ui/documents/chart_parts.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

constexpr double kEmuPerPoint = 12700;

std::string colourXml(ChartInk ink) {
  const auto scheme = [](const char* name) { return std::string("schemeClr val=\"") + name; };
  switch (ink) {
    case ChartInk::None:
      return "";
    case ChartInk::Text:
      return scheme("tx1");
    case ChartInk::Muted:
      return scheme("tx2");
    case ChartInk::Paper:
      return scheme("bg1");
    case ChartInk::Grid:
      return scheme("bg2");
    case ChartInk::Mark:
      return scheme("accent1");
    case ChartInk::MidBlue:
      return "srgbClr val=\"2073BC";
    case ChartInk::PaleBlue:
      return "srgbClr val=\"6BACE6";
    case ChartInk::Grey:
      return "srgbClr val=\"BFBFBF";
    case ChartInk::Faded:
      return "srgbClr val=\"919191";
  }
  return "";
}

const char* sideName(LabelSide side) {
  switch (side) {
    case LabelSide::Left:
      return "l";
    case LabelSide::Right:
      return "r";
    case LabelSide::Above:
      return "t";
    case LabelSide::Below:
      return "b";
    case LabelSide::Centre:
      return "ctr";
    case LabelSide::InsideEnd:
      return "inEnd";
  }
  return "r";
}

std::string runProperties(const char* tag, int size, bool bold, ChartInk ink) {
  return std::string("<a:") + tag + " lang=\"en-GB\" sz=\"" + std::to_string(100 * size) +
         "\" b=\"" + (bold ? "1" : "0") + "\">" + fillXml(ink) +
         "<a:latin typeface=\"+mn-lt\"/></a:" + tag + ">";
}

const std::string kShowNothing =
    "<c:showLegendKey val=\"0\"/><c:showVal val=\"0\"/><c:showCatName val=\"0\"/>"
    "<c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";
const std::string kShowValue =
    "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>"
    "<c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";
const std::string kFollowsCell =
    "<c:extLst><c:ext uri=\"{CE6537A1-D6FC-4f65-9D91-7224C49458BB}\" "
    "xmlns:c15=\"http://schemas.microsoft.com/office/drawing/2012/chart\">"
    "<c15:dlblFieldTable/><c15:showDataLabelsRange val=\"1\"/></c:ext></c:extLst>";

// A field that follows the cell, or lines as they stand where a cell cannot break them.
std::string labelText(const PointLabel& label, int size, bool follows) {
  const std::string properties = runProperties("rPr", size, label.bold, label.ink);
  std::string paragraphs;
  if (follows) {
    paragraphs = "<a:p><a:fld id=\"{6B1F4F6E-3C0A-4C57-9B1D-0F5A6E2D7C01}\" type=\"CELLRANGE\">" +
                 properties + "<a:t>" + xmlText(label.lines.value(0).toStdString()) +
                 "</a:t></a:fld></a:p>";
    return paragraphs;
  }
  for (const QString& line : label.lines) {
    paragraphs +=
        "<a:p><a:r>" + properties + "<a:t>" + xmlText(line.toStdString()) + "</a:t></a:r></a:p>";
  }
  return paragraphs;
}

std::string moveXml(QPointF moved, QSizeF frame) {
  if (moved.isNull()) return "<c:layout/>";
  return "<c:layout><c:manualLayout><c:x val=\"" + shortest(moved.x() / frame.width()) +
         "\"/><c:y val=\"" + shortest(moved.y() / frame.height()) +
         "\"/></c:manualLayout></c:layout>";
}

std::string labelXml(const PointLabel& label, int size, bool cells, QSizeF frame) {
  const bool follows = cells && label.lines.size() == 1;
  return "<c:dLbl><c:idx val=\"" + std::to_string(label.point) + "\"/>" +
         moveXml(label.moved, frame) +
         "<c:tx><c:rich><a:bodyPr wrap=\"none\" lIns=\"38100\" tIns=\"0\" rIns=\"38100\" "
         "bIns=\"0\" anchor=\"ctr\"><a:spAutoFit/></a:bodyPr><a:lstStyle/>" +
         labelText(label, size, follows) +
         "</c:rich></c:tx><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val=\"" +
         sideName(label.side) + "\"/>" + kShowValue + (follows ? kFollowsCell : "") + "</c:dLbl>";
}

}  // namespace

std::string fillXml(ChartInk ink, int alpha) {
  if (ink == ChartInk::None) return "<a:noFill/>";
  const std::string colour = colourXml(ink);
  const std::string tag = colour.substr(0, colour.find(' '));
  if (alpha >= 100) return "<a:solidFill><a:" + colour + "\"/></a:solidFill>";
  return "<a:solidFill><a:" + colour + "\"><a:alpha val=\"" + std::to_string(1000 * alpha) +
         "\"/></a:" + tag + "></a:solidFill>";
}

std::string lineXml(const ChartLine& line) {
  if (line.ink == ChartInk::None) return "<a:ln w=\"9525\"><a:noFill/></a:ln>";
  const char* const dash = line.style == LineStyle::Dashed   ? "dash"
                           : line.style == LineStyle::Dotted ? "sysDot"
                                                             : "solid";
  return "<a:ln w=\"" + std::to_string(std::lround(line.width * kEmuPerPoint)) +
         "\" cap=\"flat\">" + fillXml(line.ink, line.alpha) + "<a:prstDash val=\"" + dash +
         "\"/><a:round/></a:ln>";
}

std::string textPropertiesXml(int size, bool bold, ChartInk ink) {
  return "<c:txPr><a:bodyPr rot=\"0\" vert=\"horz\"/><a:lstStyle/><a:p><a:pPr>" +
         runProperties("defRPr", size, bold, ink) +
         "</a:pPr><a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr>";
}

std::string labelsXml(const ChartSeries& series, int text, QSizeF frame) {
  if (series.labels.empty()) return "";
  std::string xml = "<c:dLbls>";
  for (const PointLabel& label : series.labels) {
    xml += labelXml(label, text, series.labelCells.has_value(), frame);
  }
  const std::string leaders =
      "<c:extLst><c:ext uri=\"{CE6537A1-D6FC-4f65-9D91-7224C49458BB}\" "
      "xmlns:c15=\"http://schemas.microsoft.com/office/drawing/2012/chart\">"
      "<c15:showLeaderLines val=\"" +
      std::string(series.leaders ? "1" : "0") + "\"/></c:ext></c:extLst>";
  return xml + "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>" +
         textPropertiesXml(text, false, ChartInk::Text) + kShowNothing + leaders + "</c:dLbls>";
}

std::string labelCellsXml(const ChartSeries& series, const ChartSheet& sheet) {
  if (!series.labelCells || series.labels.empty()) return "";
  return "<c:extLst><c:ext uri=\"{02D57815-91ED-43cb-92C2-25804820EDAC}\" "
         "xmlns:c15=\"http://schemas.microsoft.com/office/drawing/2012/chart\">"
         "<c15:datalabelsRange><c15:f>" +
         sheet.range(*series.labelCells) + "</c15:f><c15:dlblRangeCache>" +
         sheet.textPoints(*series.labelCells) +
         "</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>";
}

}  // namespace candour
