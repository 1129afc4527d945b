// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/codebook.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/check.h"
#include "core/base/text.h"
#include "embedded/kPublicAttitudeSurveyCodebook.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

void readAnswers(const Json& answers, Codebook::Entry& entry) {
  for (const auto& answer : answers) {
    const auto all = answer.is_array() ? answer.get<std::vector<std::string>>()
                                       : std::vector{answer.get<std::string>()};
    if (all.empty()) throw Json::other_error::create(501, "an answer without a spelling", &answer);
    entry.order.push_back(all.front());
    entry.spellings.emplace_back(all.begin() + 1, all.end());
  }
}

Codebook::Entry entryOf(const Json& json, const Json& answers) {
  Codebook::Entry entry;
  json.at("name").get_to(entry.variable);
  json.at("label").get_to(entry.label);
  if (json.contains("answers")) {
    const Json& given = json["answers"];
    readAnswers(given.is_string() ? answers.at(given.get<std::string>()) : given, entry);
  }
  if (json.contains("codes")) {
    for (const auto& code : json["codes"].items()) {
      const auto value = parseNumber(code.key());
      if (!value) throw Json::other_error::create(501, "a code that is no number", &json);
      entry.codeLabels.emplace_back(*value, code.value().get<std::string>());
    }
  }
  return entry;
}

Codebook codebookOf(const Json& json) {
  Codebook book;
  json.at("name").get_to(book.name);
  json.at("signature").at("variables").get_to(book.signature);
  json.at("signature").at("needed").get_to(book.signatureNeeded);
  json.at("no_answer").get_to(book.noAnswer);
  const Json answers = json.value("answers", Json::object());
  for (const auto& variable : json.at("variables")) {
    book.entries.push_back(entryOf(variable, answers));
  }
  return book;
}

}  // namespace

Result<Codebook> parseCodebook(std::string_view text) {
  try {
    return codebookOf(Json::parse(text.begin(), text.end()));
  } catch (const Json::parse_error& error) {
    const std::size_t stop = std::min(error.byte == 0 ? 0 : error.byte - 1, text.size());
    const auto before = text.substr(0, stop);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto lastBreak = before.rfind('\n');
    const auto column = stop - (lastBreak == std::string_view::npos ? 0 : lastBreak + 1) + 1;
    return fail("The codebook is not valid JSON: line " + std::to_string(line) + ", column " +
                std::to_string(column) + ".");
  } catch (const Json::exception& error) {
    return fail(std::string("The codebook lacks something or has it in another form: ") +
                error.what());
  }
}

const std::vector<Codebook>& knownCodebooks() {
  static const std::vector<Codebook> books = [] {
    auto book = parseCodebook(kPublicAttitudeSurveyCodebook);
    check(book.has_value(), "the embedded codebook can be read");
    return std::vector{std::move(*book)};
  }();
  return books;
}

bool recognises(const Codebook& codebook, const Survey& survey) {
  const auto there =
      std::count_if(codebook.signature.begin(), codebook.signature.end(),
                    [&survey](const auto& name) { return survey.find(name).has_value(); });
  return there > 0 && static_cast<std::size_t>(there) >= codebook.signatureNeeded;
}

}  // namespace candour
