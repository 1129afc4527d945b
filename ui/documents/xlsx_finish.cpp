// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/xlsx_finish.h"

#include <minizip/unzip.h>

#include <QRegularExpression>
#include <algorithm>
#include <memory>

#include "core/base/check.h"
#include "ui/documents/xml_text.h"
#include "ui/documents/zip_package.h"

namespace candour {

namespace {

constexpr const char* kWorkbookRelations = "xl/_rels/workbook.xml.rels";
constexpr const char* kRecipePart = "customXml/item1.xml";

struct Closer {
  void operator()(void* zip) const { unzClose(zip); }
};

Result<ZipPart> currentPart(unzFile zip) {
  unz_file_info info = {};
  char name[256] = {};
  bool read =
      unzGetCurrentFileInfo(zip, &info, name, sizeof name - 1, nullptr, 0, nullptr, 0) == UNZ_OK &&
      unzOpenCurrentFile(zip) == UNZ_OK;
  if (!read) return fail("the workbook just written cannot be read back.");
  ZipPart part{name, QByteArray(static_cast<qsizetype>(info.uncompressed_size), '\0')};
  const auto size = static_cast<unsigned>(part.bytes.size());
  read = unzReadCurrentFile(zip, part.bytes.data(), size) == static_cast<int>(size);
  unzCloseCurrentFile(zip);
  if (!read) return fail("the workbook just written cannot be read back.");
  return part;
}

Result<std::vector<ZipPart>> partsOf(const std::filesystem::path& file) {
  const std::unique_ptr<void, Closer> zip(unzOpen(file.string().c_str()));
  if (!zip) return fail("the workbook just written cannot be read back.");
  std::vector<ZipPart> parts;
  for (int at = unzGoToFirstFile(zip.get()); at == UNZ_OK; at = unzGoToNextFile(zip.get())) {
    auto part = currentPart(zip.get());
    if (!part) return passOn(part);
    parts.push_back(std::move(*part));
  }
  return parts;
}

std::string cellsXml(const ErrorCells& cells) {
  std::string xml = "<c:numRef><c:f>" + xmlText(cells.range) +
                    "</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"" +
                    std::to_string(cells.values.size()) + "\"/>";
  for (std::size_t i = 0; i < cells.values.size(); ++i) {
    if (cells.values[i].empty()) continue;
    xml += "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + cells.values[i] + "</c:v></c:pt>";
  }
  return xml + "</c:numCache></c:numRef>";
}

// The bars of one length that stand for those of `errors` become custom ones (ECMA-376 part 1,
// 21.2.2.55).
void writeErrors(QByteArray& chart, const std::vector<ErrorBars>& errors) {
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const QByteArray mark = "<c:val val=\"" + QByteArray::fromStdString(errorMark(i)) + "\"/>";
    if (!chart.contains(mark)) continue;
    chart.replace("<c:errValType val=\"fixedVal\"/>", "<c:errValType val=\"cust\"/>");
    chart.replace(mark, QByteArray::fromStdString("<c:plus>" + cellsXml(errors[i].above) +
                                                  "</c:plus><c:minus>" + cellsXml(errors[i].below) +
                                                  "</c:minus>"));
  }
}

// When a workbook was made is not said: it would differ from run to run, and the library's own
// fallback is a day in 1980.
void dropDates(QByteArray& properties) {
  static const QRegularExpression kDates(
      QStringLiteral("<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\\1>"));
  properties = QString::fromUtf8(properties).remove(kDates).toUtf8();
}

// The library ties a picture to the cells under its two corners, and programs that set columns a
// little wider stretch it. It is tied to the first alone, with its own size (ECMA-376 part 1,
// 20.5.2.24).
void keepShapes(QByteArray& drawing) {
  static const QRegularExpression kTied(
      QStringLiteral("<xdr:twoCellAnchor[^>]*>(<xdr:from>(?:(?!</xdr:from>).)*</xdr:from>)"
                     "<xdr:to>(?:(?!</xdr:to>).)*</xdr:to>"
                     "(<xdr:pic>(?:(?!</xdr:pic>).)*<a:ext (cx=\"\\d+\" cy=\"\\d+\")/>"
                     "(?:(?!</xdr:pic>).)*</xdr:pic><xdr:clientData/>)</xdr:twoCellAnchor>"),
      QRegularExpression::DotMatchesEverythingOption);
  drawing = QString::fromUtf8(drawing)
                .replace(kTied, QStringLiteral("<xdr:oneCellAnchor>\\1<xdr:ext \\3/>\\2"
                                               "</xdr:oneCellAnchor>"))
                .toUtf8();
}

void addRecipe(std::vector<ZipPart>& parts, const std::string& recipe) {
  for (ZipPart& part : parts) {
    if (part.name != kWorkbookRelations) continue;
    part.bytes.replace("</Relationships>",
                       "<Relationship Id=\"rIdRecipe\" Type=\"http://schemas.openxmlformats.org/"
                       "officeDocument/2006/relationships/customXml\" "
                       "Target=\"../customXml/item1.xml\"/></Relationships>");
  }
  const std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<recipe xmlns=\"urn:candour:recipe\">" +
      xmlText(recipe) + "</recipe>\n";
  parts.push_back({kRecipePart, QByteArray::fromStdString(xml)});
}

}  // namespace

Result<QByteArray> finishWorkbook(const std::filesystem::path& file,
                                  const std::vector<ErrorBars>& errors, const std::string& recipe) {
  auto parts = partsOf(file);
  if (!parts) return passOn(parts);
  for (ZipPart& part : *parts) {
    if (part.name.starts_with("xl/charts/chart")) writeErrors(part.bytes, errors);
    if (part.name.starts_with("xl/drawings/drawing")) keepShapes(part.bytes);
    if (part.name == "docProps/core.xml") dropDates(part.bytes);
  }
  if (!recipe.empty()) addRecipe(*parts, recipe);
  return zipPackage(*parts);
}

}  // namespace candour
