// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/html_document.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/support/sample_document.h"
#include "tests/ui/documents/package_reading.h"

using namespace candour;
using Catch::Contains;

namespace {

// The body is written so that it is XML too.
std::vector<XmlElement> bodyOf(const std::string& html) {
  const std::size_t begin = html.find("<body>"), end = html.find("</body>");
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  return elementsOf(html.substr(begin, end + 7 - begin));
}

std::string page(const Document& document) {
  return htmlDocument(document).toStdString();
}

void checkSelfContained(const std::string& html) {
  std::set<std::string> ids;
  const auto body = bodyOf(html);
  for (const XmlElement& element : body) {
    if (!element["id"].empty()) CHECK(ids.insert(element["id"]).second);
    CHECK(element.name != "script");
    CHECK(element.name != "image");
    CHECK(element["src"].empty());
    for (const auto& [name, value] : element.attributes) CHECK(name.rfind("on", 0) != 0);
  }
  for (const XmlElement& element : body) {
    const std::string href = element["href"] + element["xlink:href"];
    if (href.empty()) continue;
    CAPTURE(href);
    const bool inside = href[0] == '#' && ids.count(href.substr(1)) == 1;
    CHECK((inside || href.rfind("data:application/json;base64,", 0) == 0));
  }
  for (const char* foreign : {"<script", "<link", "@import", "url(", "<iframe"}) {
    CHECK_THAT(html, !Contains(foreign));
  }
}

}  // namespace

TEST_CASE("a web page needs nothing but itself, whatever its figures") {
  for (const Document& document : {sampleDocument(), documentOfFigures()}) {
    const std::string html = page(document);
    checkSelfContained(html);
    CHECK(html == page(document));
  }
  const std::string html = page(sampleDocument());
  keepDocument("sample.html", html.data(), html.size());
  const std::string all = page(documentOfFigures());
  keepDocument("all.html", all.data(), all.size());
}

TEST_CASE("a web page can be listened to") {
  const Document document = sampleDocument();
  const std::string html = page(document);
  CHECK_THAT(html, Catch::StartsWith("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
  CHECK_THAT(html, Contains("<title>" + document.title + "</title>"));
  const auto body = bodyOf(html);
  REQUIRE(named(body, "h1").size() == 1);
  CHECK(named(body, "h1")[0].text == document.title);
  const auto headings = named(body, "h2");
  REQUIRE(headings.size() == document.pages.size());
  std::vector<Figure> figures;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    CHECK(headings[i].text == document.pages[i].headline);
    if (document.pages[i].figure) figures.push_back(*document.pages[i].figure);
  }
  const auto drawings = named(body, "svg");
  REQUIRE(drawings.size() == 2 * figures.size());  // wide and narrow
  const auto titles = named(body, "title"), words = named(body, "desc");
  REQUIRE(titles.size() == drawings.size());
  REQUIRE(words.size() == drawings.size());
  for (std::size_t i = 0; i < drawings.size(); ++i) {
    CHECK(drawings[i]["role"] == "img");
    CHECK(drawings[i]["aria-labelledby"] == titles[i]["id"] + " " + words[i]["id"]);
    CHECK(titles[i].text == figures[i / 2].headline);
    CHECK(words[i].text == figures[i / 2].altText);
  }
  CHECK_THAT(html, Contains("Skip to the findings"));
  CHECK_THAT(html,
             Contains("<p class=\"simulated\">Simulated data: no one gave these answers</p>"));
}

TEST_CASE("the numbers of a web page's figure are those of its table") {
  const Document document = documentOfFigures({"boroughs"});
  const auto& table = document.pages[0].figure->table;
  const auto body = bodyOf(page(document));
  const auto rows = named(body, "tr");
  REQUIRE(rows.size() == table.size());
  std::vector<std::string> wanted, values;
  for (std::size_t i = 1; i < table.size(); ++i) {
    for (std::size_t j = 1; j < table[i].size(); ++j) {
      const bool number = !table[i][j].empty() && std::isdigit(table[i][j].back()) != 0;
      if (number) wanted.push_back(table[i][j]);
    }
  }
  for (const XmlElement& value : named(body, "data")) values.push_back(value["value"]);
  CHECK(values == wanted);
  for (const XmlElement& head : named(body, "th")) CHECK(!head["scope"].empty());
  REQUIRE(named(body, "caption").size() == 1);
  CHECK_THAT(named(body, "table").at(0).text, Contains("79.0") && Contains("Effective n"));
  CHECK_THAT(named(body, "table").at(0).text, !Contains("n_effective"));
}

TEST_CASE("a printed web page has its tables, and no line of the small print by itself") {
  const std::string html = page(documentOfFigures({"boroughs"}));
  const std::string print = html.substr(html.find("@media print"));
  CHECK_THAT(print, Contains(".numbers { display: block;"));
  CHECK_THAT(print, Contains(".paper, figcaption, .notes, li, tr { break-inside: avoid; }"));
  CHECK(html.find("</details>") < html.find("<table>"));
}

TEST_CASE("labels cannot be markup or scripts in a web page") {
  const Document document = hostileDocument(sampleDocument());
  const std::string html = page(document);
  checkSelfContained(html);
  const std::string replaced = "\xEF\xBF\xBD";
  CHECK_THAT(bodyOf(html)[0].text, Contains("<script>alert(1)</script>") && Contains(replaced));
  CHECK_THAT(html, Contains("<html lang=\"en&quot;&gt;&lt;script&gt;\">"));
  const auto link = named(bodyOf(html), "a").back();
  CHECK(link["download"] == "recipe.json");
  const std::string href = link["href"];
  const QByteArray recipe = QByteArray::fromBase64(QByteArray::fromStdString(href.substr(29)));
  CHECK(recipe.toStdString() == document.recipe);
}

TEST_CASE("a web page of nothing but text has no figure and no download") {
  Document document;
  document.title = "Words";
  document.pages = {{.headline = "One", .paragraphs = {"Text"}}};
  const std::string html = page(document);
  checkSelfContained(html);
  for (const char* absent : {"<figure>", "<nav", "class=\"download\"", "Simulated"}) {
    CHECK_THAT(html, !Contains(absent));
  }
}
