// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/base/json_text.h"

#include <algorithm>
#include <set>
#include <vector>

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

// Line and column, as an editor shows them, of the byte (from 1) where the parser stopped.
std::string placeOf(std::string_view text, std::size_t byte) {
  const std::size_t stop = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const auto before = text.substr(0, stop);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto lastBreak = before.rfind('\n');
  const auto column = stop - (lastBreak == std::string_view::npos ? 0 : lastBreak + 1) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

Result<Json> parseJson(const std::string& what, std::string_view text) {
  std::vector<std::set<std::string>> open;  // the names said so far in each open object
  std::string twice;
  const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end) open.pop_back();
    if (event == Json::parse_event_t::key) {
      const auto name = parsed.get<std::string>();
      if (!open.back().insert(name).second && twice.empty()) twice = name;
    }
    return true;
  };
  try {
    Json json = Json::parse(text.begin(), text.end(), watch);
    if (twice.empty()) return json;
    return fail(what + " says \"" + twice + "\" twice in one place. Keep one of them.");
  } catch (const Json::parse_error& error) {
    return fail(what + " is not valid JSON: " + placeOf(text, error.byte) + ".");
  } catch (const Json::out_of_range&) {
    return fail(what + " has a number too large to be one.");
  }
}

}  // namespace candour
