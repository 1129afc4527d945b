// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/field_formats.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/text.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

std::optional<double> commaNumber(std::string_view field) {
  constexpr std::size_t kLongest = 63;
  if (field.size() > kLongest || field.find('.') != std::string_view::npos) return std::nullopt;
  std::array<char, kLongest + 1> copy{};
  std::copy(field.begin(), field.end(), copy.begin());
  const auto comma = field.find(',');
  if (comma != std::string_view::npos) copy[comma] = '.';
  return parseNumber({copy.data(), field.size()});
}

// Up to `most` digits from the front.
std::optional<int> takeDigits(std::string_view& text, std::size_t most) {
  std::size_t n = 0;
  int value = 0;
  while (n < text.size() && n < most && isDigit(text[n])) value = value * 10 + (text[n++] - '0');
  if (n == 0) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

struct SlashDate {
  int first = 0;
  int second = 0;
  int year = 0;
  double clock = 0;
  bool hasClock = false;
};

// "31/12/2014", "31.12.2014", "31-12-2014", each perhaps with a time after a blank.
std::optional<SlashDate> slashDate(std::string_view text) {
  if (text.size() < 8 || !isDigit(text[0])) return std::nullopt;
  SlashDate date;
  const auto first = takeDigits(text, 2);
  if (!first || text.empty()) return std::nullopt;
  const char mark = text.front();
  if (mark != '/' && mark != '.' && mark != '-') return std::nullopt;
  text.remove_prefix(1);
  const auto second = takeDigits(text, 2);
  if (!second || text.empty() || text.front() != mark) return std::nullopt;
  text.remove_prefix(1);
  const std::size_t before = text.size();
  const auto year = takeDigits(text, 4);
  if (!year || before - text.size() != 4) return std::nullopt;
  date.first = *first;
  date.second = *second;
  date.year = *year;
  if (text.empty()) return date;
  if (text.front() != ' ') return std::nullopt;
  const auto clock = parseClock(trim(text));
  if (!clock || *clock >= 86400) return std::nullopt;
  date.clock = *clock;
  date.hasClock = true;
  return date;
}

std::optional<double> secondsOf(const std::optional<SlashDate>& date, bool dayFirst) {
  if (!date) return std::nullopt;
  const auto day = dayFirst ? secondsOfDate(date->year, date->second, date->first)
                            : secondsOfDate(date->year, date->first, date->second);
  if (!day) return std::nullopt;
  return *day + date->clock;
}

// "1,234": one comma with three digits after and one to three before it, no leading zero.
bool couldBeThousands(std::string_view field) {
  if (field.starts_with('-') || field.starts_with('+')) field.remove_prefix(1);
  const auto comma = field.find(',');
  return comma != std::string_view::npos && comma >= 1 && comma <= 3 && field.front() != '0' &&
         field.size() == comma + 4;
}

}  // namespace

bool meansNoNumber(std::string_view field) {
  return field == "NA" || field == "NaN";
}

std::optional<double> valueOf(std::string_view field, FieldFormat format) {
  switch (format) {
    case FieldFormat::PointNumber:
      return parseNumber(field);
    case FieldFormat::CommaNumber:
      return commaNumber(field);
    case FieldFormat::Iso:
      if (const auto iso = parseIso(field)) return iso->seconds;
      return std::nullopt;
    case FieldFormat::DayMonthYear:
      return secondsOf(slashDate(field), true);
    case FieldFormat::MonthDayYear:
      return secondsOf(slashDate(field), false);
    case FieldFormat::Text:
      break;
  }
  return std::nullopt;
}

void FormatFinder::see(std::string_view field) {
  if (field.empty()) return;
  if (meansNoNumber(field)) {
    m_notAvailable = true;
    return;
  }
  m_any = true;
  m_point = m_point && parseNumber(field).has_value();
  m_comma = m_comma && commaNumber(field).has_value();
  if (m_comma && field.find(',') != std::string_view::npos) {
    m_decimalComma = true;
    m_onlyThousands = m_onlyThousands && couldBeThousands(field);
  }
  if (m_iso || m_dmy || m_mdy) seeDate(field);
}

void FormatFinder::seeDate(std::string_view field) {
  if (m_iso) {
    const auto iso = parseIso(field);
    m_iso = iso.has_value();
    if (iso && iso->style == DateStyle::Time) m_clock = true;
    if (iso && iso->style != DateStyle::Time) m_day = true;
    if (iso && iso->style == DateStyle::DateTime) m_time = true;
  }
  if (m_dmy || m_mdy) {
    const auto date = slashDate(field);
    m_dmy = m_dmy && secondsOf(date, true).has_value();
    m_mdy = m_mdy && secondsOf(date, false).has_value();
    if (date && date->hasClock) m_time = true;
  }
}

FieldFormat FormatFinder::format() const {
  if (!m_any) return FieldFormat::PointNumber;
  if (m_point) return FieldFormat::PointNumber;
  if (m_comma) return FieldFormat::CommaNumber;
  if (m_notAvailable) return FieldFormat::Text;
  // Times of day and dates do not mix.
  if (m_iso && !(m_clock && m_day)) return FieldFormat::Iso;
  if (m_dmy != m_mdy) return m_dmy ? FieldFormat::DayMonthYear : FieldFormat::MonthDayYear;
  return FieldFormat::Text;
}

bool FormatFinder::ambiguousDate() const {
  return m_any && m_dmy && m_mdy && format() == FieldFormat::Text && !m_notAvailable;
}

bool FormatFinder::perhapsThousands() const {
  return format() == FieldFormat::CommaNumber && m_decimalComma && m_onlyThousands;
}

DateStyle FormatFinder::dateStyle() const {
  switch (format()) {
    case FieldFormat::Iso:
      return m_clock ? DateStyle::Time : m_time ? DateStyle::DateTime : DateStyle::Date;
    case FieldFormat::DayMonthYear:
    case FieldFormat::MonthDayYear:
      return m_time ? DateStyle::DateTime : DateStyle::Date;
    default:
      return DateStyle::None;
  }
}

}  // namespace candour
