// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/question_bar.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include "ui/session/question_edit.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/survey_choices.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString chipText(const QString& text) {
  constexpr int kLongest = 44;
  const QString shown = text.size() > kLongest ? text.left(kLongest - 1) + u'…' : text;
  return QString(shown).replace(u'&', u"&&"_s) + u" ▾"_s;
}

QString words(const std::string& variable, const std::vector<AnswerRef>& answers) {
  return QString::fromStdString(answersInWords(variable, answers));
}

bool couldBeArea(const Variable& variable) {
  return variable.levels.size() >= 3 && variable.levels.size() <= 400;
}

// A chip opens with Return and the down arrow too, as lists do.
class Chip : public QPushButton {
 public:
  using QPushButton::QPushButton;

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
      click();
    } else {
      QPushButton::keyPressEvent(event);
    }
  }
};

}  // namespace

QuestionBar::QuestionBar(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
  setProperty("part", u"bar"_s);
  setAttribute(Qt::WA_StyledBackground);
  setObjectName(u"questionBar"_s);
  setAccessibleName(tr("The question"));
  auto* layout = new FlowLayout(this);
  layout->setContentsMargins(18, 9, 18, 9);
  m_outcome = addChip(u"chipOutcome"_s, tr("What is asked about"), &QuestionBar::openOutcome);
  addWord(tr("in"));
  m_area = addChip(u"chipArea"_s, tr("Where"), &QuestionBar::openArea);
  addWord(tr("among"));
  m_among = addChip(u"chipAmong"_s, tr("Whose answers"), &QuestionBar::openAmong);
  m_periodWord = addWord(tr("in"));
  m_period = addChip(u"chipPeriod"_s, tr("When"), &QuestionBar::openPeriod);
  addWord(tr("and"));
  m_weight = addChip(u"chipWeight"_s, tr("The weight"), &QuestionBar::openWeight);
  connect(&session, &Session::questionChanged, this, &QuestionBar::refresh);
  connect(&session, &Session::projectChanged, this, &QuestionBar::refresh);
  refresh();
}

void QuestionBar::setComparing(bool comparing) {
  m_comparing = comparing;
  refresh();
}

QPushButton* QuestionBar::addChip(const QString& name, const QString& hint,
                                  void (QuestionBar::*open)()) {
  auto* chip = new Chip(this);
  chip->setObjectName(name);
  chip->setProperty("part", u"chip"_s);
  chip->setToolTip(hint);
  layout()->addWidget(chip);
  connect(chip, &QPushButton::clicked, this, open);
  return chip;
}

QLabel* QuestionBar::addWord(const QString& word) {
  auto* label = makeLabel(word, LabelRole::Muted, this);
  label->setWordWrap(false);
  layout()->addWidget(label);
  return label;
}

void QuestionBar::refresh() {
  const auto& question = m_session.question();
  const QString outcome = QString::fromStdString(
      question.outcome.name.empty() ? question.outcome.variable : question.outcome.name);
  m_outcome->setText(chipText(outcome.isEmpty() ? tr("Choose an outcome") : outcome));
  refreshPlaces();
  QStringList people;
  for (const auto& condition : amongConditions(question, m_session.survey())) {
    people << words(condition.variable, condition.answers);
  }
  m_among->setText(chipText(people.isEmpty() ? tr("everyone") : people.join(tr(" and "))));
  const std::string time = timeVariable(question, m_session.survey());
  m_period->setVisible(!time.empty());
  m_periodWord->setVisible(!time.empty());
  const auto periods = answersWanted(question, time);
  m_period->setText(chipText(periods.empty() ? tr("all periods") : words(time, periods)));
  const auto weight = QString::fromStdString(question.design.weight);
  m_weight->setText(
      chipText(weight.isEmpty() ? tr("not weighted") : tr("weighted: %1").arg(weight)));
  for (auto* chip : {m_outcome, m_area, m_among, m_period, m_weight}) {
    chip->setAccessibleName(chip->toolTip() + u": "_s + chip->text().chopped(2));
  }
  layout()->invalidate();
}

void QuestionBar::refreshPlaces() {
  const auto& question = m_session.question();
  const auto places = answersWanted(question, question.area);
  const QString everywhere =
      m_session.project().recognisedAs.empty() ? tr("the whole survey") : tr("London");
  QString text = places.empty() ? everywhere : words(question.area, places);
  if (m_comparing) {
    text = places.empty() ? tr("all areas") : tr("all areas, %1 marked").arg(text);
  }
  m_area->setText(chipText(text));
  // Plain numbers have no labels to list: have their values counted before they are asked for.
  if (!m_session.hasData()) return;
  for (const auto& variable : {question.area, timeVariable(question, m_session.survey())}) {
    if (!variable.empty()) answersOf(m_session, variable);
  }
}

ChoicePopup* QuestionBar::popup(const QString& title, const QList<Choice>& choices, bool several,
                                QWidget* anchor) {
  return new ChoicePopup(title, choices,
                         several ? ChoicePopup::Mode::Several : ChoicePopup::Mode::One, anchor);
}

void QuestionBar::openOutcome() {
  const auto models = m_session.project().models;
  QList<Choice> choices;
  for (std::size_t i = 0; i < models.size(); ++i) {
    const auto& outcome = models[i].outcome;
    choices.append({.key = QString::number(i),
                    .text = QString::fromStdString(outcome.name),
                    .detail = QString::fromStdString(outcome.variable),
                    .chosen = outcome == m_session.question().outcome});
  }
  if (choices.isEmpty()) {
    Q_EMIT outcomeEditorWanted();
    return;
  }
  auto* list = popup(tr("What is asked about"), choices, false, m_outcome);
  list->addAction(u"other"_s, tr("Another question of the survey…"));
  connect(list, &ChoicePopup::chosen, this,
          [this, models](const QStringList& keys) { chooseModel(models[keys.first().toUInt()]); });
  connect(list, &ChoicePopup::actionChosen, this, &QuestionBar::outcomeEditorWanted);
  list->openBelow(*m_outcome);
}

// Another outcome keeps what the analyst set up: people, place, time, weight and drivers.
void QuestionBar::chooseModel(const DriverModelSpec& model) {
  DriverModelSpec question = m_session.question();
  std::vector<std::string> dropped;
  question = question.drivers.empty() ? model : withOutcome(question, model.outcome, dropped);
  const Family family = question.family;
  question = withFamily(std::move(question), m_session.survey(), family);
  m_session.edit(tr("outcome"), question);
  if (!dropped.empty()) {
    Q_EMIT m_session.told(tr("%1 is the outcome now and no longer among the drivers.")
                              .arg(QString::fromStdString(dropped.front())));
  }
}

void QuestionBar::openArea() {
  const auto& question = m_session.question();
  if (question.area.empty()) {
    openAreaVariables();
    return;
  }
  const auto answers = answersOf(m_session, question.area);
  auto choices = answerChoices(answers, answersWanted(question, question.area));
  choices.prepend({.key = u"all"_s,
                   .text = m_comparing ? tr("Mark none") : tr("Everywhere"),
                   .detail = {},
                   .chosen = answersWanted(question, question.area).empty()});
  auto* list = popup(titleOf(m_session.survey(), question.area), choices, false, m_area);
  list->addAction(u"variable"_s, tr("Areas are told by another variable…"));
  connect(list, &ChoicePopup::chosen, this, [this, answers](const QStringList& keys) {
    chooseArea(keys.first() == u"all"_s ? nullptr : &answers[keys.first().toUInt()]);
  });
  connect(list, &ChoicePopup::actionChosen, this, &QuestionBar::openAreaVariables);
  list->openBelow(*m_area);
}

void QuestionBar::chooseArea(const AnswerRef* answer) {
  const auto& question = m_session.question();
  std::vector<AnswerRef> wanted;
  if (answer != nullptr) wanted.push_back(*answer);
  m_session.edit(tr("place"), withAnswersWanted(question, question.area, wanted));
}

void QuestionBar::openAreaVariables() {
  auto* list = popup(tr("Which variable tells the area?"),
                     variableChoices(m_session.survey(), m_session.question().area, couldBeArea),
                     false, m_area);
  connect(list, &ChoicePopup::chosen, this, [this](const QStringList& keys) {
    DriverModelSpec question = comparisonOf(m_session.question());
    question.area = keys.first().toStdString();
    m_session.edit(tr("area variable"), question);
  });
  list->openBelow(*m_area);
}

void QuestionBar::openAmong() {
  // The groups of the controls are one click away; everything else through the editor.
  std::vector<DomainCondition> groups;
  QList<Choice> choices{
      {.key = u"everyone"_s,
       .text = tr("Everyone"),
       .detail = {},
       .chosen = amongConditions(m_session.question(), m_session.survey()).empty()}};
  for (const auto& control : m_session.question().controls) {
    const auto& variable = control.items.front().variable;
    for (const auto& answer : answersOf(m_session, variable)) {
      choices.append({.key = QString::number(groups.size()),
                      .text = QString::fromStdString(text(answer)),
                      .detail = titleOf(m_session.survey(), variable),
                      .chosen = false});
      groups.push_back({variable, {answer}});
    }
  }
  auto* list = popup(tr("Whose answers"), choices, false, m_among);
  list->addAction(u"editor"_s, tr("Choose people by any answers…"));
  connect(list, &ChoicePopup::chosen, this, [this, groups](const QStringList& keys) {
    std::vector<DomainCondition> among;
    if (keys.first() != u"everyone"_s) among.push_back(groups[keys.first().toUInt()]);
    m_session.edit(tr("people"), withAmong(m_session.question(), m_session.survey(), among));
  });
  connect(list, &ChoicePopup::actionChosen, this, &QuestionBar::amongEditorWanted);
  list->openBelow(*m_among);
}

void QuestionBar::openPeriod() {
  const std::string time = timeVariable(m_session.question(), m_session.survey());
  const auto answers = answersOf(m_session, time);
  auto* list =
      popup(tr("Periods; none ticked means all"),
            answerChoices(answers, answersWanted(m_session.question(), time)), true, m_period);
  connect(list, &ChoicePopup::chosen, this, [this, time, answers](const QStringList& keys) {
    std::vector<AnswerRef> wanted;
    for (const auto& key : keys) wanted.push_back(answers[key.toUInt()]);
    if (wanted.size() == answers.size()) wanted.clear();
    m_session.edit(tr("period"), withAnswersWanted(m_session.question(), time, wanted));
  });
  list->openBelow(*m_period);
}

void QuestionBar::openWeight() {
  const auto& current = m_session.question().design.weight;
  const auto& proposed = m_session.project().weights;
  const auto likely = proposed.empty() ? likelyWeights(m_session.survey()) : proposed;
  auto choices = variableChoices(m_session.survey(), current, [&](const Variable& variable) {
    return variable.name == current ||
           std::find(likely.begin(), likely.end(), variable.name) != likely.end();
  });
  choices.prepend({.key = {}, .text = tr("Not weighted"), .detail = {}, .chosen = current.empty()});
  auto* list = popup(tr("The weight of each interview"), choices, false, m_weight);
  list->addAction(u"other"_s, tr("Another variable…"));
  connect(list, &ChoicePopup::chosen, this, [this](const QStringList& keys) {
    DriverModelSpec question = m_session.question();
    question.design.weight = keys.first().toStdString();
    m_session.edit(tr("weight"), question);
  });
  connect(list, &ChoicePopup::actionChosen, this, &QuestionBar::openWeightVariables);
  list->openBelow(*m_weight);
}

void QuestionBar::openWeightVariables() {
  auto* list =
      popup(tr("The weight of each interview"),
            variableChoices(m_session.survey(), m_session.question().design.weight,
                            [](const Variable& v) { return v.kind == VariableKind::Number; }),
            false, m_weight);
  connect(list, &ChoicePopup::chosen, this, [this](const QStringList& keys) {
    DriverModelSpec question = m_session.question();
    question.design.weight = keys.first().toStdString();
    m_session.edit(tr("weight"), question);
  });
  list->openBelow(*m_weight);
}

}  // namespace candour
