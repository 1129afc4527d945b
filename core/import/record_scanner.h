// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// Reads delimited text record by record (RFC 4180). A quote opens only at the start of a field; a
/// quote anywhere else is itself.
class RecordScanner {
 public:
  enum class Outcome { Record, End, UnclosedQuote };

  /// Starts at `start`, which must be the start of a record. Fields with doubled quotes are kept in
  /// `unescaped`.
  RecordScanner(const char* start, const char* end, char separator,
                std::deque<std::string>& unescaped)
      : m_at(start), m_end(end), m_separator(separator), m_unescaped(unescaped) {}

  /// Reads one record into fields().
  Outcome next();
  /// The fields of the record, blank-trimmed.
  [[nodiscard]] const std::vector<std::string_view>& fields() const { return m_fields; }
  /// Whether the record was a line with nothing on it.
  [[nodiscard]] bool blank() const { return m_blank; }
  /// Lines passed before the record last read, counted from the start.
  [[nodiscard]] std::size_t linesBefore() const { return m_linesBefore; }
  [[nodiscard]] std::size_t lines() const { return m_lines; }
  [[nodiscard]] const char* at() const { return m_at; }

 private:
  const char* endOfPlain(const char* from) const;
  bool quotedField();
  bool closeField();

  const char* m_at;
  const char* m_end;
  char m_separator;
  std::deque<std::string>& m_unescaped;
  std::vector<std::string_view> m_fields;
  std::size_t m_lines = 0;
  std::size_t m_linesBefore = 0;
  bool m_blank = false;
};

}  // namespace candour
