// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/codebook_files.h"

#include "core/base/text.h"
#include "core/import/survey_file.h"
#include "core/import/text_table.h"
#include "models/codebooks/codebook_json.h"
#include "models/codebooks/codebook_table.h"
#include "ui/documents/html_style.h"
#include "ui/documents/text_workbook.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

std::string csvOfCodebook(const SurveyCodebook& codebook) {
  CodebookTable table = wholeTable(codebook);
  table.rows.insert(table.rows.begin(), table.header);
  return writeTextTable(table.rows);
}

TextSheet sheetOf(const std::string& name, CodebookTable table) {
  return {name,
          std::move(table.header),
          std::move(table.rows),
          {"question", "reasons_for_missing", "came_from", "made_by", "answer", "answers"}};
}

std::string codebookHead(const std::string& title) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
         "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"generator\" content=\"Candour\">\n<title>" +
         xmlText(title) + "</title>\n<style>" + std::string(htmlStyle()) + "</style>\n</head>\n";
}

std::string countText(std::size_t n) {
  return grouped(static_cast<long long>(n));
}

std::string codebookAnswers(const CodebookEntry& entry) {
  CodebookTable table = answersTable({{}, 0, {entry}});
  if (table.rows.empty()) return {};
  std::string html =
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Answers to " +
      xmlAttribute(entry.variable.name) +
      "\">\n<table>\n<thead><tr><th scope=\"col\" class=\"n\">Code</th><th "
      "scope=\"col\">Answer</th><th scope=\"col\">Missing</th><th scope=\"col\" "
      "class=\"n\">n</th></tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    html += "<tr><td class=\"n\">" + xmlText(row[1]) + "</td><td>" + xmlText(row[2]) + "</td><td>" +
            xmlText(row[3]) + "</td><td class=\"n\">" + xmlText(row[4]) + "</td></tr>\n";
  }
  return html + "</tbody>\n</table>\n</div>\n";
}

std::string codebookSection(const CodebookEntry& entry) {
  const auto line = [](const std::string& text) {
    return text.empty() ? std::string() : "<p>" + xmlText(text) + "</p>\n";
  };
  std::string html = "<section>\n<h2>" + xmlText(entry.variable.name) + "</h2>\n";
  html += line(entry.variable.label);
  html += "<p class=\"subtitle\">" + std::string(nameOf(entry.variable.kind)) + ", " +
          countText(entry.valid) + " valid, " + countText(entry.missingCount()) + " missing</p>\n";
  html += codebookAnswers(entry);
  html += "<div class=\"notes\">\n" + line(originsInWords(entry)) + line(entry.madeBy) + "</div>\n";
  return html + "</section>\n";
}

std::string htmlOfCodebook(const SurveyCodebook& codebook, const std::vector<WaveJoin>& joins,
                           const std::string& title) {
  std::string html = codebookHead(title) + "<body>\n<header>\n<h1>" + xmlText(title) +
                     "</h1>\n<p class=\"subtitle\">" + countText(codebook.entries.size()) +
                     " variables, " + countText(codebook.rows) + " rows</p>\n";
  for (const auto& wave : codebook.waves) {
    html += "<p>" + xmlText(wave.name + ": " + countText(wave.rows) + " rows from " + wave.source) +
            "</p>\n";
    if (wave.simulated) html += "<p class=\"simulated\">Simulated data</p>\n";
  }
  for (const auto& join : joins) {
    std::string text = join.wave + ": " + join.variable + " is read as " + join.joinedAs;
    if (!join.answers.empty()) text += ", answers " + inWords(join.answers);
    html += "<p>" + xmlText(text) + "</p>\n";
  }
  html += "</header>\n<main>\n";
  for (const auto& entry : codebook.entries) html += codebookSection(entry);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace

Result<QByteArray> codebookBytes(const SurveyCodebook& codebook, const std::vector<WaveJoin>& joins,
                                 const std::string& title, const std::filesystem::path& file) {
  const std::string ending = endingOf(file);
  if (ending == "csv") return QByteArray::fromStdString(csvOfCodebook(codebook));
  if (ending == "json") return QByteArray::fromStdString(codebookJson(codebook, joins));
  if (ending == "html") return QByteArray::fromStdString(htmlOfCodebook(codebook, joins, title));
  if (ending == "xlsx") {
    std::vector<TextSheet> sheets = {sheetOf("Variables", variablesTable(codebook)),
                                     sheetOf("Answers", answersTable(codebook))};
    if (!joins.empty()) sheets.push_back(sheetOf("Joins", joinsTable(joins)));
    return textWorkbook(title, sheets);
  }
  return fail(file.filename().string() +
              ": a codebook is written as .csv, .xlsx, .json or .html, by the ending.");
}

}  // namespace candour
