// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pptx_document.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/opc_package.h"
#include "tests/support/sample_document.h"
#include "tests/support/sample_figures.h"
#include "ui/documents/native_chart.h"

using namespace candour;
using Catch::Contains;

namespace {

using Parts = std::map<std::string, QByteArray>;

Parts partsOf(const Document& document, const std::string& kept = "") {
  const auto bytes = pptxDocument(document);
  REQUIRE(bytes);
  if (!kept.empty()) {
    keepDocument(kept, bytes->constData(), static_cast<std::size_t>(bytes->size()));
  }
  return unzipped(*bytes);
}

std::size_t countOf(const Parts& parts, const std::string& folder, const std::string& ending) {
  std::size_t count = 0;
  for (const auto& [name, bytes] : parts) {
    if (name.starts_with(folder) && name.ends_with(ending)) ++count;
  }
  return count;
}

std::string all(const Parts& parts, const std::string& folder) {
  std::string text;
  for (const auto& [name, bytes] : parts) {
    if (name.starts_with(folder)) text += bytes.toStdString();
  }
  return text;
}

}  // namespace

TEST_CASE("a briefing becomes a presentation whose parts hold together", "[pptx]") {
  const Document document = sampleDocument();
  const Parts parts = partsOf(document, "sample.pptx");
  CHECK(packageFaults(parts) == "");
  CHECK(countOf(parts, "ppt/slides/slide", ".xml") == document.pages.size() + 1);
  CHECK(countOf(parts, "ppt/charts/chart", ".xml") == 8);  // boroughs stand in two
  CHECK(countOf(parts, "ppt/embeddings/", ".xlsx") == 8);
  const std::string slides = all(parts, "ppt/slides/slide");
  for (const DocumentPage& page : document.pages) {
    CAPTURE(page.headline);
    CHECK_THAT(slides, Contains(page.headline));
    for (const std::string& item : page.list) CHECK_THAT(slides, Contains(item));
    for (const std::string& note : page.notes) CHECK_THAT(slides, Contains(note));
  }
  CHECK_THAT(slides, Contains("Simulated data"));
  CHECK_THAT(slides, Contains("<p:ph type=\"title\"/>"));
  CHECK_THAT(parts.at("docProps/core.xml").toStdString(), Contains(document.title));
  CHECK_THAT(parts.at("docProps/core.xml").toStdString(), !Contains("created"));
  CHECK_THAT(parts.at("customXml/item1.xml").toStdString(), Contains("\"question\""));
}

TEST_CASE("every figure carries its alternative text, and the notes say it", "[pptx]") {
  Document document = documentOfFigures({"effects", "tiles"});
  document.pages[0].figure->altText = "Words \"of\" <the> chart & more";
  const Parts parts = partsOf(document);
  const std::string slides = all(parts, "ppt/slides/slide");
  CHECK_THAT(slides, Contains("descr=\"Words &quot;of&quot; &lt;the&gt; chart &amp; more\""));
  CHECK_THAT(all(parts, "ppt/notesSlides/"), Contains("Words \"of\" &lt;the&gt; chart"));
  CHECK(countOf(parts, "ppt/media/", ".png") == 1);
  CHECK(countOf(parts, "ppt/media/", ".svg") == 1);
  CHECK_THAT(slides, Contains("asvg:svgBlip"));
}

TEST_CASE("both parts of a parted figure say so, and describe their own rows", "[pptx]") {
  Document document = documentOfFigures({"areas-40"});
  Figure& figure = *document.pages[0].figure;
  const std::vector<FigureRow> rows = figure.rows;
  for (int copy = 0; copy < 2; ++copy) {
    figure.rows.insert(figure.rows.end(), rows.begin(), rows.end());
  }
  const std::string slides = all(partsOf(document), "ppt/slides/slide");
  CHECK_THAT(slides, Contains(document.pages[0].headline + " (1 of "));
  CHECK_THAT(slides, Contains(document.pages[0].headline + " (2 of "));
  CHECK_THAT(slides, Contains(" Part 1 of ") && Contains(" Part 2 of "));
}

TEST_CASE("words that do not fit beside their figure go on under the same headline", "[pptx]") {
  Document document = documentOfFigures({"boroughs"});
  document.pages[0].paragraphs = {std::string(2000, 'w'), std::string(2000, 'v')};
  const std::string slides = all(partsOf(document), "ppt/slides/slide");
  CHECK_THAT(slides, Contains(document.pages[0].headline + " (continued)"));
  CHECK_THAT(slides, !Contains("(continued) (continued)"));
}

TEST_CASE("the same briefing gives the same presentation", "[pptx]") {
  CHECK(*pptxDocument(sampleDocument()) == *pptxDocument(sampleDocument()));
}

TEST_CASE("an empty briefing is refused in one line", "[pptx]") {
  const auto bytes = pptxDocument(Document{});
  REQUIRE_FALSE(bytes);
  CHECK_THAT(bytes.error().message, Contains("empty"));
}

TEST_CASE("words of all kinds neither break the package nor are lost", "[pptx]") {
  Document document = documentOfFigures({"importance", "priorities", "trend"});
  const std::string hostile = "<&>\"' =cmd|' /C calc'!A0 \x01 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D";
  for (DocumentPage& page : document.pages) {
    page.headline = hostile + " " + std::string(200, 'W');
    page.list = {hostile, std::string(3000, 'l')};
    page.listTitle = hostile;
    for (FigureRow& row : page.figure->rows) row.label = hostile;
    for (FigurePoint& point : page.figure->points) point.label = std::string(200, 'n');
    for (AxisTick& tick : page.figure->xTicks) tick.label = hostile;
  }
  document.title = hostile;
  const Parts parts = partsOf(document, "hostile.pptx");
  CHECK(packageFaults(parts) == "");
  CHECK_THAT(all(parts, "ppt/slides/"), Contains("&lt;&amp;&gt;\"' =cmd"));
}

TEST_CASE("all sample figures become slides", "[pptx]") {
  // Pictures at 300 dots an inch take their time: three of them do, unless someone wants to look.
  std::vector<std::string> names;
  for (const auto& [name, figure] : sampleFigures()) {
    const bool small = name == "tiles" || name == "differences-2" || name == "panels-2";
    const bool look = std::getenv("CANDOUR_KEEP_DOCUMENTS") != nullptr;
    if (hasNativeChart(figure.kind) || small || look) names.push_back(name);
  }
  const Parts parts = partsOf(documentOfFigures(names), "figures.pptx");
  CHECK(packageFaults(parts) == "");
  CHECK(countOf(parts, "ppt/slides/slide", ".xml") > names.size());
}
