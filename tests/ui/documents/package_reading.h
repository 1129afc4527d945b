// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <QXmlStreamReader>
#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "core/import/xlsx_package.h"
#include "models/findings/document.h"
#include "tests/support/temporary.h"

/// Documents in memory read back through readers that are not their writers.

namespace candour {

class PackageReader {
 public:
  explicit PackageReader(const QByteArray& bytes) {
    const auto file = m_folder / "package.zip";
    std::ofstream(file, std::ios::binary).write(bytes.constData(), bytes.size());
    auto opened = XlsxPackage::open(file, 1 << 28);
    REQUIRE(opened);
    m_package.emplace(std::move(*opened));
  }
  [[nodiscard]] bool has(const std::string& part) const { return m_package->has(part); }
  [[nodiscard]] std::string text(const std::string& part) const {
    CAPTURE(part);
    REQUIRE(m_package->has(part));
    std::string all;
    const Status read = m_package->read(part, [&](std::string_view chunk, double) -> Result<bool> {
      all += chunk;
      return true;
    });
    REQUIRE(read);
    return all;
  }

 private:
  TemporaryFolder m_folder;
  std::optional<XlsxPackage> m_package;
};

struct XmlElement {
  std::string name;  // with its prefix
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  // everything within

  [[nodiscard]] std::string operator[](const std::string& attribute) const {
    for (const auto& [key, value] : attributes) {
      if (key == attribute) return value;
    }
    return {};
  }
};

/// Every element in the order they begin; fails the test where the XML is not well-formed.
inline std::vector<XmlElement> elementsOf(const std::string& xml) {
  QXmlStreamReader reader(QByteArray::fromStdString(xml));
  std::vector<XmlElement> elements;
  std::vector<std::size_t> open;
  while (!reader.atEnd()) {
    const auto token = reader.readNext();
    if (token == QXmlStreamReader::StartElement) {
      XmlElement element{reader.qualifiedName().toString().toStdString(), {}, {}};
      for (const auto& attribute : reader.attributes()) {
        element.attributes.emplace_back(attribute.qualifiedName().toString().toStdString(),
                                        attribute.value().toString().toStdString());
      }
      open.push_back(elements.size());
      elements.push_back(std::move(element));
    } else if (token == QXmlStreamReader::EndElement) {
      open.pop_back();
    } else if (token == QXmlStreamReader::Characters) {
      const std::string text = reader.text().toString().toStdString();
      for (const std::size_t i : open) elements[i].text += text;
    }
  }
  INFO(reader.errorString().toStdString() << " in line " << reader.lineNumber());
  CHECK_FALSE(reader.hasError());
  return elements;
}

inline std::vector<XmlElement> named(const std::vector<XmlElement>& all, const std::string& name) {
  std::vector<XmlElement> found;
  for (const XmlElement& element : all) {
    if (element.name == name) found.push_back(element);
  }
  return found;
}

/// Labels that try to be markup, a script, a formula, or more than XML can hold.
inline Document hostileDocument(Document document) {
  const std::string hostile =
      "</title></style><script>alert(1)</script>\"' onload=\"x\" & <b>\xE2\x80\xAE\x01]]>";
  document.title = hostile;
  document.subtitle = "=cmd|' /C calc'!A0";
  document.language = "en\"><script>";
  document.recipe = "{\"a\": \"" + hostile + "\"}";
  for (DocumentPage& page : document.pages) {
    page.headline = hostile, page.listTitle = hostile;
    page.paragraphs = {hostile, "@SUM(A1)"}, page.list = {hostile, "=1+1"}, page.notes = {hostile};
    if (!page.figure) continue;
    Figure& figure = *page.figure;
    figure.headline = hostile + "!", figure.subtitle = hostile, figure.altText = hostile;
    figure.footer = {hostile, "-1+1"};
    for (FigureRow& row : figure.rows) row.label = hostile, row.group = hostile;
    for (std::size_t i = 1; i < figure.table.size(); ++i) figure.table[i][0] = "=HYPERLINK(\"x\")";
  }
  return document;
}

}  // namespace candour
