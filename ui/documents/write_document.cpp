// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/write_document.h"

#include <QByteArray>

#include "core/base/text.h"
#include "ui/documents/html_document.h"
#include "ui/documents/odt_document.h"
#include "ui/documents/pdf_document.h"
#include "ui/documents/pptx_document.h"
#include "ui/documents/xlsx_document.h"
#include "ui/export/data_hash.h"
#include "ui/export/recipe_file.h"
#include "ui/export/write_file.h"

namespace candour {

namespace {

using Bytes = Result<QByteArray>;

struct Writer {
  const char* ending;
  Bytes (*bytes)(const Document& document, const PageFormat& sheet);
};

constexpr Writer kWriters[] = {
    {".pdf", pdfDocument},
    {".pptx", [](const Document& document, const PageFormat&) { return pptxDocument(document); }},
    {".xlsx", [](const Document& document, const PageFormat&) { return xlsxDocument(document); }},
    {".odt",
     [](const Document& document, const PageFormat&) -> Bytes { return odtDocument(document); }},
    {".html",
     [](const Document& document, const PageFormat&) -> Bytes { return htmlDocument(document); }}};

struct NamedFormat {
  const char* name;
  PageFormat (*format)();
};

constexpr NamedFormat kSheets[] = {
    {"a4", a4Portrait}, {"a4-landscape", a4Landscape}, {"slide", wideSlide}};

Result<PageFormat> sheetNamed(const std::string& name) {
  std::vector<std::string> names;
  for (const NamedFormat& sheet : kSheets) {
    if (name == sheet.name) return sheet.format();
    names.emplace_back(sheet.name);
  }
  return fail("There is no page format \"" + name + "\"." + didYouMean(name, names) +
              " Choose one of " + join(names, ", ") + ".");
}

// ".a, .b or .c"
std::string endingsInWords() {
  std::vector<std::string> endings = documentEndings();
  const std::string last = endings.back();
  endings.pop_back();
  return join(endings, ", ") + " or " + last;
}

}  // namespace

std::vector<std::string> documentEndings() {
  std::vector<std::string> endings;
  for (const Writer& writer : kWriters) endings.emplace_back(writer.ending);
  return endings;
}

Result<QByteArray> documentBytes(const Document& document, const std::filesystem::path& file,
                                 const std::string& sheet) {
  const std::string ending = lowered(file.extension().string());
  for (const Writer& writer : kWriters) {
    if (ending != writer.ending) continue;
    if (document.pages.empty()) {
      return fail("Cannot write " + file.string() + ": the document has no pages.");
    }
    auto format = sheetNamed(sheet);
    if (!format) return passOn(format);
    auto bytes = writer.bytes(document, *format);
    if (!bytes) return fail("Cannot write " + file.string() + ": " + bytes.error().message);
    return bytes;
  }
  return fail("Cannot write " + file.string() + ": the file's ending must be " + endingsInWords() +
              ".");
}

std::size_t sheetsOf(const Document& document, const std::filesystem::path& file,
                     const std::string& sheet) {
  const auto format = sheetNamed(sheet);
  if (lowered(file.extension().string()) != ".pdf" || !format) return document.pages.size();
  return layoutDocument(document, *format).size();
}

Status writeDocument(const Document& document, const std::filesystem::path& file,
                     const std::string& sheet) {
  if (auto placed = checkPlace(file); !placed) return placed;
  auto bytes = documentBytes(document, file, sheet);
  if (!bytes) return passOn(bytes);
  return writeWhole(file, *bytes);
}

Status writeWithRecipe(Document document, Recipe recipe, const std::filesystem::path& file) {
  if (auto placed = checkPlace(file); !placed) return placed;
  document.recipe = writeRecipe(recipe);
  auto bytes = documentBytes(document, file, std::get<Briefing>(recipe.question).format);
  if (!bytes) return passOn(bytes);
  if (auto written = writeWhole(file, *bytes); !written) return written;
  recipe.sha256 = bytesHash(*bytes);
  return writeWhole(recipeFile(file), QByteArray::fromStdString(writeRecipe(recipe)));
}

}  // namespace candour
