// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pdf_document.h"

#include "ui/documents/pdf_sheets.h"
#include "ui/export/export_figure.h"

namespace candour {

using namespace Qt::StringLiterals;

namespace {

std::vector<PdfBookmark> bookmarksOf(const Document& document,
                                     const std::vector<PageScene>& sheets) {
  std::vector<PdfBookmark> bookmarks;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    for (const PageBlock& block : sheets[i].blocks) {
      if (block.role != BlockRole::H1 || block.continued) continue;
      bookmarks.push_back({QString::fromStdString(document.pages[sheets[i].page].headline), i});
    }
  }
  return bookmarks;
}

std::vector<PdfAttachment> attachmentsOf(const Document& document) {
  std::vector<PdfAttachment> attachments;
  const auto digits = QString::number(document.pages.size()).size();
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const auto& figure = document.pages[i].figure;
    if (!figure || figure->table.empty()) continue;
    const QString number = QString::number(i + 1);
    attachments.push_back({u"figure-%1.csv"_s.arg(number.rightJustified(digits, u'0')), "text/csv",
                           u"The numbers plotted on page %1: %2"_s.arg(
                               number, QString::fromStdString(figure->headline)),
                           QByteArray::fromStdString(figureCsv(*figure)), "Data"});
  }
  if (!document.recipe.empty()) {
    attachments.push_back({u"recipe.json"_s, "application/json",
                           u"The recipe that makes this document again"_s,
                           QByteArray::fromStdString(document.recipe), "Source"});
  }
  return attachments;
}

}  // namespace

Result<QByteArray> pdfDocument(const Document& document, const PageFormat& format) {
  if (document.pages.empty()) {
    return fail("There is nothing to print: the briefing has no pages. Add a finding to it first.");
  }
  const std::vector<PageScene> sheets = layoutDocument(document, format);
  PdfAbout about;
  about.title = QString::fromStdString(document.title);
  about.subject = QString::fromStdString(document.subtitle);
  about.language = QString::fromStdString(document.language);
  about.bookmarks = bookmarksOf(document, sheets);
  about.attachments = attachmentsOf(document);
  return pdfOfSheets(sheets, about);
}

}  // namespace candour
