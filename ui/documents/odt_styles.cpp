// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/odt_parts.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

struct ParagraphStyle {
  const char* name;
  const char* display;
  const char* next;          // the style that follows on return
  const char* paragraph;     // attributes of style:paragraph-properties
  const char* text;          // attributes of style:text-properties
  const char* outline = "";  // level of a heading
};

constexpr ParagraphStyle kStyles[] = {
    {"Text_20_body", "Text body", "Text_20_body",
     "fo:margin-bottom=\"3mm\" fo:line-height=\"115%\" fo:orphans=\"2\" fo:widows=\"2\"", ""},
    {"Title", "Title", "Subtitle", "fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"26pt\" fo:font-weight=\"bold\""},
    {"Subtitle", "Subtitle", "Text_20_body",
     "fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"13pt\" fo:color=\"#3d3d3d\""},
    {"Simulated", "Simulated", "Text_20_body",
     "fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"13pt\" fo:font-weight=\"bold\""},
    {"Heading_20_1", "Heading 1", "Text_20_body",
     "fo:margin-top=\"6mm\" fo:margin-bottom=\"3mm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"16pt\" fo:font-weight=\"bold\"", "1"},
    {"Heading_20_2", "Heading 2", "Text_20_body",
     "fo:margin-top=\"5mm\" fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"",
     "fo:font-size=\"14pt\" fo:font-weight=\"bold\"", "2"},
    {"Figure_20_headline", "Figure headline", "Figure_20_measure",
     "fo:margin-bottom=\"1mm\" fo:keep-with-next=\"always\"", "fo:font-weight=\"bold\""},
    {"Figure_20_measure", "Figure measure", "Figure",
     "fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"", "fo:color=\"#3d3d3d\""},
    {"Figure", "Figure", "Figure_20_note", "fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\"",
     ""},
    {"Figure_20_note", "Figure note", "Figure_20_note", "fo:margin-bottom=\"1mm\" fo:orphans=\"2\"",
     "fo:font-size=\"9pt\" fo:color=\"#3d3d3d\""},
    {"List_20_item", "List item", "List_20_item", "fo:margin-bottom=\"1.5mm\"", ""},
    {"Footer", "Footer", "Footer", "", "fo:font-size=\"10pt\" fo:color=\"#3d3d3d\""}};

std::string styleXml(const ParagraphStyle& style) {
  const std::string parent =
      std::string(style.name) == "Text_20_body" || std::string(style.name) == "Footer"
          ? "Standard"
          : "Text_20_body";
  std::string xml = std::string("<style:style style:name=\"") + style.name +
                    "\" style:display-name=\"" + style.display +
                    "\" style:family=\"paragraph\" style:parent-style-name=\"" + parent +
                    "\" style:next-style-name=\"" + style.next + "\"";
  if (*style.outline) {
    xml += std::string(" style:default-outline-level=\"") + style.outline + "\"";
  }
  xml += std::string(">\n<style:paragraph-properties ") + style.paragraph;
  if (std::string(style.name) == "Footer") {
    xml +=
        "><style:tab-stops><style:tab-stop style:position=\"159mm\" style:type=\"right\"/>"
        "</style:tab-stops></style:paragraph-properties>";
  } else {
    xml += "/>";
  }
  return xml + "\n<style:text-properties " + style.text + "/>\n</style:style>\n";
}

std::string fontsXml() {
  return "<office:font-face-decls>\n<style:font-face style:name=\"Arial\" "
         "svg:font-family=\"Arial, 'Liberation Sans'\" style:font-family-generic=\"swiss\" "
         "style:font-pitch=\"variable\"/>\n</office:font-face-decls>\n";
}

std::string defaultsXml(const std::string& language) {
  const std::size_t dash = language.find('-');
  const std::string country = dash == std::string::npos ? "none" : language.substr(dash + 1);
  return "<style:default-style style:family=\"paragraph\">\n"
         "<style:paragraph-properties style:writing-mode=\"page\"/>\n"
         "<style:text-properties style:font-name=\"Arial\" fo:font-size=\"11pt\" "
         "fo:color=\"#000000\" fo:language=\"" +
         xmlAttribute(language.substr(0, dash)) + "\" fo:country=\"" + xmlAttribute(country) +
         "\"/>\n</style:default-style>\n"
         "<style:default-style style:family=\"graphic\"/>\n"
         "<style:style style:name=\"Standard\" style:family=\"paragraph\" "
         "style:class=\"text\"/>\n";
}

std::string listXml() {
  return "<text:list-style style:name=\"Bullets\">\n"
         "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"\xE2\x80\xA2\">\n"
         "<style:list-level-properties text:list-level-position-and-space-mode="
         "\"label-alignment\">\n<style:list-level-label-alignment "
         "text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"6mm\" "
         "fo:text-indent=\"-6mm\" fo:margin-left=\"6mm\"/>\n</style:list-level-properties>\n"
         "</text:list-level-style-bullet>\n</text:list-style>\n";
}

// The number of the sheet at the right, what the document is at the left.
std::string footXml(const Document& document) {
  const std::string simulated = document.simulated ? " \xC2\xB7 Simulated data" : "";
  return "<style:footer>\n<text:p text:style-name=\"Footer\">" + odtText(document.title) +
         simulated +
         "<text:tab/>Page <text:page-number text:select-page=\"current\">1</text:page-number> of "
         "<text:page-count>1</text:page-count></text:p>\n</style:footer>\n";
}

}  // namespace

std::string odtStyles(const Document& document) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles" +
                    std::string(kOdtNamespaces) + ">\n" + fontsXml() + "<office:styles>\n" +
                    defaultsXml(document.language);
  for (const ParagraphStyle& style : kStyles) xml += styleXml(style);
  return xml + listXml() +
         "</office:styles>\n<office:automatic-styles>\n"
         "<style:page-layout style:name=\"Sheet\">\n<style:page-layout-properties "
         "fo:page-width=\"210mm\" fo:page-height=\"297mm\" style:print-orientation=\"portrait\" "
         "fo:margin-top=\"18mm\" fo:margin-bottom=\"12mm\" fo:margin-left=\"25.5mm\" "
         "fo:margin-right=\"25.5mm\"/>\n<style:footer-style>\n<style:header-footer-properties "
         "fo:min-height=\"10mm\" fo:margin-top=\"4mm\" style:dynamic-spacing=\"false\"/>\n"
         "</style:footer-style>\n</style:page-layout>\n</office:automatic-styles>\n"
         "<office:master-styles>\n<style:master-page style:name=\"Standard\" "
         "style:page-layout-name=\"Sheet\">\n" +
         footXml(document) +
         "</style:master-page>\n</office:master-styles>\n</office:document-styles>\n";
}

}  // namespace candour
