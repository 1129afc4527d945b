// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scripts/r_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "core/base/text.h"

namespace candour {

namespace {

constexpr std::size_t kColumns = 100;

// Names that a script or R itself uses for something else.
constexpr std::array<std::string_view, 22> kReserved = {
    "area", "base",  "break", "else", "false", "for", "function", "fpc",  "group", "if",    "in",
    "inf",  "known", "na",    "nan",  "next",  "psu", "repeat",   "true", "w",     "while", "y"};

bool isReserved(const std::string& name) {
  return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

}  // namespace

std::string rString(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    // A line end, or what else could end a line for somebody.
    if (static_cast<unsigned char>(c) < ' ') {
      constexpr std::string_view kDigits = "0123456789abcdef";
      quoted += "\\x";
      quoted += kDigits[static_cast<unsigned char>(c) / 16];
      quoted += kDigits[static_cast<unsigned char>(c) % 16];
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

std::string rNumber(double value) {
  if (std::isnan(value)) return "NA";
  if (std::isinf(value)) return value > 0 ? "Inf" : "-Inf";
  return shortest(value);
}

std::string rLogical(bool value) {
  return value ? "TRUE" : "FALSE";
}

std::string rVector(const std::vector<std::string>& parts, std::size_t indent) {
  std::string one = "c(" + join(parts, ", ") + ")";
  if (one.size() + indent + 20 <= kColumns) return one;
  const std::string begin = "\n" + std::string(indent, ' ');
  std::string text = "c(";
  std::size_t column = kColumns;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string part = parts[i] + (i + 1 < parts.size() ? "," : ")");
    if (column + part.size() + 1 > kColumns) {
      text += begin;
      column = indent;
    } else {
      text += ' ';
      ++column;
    }
    text += part;
    column += part.size();
  }
  return text;
}

std::string rStrings(std::span<const std::string> texts) {
  std::vector<std::string> quoted;
  for (const auto& text : texts) quoted.push_back(rString(text));
  return rVector(quoted);
}

std::string rNamed(std::string_view name, const std::string& value) {
  return rString(name) + " = " + value;
}

std::string rComment(std::string_view text) {
  std::string comment;
  std::string line = "#";
  std::string word;
  const auto flush = [&] {
    if (word.empty()) return;
    if (line.size() + word.size() + 1 > kColumns) {
      comment += line + "\n";
      line = "#";
    }
    line += " " + word;
    word.clear();
  };
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ') {
      flush();
    } else {
      word += c;
    }
  }
  flush();
  return comment + line + "\n";
}

std::string rName(std::string_view text, std::vector<std::string>& taken) {
  std::string name;
  for (const char c : lowered(text)) {
    const bool plain =
        std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
    if (plain) {
      name += c;
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty() || std::isdigit(static_cast<unsigned char>(name.front())) != 0) {
    name = "x" + name;
  }
  if (isReserved(name)) name += "_";
  std::string unique = name;
  for (int k = 2; std::find(taken.begin(), taken.end(), unique) != taken.end(); ++k) {
    unique = name + "_" + std::to_string(k);
  }
  taken.push_back(unique);
  return unique;
}

}  // namespace candour
