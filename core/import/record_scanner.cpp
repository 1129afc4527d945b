// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/record_scanner.h"

#include "core/base/text.h"

namespace candour {

namespace {

// trim(), with the common case of nothing to trim decided on two bytes.
std::string_view trimmed(std::string_view field) {
  if (field.empty()) return field;
  const auto first = static_cast<unsigned char>(field.front());
  const auto last = static_cast<unsigned char>(field.back());
  const bool plain = first > ' ' && last > ' ' && first != 0xC2 && last != 0xA0;
  return plain ? field : trim(field);
}

std::string withoutDoubledQuotes(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') ++i;
  }
  return result;
}

}  // namespace

const char* RecordScanner::endOfPlain(const char* from) const {
  while (from < m_end && *from != m_separator && *from != '\n' && *from != '\r') ++from;
  return from;
}

// At an opening quote: reads to the closing one and whatever follows it up to the separator.
// False if there is no closing quote.
bool RecordScanner::quotedField() {
  const char* const start = m_at + 1;
  const char* at = start;
  bool doubled = false;
  for (;; ++at) {
    if (at >= m_end) return false;
    if (*at == '\n' || (*at == '\r' && (at + 1 == m_end || at[1] != '\n'))) ++m_lines;
    if (*at != '"') continue;
    if (at + 1 == m_end || at[1] != '"') break;
    doubled = true;
    ++at;
  }
  const std::string_view inside(start, static_cast<std::size_t>(at - start));
  const char* const after = at + 1;
  m_at = endOfPlain(after);
  const auto rest = trim(std::string_view(after, static_cast<std::size_t>(m_at - after)));
  if (!doubled && rest.empty()) {
    m_fields.push_back(trimmed(inside));
    return true;
  }
  m_unescaped.push_back(withoutDoubledQuotes(inside).append(rest));
  m_fields.push_back(trimmed(m_unescaped.back()));
  return true;
}

// At the end of a field: steps over the separator or the line end. True if the record goes on.
bool RecordScanner::closeField() {
  if (m_at == m_end) return false;
  const char c = *m_at++;
  if (c == m_separator) return true;
  if (c == '\r' && m_at < m_end && *m_at == '\n') ++m_at;
  ++m_lines;
  return false;
}

RecordScanner::Outcome RecordScanner::next() {
  m_linesBefore = m_lines;
  if (m_at == m_end) return Outcome::End;
  m_fields.clear();
  m_blank = *m_at == '\n' || *m_at == '\r';
  do {
    if (m_at < m_end && *m_at == '"') {
      if (!quotedField()) return Outcome::UnclosedQuote;
      continue;
    }
    const char* const start = m_at;
    m_at = endOfPlain(start);
    m_fields.push_back(trimmed({start, static_cast<std::size_t>(m_at - start)}));
  } while (closeField());
  return Outcome::Record;
}

}  // namespace candour
