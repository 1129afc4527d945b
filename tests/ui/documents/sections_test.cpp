// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/support/opc_package.h"
#include "ui/documents/page_layout.h"
#include "ui/documents/write_document.h"

using namespace candour;

namespace {

Document twoSections() {
  Document document;
  document.title = "A ward";
  DocumentPage page;
  page.headline = "Your priority";
  page.paragraphs = {"Before all."};
  page.sections = {{"You said", {"Cars race.", "At night."}}, {"We did", {"Speed checks."}}};
  page.notes = {"After all."};
  document.pages = {page};
  return document;
}

const std::vector<std::string> kInOrder = {
    "Before all.", "You said", "Cars race.", "At night.", "We did", "Speed checks.", "After all."};

std::string textOf(const std::string& ending, const std::string& part) {
  const auto bytes = documentBytes(twoSections(), "sheet" + ending);
  REQUIRE(bytes);
  if (part.empty()) return bytes->toStdString();
  std::string text;
  for (const auto& [name, content] : unzipped(*bytes)) {
    if (name.find(part) != std::string::npos) text += content.toStdString();
  }
  return text;
}

}  // namespace

TEST_CASE("The sections of a page are read in order in every format", "[sections]") {
  const std::pair<const char*, const char*> formats[] = {{".html", ""},
                                                         {".odt", "content.xml"},
                                                         {".pptx", "slides/slide"},
                                                         {".xlsx", "sharedStrings"}};
  for (const auto& [ending, part] : formats) {
    INFO(ending);
    const std::string text = textOf(ending, part);
    std::size_t at = 0;
    for (const std::string& words : kInOrder) {
      INFO(words);
      at = text.find(words, at);
      REQUIRE(at != std::string::npos);
    }
  }
}

TEST_CASE("A section's heading is a heading of the sheet, and one sheet holds them", "[sections]") {
  const auto sheets = layoutDocument(twoSections(), a4Portrait());
  REQUIRE(sheets.size() == 1);
  std::vector<BlockRole> roles;
  for (const PageBlock& block : sheets[0].blocks) {
    if (block.role != BlockRole::Artifact) roles.push_back(block.role);
  }
  using enum BlockRole;
  CHECK(roles == std::vector<BlockRole>{Title, H1, Paragraph, H2, Paragraph, Paragraph, H2,
                                        Paragraph, Paragraph});
}
