// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/answer_book.h"

#include <algorithm>

#include "ui/session/question_edit.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr std::size_t kQuestionsKept = 24;

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

void AnswerBook::need(const Needs& needs) {
  if (needs == m_needs) return;
  m_needs = needs;
  ask();
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

void AnswerBook::ask() {
  stopAsking();
  ++m_round;
  m_clock.start();
  const Answers& known = current();
  const DriverModelSpec question = known.question;
  if (canFit(question)) {
    if (m_needs.model && !known.model) askModel(question);
    if (!m_needs.curveDriver.empty() && !known.curves.contains(m_needs.curveDriver)) {
      askCurve(question, m_needs.curveDriver);
    }
    if (m_needs.importance && !known.importance) askImportance(question);
  }
  if (canCompare(question) && m_needs.boroughs && !known.boroughs) askBoroughs(question);
}

template <class T>
void AnswerBook::askOne(
    const QString& text, const DriverModelSpec& asked,
    std::function<Result<T>(const Survey&, const DriverModelSpec&, const Job&)> work,
    std::function<void(Answers&, Answer<T>)> keep) {
  using Context = std::shared_ptr<FigureContext>;
  const Context context = std::make_shared<FigureContext>();
  m_asked.push_back(m_background.start<T>(
      text,
      [asked, work = std::move(work), context](Workbench& bench, const Job& job) -> Result<T> {
        auto survey = bench.surveyWith(variablesOf(asked));
        if (!survey) return passOn(survey);
        *context = contextOf(*survey, asked);
        return work(*survey, asked, job);
      },
      [this, question = current().question, keep = std::move(keep), context,
       round = m_round](Result<T> result) {
        if (!result && result.error().kind == ErrorKind::Cancelled) {
          if (round == m_round) Q_EMIT stopped();
          return;
        }
        Answers* answers = find(question);
        if (answers == nullptr) return;
        if (answers->milliseconds == 0) {
          answers->milliseconds = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
        }
        keep(*answers, {std::move(result), *context});
        Q_EMIT changed();
      }));
}

void AnswerBook::askModel(const DriverModelSpec& question) {
  askOne<DriverModel>(
      tr("Fitting the model"), question, &fitDriverModel,
      [](Answers& answers, Answer<DriverModel> answer) { answers.model = std::move(answer); });
}

void AnswerBook::askImportance(const DriverModelSpec& question) {
  askOne<Importance>(
      tr("Weighing the drivers against each other"), question, &fitImportance,
      [](Answers& answers, Answer<Importance> answer) { answers.importance = std::move(answer); });
}

void AnswerBook::askCurve(const DriverModelSpec& question, const std::string& driver) {
  askOne<DriverCurve>(
      tr("Following one driver"), question,
      [driver](const Survey& survey, const DriverModelSpec& spec, const Job& job) {
        return driverCurve(survey, spec, driver, job);
      },
      [driver](Answers& answers, Answer<DriverCurve> answer) {
        answers.curves.insert_or_assign(driver, std::move(answer));
      });
}

// All areas are compared whatever area the rest of the window looks at; the answer is kept with the
// question as asked.
void AnswerBook::askBoroughs(const DriverModelSpec& question) {
  askOne<BoroughComparison>(tr("Comparing the areas"), comparisonOf(question), &compareBoroughs,
                            [](Answers& answers, Answer<BoroughComparison> answer) {
                              answers.boroughs = std::move(answer);
                            });
}

}  // namespace candour
