// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/text.h"
#include "ui/documents/document_parts.h"
#include "ui/documents/odt_parts.h"
#include "ui/documents/xml_text.h"
#include "ui/export/figure_bytes.h"

namespace candour {

namespace {

// A figure is made smaller where its page then fits on a sheet, but never below nine points of text
// unless it would not fit on a sheet of its own.
constexpr double kLeastScale = 0.75;
constexpr double kMostHeight = 215;

std::string paragraph(const char* style, const std::string& text) {
  if (text.empty()) return {};
  return std::string("<text:p text:style-name=\"") + style + "\">" + odtText(text) + "</text:p>\n";
}

std::string heading(int level, const char* style, const std::string& text) {
  return "<text:h text:style-name=\"" + std::string(style) + "\" text:outline-level=\"" +
         std::to_string(level) + "\">" + odtText(text) + "</text:h>\n";
}

std::string image(const std::string& name, const char* type) {
  return "<draw:image xlink:href=\"" + name +
         "\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\" "
         "draw:mime-type=\"" +
         type + "\"/>\n";
}

// Readers take the first picture they can show.
std::string frameXml(const Figure& figure, double room, std::vector<ZipPart>& pictures) {
  const std::string number = std::to_string(pictures.size() / 2 + 1);
  const std::string name = "Pictures/figure-" + number;
  const Scene scene = drawingOf(figure, pointsOf(kOdtTextWidth));
  pictures.push_back({name + ".svg", svgBytes(figure, scene)});
  pictures.push_back({name + ".png", pngBytes(figure, scene), true});
  const double height = millimetresOf(scene.size.height());
  const double most = std::min(std::max(room, kLeastScale * height), kMostHeight);
  const double scale = std::min(1.0, most / height);
  return "<text:p text:style-name=\"Figure\"><draw:frame draw:style-name=\"Picture\" "
         "draw:name=\"Figure " +
         number + "\" text:anchor-type=\"as-char\" svg:width=\"" + fixed(kOdtTextWidth * scale, 2) +
         "mm\" svg:height=\"" + fixed(height * scale, 2) + "mm\" draw:z-index=\"0\">\n" +
         image(name + ".svg", "image/svg+xml") + image(name + ".png", "image/png") + "<svg:title>" +
         xmlText(figure.headline) + "</svg:title>\n<svg:desc>" + xmlText(figure.altText) +
         "</svg:desc>\n</draw:frame></text:p>\n";
}

std::string figureXml(const DocumentPage& page, double room, std::vector<ZipPart>& pictures) {
  const Figure& figure = *page.figure;
  std::string xml = paragraph("Figure_20_headline", ownHeadline(page)) +
                    paragraph("Figure_20_measure", measureLine(figure)) +
                    frameXml(figure, room, pictures);
  for (const std::string& note : figure.footer) xml += paragraph("Figure_20_note", note);
  return xml;
}

std::string listXml(const DocumentPage& page) {
  if (page.list.empty()) return {};
  std::string xml;
  if (!page.listTitle.empty()) xml += heading(2, "Heading_20_2", page.listTitle);
  xml += "<text:list text:style-name=\"Bullets\">\n";
  for (const std::string& item : page.list) {
    xml += "<text:list-item>" + paragraph("List_20_item", item) + "</text:list-item>\n";
  }
  return xml + "</text:list>\n";
}

std::string pageXml(const Document& document, std::size_t index, std::vector<ZipPart>& pictures) {
  const DocumentPage& page = document.pages[index];
  std::string xml = heading(1, index == 0 ? "Heading_20_1" : "NewSheet", page.headline);
  for (const std::string& text : page.paragraphs) xml += paragraph("Text_20_body", text);
  for (const DocumentSection& section : page.sections) {
    xml += heading(2, "Heading_20_2", section.heading);
    for (const std::string& text : section.paragraphs) xml += paragraph("Text_20_body", text);
  }
  if (page.figure) xml += figureXml(page, odtFigureRoom(document, index), pictures);
  xml += listXml(page);
  for (std::size_t i = 0; i < page.notes.size(); ++i) {
    xml += paragraph(i == 0 ? "FirstNote" : "Figure_20_note", page.notes[i]);
  }
  return xml;
}

const char* const kAutomaticStyles =
    "<office:automatic-styles>\n"
    "<style:style style:name=\"NewSheet\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Heading_20_1\">\n<style:paragraph-properties "
    "fo:break-before=\"page\" fo:margin-top=\"0mm\" fo:margin-bottom=\"3mm\"/>\n</style:style>\n"
    "<style:style style:name=\"FirstNote\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Figure_20_note\">\n<style:paragraph-properties "
    "fo:margin-top=\"4mm\" fo:margin-bottom=\"1mm\"/>\n</style:style>\n"
    "<style:style style:name=\"Picture\" style:family=\"graphic\">\n<style:graphic-properties "
    "style:vertical-pos=\"top\" style:vertical-rel=\"baseline\"/>\n</style:style>\n"
    "</office:automatic-styles>\n";

}  // namespace

std::string odtText(const std::string& text) {
  std::string xml, run;
  bool blank = true;  // the character before was one, or there is none
  const auto flush = [&] { xml += xmlText(run), run.clear(); };
  for (const char c : text) {
    const bool isBlank = c == ' ';
    if (c == '\n') flush(), xml += "<text:line-break/>";
    if (c == '\t') flush(), xml += "<text:tab/>";
    if (isBlank && blank) flush(), xml += "<text:s/>";
    if (c != '\n' && c != '\t' && c != '\r' && !(isBlank && blank)) run += c;
    blank = isBlank || c == '\n' || c == '\t';
  }
  flush();
  return xml;
}

std::string odtContent(const Document& document, std::vector<ZipPart>& pictures) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content" +
                    std::string(kOdtNamespaces) + ">\n" + kAutomaticStyles +
                    "<office:body>\n<office:text>\n";
  xml += paragraph("Title", document.title) + paragraph("Subtitle", document.subtitle);
  if (document.simulated) xml += paragraph("Simulated", kSimulatedSaid);
  for (std::size_t i = 0; i < document.pages.size(); ++i) xml += pageXml(document, i, pictures);
  return xml + "</office:text>\n</office:body>\n</office:document-content>\n";
}

}  // namespace candour
