// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pdf_sheets.h"

#include <array>

#include "ui/documents/pdf_about.h"
#include "ui/documents/pdf_painter.h"
#include "ui/documents/pdf_structure.h"

namespace candour {

namespace {

// Marks the blocks of the sheets, one after the other, as parts of the tree of elements.
class SheetTagger {
 public:
  QByteArray contentOf(const PageScene& sheet, std::size_t number);

  PdfPainter painter;
  PdfStructure structure;

 private:
  QByteArray marked(const QByteArray& tag, int element, const QByteArray& content);
  void draw(const PageScene& sheet, const PageBlock& block, std::size_t from, std::size_t to);
  void draw(const PageScene& sheet, const PageBlock& block) {
    draw(sheet, block, block.first, block.first + block.count);
  }
  QByteArray block(const PageScene& sheet, const PageBlock& block);
  QByteArray listItem(const PageScene& sheet, const PageBlock& block);
  QByteArray figure(const PageScene& sheet, const PageBlock& block);
  int element(const QByteArray& type, const PageBlock& block);

  std::size_t m_sheet = 0;
  int m_section = PdfStructure::kRoot;
  int m_list = -1;              // the list that is going on
  int m_body = -1;              // of its last item
  std::array<int, 8> m_last{};  // the last element of each role
};

QByteArray typeOf(BlockRole role) {
  switch (role) {
    case BlockRole::Title:
      return "Title";
    case BlockRole::H1:
      return "H1";
    case BlockRole::H2:
      return "H2";
    default:
      return "P";
  }
}

QByteArray SheetTagger::marked(const QByteArray& tag, int element, const QByteArray& content) {
  const int mark = structure.mark(element, m_sheet);
  return '/' + tag + " <</MCID " + QByteArray::number(mark) + ">> BDC\n" + content + "EMC\n";
}

void SheetTagger::draw(const PageScene& sheet, const PageBlock& block, std::size_t from,
                       std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    const SceneItem& item = sheet.scene.items[i];
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && (i + 1 < to || block.goesOn)) {
      painter.textWithBlank(*run);
    } else {
      std::visit(painter, item);
    }
  }
}

int SheetTagger::element(const QByteArray& type, const PageBlock& block) {
  int& last = m_last[static_cast<std::size_t>(block.role)];
  if (!block.continued) last = structure.add(type, m_section);
  return last;
}

QByteArray SheetTagger::listItem(const PageScene& sheet, const PageBlock& block) {
  std::size_t from = block.first;
  const std::size_t to = block.first + block.count;
  QByteArray content;
  if (!block.continued) {
    if (m_list < 0) m_list = structure.add("L", m_section, " /A <</O /List /ListNumbering /Disc>>");
    const int item = structure.add("LI", m_list);
    const int label = structure.add("Lbl", item);
    m_body = structure.add("LBody", item);
    draw(sheet, block, from, from + 1);
    content = marked("Lbl", label, painter.take());
    ++from;
  }
  draw(sheet, block, from, to);
  return content + marked("LBody", m_body, painter.take());
}

QByteArray SheetTagger::figure(const PageScene& sheet, const PageBlock& block) {
  const double height = sheet.scene.size.height();
  const QByteArray box = pdfNumber(block.box.left()) + ' ' +
                         pdfNumber(height - block.box.bottom()) + ' ' +
                         pdfNumber(block.box.right()) + ' ' + pdfNumber(height - block.box.top());
  const QByteArray entries = " /Alt " + pdfText(QString::fromStdString(block.alt)) +
                             " /A <</O /Layout /Placement /Block /BBox [" + box + "]>>";
  draw(sheet, block);
  return marked("Figure", structure.add("Figure", m_section, entries), painter.take());
}

QByteArray SheetTagger::block(const PageScene& sheet, const PageBlock& block) {
  if (block.role == BlockRole::Artifact) {
    draw(sheet, block);
    return "/Artifact <</Type /Pagination>> BDC\n" + painter.take() + "EMC\n";
  }
  if (block.role == BlockRole::ListItem) return listItem(sheet, block);
  m_list = -1;
  if (block.role == BlockRole::Figure) return figure(sheet, block);
  if (block.role == BlockRole::H1 && !block.continued) {
    m_section = structure.add("Sect", PdfStructure::kRoot);
  }
  const QByteArray type = typeOf(block.role);
  const int owner = element(type, block);
  draw(sheet, block);
  return marked(type, owner, painter.take());
}

QByteArray SheetTagger::contentOf(const PageScene& sheet, std::size_t number) {
  m_sheet = number;
  QByteArray content = PdfPainter::beginPage(sheet.scene.size.height());
  for (const PageBlock& part : sheet.blocks) content += block(sheet, part);
  return content;
}

}  // namespace

QByteArray pdfOfSheets(const std::vector<PageScene>& sheets, const PdfAbout& about) {
  PdfFile file;
  SheetTagger tagger;
  std::vector<int> pages, contents;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    pages.push_back(file.reserve());
    contents.push_back(file.addStream("", tagger.contentOf(sheets[i], i)));
  }
  const int resources = tagger.painter.writeResources(file);
  const int tree = file.add("<</Type /Pages /Kids " + pdfReferences(pages) + " /Count " +
                            QByteArray::number(static_cast<int>(pages.size())) + ">>");
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const QSizeF size = sheets[i].scene.size;
    file.set(pages[i], "<</Type /Page /Parent " + pdfReference(tree) + " /MediaBox [0 0 " +
                           pdfNumber(size.width()) + ' ' + pdfNumber(size.height()) +
                           "] /Resources " + pdfReference(resources) + " /Contents " +
                           pdfReference(contents[i]) + " /StructParents " +
                           QByteArray::number(static_cast<int>(i)) + " /Tabs /S>>");
  }
  const int structure = tagger.structure.write(pages, file);
  const int catalogue =
      file.add("<</Type /Catalog /Pages " + pdfReference(tree) + " /StructTreeRoot " +
               pdfReference(structure) + catalogueEntries(about, pages, file) + ">>");
  return file.bytes(catalogue, writeInfo(about, file));
}

}  // namespace candour
