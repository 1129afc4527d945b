// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/text.h"
#include "ui/documents/chart_parts.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

// Where a rectangle of the frame lies, as fractions of it.
std::string layoutXml(const QRectF& rect, QSizeF frame, const char* target) {
  const auto part = [](const char* name, double value) {
    return std::string("<c:") + name + " val=\"" + shortest(value) + "\"/>";
  };
  return std::string("<c:layout><c:manualLayout>") + target +
         "<c:xMode val=\"edge\"/><c:yMode val=\"edge\"/>" + part("x", rect.x() / frame.width()) +
         part("y", rect.y() / frame.height()) + part("w", rect.width() / frame.width()) +
         part("h", rect.height() / frame.height()) + "</c:manualLayout></c:layout>";
}

std::string markerXml(const ChartMarker& marker) {
  if (marker.shape == MarkerShape::None) return "<c:marker><c:symbol val=\"none\"/></c:marker>";
  const char* const symbol = marker.shape == MarkerShape::Diamond ? "diamond" : "circle";
  return std::string("<c:marker><c:symbol val=\"") + symbol + "\"/><c:size val=\"" +
         std::to_string(marker.size) + "\"/><c:spPr>" + fillXml(marker.fill) +
         lineXml({marker.stroke, 1.5}) + "</c:spPr></c:marker>";
}

std::string errorsXml(const ChartSeries& series, const ChartSheet& sheet, bool bars) {
  if (!series.errors) return "";
  const ChartErrors& errors = *series.errors;
  const std::string direction =
      bars ? "" : std::string("<c:errDir val=\"") + (errors.across ? "x" : "y") + "\"/>";
  return "<c:errBars>" + direction +
         "<c:errBarType val=\"both\"/><c:errValType val=\"cust\"/><c:noEndCap val=\"" +
         (errors.caps ? "0" : "1") + "\"/><c:plus>" + sheet.numbers(errors.plus) +
         "</c:plus><c:minus>" + sheet.numbers(errors.minus) + "</c:minus><c:spPr>" +
         lineXml(errors.line) + "</c:spPr></c:errBars>";
}

std::string headXml(std::size_t index, const ChartSeries& series, const ChartSheet& sheet) {
  const std::string number = std::to_string(index);
  return "<c:idx val=\"" + number + "\"/><c:order val=\"" + number + "\"/><c:tx>" +
         sheet.title(series.name) + "</c:tx>";
}

std::string pointsXml(std::size_t index, const ChartSeries& series, const ChartSpec& spec,
                      const ChartSheet& sheet) {
  return "<c:ser>" + headXml(index, series, sheet) + "<c:spPr>" + lineXml(series.line) +
         "</c:spPr>" + markerXml(series.marker) + labelsXml(series, spec.text, spec.size) +
         errorsXml(series, sheet, false) + "<c:xVal>" + sheet.numbers(series.x) +
         "</c:xVal><c:yVal>" + sheet.numbers(series.y) + "</c:yVal><c:smooth val=\"0\"/>" +
         labelCellsXml(series, sheet) + "</c:ser>";
}

std::string barFillXml(const ChartSeries& series) {
  if (series.hatched) {
    const std::string solid = fillXml(series.fill);
    const std::size_t from = solid.find("<a:s", 1);
    const std::string colour = solid.substr(from, solid.find("</a:solidFill>") - from);
    return "<a:pattFill prst=\"wdUpDiag\"><a:fgClr>" + colour +
           "</a:fgClr><a:bgClr><a:schemeClr val=\"bg1\"/></a:bgClr></a:pattFill>" +
           lineXml({series.fill, 1});
  }
  if (series.outlined) return fillXml(ChartInk::Paper) + lineXml({series.fill, 1.5});
  return fillXml(series.fill) + lineXml({ChartInk::None});
}

std::string barsXml(std::size_t index, const ChartSeries& series, const ChartSpec& spec,
                    const ChartSheet& sheet) {
  return "<c:ser>" + headXml(index, series, sheet) + "<c:spPr>" + barFillXml(series) +
         "</c:spPr><c:invertIfNegative val=\"0\"/>" + labelsXml(series, spec.text, spec.size) +
         errorsXml(series, sheet, true) + "<c:cat>" + sheet.texts(series.x) + "</c:cat><c:val>" +
         sheet.numbers(series.y) + "</c:val>" + labelCellsXml(series, sheet) + "</c:ser>";
}

std::string seriesXml(const ChartSpec& spec, const ChartSheet& sheet) {
  std::string all;
  for (std::size_t i = 0; i < spec.series.size(); ++i) {
    all += spec.bars ? barsXml(i, spec.series[i], spec, sheet)
                     : pointsXml(i, spec.series[i], spec, sheet);
  }
  return all;
}

std::string plotXml(const ChartSpec& spec, const ChartSheet& sheet) {
  const std::string ids = "<c:axId val=\"111111111\"/><c:axId val=\"222222222\"/>";
  const std::string barIds = "<c:axId val=\"222222222\"/><c:axId val=\"111111111\"/>";
  if (!spec.bars) {
    return "<c:scatterChart><c:scatterStyle val=\"lineMarker\"/><c:varyColors val=\"0\"/>" +
           seriesXml(spec, sheet) + ids + "</c:scatterChart>";
  }
  return "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors "
         "val=\"0\"/>" +
         seriesXml(spec, sheet) + "<c:gapWidth val=\"" + std::to_string(spec.gap) +
         "\"/><c:overlap val=\"100\"/>" + barIds + "</c:barChart>";
}

}  // namespace

void addMarks(ChartSeries series, const std::optional<ChartErrors>& errors, ChartSpec& spec) {
  if (series.marker.fill != ChartInk::Paper) {
    series.errors = errors;
    spec.series.push_back(std::move(series));
    return;
  }
  ChartSeries behind = series;
  behind.marker.size += 3;
  behind.marker.fill = series.marker.stroke;
  behind.marker.stroke = ChartInk::None;
  behind.labels.clear(), behind.labelCells.reset();
  behind.errors = errors;
  ChartSeries first = series;
  first.labels.clear(), first.labelCells.reset();
  spec.series.push_back(std::move(first));
  spec.series.push_back(std::move(behind));
  spec.series.push_back(std::move(series));
}

std::string chartXml(const ChartSpec& spec, const ChartSheet& sheet) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
         "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
         "<c:date1904 val=\"0\"/><c:lang val=\"en-GB\"/><c:roundedCorners val=\"0\"/>"
         "<c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea>" +
         layoutXml(spec.plot, spec.size, "<c:layoutTarget val=\"inner\"/>") + plotXml(spec, sheet) +
         axesXml(spec) +
         "<c:spPr><a:noFill/></c:spPr></c:plotArea>"
         "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>"
         "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>" +
         textPropertiesXml(spec.text, false, ChartInk::Text) +
         "<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>";
}

}  // namespace candour
