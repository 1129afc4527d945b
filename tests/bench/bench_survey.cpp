// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/bench/bench_survey.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/check.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/import/codebook.h"

namespace candour::bench {

namespace {

constexpr std::size_t kDriverItems = 16;
constexpr std::size_t kWardsABorough = 20;

// Two items a driver, in the order of model.json; the outcome Trust and Confidence; then the rest.
constexpr std::array<std::string_view, 52> kQuestions = {
    "Q62C",   "Q62TG", "Q62A",  "Q62D",  "NQ135BH", "XQ122B",  "Q13",    "Q15",  "Q65",
    "Q79C",   "Q131",  "Q133",  "ZQ10A", "ZQ10B",   "Q3C",     "Q3H",    "Q62B", "Q62E",
    "Q62F",   "Q62H",  "Q62TI", "Q62TJ", "A121",    "Q79A",    "Q79B",   "Q79D", "Q79E",
    "Q79F",   "Q79G",  "Q79H",  "Q79I",  "Q79J",    "NQ62A",   "NQ62B",  "Q21",  "Q66",
    "NQ133A", "ZQ10C", "ZQ10D", "ZQ10E", "ZQ10F",   "NQ44A",   "Q39A_2", "Q3J",  "Q3L",
    "NQ155r", "Q139r", "Q148",  "NQ146", "Q1",      "NQ135BD", "Q60"};
constexpr std::array<double, kDriverItems / 2> kEffects = {1.6, 1.0, 0.8, 0.5, 0.3, 0.3, 0.4, 0.2};

const std::vector<std::string>& answersOf(std::string_view variable) {
  for (const auto& entry : knownCodebooks().front().entries) {
    if (entry.variable == variable) return entry.order;
  }
  check(false, "the codebook lacks a variable of the benchmark survey");
  return knownCodebooks().front().entries.front().order;
}

/// 0 .. levels-1 from a standard normal, the middle answers being the commoner ones.
std::size_t answerFrom(double latent, std::size_t levels) {
  const double share = 0.5 * std::erfc(-latent / std::sqrt(2.0));
  return std::min(levels - 1, static_cast<std::size_t>(share * static_cast<double>(levels)));
}

class Writer {
 public:
  Writer(std::size_t rows, AnswerForm form) : m_form(form) {
    for (const auto name : kQuestions) m_answers.push_back(&answersOf(name));
    m_text = "WT_Discrete,C2,ward,MONTH,FinancialYear,Q136r,XQ135r,NQ147r";
    for (const auto name : kQuestions) m_text.append(",").append(name);
    m_text += "\n";
    m_text.reserve(rows * (form == AnswerForm::Codes ? 160 : 1100));
    for (std::size_t row = 0; row < rows; ++row) addPerson(row);
  }

  [[nodiscard]] const std::string& text() const { return m_text; }

 private:
  void add(const std::vector<std::string>& answers, std::size_t answer) {
    if (m_form == AnswerForm::Codes) {
      m_text += std::to_string(answer + 1);
    } else {
      m_text += answers[answer];
    }
    m_text += ',';
  }

  void addPerson(std::size_t row) {
    const std::size_t borough = m_random.below(answersOf("C2").size());
    const std::size_t ward = borough * kWardsABorough + m_random.below(kWardsABorough);
    m_text += fixed(std::exp(0.4 * m_random.normal()), 4) + ",";
    add(answersOf("C2"), borough);
    m_text += m_form == AnswerForm::Codes ? std::to_string(ward + 1)
                                          : "E05" + std::to_string(100000 + ward);
    const std::size_t month = row % 60;
    m_text += "," + std::to_string(48 + month) + "," + std::to_string(11 + month / 12) + ",";
    const std::size_t age = m_random.below(answersOf("Q136r").size());
    add(answersOf("Q136r"), age);
    const std::size_t sex = m_random.below(2);
    add(answersOf("XQ135r"), sex);
    const std::size_t ethnicity =
        m_random.pick(std::array<double, 6>{0.42, 0.16, 0.2, 0.13, 0.05, 0.04});
    add(answersOf("NQ147r"), ethnicity);
    addAnswers(-2.6 + 0.1 * static_cast<double>(age) + 0.02 * static_cast<double>(borough) -
               (ethnicity == 3 ? 0.4 : 0) + 0.15 * static_cast<double>(sex));
    m_text.back() = '\n';
  }

  void addAnswers(double predictor) {
    const double general = m_random.normal();
    for (std::size_t question = 0; question + 2 < kQuestions.size(); ++question) {
      const auto& answers = *m_answers[question];
      const double latent = 0.6 * general + 0.8 * m_random.normal();
      const std::size_t answer = answerFrom(latent, answers.size());
      if (question < kDriverItems) {
        predictor += kEffects[question / 2] * static_cast<double>(answer) /
                     static_cast<double>(answers.size() - 1) / 2 * 1.4;
      } else if (m_random.uniform() < 0.1) {
        m_text += ',';
        continue;
      }
      add(answers, answer);
    }
    const auto& agreement = *m_answers[kQuestions.size() - 2];
    const bool trusts = m_random.bernoulli(1 / (1 + std::exp(-predictor)));
    add(agreement, trusts ? 3 + m_random.below(2) : m_random.below(3));
    add(*m_answers.back(), answerFrom(general, m_answers.back()->size()));
  }

  AnswerForm m_form;
  Random m_random{2026};
  std::vector<const std::vector<std::string>*> m_answers;
  std::string m_text;
};

}  // namespace

Status writeBenchSurvey(const std::filesystem::path& file, std::size_t rows, AnswerForm form) {
  std::ofstream out(file, std::ios::binary);
  out << Writer(rows, form).text();
  out.close();
  if (!out) return fail("Cannot write " + file.string() + ".");
  return {};
}

}  // namespace candour::bench
