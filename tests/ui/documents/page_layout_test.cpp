// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/page_layout.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/sample_document.h"
#include "tests/support/sample_figures.h"
#include "tests/support/scene_checks.h"

using namespace candour;
using Catch::Contains;
using Catch::Equals;

namespace {

const std::vector<std::pair<std::string, PageFormat>>& formats() {
  static const std::vector<std::pair<std::string, PageFormat>> kAll{
      {"a4", a4Portrait()}, {"a4 landscape", a4Landscape()}, {"slide", wideSlide()}};
  return kAll;
}

// Every sample figure with text, questions and a note around it.
Document fullDocument() {
  Document document = documentOfFigures();
  document.simulated = true;
  for (DocumentPage& page : document.pages) {
    page.paragraphs = {std::string(300, 'w') +
                           " and more words than one line holds, so that they "
                           "run on and on to the next.",
                       "A second paragraph."};
    page.listTitle = "Questions for police and partners";
    page.list = {"Which communities do you hear from least?", "How do supervisors know?"};
    page.notes = {"One area is not shown: fewer than 50 people answered there."};
  }
  return document;
}

Document wordsOnly(std::size_t paragraphs, std::size_t items) {
  Document document;
  document.title = "Words";
  DocumentPage page;
  page.headline = "A page of words alone";
  const std::string sentence =
      " says what was found, at some length, so that it takes more than one line on a sheet of any "
      "format there is, a slide too, and is parted now and then where a sheet ends.";
  for (std::size_t i = 0; i < paragraphs; ++i) {
    std::string paragraph;
    for (std::size_t k = 0; k <= i % 5; ++k) {
      paragraph += (k > 0 ? " Paragraph " : "Paragraph ") + std::to_string(i) + sentence;
    }
    page.paragraphs.push_back(paragraph);
  }
  page.listTitle = "Questions";
  for (std::size_t i = 0; i < items; ++i) {
    page.list.push_back("Question " + std::to_string(i) + ": who was asked, and what came of it?");
  }
  document.pages = {page};
  return document;
}

// What is printed in blocks of `role`, without blanks.
std::string printed(const std::vector<PageScene>& sheets, const std::set<BlockRole>& roles) {
  QString words;
  for (const PageScene& sheet : sheets) {
    for (const PageBlock& block : sheet.blocks) {
      if (roles.count(block.role) == 0) continue;
      for (std::size_t i = block.first; i < block.first + block.count; ++i) {
        const auto* run = std::get_if<TextRun>(&sheet.scene.items[i]);
        if (run != nullptr && run->text != QChar(0x2022)) words += run->text;
      }
    }
  }
  return words.remove(QLatin1Char(' ')).toStdString();
}

std::string packed(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

int timesIn(const std::string& text, const std::string& part) {
  int times = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

void checkBlocks(const PageScene& sheet) {
  std::size_t next = 0;
  for (const PageBlock& block : sheet.blocks) {
    CHECK(block.first == next);
    CHECK(block.count > 0);
    CHECK((block.role == BlockRole::Figure) == !block.alt.empty());
    next = block.first + block.count;
  }
  CHECK(next == sheet.scene.items.size());
}

// Something other than a heading stands below each heading.
void checkNoLoneHeading(const PageScene& sheet) {
  bool open = false;
  for (const PageBlock& block : sheet.blocks) {
    if (block.role == BlockRole::Artifact) continue;
    open = block.role == BlockRole::H1 || block.role == BlockRole::H2;
  }
  CHECK_FALSE(open);
}

int smallestText(const Scene& scene) {
  int least = 100;
  for (const TextRun& run : textsOf(scene)) least = std::min(least, run.size);
  return least;
}

}  // namespace

TEST_CASE("every figure on every format: nothing overlaps, is clipped or too small") {
  const Document full = fullDocument(), bare = documentOfFigures();
  for (const auto& [name, format] : formats()) {
    for (const Document* document : {&full, &bare}) {
      const std::vector<PageScene> sheets = layoutDocument(*document, format);
      for (std::size_t i = 0; i < sheets.size(); ++i) {
        CAPTURE(name, i, document == &full, document->pages[sheets[i].page].headline);
        CHECK_THAT(textProblems(sheets[i].scene, 9), Equals(""));
        CHECK_THAT(markProblems(sheets[i].scene), Equals(""));
        CHECK(sheets[i].scene.size.width() == format.size.width());
        CHECK(sheets[i].scene.size.height() >= format.size.height());
        CHECK(sheets[i].scene.size == sheets[0].scene.size);
        checkBlocks(sheets[i]);
        checkNoLoneHeading(sheets[i]);
      }
    }
  }
}

TEST_CASE("every word is printed once, in its place") {
  const std::string said = packed("Simulated data: no one gave these answers");
  for (const Document& document : {fullDocument(), sampleDocument(), wordsOnly(60, 80)}) {
    for (const auto& [name, format] : formats()) {
      CAPTURE(name, document.title);
      std::string headlines, list, items, text = packed(document.title + document.subtitle);
      for (const DocumentPage& page : document.pages) {
        headlines += packed(page.headline);
        if (!page.list.empty()) list += packed(page.listTitle);
        for (const std::string& item : page.list) items += packed(item);
        for (const std::string& paragraph : page.paragraphs) text += packed(paragraph);
        for (const std::string& note : page.notes) text += packed(note);
      }
      const std::vector<PageScene> sheets = layoutDocument(document, format);
      CHECK(printed(sheets, {BlockRole::H1}) == headlines);
      CHECK(printed(sheets, {BlockRole::H2}) == list);
      CHECK(printed(sheets, {BlockRole::ListItem}) == items);
      std::string words = printed(sheets, {BlockRole::Title, BlockRole::Paragraph});
      if (document.simulated) words.erase(words.find(said), said.size());
      CHECK(words == text);
    }
  }
}

TEST_CASE("a figure's headline is printed once, and where it is not the page's") {
  Document document = documentOfFigures({"effects"});
  const Figure figure = *document.pages[0].figure;
  const auto times = [&](const Document& d) {
    const std::string all =
        printed(layoutDocument(d, a4Portrait()), {BlockRole::H1, BlockRole::Figure});
    return timesIn(all, packed(figure.headline));
  };
  CHECK(times(document) == 1);
  document.pages[0].headline = "Something else";
  CHECK(times(document) == 1);
  CHECK(timesIn(printed(layoutDocument(document, a4Portrait()), {BlockRole::Figure}),
                packed(figure.subtitle)) == 1);
}

TEST_CASE("a figure of many rows is set in columns or parted, and no sheet grows") {
  for (const char* name :
       {"boroughs", "areas-40", "effects-15", "groups", "likert", "waterfall-14"}) {
    const Document document = documentOfFigures({name});
    const Figure& figure = *document.pages[0].figure;
    for (const auto& [called, format] : formats()) {
      CAPTURE(name, called);
      const std::vector<PageScene> sheets = layoutDocument(document, format);
      std::string words, drawn;
      std::set<std::string> alts;
      std::size_t parts = 0;
      for (const PageScene& sheet : sheets) {
        CHECK(sheet.scene.size == format.size);
        CHECK_THAT(textProblems(sheet.scene, 9), Equals(""));
        for (const PageBlock& block : sheet.blocks) {
          if (block.role != BlockRole::Figure) continue;
          ++parts;
          alts.insert(block.alt);
        }
      }
      CHECK(alts.size() == parts);
      drawn = printed(sheets, {BlockRole::Figure});
      for (const FigureRow& row : figure.rows) CHECK_THAT(drawn, Contains(packed(row.label)));
    }
  }
}

TEST_CASE("the small print below a figure is not hidden behind its alternative text") {
  const Document document = documentOfFigures({"effects"});
  const std::vector<PageScene> sheets = layoutDocument(document, a4Portrait());
  for (const std::string& note : document.pages[0].figure->footer) {
    CHECK_THAT(printed(sheets, {BlockRole::FigureNote}), Contains(packed(note)));
    CHECK_THAT(printed(sheets, {BlockRole::Figure}), !Contains(packed(note)));
  }
}

TEST_CASE("the sample briefing takes a sheet a page on A4 at the size figures are printed in") {
  const Document document = sampleDocument();
  const std::vector<PageScene> sheets = layoutDocument(document, a4Portrait());
  REQUIRE(sheets.size() == document.pages.size());
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    CAPTURE(i);
    CHECK(sheets[i].page == i);
    CHECK_FALSE(sheets[i].continued);
    CHECK(sheets[i].scene.size == a4Portrait().size);
    const bool tall = document.pages[i].headline.find("boroughs") != std::string::npos;
    CHECK(smallestText(sheets[i].scene) >= (tall ? 10 : kSmallestText));
  }
}

TEST_CASE("a figure is drawn a little smaller before a few lines run over to another sheet") {
  Document document = documentOfFigures({"groups"});
  REQUIRE(document.pages.size() == 1);
  DocumentPage& page = document.pages.front();
  const std::string words = "What was found is said here at the length of a line or so of a page. ";
  std::size_t lines = 0;
  // As many lines as push the figure's words off its sheet at its usual size.
  for (bool smaller = false; !smaller && lines < 40; ++lines) {
    page.paragraphs = {""};
    for (std::size_t i = 0; i < lines; ++i) page.paragraphs.front() += words;
    const std::vector<PageScene> sheets = layoutDocument(document, a4Portrait());
    REQUIRE(sheets.size() == 1);
    smaller = smallestText(sheets.front().scene) < kSmallestText;
  }
  CHECK(lines < 40);
}

TEST_CASE("long texts run over as many sheets as they need, none of them empty") {
  for (const auto& [name, format] : formats()) {
    const std::vector<PageScene> sheets = layoutDocument(wordsOnly(60, 80), format);
    CHECK(sheets.size() > 4);
    bool parted = false;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      CAPTURE(name, i);
      CHECK_THAT(textProblems(sheets[i].scene), Equals(""));
      CHECK(sheets[i].scene.size == format.size);
      checkNoLoneHeading(sheets[i]);
      const auto isText = [](const PageBlock& b) { return b.role != BlockRole::Artifact; };
      CHECK(std::any_of(sheets[i].blocks.begin(), sheets[i].blocks.end(), isText));
      for (const PageBlock& block : sheets[i].blocks) {
        parted = parted || block.continued;
        if (block.continued) CHECK(block.count >= 2);
      }
    }
    CHECK(parted);
  }
}

TEST_CASE("every sheet has its number, and says so where data are simulated") {
  Document document = sampleDocument();
  for (const bool simulated : {true, false}) {
    document.simulated = simulated;
    const std::vector<PageScene> sheets = layoutDocument(document, wideSlide());
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string foot = printed({sheets[i]}, {BlockRole::Artifact});
      CHECK_THAT(foot,
                 Contains("Page" + std::to_string(i + 1) + "of" + std::to_string(sheets.size())));
      CHECK_THAT(foot, Contains(packed(document.title)));
      CHECK(timesIn(foot, "Simulateddata") == (simulated ? 1 : 0));
    }
    CHECK(timesIn(printed(sheets, {BlockRole::Paragraph}), "Simulateddata:") ==
          (simulated ? 1 : 0));
  }
}

TEST_CASE("a document of nothing is one sheet; a page of nothing one more at most") {
  CHECK(layoutDocument({}, a4Portrait()).size() == 1);
  Document document;
  document.pages.resize(2);
  for (const auto& [name, format] : formats()) {
    CAPTURE(name);
    CHECK(layoutDocument(document, format).size() == (format.beside ? 3 : 2));
  }
}

TEST_CASE("titles, headlines and words of any length stay on the sheet") {
  Document document = sampleDocument();
  document.title = std::string(400, 'T');
  document.pages[0].headline = std::string(900, 'H');
  document.pages[1].list[0] = std::string(800, 'L');
  document.pages[2].notes = {std::string(900, 'N')};
  for (const auto& [name, format] : formats()) {
    for (const PageScene& sheet : layoutDocument(document, format)) {
      CAPTURE(name, sheet.page);
      CHECK_THAT(textProblems(sheet.scene, 9), Equals(""));
    }
  }
}
