// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/check.h"
#include "core/base/json_text.h"
#include "core/base/text.h"
#include "core/import/codebook.h"
#include "embedded/kPublicAttitudeSurveyBreaks.h"
#include "models/trends/months.h"
#include "models/trends/periods.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

Result<SeriesBreak> breakOf(const Json& entry, std::size_t number) {
  const std::string place = "Break " + std::to_string(number) + " of the breaks";
  const bool named = entry.is_object() && entry.contains("from") && entry.contains("what") &&
                     entry["from"].is_string() && entry["what"].is_string();
  if (!named) {
    return fail(place + " must be {\"from\": \"2020-04\", \"what\": \"what changed\"}.");
  }
  const std::string from = entry["from"].get<std::string>();
  const auto month = monthIn(from);
  if (!month || from != isoMonth(*month)) {
    return fail(place + " is from \"" + from + "\", which is no month such as \"2020-04\".");
  }
  const std::string what(trim(entry["what"].get<std::string>()));
  if (what.empty()) return fail(place + " does not say what changed.");
  return SeriesBreak{*month, what};
}

}  // namespace

Result<std::vector<SeriesBreak>> parseBreaks(std::string_view json) {
  const auto document = parseJson("The file of breaks", json);
  if (!document) return tl::make_unexpected(document.error());
  // A list, or an object that has it under "breaks" as the files of data/breaks do.
  const bool inside = document->is_object() && document->contains("breaks");
  const Json& list = inside ? document->at("breaks") : *document;
  if (!list.is_array()) {
    return fail(
        "The file of breaks must be a list: [{\"from\": \"2020-04\", \"what\": \"what "
        "changed\"}].");
  }
  std::vector<SeriesBreak> breaks;
  for (const auto& entry : list) {
    auto one = breakOf(entry, breaks.size() + 1);
    if (!one) return passOn(one);
    breaks.push_back(std::move(*one));
  }
  std::stable_sort(breaks.begin(), breaks.end(),
                   [](const auto& a, const auto& b) { return a.month < b.month; });
  return breaks;
}

std::vector<SeriesBreak> knownBreaks(const Survey& survey) {
  // The embedded file is part of the program: a test reads it.
  static const Json file =
      Json::parse(kPublicAttitudeSurveyBreaks.begin(), kPublicAttitudeSurveyBreaks.end());
  for (const auto& book : knownCodebooks()) {
    if (book.name != file.at("codebook") || !recognises(book, survey)) continue;
    auto breaks = parseBreaks(kPublicAttitudeSurveyBreaks);
    check(breaks.has_value(), "readable breaks in data/breaks");
    return *breaks;
  }
  return {};
}

}  // namespace candour
