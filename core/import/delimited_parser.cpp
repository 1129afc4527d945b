// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/delimited_parser.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.h"
#include "core/import/record_scanner.h"
#include "core/numeric/parallel.h"

namespace candour {

namespace {

constexpr std::size_t kChunkBytes = std::size_t{2} << 20;

// What stopped a chunk; lines are counted from the chunk's start.
struct Stop {
  enum class Why { FieldCount, UnclosedQuote, Cancelled };
  Why why;
  std::size_t linesBefore = 0;
  std::size_t fields = 0;
};

struct Chunk {
  const char* start = nullptr;
  const char* end = nullptr;  // where the first record of the next chunk starts
  std::size_t lines = 0;
  RowRun run;
  std::optional<Stop> stop;
};

struct Frame {
  std::string_view text;
  char separator;
  std::size_t columns;
  const Job& job;
};

// Reads the records that start in [start, limit).
Chunk readChunk(const Frame& frame, const char* start, const char* limit) {
  Chunk chunk;
  chunk.start = start;
  chunk.run.columns.resize(frame.columns);
  const char* const end = frame.text.data() + frame.text.size();
  RecordScanner scanner(start, end, frame.separator, *chunk.run.unescaped);
  while (scanner.at() < limit) {
    if ((chunk.run.rows & 255) == 0 && frame.job.stopped()) {
      chunk.stop = Stop{Stop::Why::Cancelled};
      break;
    }
    if (scanner.next() == RecordScanner::Outcome::UnclosedQuote) {
      chunk.stop = Stop{Stop::Why::UnclosedQuote, scanner.linesBefore()};
      break;
    }
    if (scanner.blank() && frame.columns > 1) {
      ++chunk.run.blankLines;
      continue;
    }
    const auto& fields = scanner.fields();
    if (fields.size() != frame.columns) {
      chunk.stop = Stop{Stop::Why::FieldCount, scanner.linesBefore(), fields.size()};
      break;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) chunk.run.columns[i].add(fields[i]);
    ++chunk.run.rows;
  }
  chunk.end = scanner.at();
  chunk.lines = scanner.lines();
  return chunk;
}

// Fixed cuts; each chunk but the first is guessed to start after the next line end. The guess is
// wrong only where that line end is inside quotes, which settle() finds and mends.
std::vector<Chunk> readChunks(const Frame& frame, const char* start) {
  const char* const end = frame.text.data() + frame.text.size();
  const auto bytes = static_cast<std::size_t>(end - start);
  const std::size_t count = std::max<std::size_t>(1, (bytes + kChunkBytes - 1) / kChunkBytes);
  const auto cut = [&](std::size_t i) { return start + bytes * i / count; };
  const auto firstRecord = [&](std::size_t i) {
    if (i == 0) return start;
    const char* at = cut(i) - 1;
    while (at < end && *at != '\n' && *at != '\r') ++at;
    if (at < end && *at++ == '\r' && at < end && *at == '\n') ++at;
    return at;
  };
  std::vector<Chunk> chunks(count);
  parallelFor(count, [&](std::size_t i) {
    chunks[i] = readChunk(frame, firstRecord(i), std::max(cut(i + 1), firstRecord(i)));
  });
  return chunks;
}

// Makes sure that each chunk starts where the one before ended, reading again those that do not.
void settle(const Frame& frame, std::vector<Chunk>& chunks) {
  for (std::size_t i = 1; i < chunks.size(); ++i) {
    if (chunks[i - 1].stop) return;
    if (chunks[i].start == chunks[i - 1].end) continue;
    const char* const limit =
        i + 1 < chunks.size() ? chunks[i].end : frame.text.data() + frame.text.size();
    chunks[i] = readChunk(frame, chunks[i - 1].end, std::max(limit, chunks[i - 1].end));
  }
}

Error errorOf(const Stop& stop, std::size_t line, std::size_t columns) {
  if (stop.why == Stop::Why::Cancelled) return cancelled().value();
  std::string message = "line " + grouped(static_cast<long long>(line));
  if (stop.why == Stop::Why::UnclosedQuote) {
    message += ": the quote that opens in this row is never closed.";
  } else {
    message += " has " + std::to_string(stop.fields) + (stop.fields == 1 ? " field" : " fields") +
               ", but the header has " + std::to_string(columns) +
               ". Check the separators and quotes of that row.";
  }
  return Error{ErrorKind::BadInput, std::move(message)};
}

// The separator that splits the header and the rows after it into the same number of fields, more
// than one; of several the one that splits most.
char detectSeparator(std::string_view text) {
  constexpr std::array<char, 4> kCandidates = {',', ';', '\t', '|'};
  constexpr int kRows = 20;
  char best = ',';
  std::size_t bestScore = 1;
  for (const char candidate : kCandidates) {
    std::deque<std::string> unescaped;
    RecordScanner scanner(text.data(), text.data() + text.size(), candidate, unescaped);
    std::size_t columns = 0;
    bool even = true;
    for (int row = 0; row < kRows; ++row) {
      if (scanner.next() != RecordScanner::Outcome::Record) break;
      if (scanner.blank()) continue;
      if (columns == 0) columns = scanner.fields().size();
      even = even && scanner.fields().size() == columns;
    }
    // An uneven split still tells the separator of a file with one bad row, if nothing is better.
    const std::size_t score = columns > 1 ? columns + (even ? text.size() : 0) : 0;
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

}  // namespace

std::array<std::uint16_t, 256> FieldRun::unknownBytes() {
  std::array<std::uint16_t, 256> bytes{};
  bytes.fill(kMaxDistinct);
  return bytes;
}

void FieldRun::add(std::string_view field) {
  // Answers as codes of one digit are most of a survey.
  if (!plain && field.size() <= 1) {
    auto& known = ofByte[field.empty() ? 0 : static_cast<unsigned char>(field[0])];
    if (known == kMaxDistinct) known = static_cast<std::uint16_t>(dictionary.number(field));
    if (known < kMaxDistinct) {
      numbers.push_back(known);
      return;
    }
  }
  if (plain) {
    fields.push_back(field);
    return;
  }
  const std::uint32_t number = dictionary.number(field);
  if (number < kMaxDistinct) {
    numbers.push_back(static_cast<std::uint16_t>(number));
    return;
  }
  plain = true;
  fields.reserve(numbers.size() * 2);
  for (const auto n : numbers) fields.push_back(dictionary.texts()[n]);
  fields.push_back(field);
  numbers = {};
  dictionary = {};
}

Result<DelimitedTable> parseDelimited(std::string_view text, char separator, const Job& job) {
  DelimitedTable table;
  table.separator = separator != 0 ? separator : detectSeparator(text);
  std::deque<std::string> unescaped;
  RecordScanner header(text.data(), text.data() + text.size(), table.separator, unescaped);
  do {
    const auto outcome = header.next();
    if (outcome == RecordScanner::Outcome::End) return fail("there is nothing but blank lines.");
    if (outcome == RecordScanner::Outcome::UnclosedQuote) {
      return tl::make_unexpected(errorOf({Stop::Why::UnclosedQuote}, header.linesBefore() + 1, 0));
    }
  } while (header.blank());
  table.header.assign(header.fields().begin(), header.fields().end());
  const Frame frame{text, table.separator, table.header.size(), job};
  auto chunks = readChunks(frame, header.at());
  settle(frame, chunks);
  std::size_t line = header.lines() + 1;
  for (auto& chunk : chunks) {
    if (chunk.stop) {
      return tl::make_unexpected(
          errorOf(*chunk.stop, line + chunk.stop->linesBefore, frame.columns));
    }
    line += chunk.lines;
    table.rows += chunk.run.rows;
    table.blankLines += chunk.run.blankLines;
    table.runs.push_back(std::move(chunk.run));
  }
  return table;
}

}  // namespace candour
