// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pdf_document.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <catch2/catch.hpp>
#include <map>

#include "tests/support/sample_document.h"
#include "tests/support/scene_checks.h"
#include "tests/support/temporary.h"
#include "ui/documents/pdf_file.h"
#include "ui/export/export_figure.h"

using namespace candour;
using namespace Qt::StringLiterals;
using Catch::Contains;

namespace {

const std::vector<std::pair<std::string, PageFormat>>& pdfFormats() {
  static const std::vector<std::pair<std::string, PageFormat>> kAll{
      {"portrait", a4Portrait()}, {"landscape", a4Landscape()}, {"slide", wideSlide()}};
  return kAll;
}

/// A PDF on disk, and what other people's programs say of it.
class Written {
 public:
  explicit Written(const QByteArray& bytes, const std::string& name = "document") {
    m_file = QString::fromStdString((m_folder / (name + ".pdf")).string());
    QFile file(m_file);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    keepDocument(name + ".pdf", bytes.constData(), static_cast<std::size_t>(bytes.size()));
  }

  [[nodiscard]] std::string ask(const QString& program, QStringList options,
                                const QStringList& after = {}) const {
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(m_folder.path().string()));
    process.start(program, options << m_file << after);
    REQUIRE(process.waitForFinished(60000));
    const std::string said = process.readAllStandardOutput().toStdString();
    CAPTURE(program.toStdString(), process.readAllStandardError().toStdString(), said);
    CHECK(process.exitCode() == 0);
    return said;
  }

  [[nodiscard]] std::filesystem::path file(const std::string& name) const {
    return m_folder / name;
  }

 private:
  TemporaryFolder m_folder;
  QString m_file;
};

bool installed(const char* program) {
  const bool found = !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
  if (!found) WARN(std::string(program) + " is not installed: what it would say is not checked");
  return found;
}

QByteArray pdfOf(const Document& document, const PageFormat& format = a4Portrait()) {
  auto bytes = pdfDocument(document, format);
  REQUIRE(bytes);
  return *bytes;
}

// Without blanks, ends of lines and the bullets of lists.
std::string withoutBlanks(const std::string& text) {
  QString words = QString::fromStdString(text);
  return words
      .remove(QRegularExpression(u"[\\s\u2022]"_s, QRegularExpression::UseUnicodePropertiesOption))
      .toStdString();
}

}  // namespace

TEST_CASE("every word of a briefing is found in its PDF, in the order it is read") {
  if (!installed("pdftotext")) return;
  const Document document = sampleDocument();
  for (const auto& [name, format] : pdfFormats()) {
    CAPTURE(name);
    const Written pdf(pdfOf(document, format), name);
    const std::string text = withoutBlanks(pdf.ask(u"pdftotext"_s, {u"-raw"_s}, {u"-"_s}));
    std::size_t at = 0;
    const auto next = [&](const std::string& words) {
      CAPTURE(words, text.substr(at, 200));
      const std::size_t found = text.find(withoutBlanks(words), at);
      CHECK(found != std::string::npos);
      if (found != std::string::npos) at = found + withoutBlanks(words).size();
    };
    next(document.title);
    next(document.subtitle);
    next("Simulated data");
    for (const DocumentPage& page : document.pages) {
      next(page.headline);
      for (const std::string& paragraph : page.paragraphs) next(paragraph);
      if (page.figure) next(page.figure->subtitle);
      if (page.figure) next(page.figure->footer.back());
      if (!page.list.empty()) next(page.listTitle);
      for (const std::string& item : page.list) next(item);
      for (const std::string& note : page.notes) next(note);
    }
  }
}

TEST_CASE("every word of every figure is found in a PDF") {
  if (!installed("pdftotext")) return;
  const Document document = documentOfFigures();
  const Written pdf(pdfOf(document, wideSlide()), "figures");
  const std::string text = withoutBlanks(pdf.ask(u"pdftotext"_s, {u"-raw"_s}, {u"-"_s}));
  for (const DocumentPage& page : document.pages) {
    for (const FigureRow& row : page.figure->rows)
      CHECK_THAT(text, Contains(withoutBlanks(row.label)));
    for (const std::string& note : page.figure->footer)
      CHECK_THAT(text, Contains(withoutBlanks(note)));
  }
}

TEST_CASE("a PDF is tagged: headings, paragraphs, lists and figures with their words") {
  if (!installed("pdfinfo")) return;
  const Document document = sampleDocument();
  const QByteArray bytes = pdfOf(document);
  const Written pdf(bytes);
  const std::string info = pdf.ask(u"pdfinfo"_s, {});
  CHECK_THAT(info, Contains("Tagged:          yes"));
  CHECK_THAT(info, Contains("Title:           " + document.title));
  const std::string tree = pdf.ask(u"pdfinfo"_s, {u"-struct-text"_s});
  for (const char* part : {"Document", "Sect", "H1 (block)", "H2 (block)", "P (block)", "Figure",
                           "L (block)", "LI (block)", "Lbl (block)", "LBody (block)"}) {
    CHECK_THAT(tree, Contains(part));
  }
  CHECK_THAT(info, Contains("Subject:         " + document.subtitle));
  CHECK_THAT(info, Contains("Author:          Candour") && !Contains("CreationDate"));
  // What stands below a figure is read, not only described.
  CHECK_THAT(withoutBlanks(tree), Contains(withoutBlanks(document.pages[0].figure->footer.back())));
  // A paragraph of more than one line is one element, its words apart.
  CHECK_THAT(tree, Contains('"' + document.pages[1].paragraphs[0] + '"'));
  CHECK_THAT(tree, Contains('"' + document.pages[1].headline + '"'));
  CHECK_THAT(tree, !Contains("Page 1 of"));
  for (const DocumentPage& page : document.pages) {
    if (!page.figure) continue;
    const QString alt = QString::fromStdString(page.figure->altText);
    CHECK_THAT(bytes.toStdString(), Contains(("/Alt " + pdfText(alt)).toStdString()));
  }
  for (const char* entry : {"/Lang (en-GB)", "/Marked true", "/DisplayDocTitle true", "/Tabs /S"}) {
    CHECK_THAT(bytes.toStdString(), Contains(entry));
  }
}

TEST_CASE("a paragraph, a list and an item that go on on another sheet stay one") {
  if (!installed("pdfinfo")) return;
  Document document = sampleDocument();
  document.pages = {{.headline = "Words", .listTitle = "Questions"}};
  std::string paragraph = "It begins";
  for (int i = 0; i < 900; ++i) paragraph += " and goes on";
  document.pages[0].paragraphs = {paragraph + "."};
  document.pages[0].list = std::vector<std::string>(60, "Who was asked?");
  QString tree =
      QString::fromStdString(Written(pdfOf(document)).ask(u"pdfinfo"_s, {u"-struct-text"_s}));
  CHECK(tree.count(u"L (block)"_s) == 1);
  CHECK(tree.count(u"LI (block)"_s) == 60);
  // What an element has on each sheet is told on a line of its own.
  tree.remove(QRegularExpression(u"\"\\s+\""_s));
  CHECK_THAT(tree.toStdString(), Contains('"' + paragraph + ".\""));
}

TEST_CASE("fonts are embedded, in part, and can be read back") {
  if (!installed("pdffonts")) return;
  const std::string fonts = Written(pdfOf(sampleDocument())).ask(u"pdffonts"_s, {});
  CAPTURE(fonts);
  int faces = 0;
  for (const QString& line : QString::fromStdString(fonts).split(u'\n').mid(2)) {
    if (line.isEmpty()) continue;
    ++faces;
    CHECK(line.contains(QRegularExpression(u"CID TrueType +Identity-H +yes +yes +yes"_s)));
  }
  CHECK(faces == 2);
}

TEST_CASE("a PDF has the sheets that were laid out, each of its size") {
  if (!installed("pdfinfo")) return;
  const Document document = documentOfFigures();
  for (const auto& [name, format] : pdfFormats()) {
    const std::vector<PageScene> sheets = layoutDocument(document, format);
    const std::string info =
        Written(pdfOf(document, format)).ask(u"pdfinfo"_s, {u"-f"_s, u"1"_s, u"-l"_s, u"999"_s});
    CHECK_THAT(info, Contains("Pages:           " + std::to_string(sheets.size()) + "\n"));
    static const QRegularExpression kSize(u"size: +([0-9.]+) x ([0-9.]+) pts"_s);
    std::size_t sheet = 0;
    for (auto it = kSize.globalMatch(QString::fromStdString(info)); it.hasNext(); ++sheet) {
      const QRegularExpressionMatch match = it.next();
      CHECK(match.captured(1).toDouble() == Approx(sheets[sheet].scene.size.width()).margin(.01));
      CHECK(match.captured(2).toDouble() == Approx(sheets[sheet].scene.size.height()).margin(.01));
    }
    CHECK(sheet == sheets.size());
  }
}

TEST_CASE("letters are as wide in the PDF as they were laid out, within a hundredth") {
  if (!installed("pdftotext")) return;
  const Document document = sampleDocument();
  const std::string boxes = Written(pdfOf(document)).ask(u"pdftotext"_s, {u"-bbox"_s}, {u"-"_s});
  std::multimap<std::string, QRectF> words;
  static const QRegularExpression kWord(
      u"xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">([^<]+)<"_s);
  for (auto it = kWord.globalMatch(QString::fromStdString(boxes)); it.hasNext();) {
    const QRegularExpressionMatch m = it.next();
    words.emplace(m.captured(5).toStdString(),
                  QRectF(QPointF(m.captured(1).toDouble(), m.captured(2).toDouble()),
                         QPointF(m.captured(3).toDouble(), m.captured(4).toDouble())));
  }
  int compared = 0;
  for (const PageScene& sheet : layoutDocument(document, a4Portrait())) {
    for (const TextRun& run : textsOf(sheet.scene)) {
      if (run.text.contains(u' ') || run.text.size() < 4) continue;
      const auto [from, to] = words.equal_range(run.text.toHtmlEscaped().toStdString());
      if (from == to) continue;  // read as a part of the words beside it
      ++compared;
      CAPTURE(run.text.toStdString(), run.size, run.width, from->second.width());
      CHECK(std::any_of(from, to, [&](const auto& word) {
        return std::abs(word.second.width() - run.width) < 0.01 * run.width &&
               std::abs(word.second.left() - run.at.x()) < 0.1;
      }));
    }
  }
  CHECK(compared > 40);
}

TEST_CASE("the recipe and the numbers of every figure are attached") {
  if (!installed("pdfdetach")) return;
  const Document document = sampleDocument();
  const Written pdf(pdfOf(document));
  int figures = 0;
  (void)pdf.ask(u"pdfdetach"_s, {u"-saveall"_s});
  CHECK(fileBytes(pdf.file("recipe.json")) == document.recipe);
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    if (!document.pages[i].figure || document.pages[i].figure->table.empty()) continue;
    ++figures;
    CHECK(fileBytes(pdf.file("figure-" + std::to_string(i + 1) + ".csv")) ==
          figureCsv(*document.pages[i].figure));
  }
  CHECK(figures > 5);
  CHECK_THAT(pdf.ask(u"pdfdetach"_s, {u"-list"_s}),
             Contains(std::to_string(figures + 1) + " embedded files"));
}

TEST_CASE("a bookmark leads to every page") {
  const Document document = sampleDocument();
  const std::string bytes = pdfOf(document, wideSlide()).toStdString();
  for (const DocumentPage& page : document.pages) {
    const QByteArray title = pdfText(QString::fromStdString(page.headline));
    CHECK_THAT(bytes, Contains(("<</Title " + title + " /Parent").toStdString()));
  }
}

TEST_CASE("the same document gives the same bytes, small ones and without a date") {
  const QByteArray first = pdfOf(sampleDocument()), second = pdfOf(sampleDocument());
  CHECK(first == second);
  CHECK_FALSE(first.contains("Date"));
  CHECK(first.size() < 120000);
  Document other = sampleDocument();
  other.pages.back().notes.back() += "!";
  CHECK(pdfOf(other) != first);
}

TEST_CASE("the files are sound, whatever is written in them") {
  if (!installed("qpdf")) return;
  for (const auto& [name, format] : pdfFormats()) {
    const Written pdf(pdfOf(documentOfFigures(), format));
    CHECK_THAT(pdf.ask(u"qpdf"_s, {u"--check"_s}), Contains("No syntax or stream encoding errors"));
  }
}

TEST_CASE("brackets, strange letters and ends of lines do no harm and are found again") {
  Document document = sampleDocument();
  document.title = "(Trust) \\ <in> %Lewisham & co) /P";
  document.language = "cy";
  document.pages[0].headline = "Ymddiriedaeth \xC5\xB5 (\xC5\xB7) \xE2\x88\x92 12 %";
  document.pages[0].paragraphs = {
      "Two\nlines\tand a tab.", "\xE6\xBC\xA2\xE5\xAD\x97 \xF0\x9F\x99\x82",
      "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85", "\x01\x02", "e\xCC\x81t\xC3\xA9"};
  const QByteArray bytes = pdfOf(document);
  const Written pdf(bytes, "strange");
  CHECK_THAT(bytes.toStdString(), Contains("/Lang (cy)"));
  if (installed("qpdf")) {
    CHECK_THAT(pdf.ask(u"qpdf"_s, {u"--check"_s}), Contains("No syntax or stream encoding errors"));
  }
  if (!installed("pdftotext")) return;
  CHECK_THAT(pdf.ask(u"pdfinfo"_s, {}), Contains("Title:           " + document.title));
  const std::string text = pdf.ask(u"pdftotext"_s, {u"-raw"_s}, {u"-"_s});
  CHECK_THAT(text, Contains(document.title));
  CHECK_THAT(withoutBlanks(text), Contains(withoutBlanks(document.pages[0].headline)));
  CHECK_THAT(text, Contains("Two lines and a tab."));
  CHECK_THAT(text, Contains("\xE6\xBC\xA2\xE5\xAD\x97"));
}

TEST_CASE("a briefing without pages is refused in one line") {
  const auto refused = pdfDocument({.title = "Empty"}, a4Portrait());
  REQUIRE(!refused);
  CHECK_THAT(refused.error().message, Contains("no pages") && !Contains("\n"));
}
