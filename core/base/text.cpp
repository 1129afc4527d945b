// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace candour {

namespace {

// Bytes of blank at the front of `text` (0 if none).
std::size_t blankInFront(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return 1;
  return text.starts_with("\xC2\xA0") ? 2 : 0;
}

std::size_t blankAtEnd(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.back();
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return 1;
  return text.ends_with("\xC2\xA0") ? 2 : 0;
}

std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substitute, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (const std::size_t n = blankInFront(text)) text.remove_prefix(n);
  while (const std::size_t n = blankAtEnd(text)) text.remove_suffix(n);
  return text;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::optional<double> parseNumber(std::string_view text) {
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) return std::nullopt;
  }
  double value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::string shortest(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Inf" : "-Inf";
  std::array<char, 32> buffer{};
  const auto [end, code] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), code == std::errc() ? end : buffer.data()};
}

std::string fixed(double value, int decimals) {
  std::array<char, 400> buffer{};
  // Not printf: Qt sets the user's locale, where 0.5 may be "0,5".
  const auto [end, code] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                         std::chars_format::fixed, decimals);
  std::string text(buffer.data(), code == std::errc() ? end : buffer.data());
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  if (zero && text.starts_with('-')) text.erase(0, 1);
  return text;
}

std::string grouped(long long value) {
  std::string text = std::to_string(value);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::vector<std::string> nearest(std::string_view name, std::span<const std::string> candidates,
                                 std::size_t count) {
  const std::string wanted = lowered(name);
  std::vector<std::pair<std::size_t, const std::string*>> scored;
  for (const auto& candidate : candidates) {
    const std::string other = lowered(candidate);
    const bool contained =
        !wanted.empty() && wanted.size() >= 3 && other.find(wanted) != std::string::npos;
    const std::size_t distance = contained ? 1 : editDistance(wanted, other);
    if (distance <= std::max<std::size_t>(2, wanted.size() / 3)) {
      scored.emplace_back(distance, &candidate);
    }
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> result;
  for (const auto& entry : scored) {
    if (result.size() == count) break;
    result.push_back(*entry.second);
  }
  return result;
}

std::string didYouMean(std::string_view name, std::span<const std::string> candidates) {
  const auto near = nearest(name, candidates);
  if (near.empty()) return {};
  std::string text = " Did you mean ";
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (i > 0) text += i + 1 == near.size() ? " or " : ", ";
    text += near[i];
  }
  return text + "?";
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += separator;
    result += parts[i];
  }
  return result;
}

}  // namespace candour
