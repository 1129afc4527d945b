// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/answer_book.h"

#include <algorithm>

namespace candour {

namespace {

constexpr std::size_t kQuestionsKept = 24;

std::vector<std::string> keysOf(const Needs& needs) {
  std::vector<std::string> keys;
  keys.reserve(needs.size());
  for (const Ask& ask : needs) keys.push_back(ask.key);
  return keys;
}

}  // namespace

AnswerBook::AnswerBook(Background& background, QObject* parent)
    : QObject(parent), m_background(background), m_book(1) {}

void AnswerBook::setQuestion(const DriverModelSpec& question) {
  const auto known = std::find_if(m_book.begin(), m_book.end(),
                                  [&question](const Answers& a) { return a.question == question; });
  Answers entry;
  entry.question = question;
  if (known != m_book.end()) {
    entry = std::move(*known);
    m_book.erase(known);
  }
  m_book.push_front(std::move(entry));
  if (m_book.size() > kQuestionsKept) m_book.pop_back();
  ask();
  Q_EMIT changed();
}

void AnswerBook::needsChanged() {
  const Needs needs = m_needs ? m_needs() : Needs();
  if (keysOf(needs) != m_keys) ask(needs);
}

void AnswerBook::clear() {
  stopAsking();
  const DriverModelSpec question = current().question;
  m_book.clear();
  m_book.emplace_back().question = question;
  ask();
}

Answers* AnswerBook::find(const DriverModelSpec& question) {
  for (auto& answers : m_book) {
    if (answers.question == question) return &answers;
  }
  return nullptr;
}

void AnswerBook::stopAsking() {
  for (auto& asked : m_asked) asked.request_stop();
  m_asked.clear();
}

// Pages that said it was stopped say that it is worked out.
void AnswerBook::askAgain() {
  ask();
  Q_EMIT changed();
}

void AnswerBook::ask() {
  ask(m_needs ? m_needs() : Needs());
}

void AnswerBook::ask(const Needs& needs) {
  stopAsking();
  ++m_round;
  m_clock.start();
  m_keys = keysOf(needs);
  for (const Ask& ask : needs) {
    if (!current().known.contains(ask.key) && ask.possible(current().question)) askOne(ask);
  }
}

void AnswerBook::askOne(const Ask& ask) {
  const DriverModelSpec question = current().question;
  const DriverModelSpec asked = ask.asked == nullptr ? question : ask.asked(question);
  m_asked.push_back(m_background.start<std::any>(
      ask.text,
      [ask, asked](Workbench& bench, const Job& job) -> Result<std::any> {
        std::vector<std::string> variables = variablesOf(asked);
        if (ask.variables) {
          for (auto& name : ask.variables(bench.described(), asked)) variables.push_back(name);
        }
        std::any answer = ask.work(bench.surveyWith(variables), asked, job);
        if (job.stopped()) return cancelled();
        return answer;
      },
      [this, ask, question, round = m_round](Result<std::any> result) {
        take(ask, question, std::move(result), round);
      }));
}

void AnswerBook::take(const Ask& ask, const DriverModelSpec& question, Result<std::any> result,
                      int round) {
  if (!result && result.error().kind == ErrorKind::Cancelled) {
    if (round == m_round) Q_EMIT stopped();
    return;
  }
  Answers* answers = find(question);
  if (answers == nullptr) return;
  if (answers->milliseconds == 0) {
    answers->milliseconds = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
  }
  if (ask.latestOnly) {
    const auto older = [family = ask.family() + ":"](const auto& entry) {
      return entry.first.starts_with(family);
    };
    for (Answers& page : m_book) std::erase_if(page.known, older);
  }
  // A failure, too, is kept as what the page expects.
  if (!result) result = ask.work(passOn(result), question, {});
  answers->known.insert_or_assign(ask.key, std::move(*result));
  Q_EMIT changed();
}

}  // namespace candour
