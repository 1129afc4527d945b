// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/padding.h"

#include <nlohmann/json.hpp>

#include "embedded/kSimulationColumns.h"
#include "models/simulate/columns.h"

namespace candour {

namespace {

struct Kind {
  const char* key;                 // in the JSON file
  std::vector<std::string> order;  // answers
  std::vector<double> shares;
  double notAsked;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {"multi_response", {"-", "Mentioned"}, {.94, .06}, 0},
      {"agreement", wordingOf("Q62C").order, {.05, .11, .20, .46, .18}, 0},
      {"yes_no_asked_of_some", {"No", "Yes"}, {.7, .3}, .6}};
  return all;
}

AnswerColumn drawAnswers(const Kind& kind, std::size_t rows, Random& random) {
  // Each column has a level of its own.
  std::vector<double> shares = kind.shares;
  shares.back() *= .4 + 1.2 * random.uniform();
  AnswerColumn answers(rows);
  for (auto& answer : answers) {
    const bool asked = random.uniform() >= kind.notAsked;
    answer = asked ? static_cast<std::int8_t>(random.pick(shares)) : reason::kNotAsked;
  }
  return answers;
}

}  // namespace

void padToFileWidth(const Fieldwork& fieldwork, Random random, Survey& survey) {
  const auto json =
      nlohmann::ordered_json::parse(kSimulationColumns.begin(), kSimulationColumns.end());
  const auto width = json.at("width").get<std::size_t>();
  for (const Kind& kind : kinds()) {
    for (const auto& name : json.at(kind.key)) {
      if (survey.variables.size() >= width) return;
      if (survey.find(name.get<std::string>())) continue;
      auto made = answerColumn(name, "", kind.order, drawAnswers(kind, fieldwork.rows(), random),
                               fieldwork);
      survey.add(std::move(made.variable), std::move(made.column));
    }
  }
}

}  // namespace candour
