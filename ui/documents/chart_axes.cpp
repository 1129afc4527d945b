// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/base/text.h"
#include "ui/documents/chart_parts.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

constexpr int kAxisX = 111111111;
constexpr int kAxisY = 222222222;

std::string valueTag(const char* name, const std::string& value) {
  return std::string("<c:") + name + " val=\"" + value + "\"/>";
}

// At a place on the frame (fractions of it), horizontal, in the lines given.
std::string titleXml(const ChartAxis& axis, const ChartSpec& spec, QPointF at) {
  if (axis.title.isEmpty()) return "";
  std::string paragraphs;
  for (const QString& line : axis.title) {
    paragraphs += "<a:p><a:pPr algn=\"l\"><a:defRPr sz=\"" + std::to_string(100 * spec.text) +
                  "\" b=\"0\"/></a:pPr><a:r><a:rPr lang=\"en-GB\" sz=\"" +
                  std::to_string(100 * spec.text) + "\" b=\"0\">" + fillXml(ChartInk::Muted) +
                  "<a:latin typeface=\"+mn-lt\"/></a:rPr><a:t>" + xmlText(line.toStdString()) +
                  "</a:t></a:r></a:p>";
  }
  return "<c:title><c:tx><c:rich><a:bodyPr rot=\"0\" vert=\"horz\" wrap=\"none\" lIns=\"0\" "
         "tIns=\"0\" rIns=\"0\" bIns=\"0\"/><a:lstStyle/>" +
         paragraphs +
         "</c:rich></c:tx><c:layout><c:manualLayout><c:xMode val=\"edge\"/><c:yMode "
         "val=\"edge\"/>" +
         valueTag("x", shortest(at.x() / spec.size.width())) +
         valueTag("y", shortest(at.y() / spec.size.height())) +
         "</c:manualLayout></c:layout><c:overlay val=\"1\"/></c:title>";
}

// Of `decimals`, with a typographic minus; a no-break space before the sign of per cent.
std::string numberFormat(const ChartAxis& axis) {
  const std::string digits =
      axis.axis.decimals > 0 ? "0." + std::string(static_cast<std::size_t>(axis.axis.decimals), '0')
                             : "#,##0";
  const std::string sign = axis.percent ? "\"\xC2\xA0%\"" : "";
  const std::string minus = "\"\xE2\x88\x92\"" + digits + sign;
  if (!axis.namedTo) return digits + sign + ";" + minus;
  const double step = axis.axis.ticks.size() > 1 ? axis.axis.ticks[1] - axis.axis.ticks[0] : 1;
  const std::string beyond = shortest(*axis.namedTo + step / 2);
  return "[>" + beyond + "]\"\";[<0]" + minus + ";" + digits + sign;
}

std::string scalingXml(const Axis& axis) {
  return "<c:scaling><c:orientation val=\"minMax\"/>" + valueTag("max", shortest(axis.to)) +
         valueTag("min", shortest(axis.from)) + "</c:scaling>";
}

std::string lookXml(const ChartAxis& axis, const ChartSpec& spec) {
  const ChartLine line{axis.line ? ChartInk::Muted : ChartInk::None, 1};
  return "<c:numFmt formatCode=\"" + xmlAttribute(numberFormat(axis)) +
         "\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>" +
         valueTag("tickLblPos", !axis.numbers ? "none"
                                : spec.bars   ? "nextTo"
                                              : "low") +
         "<c:spPr>" + lineXml(line) + "</c:spPr>" +
         textPropertiesXml(spec.text, false, ChartInk::Muted);
}

std::string stepXml(const Axis& axis) {
  if (axis.ticks.size() < 2) return "";
  return valueTag("majorUnit", shortest(axis.ticks[1] - axis.ticks[0]));
}

std::string gridXml(const ChartAxis& axis) {
  if (!axis.grid) return "";
  return "<c:majorGridlines><c:spPr>" + lineXml({ChartInk::Grid, 0.75}) +
         "</c:spPr></c:majorGridlines>";
}

std::string valueAxisXml(const ChartAxis& axis, const ChartSpec& spec, int id, int crossed,
                         const char* side, std::optional<QPointF> titleAt,
                         const std::string& crosses, const char* between) {
  return "<c:valAx>" + valueTag("axId", std::to_string(id)) + scalingXml(axis.axis) +
         valueTag("delete", "0") + valueTag("axPos", side) + gridXml(axis) +
         (titleAt ? titleXml(axis, spec, *titleAt) : "") + lookXml(axis, spec) +
         valueTag("crossAx", std::to_string(crossed)) + crosses +
         valueTag("crossBetween", between) + stepXml(axis.axis) + "</c:valAx>";
}

std::string categoryAxisXml(const ChartSpec& spec, const std::string& crosses) {
  return "<c:catAx>" + valueTag("axId", std::to_string(kAxisY)) +
         "<c:scaling><c:orientation val=\"maxMin\"/></c:scaling>" + valueTag("delete", "0") +
         valueTag("axPos", "l") +
         "<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
         "<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr>" +
         lineXml({ChartInk::Muted, 1}) + "</c:spPr>" +
         textPropertiesXml(spec.text, false, ChartInk::Text) +
         valueTag("crossAx", std::to_string(kAxisX)) + crosses + valueTag("auto", "0") +
         valueTag("lblAlgn", "ctr") + valueTag("lblOffset", "60") + valueTag("tickLblSkip", "1") +
         valueTag("noMultiLvlLbl", "1") + "</c:catAx>";
}

}  // namespace

std::string axesXml(const ChartSpec& spec) {
  // The title of the axis along the bottom is its own; that of the other would be set on its side,
  // or centred over many lines: it is among the words of the chart.
  const double line = 1.2 * spec.text;
  const double lines = static_cast<double>(spec.x.title.size());
  const QPointF below(spec.plot.left(), spec.size.height() - lines * line - 2);
  const auto crossing = [](bool atZero) {
    return valueTag("crosses", atZero ? "autoZero" : "min");
  };
  if (spec.bars) {
    return categoryAxisXml(spec, crossing(spec.y.crossAtZero)) +
           valueAxisXml(spec.x, spec, kAxisX, kAxisY, "b", below, valueTag("crosses", "max"),
                        "between");
  }
  return valueAxisXml(spec.x, spec, kAxisX, kAxisY, "b", below, crossing(spec.x.crossAtZero),
                      "midCat") +
         valueAxisXml(spec.y, spec, kAxisY, kAxisX, "l", std::nullopt, crossing(spec.y.crossAtZero),
                      "midCat");
}

}  // namespace candour
