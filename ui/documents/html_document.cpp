// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/html_document.h"

#include "ui/documents/document_parts.h"
#include "ui/documents/html_figure.h"
#include "ui/documents/html_style.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

std::string pageId(std::size_t page) {
  return "page-" + std::to_string(page + 1);
}

std::string paragraph(const std::string& text, const std::string& cssClass = {}) {
  if (text.empty()) return {};
  const std::string open = cssClass.empty() ? "<p>" : "<p class=\"" + cssClass + "\">";
  return open + xmlText(text) + "</p>\n";
}

// The policy is the second lock: even a text that got past the escaping could load and run nothing.
std::string headOf(const Document& document) {
  return "<!DOCTYPE html>\n<html lang=\"" + xmlAttribute(document.language) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
         "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"generator\" content=\"Candour\">\n"
         "<meta name=\"author\" content=\"Candour\">\n<meta name=\"description\" content=\"" +
         xmlAttribute(document.subtitle) + "\">\n<title>" + xmlText(document.title) +
         "</title>\n<style>" + std::string(htmlStyle()) + "</style>\n</head>\n";
}

std::string contentsOf(const Document& document) {
  if (document.pages.size() < 3) return {};
  std::string html = "<nav aria-label=\"Contents\">\n<ol>\n";
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    html +=
        "<li><a href=\"#" + pageId(i) + "\">" + xmlText(document.pages[i].headline) + "</a></li>\n";
  }
  return html + "</ol>\n</nav>\n";
}

std::string titleOf(const Document& document) {
  std::string html = "<header>\n<h1>" + xmlText(document.title) + "</h1>\n";
  html += paragraph(document.subtitle, "subtitle");
  if (document.simulated) html += paragraph(kSimulatedSaid, "simulated");
  return html + contentsOf(document) + "</header>\n";
}

std::string listOf(const DocumentPage& page) {
  if (page.list.empty()) return {};
  std::string html;
  if (!page.listTitle.empty()) html += "<h3>" + xmlText(page.listTitle) + "</h3>\n";
  html += "<ul>\n";
  for (const std::string& item : page.list) html += "<li>" + xmlText(item) + "</li>\n";
  return html + "</ul>\n";
}

std::string sectionOf(const DocumentPage& page, const std::string& id) {
  std::string html = "<section id=\"" + id + "\" aria-labelledby=\"" + id +
                     "-headline\">\n<h2 id=\"" + id + "-headline\">" + xmlText(page.headline) +
                     "</h2>\n";
  for (const std::string& text : page.paragraphs) html += paragraph(text);
  for (const DocumentSection& section : page.sections) {
    html += "<h3>" + xmlText(section.heading) + "</h3>\n";
    for (const std::string& text : section.paragraphs) html += paragraph(text);
  }
  if (page.figure) html += htmlFigure(page, id);
  html += listOf(page);
  if (!page.notes.empty()) {
    html += "<div class=\"notes\">\n";
    for (const std::string& note : page.notes) html += paragraph(note);
    html += "</div>\n";
  }
  return html + "</section>\n";
}

std::string footOf(const Document& document) {
  std::string html = "<footer>\n<p>Made with Candour.";
  if (document.simulated) html += std::string(" ") + kSimulatedShort + ".";
  if (!document.recipe.empty()) {
    const QByteArray recipe = QByteArray::fromStdString(document.recipe).toBase64();
    html += " <a class=\"download\" download=\"recipe.json\" href=\"data:application/json;base64," +
            recipe.toStdString() + "\">Download the recipe that makes this page again</a>";
  }
  return html + "</p>\n</footer>\n";
}

}  // namespace

QByteArray htmlDocument(const Document& document) {
  std::string html = headOf(document);
  html += "<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n";
  html += titleOf(document);
  html += "<main id=\"findings\" tabindex=\"-1\">\n";
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    html += sectionOf(document.pages[i], pageId(i));
  }
  html += "</main>\n" + footOf(document) + "</body>\n</html>\n";
  return QByteArray::fromStdString(html);
}

}  // namespace candour
