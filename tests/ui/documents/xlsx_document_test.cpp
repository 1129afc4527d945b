// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/xlsx_document.h"

#include <catch2/catch.hpp>
#include <clocale>
#include <cmath>
#include <fstream>
#include <set>

#include "core/base/text.h"
#include "core/import/xlsx_sheet.h"
#include "core/import/xlsx_workbook.h"
#include "tests/support/opc_package.h"
#include "tests/support/sample_document.h"
#include "tests/ui/documents/package_reading.h"
#include "ui/documents/document_parts.h"
#include "ui/documents/readable_table.h"
#include "ui/documents/xlsx_chart.h"
#include "ui/documents/xlsx_names.h"

using namespace candour;
using Catch::Contains;

namespace {

QByteArray workbookOf(const Document& document) {
  auto bytes = xlsxDocument(document);
  REQUIRE(bytes);
  return *bytes;
}

// Of all figures, made once: pictures take long to pack.
const QByteArray& allFigures() {
  static const QByteArray kBytes = workbookOf(documentOfFigures());
  return kBytes;
}

const QByteArray& bytesOf(const Document& document) {
  static const QByteArray kSample = workbookOf(sampleDocument());
  return document.simulated ? kSample : allFigures();
}

// A workbook through the importer's reader: cells as texts, a row a list.
using Rows = std::vector<std::vector<std::string>>;

struct ReadWorkbook {
  std::vector<std::string> names;
  std::vector<Rows> sheets;
};

std::string fieldAt(const RowRun& run, std::size_t column, std::size_t row) {
  const FieldRun& fields = run.columns[column];
  const std::string_view text =
      fields.plain ? fields.fields[row] : fields.dictionary.texts()[fields.numbers[row]];
  return std::string(text);
}

ReadWorkbook readBack(const QByteArray& bytes) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.xlsx", std::ios::binary).write(bytes.constData(), bytes.size());
  const auto package = XlsxPackage::open(folder / "a.xlsx", 1 << 28);
  REQUIRE(package);
  const auto workbook = readWorkbook(*package, {});
  REQUIRE(workbook);
  ReadWorkbook read;
  for (const XlsxSheet& sheet : workbook->sheets) {
    read.names.push_back(sheet.name);
    const auto cells = readSheet(*package, *workbook, sheet, 1 << 24, {});
    REQUIRE(cells);
    CHECK(cells->facts.formulasWithoutValue == 0);
    Rows rows = {cells->table.header};
    for (const RowRun& run : cells->table.runs) {
      for (std::size_t row = 0; row < run.rows; ++row) {
        rows.emplace_back();
        for (std::size_t i = 0; i < run.columns.size(); ++i) {
          rows.back().push_back(fieldAt(run, i, row));
        }
      }
    }
    read.sheets.push_back(std::move(rows));
  }
  return read;
}

bool isSame(const std::string& read, const std::string& written) {
  const auto a = parseNumber(read), b = plainNumber(written);
  if (a && b) return std::abs(*a - *b) <= 1e-14 * std::abs(*b);
  return read == written;
}

// The table begins where a row has all its headers.
void checkTable(const Rows& rows, const Figure& drawn) {
  const Figure shown = sheetFigure(drawn);
  const auto& table = shown.table;
  std::vector<std::string> names;
  for (const std::string& column : table.front()) names.push_back(readableHeader(column));
  names = columnNames(names);
  const std::size_t width = names.size();
  const auto header = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
    return row.size() >= width && std::equal(names.begin(), names.end(), row.begin());
  });
  REQUIRE(header != rows.end());
  const auto first = static_cast<std::size_t>(header - rows.begin());
  REQUIRE(rows.size() >= first + table.size());
  for (std::size_t i = 1; i < table.size(); ++i) {
    for (std::size_t j = 0; j < width; ++j) {
      CAPTURE(i, j, rows[first + i][j], table[i][j]);
      CHECK(isSame(rows[first + i][j], table[i][j]));
    }
  }
}

std::size_t countOf(const std::map<std::string, QByteArray>& parts, const std::string& prefix) {
  return static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), [&](const auto& part) {
    return part.first.rfind(prefix, 0) == 0 && part.first.find("_rels") == std::string::npos;
  }));
}

}  // namespace

TEST_CASE("a workbook read back holds every figure's table, number for number") {
  for (const Document& document : {sampleDocument(), documentOfFigures()}) {
    const ReadWorkbook read = readBack(bytesOf(document));
    REQUIRE(read.sheets.size() == document.pages.size() + 1);
    CHECK(read.names[0] == "Contents");
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
      CAPTURE(read.names[i + 1]);
      const auto& page = document.pages[i];
      CHECK(read.sheets[i + 1][0][0] == page.headline);
      if (page.figure && page.figure->table.size() > 1) {
        checkTable(read.sheets[i + 1], *page.figure);
      }
    }
  }
}

TEST_CASE("a workbook is sound, and the same every time") {
  for (const Document& document : {sampleDocument(), documentOfFigures()}) {
    const QByteArray bytes = bytesOf(document);
    if (document.simulated) CHECK(bytes == workbookOf(document));
    const auto parts = unzipped(bytes);
    CHECK(packageFaults(parts) == "");
    for (const auto& [name, part] : parts) {
      if (name.rfind("xl/worksheets/sheet", 0) != 0) continue;
      CAPTURE(name);
      CHECK_FALSE(part.contains("<f>"));
      CHECK_FALSE(part.contains("<mergeCell"));
      CHECK(part.contains("fitToPage=\"1\""));
      CHECK(part.contains("orientation=\"landscape\""));
    }
    const std::string name = document.simulated ? "sample.xlsx" : "all.xlsx";
    keepDocument(name, bytes.constData(), static_cast<std::size_t>(bytes.size()));
  }
}

TEST_CASE(
    "every figure of a workbook is drawn and described once, its table at most once a sheet") {
  const Document document = documentOfFigures();
  const auto parts = unzipped(allFigures());
  std::size_t tables = 1, charts = 0;  // the contents
  std::multiset<std::string> wanted, words;
  for (const DocumentPage& page : document.pages) {
    wanted.insert(page.figure->altText);
    if (page.figure->table.size() > 1) ++tables;
    if (sheetChart(sheetFigure(*page.figure))) ++charts;
  }
  CHECK(charts > 10);
  CHECK(countOf(parts, "xl/charts/chart") == charts);
  CHECK(countOf(parts, "xl/tables/table") == tables);
  for (const auto& [name, part] : parts) {
    if (name.rfind("xl/drawings/drawing", 0) != 0) continue;
    for (const auto& shape : named(elementsOf(part.toStdString()), "xdr:cNvPr")) {
      words.insert(shape["descr"]);
    }
  }
  CHECK(words == wanted);
}

TEST_CASE("the intervals of a workbook's bars are those of the table") {
  const Document document = documentOfFigures({"effects"});
  const Figure& figure = *document.pages[0].figure;
  const auto chart =
      elementsOf(unzipped(workbookOf(document)).at("xl/charts/chart1.xml").toStdString());
  REQUIRE(named(chart, "c:errValType").size() == 1);
  CHECK(named(chart, "c:errValType")[0]["val"] == "cust");
  std::vector<double> lengths;
  bool within = false;
  for (const XmlElement& element : chart) {
    if (element.name == "c:plus" || element.name == "c:minus") within = element.name == "c:plus";
    if (within && element.name == "c:v") lengths.push_back(*parseNumber(element.text));
  }
  REQUIRE(lengths.size() == figure.table.size() - 1);
  for (std::size_t i = 1; i < figure.table.size(); ++i) {
    const double value = *parseNumber(figure.table[i][4]), upper = *parseNumber(figure.table[i][6]);
    CHECK(lengths[i - 1] == Approx(upper - value).margin(1e-12));
  }
  CHECK_THAT(named(chart, "c:cat").at(0).text, Contains("$A$6:$A$13"));
  std::vector<std::string> ranges;
  for (const XmlElement& range : named(chart, "c:f")) ranges.push_back(range.text);
  const std::string sheet = "'1 Effects'!";
  for (const char* range : {"$I$6:$I$13", "$J$6:$J$13", "$D$6:$D$13"}) {
    CHECK(std::count(ranges.begin(), ranges.end(), sheet + range) == 1);
  }
  const Rows rows = readBack(workbookOf(document)).sheets[1];
  REQUIRE(rows[3].size() == 10);
}

TEST_CASE("a workbook's axis has every interval inside, and says where it begins", "[xlsx]") {
  const auto documentOf = [](const std::string& name) {
    Document document = documentOfFigures({name});
    Figure& figure = *document.pages[0].figure;
    if (name == "groups") return document;
    figure.table = {{"period", "percent", "lower", "upper"},
                    {"2018", "81.8", "80.2", "83.4"},
                    {"2019", "84.1", "82.6", "85.6"}};
    figure.percent = true;
    return document;
  };
  const auto chartOf = [&](const char* name) {
    const Document document = documentOf(name);
    return unzipped(workbookOf(document)).at("xl/charts/chart1.xml").toStdString();
  };
  const auto number = [](const std::string& xml, const std::string& tag) {
    const std::size_t at = xml.find("<c:" + tag + " val=\"");
    REQUIRE(at != std::string::npos);
    return std::stod(xml.substr(at + tag.size() + 9));
  };
  for (const char* name : {"groups", "trend-2"}) {
    const std::string xml = chartOf(name);
    const Figure figure = sheetFigure(*documentOf(name).pages[0].figure);
    const auto plan = sheetChart(figure);
    REQUIRE(plan);
    for (std::size_t i = 1; i < figure.table.size(); ++i) {
      const auto lower = plainNumber(figure.table[i][plan->lower]);
      const auto upper = plainNumber(figure.table[i][plan->upper]);
      if (lower) CHECK(*lower >= number(xml, "min"));
      if (upper) CHECK(*upper <= number(xml, "max"));
    }
  }
  CHECK_THAT(chartOf("trend-2"), Contains("(axis starts at ") && Contains("Lower 95 %"));
  CHECK_THAT(chartOf("groups"), !Contains("axis starts at"));
}

TEST_CASE("a workbook names groups with what they are groups of, and the whole apart", "[xlsx]") {
  const Document groups = documentOfFigures({"groups"});
  const Figure figure = sheetFigure(*groups.pages[0].figure);
  const auto& row = groups.pages[0].figure->table[1];
  CHECK(figure.table[1][0] == row[0] + ": " + row[1]);
  CHECK(figure.table[1][1] == row[2]);
  const Document areas = documentOfFigures({"boroughs"});
  const auto xml = unzipped(workbookOf(areas)).at("xl/charts/chart1.xml").toStdString();
  CHECK_THAT(xml, Contains("<c:dPt>") && Contains("3D3D3D"));
}

TEST_CASE("readers see names of columns, and none that are empty", "[xlsx]") {
  CHECK(readableHeader("p_holm") == "p (Holm)");
  CHECK(readableHeader("n_effective") == "Effective n");
  CHECK(readableHeader("something_new") == "Something new");
  Figure figure;
  figure.table = {{"area", "n", "published", "lower"}, {"", "5", "", ""}, {"A", "6", "", ""}};
  CHECK(withReadableColumns(figure).table[0] == std::vector<std::string>{"area", "n", "lower"});
  CHECK(withReadableColumns(figure).table[2] == std::vector<std::string>{"A", "6", ""});
}

TEST_CASE("a workbook says who made it and not when, and its pictures keep their shape", "[xlsx]") {
  const auto parts = unzipped(workbookOf(documentOfFigures({"tiles"})));
  const std::string core = parts.at("docProps/core.xml").toStdString();
  CHECK_THAT(core, Contains("<dc:creator>Candour</dc:creator>"));
  CHECK_THAT(core, !Contains("dcterms:created") && !Contains("1980"));
  const std::string drawing = parts.at("xl/drawings/drawing1.xml").toStdString();
  CHECK_THAT(drawing, Contains("<xdr:oneCellAnchor>") && !Contains("twoCellAnchor"));
  CHECK_THAT(drawing, Contains("</xdr:from><xdr:ext cx="));
}

TEST_CASE("a sheet of words alone says that data are simulated", "[xlsx]") {
  Document document = sampleDocument();
  document.pages = {{.headline = "What to ask", .list = {"Who?"}}};
  const Rows rows = readBack(workbookOf(document)).sheets[1];
  bool said = false;
  for (const auto& row : rows) said = said || row[0] == kSimulatedSaid;
  CHECK(said);
}

TEST_CASE("labels cannot be formulas or markup in a workbook") {
  const Document document = hostileDocument(sampleDocument());
  const QByteArray bytes = workbookOf(document);
  const auto parts = unzipped(bytes);
  CHECK(packageFaults(parts) == "");
  for (const auto& [name, part] : parts) {
    if (name.rfind("xl/worksheets/sheet", 0) == 0) CHECK_FALSE(part.contains("<f"));
  }
  const ReadWorkbook read = readBack(bytes);
  std::set<std::string> names;
  for (const std::string& name : read.names) {
    CHECK(names.insert(lowered(name)).second);
    CHECK(name.size() <= 31);
    CHECK(name.find_first_of("[]:*?/\\") == std::string::npos);
  }
  bool found = false;
  for (const auto& row : read.sheets[1]) found = found || row[0] == "=HYPERLINK(\"x\")";
  CHECK(found);
}

TEST_CASE("names of sheets and columns are such as Excel takes") {
  Document document;
  document.pages.resize(4);
  document.pages[0].headline = "Trust: is it [really] lower in Kingston upon Thames?";
  document.pages[1].headline = "It's 'quoted'";
  document.pages[2].headline = "";
  document.pages[3].headline = std::string(60, 'x');
  const auto names = sheetNames(document);
  CHECK(names == std::vector<std::string>{"1 Trust is it really lower in", "2 It's 'quoted", "3",
                                          "4 " + std::string(29, 'x')});
  document = documentOfFigures({"effects", "groups", "waterfall", "trend"});
  CHECK(sheetNames(document) ==
        std::vector<std::string>{"1 Effects", "2 Groups", "3 Gap", "4 Over time"});
  Figure figure;
  figure.table = {{"a", "A", "", "a"}};
  CHECK(columnNames(figure.table[0]) == std::vector<std::string>{"a", "A 2", "column", "a 3"});
}

TEST_CASE("labels that look like numbers stay labels, and escapes stay as written") {
  Document document = documentOfFigures({"effects"});
  auto& table = document.pages[0].figure->table;
  table[1][0] = "007", table[2][0] = "+1", table[3][0] = "_x0041_", table[4][0] = "1E5";
  checkTable(readBack(workbookOf(document)).sheets[1], *document.pages[0].figure);
  CHECK(plainNumber("-0.5"));
  CHECK(plainNumber("1e-07"));
  for (const char* label : {"007", "+1", "1E5", "", "nan", "1 "}) CHECK_FALSE(plainNumber(label));
}

TEST_CASE("numbers are plain in a locale of decimal commas", "[xlsx]") {
  const char* set = nullptr;
  for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "da_DK.UTF-8"}) {
    if (set == nullptr) set = std::setlocale(LC_NUMERIC, name);
  }
  if (set == nullptr) {
    WARN("no locale of decimal commas is installed: passed over");
    return;
  }
  REQUIRE(std::string(std::localeconv()->decimal_point) == ",");
  const QByteArray workbook = workbookOf(sampleDocument());
  CHECK(std::string(std::localeconv()->decimal_point) == ",");
  std::setlocale(LC_NUMERIC, "C");
  CHECK(workbook == workbookOf(sampleDocument()));
}
