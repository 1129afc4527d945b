// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/published.h"

#include <array>
#include <cstdio>

#include "core/store/database.h"

namespace candour {

namespace {

std::string monthText(int month) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", month / 12, month % 12 + 1);
  return buffer.data();
}

// Of a project that another tool may have written: "2023-12" or nothing.
int monthOf(std::string_view text) {
  int digits = 0;
  for (const char c : text) digits += c >= '0' && c <= '9';
  if (text.size() != 7 || text[4] != '-' || digits != 6) return -1;
  const auto value = [&text](std::size_t at, std::size_t n) {
    return std::stoi(std::string(text.substr(at, n)));
  };
  const int month = value(5, 2);
  return month < 1 || month > 12 ? -1 : 12 * value(0, 4) + month - 1;
}

PublishedFigure figureAt(const Statement& row) {
  PublishedFigure figure{std::string(row.text(1)), std::string(row.text(2)), monthOf(row.text(3)),
                         row.real(4)};
  if (figure.month < 0 || !(figure.share >= 0 && figure.share <= 1)) {
    throw StoreError("The project file is damaged: a published figure of \"" +
                     std::string(row.text(0)) +
                     "\" is no share of a month. Import the series anew.");
  }
  return figure;
}

}  // namespace

void writePublished(Database& database, const PublishedSeries& series) {
  Savepoint change(database);
  for (const char* table : {"published_series", "published_note"}) {
    Statement remove = database.prepare(std::string("DELETE FROM ") + table + " WHERE series = ?");
    remove.bind(1, std::string_view(series.name)).run();
  }
  Statement insert = database.prepare(
      "INSERT INTO published_series (series, measure, area, month, share) VALUES (?, ?, ?, ?, ?)");
  for (const auto& figure : series.figures) {
    const std::string month = monthText(figure.month);
    insert.bind(1, std::string_view(series.name)).bind(2, std::string_view(figure.measure));
    insert.bind(3, std::string_view(figure.area)).bind(4, std::string_view(month));
    insert.bind(5, figure.share).run();
  }
  Statement note =
      database.prepare("INSERT INTO published_note (series, place, text) VALUES (?, ?, ?)");
  std::int64_t place = 0;
  for (const auto& text : series.notes) {
    note.bind(1, std::string_view(series.name)).bind(2, place++);
    note.bind(3, std::string_view(text)).run();
  }
  change.keep();
}

std::vector<PublishedSeries> readPublished(const Database& database) {
  std::vector<PublishedSeries> all;
  Statement rows = database.prepare(
      "SELECT series, measure, area, month, share FROM published_series "
      "ORDER BY series, measure, area, month");
  while (rows.step()) {
    if (all.empty() || all.back().name != rows.text(0)) {
      all.push_back({std::string(rows.text(0)), {}, {}});
    }
    all.back().figures.push_back(figureAt(rows));
  }
  Statement notes =
      database.prepare("SELECT text FROM published_note WHERE series = ? ORDER BY place");
  for (auto& series : all) {
    notes.reset();
    notes.bind(1, std::string_view(series.name));
    while (notes.step()) series.notes.emplace_back(notes.text(0));
  }
  return all;
}

}  // namespace candour
