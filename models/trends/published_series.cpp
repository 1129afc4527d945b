// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/published_series.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <tuple>

#include "core/base/text.h"
#include "core/import/record_scanner.h"
#include "core/import/text_file.h"
#include "embedded/kLondonBoroughs.h"
#include "models/trends/months.h"
#include "models/trends/note_words.h"

namespace candour {

namespace {

using Fields = std::vector<std::string>;

struct Record {
  Fields fields;
  std::size_t line = 0;
};

// Where the fields stand; whole: of the column MPS, -1 where there is none.
struct Columns {
  int date = -1;
  int area = -1;
  int measure = -1;
  int share = -1;
  int whole = -1;
};

// Spellings of areas, lower case, and the name of each.
const std::map<std::string, std::string>& areaNames() {
  static const std::map<std::string, std::string> names = [] {
    const auto json = nlohmann::json::parse(kLondonBoroughs.begin(), kLondonBoroughs.end());
    std::map<std::string, std::string> all;
    for (const auto& area : json.at("areas")) {
      const auto name = area.at("name").get<std::string>();
      all[lowered(name)] = name;
      for (const auto& other : area.at("spellings")) all[lowered(other.get<std::string>())] = name;
    }
    return all;
  }();
  return names;
}

Result<std::vector<Record>> recordsOf(const std::string& text, char separator) {
  std::deque<std::string> unescaped;
  RecordScanner scanner(text.data(), text.data() + text.size(), separator, unescaped);
  std::vector<Record> records;
  for (;;) {
    const auto outcome = scanner.next();
    if (outcome == RecordScanner::Outcome::End) return records;
    const std::size_t line = scanner.linesBefore() + 1;
    if (outcome == RecordScanner::Outcome::UnclosedQuote) {
      return fail("line " + std::to_string(line) + ": a quote is opened and not closed.");
    }
    if (scanner.blank()) continue;
    Record record{{}, line};
    for (const auto field : scanner.fields()) record.fields.emplace_back(trim(field));
    records.push_back(std::move(record));
  }
}

Result<Columns> columnsOf(const Fields& header) {
  const std::map<std::string, int Columns::*> kColumns = {{"date", &Columns::date},
                                                          {"borough", &Columns::area},
                                                          {"measure", &Columns::measure},
                                                          {"proportion", &Columns::share},
                                                          {"mps", &Columns::whole}};
  Columns columns;
  bool wide = false;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = lowered(header[i]);
    const auto known = kColumns.find(name);
    if (known != kColumns.end()) columns.*known->second = static_cast<int>(i);
    wide = wide || name.starts_with("proportion ");
  }
  if (wide) {
    return fail(
        "this is the wide form, a column a measure, which is not read: use the long one with the "
        "columns Date, Borough, Measure, Proportion.");
  }
  for (const char* name : {"Date", "Borough", "Measure", "Proportion"}) {
    if (columns.*kColumns.at(lowered(name)) < 0) {
      return fail("there is no column " + std::string(name) +
                  "; a published series has the columns Date, Borough, Measure, Proportion.");
    }
  }
  return columns;
}

// "31/12/2014" (day first) or "2014-12-31".
std::optional<int> monthOfDate(const std::string& text) {
  if (const auto iso = monthIn(text); iso && text.size() == 10) return iso;
  const auto first = text.find('/');
  const auto second = text.find('/', first + 1);
  if (first == std::string::npos || second == std::string::npos) return std::nullopt;
  const auto day = parseNumber(text.substr(0, first));
  const auto month = parseNumber(text.substr(first + 1, second - first - 1));
  const auto year = parseNumber(text.substr(second + 1));
  if (!day || !month || !year || *day < 1 || *day > 31 || *month < 1 || *month > 12 ||
      *year < 1900 || *year > 2199) {
    return std::nullopt;
  }
  return monthNumber(static_cast<int>(*year), static_cast<int>(*month));
}

// "0,56" or "0.56".
std::optional<double> shareIn(std::string text) {
  if (text.find('.') == std::string::npos) std::replace(text.begin(), text.end(), ',', '.');
  const auto share = parseNumber(text);
  if (!share || *share < 0 || *share > 1) return std::nullopt;
  return share;
}

class Reader {
 public:
  explicit Reader(Columns columns) : m_columns(columns) {}

  Status add(const Record& record) {
    const std::string at = "line " + std::to_string(record.line) + ": ";
    const auto month = monthOfDate(record.fields[m_columns.date]);
    if (!month) return fail(at + quoted(record.fields[m_columns.date]) + " is no date.");
    const std::string& measure = record.fields[m_columns.measure];
    if (measure.empty()) return fail(at + "the measure is empty.");
    const std::string area = areaOf(record.fields[m_columns.area]);
    if (auto done = addShare(at, {measure, area, *month}, record.fields[m_columns.share]); !done) {
      return done;
    }
    if (m_columns.whole < 0) return {};
    return addShare(at, {measure, std::string(), *month}, record.fields[m_columns.whole]);
  }

  PublishedSeries finished(const std::string& name) const {
    PublishedSeries series{name, {}, {}};
    for (const auto& [key, share] : m_shares) {
      series.figures.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), share});
    }
    std::vector<std::string> united;
    for (const auto& [spelling, area] : m_united) united.push_back(spelling + " as " + area);
    if (!united.empty()) series.notes.push_back("Read " + someOf(united) + ".");
    if (!m_unknown.empty()) {
      const std::vector<std::string> unknown(m_unknown.begin(), m_unknown.end());
      series.notes.push_back("Not among the areas known, kept as written: " + someOf(unknown) +
                             ".");
    }
    if (m_empty > 0) {
      series.notes.push_back(grouped(static_cast<long long>(m_empty)) +
                             " figures are empty and left out.");
    }
    return series;
  }

 private:
  using Key = std::tuple<std::string, std::string, int>;

  static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

  std::string areaOf(const std::string& text) {
    if (lowered(text) == "mps" || text.empty()) return {};
    const auto known = areaNames().find(lowered(text));
    if (known == areaNames().end()) {
      m_unknown.insert(text);
      return text;
    }
    if (known->second != text) m_united.emplace(text, known->second);
    return known->second;
  }

  Status addShare(const std::string& at, const Key& key, const std::string& text) {
    if (text.empty()) {
      ++m_empty;
      return {};
    }
    const auto share = shareIn(text);
    if (!share) return fail(at + quoted(text) + " is no share from 0 to 1.");
    const auto [place, added] = m_shares.emplace(key, *share);
    // Copies that went through a program write 0.47 as 0.47000000000000003.
    if (added || std::abs(place->second - *share) < 1e-9) return {};
    const std::string area = std::get<1>(key).empty() ? "the whole" : std::get<1>(key);
    return fail(at + "the figure of " + area + " in " + monthName(std::get<2>(key)) + " (" +
                std::get<0>(key) + ") is " + shortest(*share) + " here and " +
                shortest(place->second) + " before.");
  }

  Columns m_columns;
  std::map<Key, double> m_shares;
  std::map<std::string, std::string> m_united;
  std::set<std::string> m_unknown;
  std::size_t m_empty = 0;
};

Result<PublishedSeries> seriesOf(const std::string& text, const std::string& name) {
  const std::string head = text.substr(0, text.find_first_of("\r\n"));
  const bool semicolons = std::count(head.begin(), head.end(), ';') > 0;
  auto records = recordsOf(text, semicolons ? ';' : ',');
  if (!records) return passOn(records);
  if (records->empty()) return fail("it is empty.");
  const auto columns = columnsOf(records->front().fields);
  if (!columns) return tl::make_unexpected(columns.error());
  Reader reader(*columns);
  for (std::size_t i = 1; i < records->size(); ++i) {
    const Record& record = (*records)[i];
    if (record.fields.size() != records->front().fields.size()) {
      return fail("line " + std::to_string(record.line) + " has " +
                  std::to_string(record.fields.size()) + " fields where the header has " +
                  std::to_string(records->front().fields.size()) + ".");
    }
    if (auto added = reader.add(record); !added) return passOn(added);
  }
  PublishedSeries series = reader.finished(name);
  if (series.figures.empty()) return fail("it holds no figures.");
  return series;
}

}  // namespace

Result<PublishedSeries> readPublishedSeries(const std::filesystem::path& file) {
  const auto text = readTextFile(file);
  if (!text) return tl::make_unexpected(text.error());
  auto series = seriesOf(text->text, file.filename().string());
  if (!series) return fail(file.filename().string() + ": " + series.error().message);
  series->notes.insert(series->notes.begin(), text->notes.begin(), text->notes.end());
  return series;
}

}  // namespace candour
