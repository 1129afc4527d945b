// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/odt_document.h"

#include <QImage>
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/sample_document.h"
#include "tests/ui/documents/package_reading.h"

using namespace candour;
using Catch::Contains;

namespace {

// The paragraphs and headings of a document in the order they are read.
std::vector<std::string> textsOf(const Document& document) {
  std::vector<std::string> texts = {document.title, document.subtitle};
  if (document.simulated) texts.push_back("Simulated data: no one gave these answers");
  const auto add = [&](const std::vector<std::string>& more) {
    texts.insert(texts.end(), more.begin(), more.end());
  };
  for (const DocumentPage& page : document.pages) {
    texts.push_back(page.headline);
    add(page.paragraphs);
    if (page.figure) {
      if (page.figure->headline != page.headline) texts.push_back(page.figure->headline);
      const bool said = page.figure->subtitle.find("imulated") != std::string::npos;
      const bool say = page.figure->simulated && !said;
      texts.push_back(page.figure->subtitle + (say ? ". Simulated data" : ""));
      add(page.figure->footer);
    }
    if (!page.listTitle.empty()) texts.push_back(page.listTitle);
    add(page.list);
    add(page.notes);
  }
  return texts;
}

std::vector<std::string> textsIn(const std::string& content) {
  std::vector<std::string> texts;
  for (const XmlElement& element : elementsOf(content)) {
    const bool isText = element.name == "text:p" || element.name == "text:h";
    const bool isFigure = element["text:style-name"] == "Figure";
    if (isText && !isFigure) texts.push_back(element.text);
  }
  return texts;
}

}  // namespace

TEST_CASE("an OpenDocument text says everything in order, under real headings") {
  const Document document = sampleDocument();
  const PackageReader package(odtDocument(document));
  const std::string content = package.text("content.xml");
  CHECK(textsIn(content) == textsOf(document));
  const auto headings = named(elementsOf(content), "text:h");
  REQUIRE(headings.size() == document.pages.size() + 1);
  CHECK(headings[0]["text:outline-level"] == "1");
  CHECK(headings[2].text == "Questions for police and partners");
  CHECK(headings[2]["text:outline-level"] == "2");
  CHECK(named(elementsOf(content), "text:list-item").size() == 3);
}

TEST_CASE("an OpenDocument package is complete") {
  const Document document = documentOfFigures();
  const QByteArray bytes = odtDocument(document);
  CHECK(bytes.mid(30, 47) == "mimetypeapplication/vnd.oasis.opendocument.text");
  CHECK(odtDocument(sampleDocument()) == odtDocument(sampleDocument()));
  const PackageReader package(bytes);
  std::set<std::string> listed;
  for (const auto& entry :
       named(elementsOf(package.text("META-INF/manifest.xml")), "manifest:file-entry")) {
    const std::string name = entry["manifest:full-path"];
    CAPTURE(name);
    CHECK(listed.insert(name).second);
    CHECK((name == "/" || package.has(name)));
  }
  for (const char* part : {"styles.xml", "meta.xml"}) elementsOf(package.text(part));
  for (const XmlElement& image : named(elementsOf(package.text("content.xml")), "draw:image")) {
    CHECK(listed.count(image["xlink:href"]) == 1);
  }
  keepDocument("all.odt", bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

TEST_CASE("the figures of an OpenDocument text are drawn twice and described") {
  const Document document = sampleDocument();
  const QByteArray bytes = odtDocument(document);
  keepDocument("sample.odt", bytes.constData(), static_cast<std::size_t>(bytes.size()));
  const PackageReader package(bytes);
  const auto content = elementsOf(package.text("content.xml"));
  const auto words = named(content, "svg:desc"), titles = named(content, "svg:title");
  const auto frames = named(content, "draw:frame");
  std::size_t figure = 0;
  for (const DocumentPage& page : document.pages) {
    if (!page.figure) continue;
    REQUIRE(figure < words.size());
    CHECK(words[figure].text == page.figure->altText);
    CHECK(titles[figure].text == page.figure->headline);
    const std::string name = "Pictures/figure-" + std::to_string(++figure);
    elementsOf(package.text(name + ".svg"));
    const auto png = QImage::fromData(QByteArray::fromStdString(package.text(name + ".png")));
    CHECK(png.width() == 1878);  // 159 mm at 300 dots an inch
  }
  CHECK(frames.size() == figure);
  CHECK(package.text("recipe.json") == document.recipe);
}

TEST_CASE("the sheet says which one it is, and that data are simulated") {
  Document document = sampleDocument();
  const std::string styles = PackageReader(odtDocument(document)).text("styles.xml");
  const auto foot = named(elementsOf(styles), "style:footer");
  REQUIRE(foot.size() == 1);
  CHECK_THAT(foot[0].text,
             Contains(document.title) && Contains("Simulated data") && Contains("Page 1 of 1"));
  CHECK_THAT(styles, Contains("fo:language=\"en\" fo:country=\"GB\""));
  document.simulated = false, document.recipe.clear();
  const PackageReader real(odtDocument(document));
  CHECK_THAT(real.text("styles.xml"), !Contains("Simulated data"));
  CHECK_FALSE(real.has("recipe.json"));
}

TEST_CASE("labels cannot be markup in an OpenDocument text, and blanks are kept") {
  const PackageReader package(odtDocument(hostileDocument(sampleDocument())));
  for (const char* part : {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml",
                           "Pictures/figure-1.svg"}) {
    for (const XmlElement& element : elementsOf(package.text(part))) {
      CHECK(element.name != "script");
    }
  }
  Document document;
  document.title = "a  b\tc\nd";
  document.pages = {{.headline = " e"}};
  const std::string content = PackageReader(odtDocument(document)).text("content.xml");
  CHECK_THAT(content,
             Contains(">a <text:s/>b<text:tab/>c<text:line-break/>d<") && Contains("><text:s/>e<"));
}
