// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/html_figure.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/text.h"
#include "ui/documents/document_parts.h"
#include "ui/documents/readable_table.h"
#include "ui/documents/xml_text.h"
#include "ui/export/figure_bytes.h"

namespace candour {

namespace {

constexpr double kWide = 540;    // points: 720 pixels, the page's column
constexpr double kNarrow = 285;  // 380 pixels, a telephone held upright

// The drawing inside the page: its file without declaration and size, its title and description
// found by ids of their own.
std::string inlineSvg(const Figure& figure, double width, const std::string& id,
                      const char* cssClass) {
  const Scene scene = drawingOf(figure, width);
  const std::string svg = svgBytes(figure, scene).toStdString();
  const std::size_t described = svg.find("</desc>");
  check(described != std::string::npos, "an SVG file has a description");
  const std::string box = shortest(scene.size.width()) + " " + shortest(scene.size.height());
  return std::string("<svg class=\"") + cssClass +
         "\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + box +
         "\" role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-desc\">\n<title id=\"" +
         id + "-title\">" + xmlText(figure.headline) + "</title>\n<desc id=\"" + id + "-desc\">" +
         xmlText(figure.altText) + svg.substr(described);
}

// Rounded for reading, the number itself beside it for machines.
std::string cellText(const std::string& cell, const std::string& header, int decimals) {
  const auto value = plainNumber(cell);
  if (!value) return xmlText(cell);
  std::string shown = shownNumber(*value, decimals, header);
  if (isProbability(header) && *value < 0.0005) shown = "&lt;0.001";
  if (shown[0] == '-') shown = "\xE2\x88\x92" + shown.substr(1);
  return "<data value=\"" + xmlAttribute(cell) + "\">" + shown + "</data>";
}

std::string tableRow(const Figure& figure, const std::vector<std::string>& row,
                     const std::vector<int>& decimals) {
  const auto& headers = figure.table.front();
  std::string html = "<tr>";
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char* const number = i > 0 && plainNumber(row[i]) ? " class=\"n\"" : "";
    const std::string text = i > 0 ? cellText(row[i], headers[i], decimals[i]) : xmlText(row[i]);
    const std::string tag = i == 0 ? "th scope=\"row\"" : std::string("td") + number;
    html += "<" + tag + ">" + text + (i == 0 ? "</th>" : "</td>");
  }
  return html + "</tr>\n";
}

bool isNumeric(const Figure& figure, std::size_t column) {
  return column > 0 && std::any_of(figure.table.begin() + 1, figure.table.end(),
                                   [&](auto& row) { return plainNumber(row[column]).has_value(); });
}

std::string numbersTable(const Figure& drawn, const std::string& id) {
  if (drawn.table.size() < 2) return {};
  const Figure figure = withReadableColumns(drawn);
  std::string html =
      "<details>\n<summary>The numbers of this figure</summary>\n</details>\n"
      "<div class=\"scroll numbers\" tabindex=\"0\" role=\"region\" aria-labelledby=\"" +
      id + "-numbers\">\n<table>\n<caption id=\"" + id + "-numbers\">" + xmlText(figure.headline) +
      "</caption>\n<thead>\n<tr>";
  std::vector<int> decimals;
  for (std::size_t i = 0; i < figure.table.front().size(); ++i) {
    decimals.push_back(shownDecimals(figure, i));
    const char* const number = isNumeric(figure, i) ? " class=\"n\"" : "";
    html += std::string("<th scope=\"col\"") + number + ">" +
            xmlText(readableHeader(figure.table.front()[i])) + "</th>";
  }
  html += "</tr>\n</thead>\n<tbody>\n";
  for (std::size_t i = 1; i < figure.table.size(); ++i) {
    html += tableRow(figure, figure.table[i], decimals);
  }
  return html + "</tbody>\n</table>\n</div>\n";
}

}  // namespace

std::string htmlFigure(const DocumentPage& page, const std::string& id) {
  const Figure& figure = *page.figure;
  std::string html = "<figure>\n";
  const std::string headline = ownHeadline(page), measure = measureLine(figure);
  if (!headline.empty()) html += "<p class=\"own\">" + xmlText(headline) + "</p>\n";
  if (!measure.empty()) html += "<p class=\"measure\">" + xmlText(measure) + "</p>\n";
  html += "<div class=\"paper\">\n" + inlineSvg(figure, kWide, id + "-wide", "wide") + "\n" +
          inlineSvg(figure, kNarrow, id + "-narrow", "narrow") + "\n</div>\n";
  if (!figure.footer.empty()) {
    html += "<figcaption>\n";
    for (const std::string& note : figure.footer) html += "<p>" + xmlText(note) + "</p>\n";
    html += "</figcaption>\n";
  }
  return html + "</figure>\n" + numbersTable(figure, id);
}

}  // namespace candour
