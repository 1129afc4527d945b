// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/json_reading.h"
#include "core/base/json_text.h"
#include "core/base/text.h"
#include "models/drivers/json_parts.h"
#include "models/findings/briefing.h"

namespace candour {

namespace {

constexpr const char* kBriefing = "The briefing";

Json jsonOf(const BriefingPage& page) {
  Json json = Json::object();
  if (!page.headline.empty()) json["headline"] = page.headline;
  if (!page.text.empty()) json["text"] = page.text;
  if (page.questions) json["questions"] = true;
  if (page.figure) json["figure"] = jsonOf(*page.figure);
  return json;
}

BriefingPage pageOf(const Json& json, std::size_t number) {
  const std::string where = std::string(kBriefing) + ", page " + std::to_string(number);
  requireKeys(json, where, {"headline", "text", "questions", "figure"});
  BriefingPage page;
  page.headline = textAt(json, where, "headline");
  page.text = textAt(json, where, "text");
  page.questions = flagAt(json, where, "questions");
  if (!json.contains("figure")) return page;
  auto figure = readFigureQuestion(json["figure"]);
  if (!figure) misread(where, figure.error().message);
  page.figure = std::move(*figure);
  return page;
}

std::map<std::string, std::vector<std::string>> considerationsOf(const Json& json) {
  const std::string where = std::string(kBriefing) + ", \"considerations\"";
  if (!json.is_object()) misread(where, "it must be an object of drivers and their questions.");
  std::map<std::string, std::vector<std::string>> own;
  for (const auto& [driver, questions] : json.items()) {
    auto& list = own[driver];
    for (const Json& question : listAt(json, where, driver.c_str())) {
      if (!question.is_string()) misread(where, "\"" + driver + "\" must be a list of questions.");
      list.push_back(question.get<std::string>());
    }
  }
  return own;
}

Briefing briefingOf(const Json& json) {
  requireKeys(json, kBriefing, {"title", "format", "pages", "considerations"});
  Briefing briefing;
  briefing.title = textAt(json, kBriefing, "title");
  if (json.contains("format")) briefing.format = textAt(json, kBriefing, "format");
  const auto formats = sheetFormats();
  if (std::find(formats.begin(), formats.end(), briefing.format) == formats.end()) {
    misread(kBriefing,
            "\"format\" is none of " + join(formats, ", ") + ": \"" + briefing.format + "\".");
  }
  const Json& pages = listAt(json, kBriefing, "pages");
  for (std::size_t i = 0; i < pages.size(); ++i) briefing.pages.push_back(pageOf(pages[i], i + 1));
  if (json.contains("considerations")) {
    briefing.considerations = considerationsOf(json["considerations"]);
  }
  return briefing;
}

}  // namespace

std::vector<std::string> sheetFormats() {
  return {"a4", "a4-landscape", "slide"};
}

std::string writeBriefing(const Briefing& briefing) {
  Json json = {{"title", briefing.title}, {"format", briefing.format}, {"pages", Json::array()}};
  for (const BriefingPage& page : briefing.pages) json["pages"].push_back(jsonOf(page));
  if (!briefing.considerations.empty()) json["considerations"] = briefing.considerations;
  return textOf(json);
}

Result<Briefing> parseBriefing(std::string_view json) {
  auto parsed = parseJson(kBriefing, json);
  if (!parsed) return passOn(parsed);
  try {
    return briefingOf(*parsed);
  } catch (const Misread& misread) {
    return fail(misread.message);
  }
}

}  // namespace candour
