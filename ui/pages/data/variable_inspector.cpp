// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/data/variable_inspector.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/text.h"
#include "ui/pages/answer_words.h"
#include "ui/session/words.h"
#include "ui/widgets/answer_bars.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/variables_table_model.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

bool isDriver(const DriverModelSpec& question, const std::string& variable) {
  return std::any_of(question.drivers.begin(), question.drivers.end(), [&](const DriverSpec& d) {
    return std::any_of(d.items.begin(), d.items.end(),
                       [&](const ItemSpec& item) { return item.variable == variable; });
  });
}

}  // namespace

VariableInspector::VariableInspector(Session& session, QWidget* parent)
    : Inspector(parent),
      m_session(session),
      m_heading(makeLabel({}, LabelRole::Title)),
      m_label(makeLabel({}, LabelRole::Body)),
      m_summary(makeLabel({}, LabelRole::Muted)),
      m_answers(new BarList),
      m_missing(new BarList),
      m_codes(makeLabel({}, LabelRole::Body)),
      m_origins(makeLabel({}, LabelRole::Body)) {
  m_heading->setObjectName(u"variableName"_s);
  m_answers->setObjectName(u"answers"_s);
  m_answers->setAccessibleName(tr("Answers"));
  m_missing->setAccessibleName(tr("Reasons for missing"));
  auto* head = addSection({}, u"sectionVariable"_s);
  head->addWidget(m_heading);
  head->addWidget(m_label);
  head->addWidget(m_summary);
  addActions();
  addSection(tr("Answers"), u"sectionAnswers"_s)->addWidget(m_answers);
  addSection(tr("No answer"), u"sectionMissing"_s)->addWidget(m_missing);
  m_codes->setObjectName(u"variableCodes"_s);
  m_origins->setObjectName(u"variableOrigins"_s);
  for (QLabel* label : {m_codes, m_origins}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  }
  addSection(tr("Codes"), u"sectionCodes"_s)->addWidget(m_codes);
  addSection(tr("Where it came from"), u"sectionOrigins"_s)->addWidget(m_origins);
  connect(&session, &Session::questionChanged, this, &VariableInspector::refresh);
  connect(&session.facts(), &SurveyFacts::distributionReady, this, [this](const QString& name) {
    if (name == m_name) refresh();
  });
}

void VariableInspector::addActions() {
  auto* row = new QWidget;
  auto* layout = new FlowLayout(row, 6);
  layout->setContentsMargins(0, 0, 0, 0);
  const auto add = [&](const QString& name) {
    auto* button = new QPushButton(row);
    button->setObjectName(name);
    layout->addWidget(button);
    return button;
  };
  m_asOutcome = add(u"setOutcome"_s);
  m_asDriver = add(u"addDriver"_s);
  m_asWeight = add(u"setWeight"_s);
  m_asOutcome->setText(tr("Set as outcome…"));
  m_asWeight->setText(tr("Use as weight"));
  connect(m_asOutcome, &QPushButton::clicked, this, [this] { Q_EMIT outcomeWanted(m_name); });
  connect(m_asDriver, &QPushButton::clicked, this, &VariableInspector::toggleDriver);
  connect(m_asWeight, &QPushButton::clicked, this, &VariableInspector::setAsWeight);
  addSection({}, u"sectionActions"_s)->addWidget(row);
}

void VariableInspector::showVariable(const QString& name) {
  m_name = name;
  refresh();
}

void VariableInspector::refresh() {
  const auto index = m_session.survey().find(m_name.toStdString());
  setVisible(index.has_value());
  if (!index) return;
  const Variable& variable = m_session.survey().variables[*index];
  m_heading->setText(m_name);
  m_label->setText(QString::fromStdString(variable.label));
  m_label->setVisible(!variable.label.empty());
  refreshActions();
  showCodes(variable);
  showOrigins(variable);
  const auto* known =
      m_session.facts().distribution(variable.name, m_session.question().design.weight);
  setSectionVisible(u"sectionAnswers"_s, known != nullptr && !known->answers.empty());
  setSectionVisible(u"sectionMissing"_s, known != nullptr && !known->missing.empty());
  m_summary->setText(kindInWords(variable));
  if (known == nullptr) return;
  showDistribution(*known);
  showMissing(*known);
}

void VariableInspector::refreshActions() {
  const auto& question = m_session.question();
  const std::string name = m_name.toStdString();
  const auto index = m_session.survey().find(name);
  const Variable& variable = m_session.survey().variables[*index];
  const bool number = variable.kind == VariableKind::Number &&
                      std::all_of(variable.levels.begin(), variable.levels.end(),
                                  [](const Level& level) { return level.missing; });
  const bool driver = isDriver(question, name);
  m_asOutcome->setEnabled(question.outcome.variable != name);
  m_asDriver->setText(driver ? tr("Remove from drivers") : tr("Add as driver"));
  m_asDriver->setEnabled(question.outcome.variable != name);
  m_asWeight->setVisible(number);
  m_asWeight->setEnabled(question.design.weight != name);
}

void VariableInspector::showDistribution(const Distribution& distribution) {
  QString summary = m_summary->text() + tr(", %1 answers").arg(counted(distribution.valid));
  if (distribution.binned) {
    summary += tr(" from %1 to %2, mean %3")
                   .arg(QString::fromStdString(shortest(distribution.low)),
                        QString::fromStdString(shortest(distribution.high)),
                        QString::fromStdString(fixed(distribution.mean, 2)));
  }
  if (!distribution.weight.empty()) {
    summary += tr("; shares weighted by %1").arg(QString::fromStdString(distribution.weight));
    if (distribution.noWeight > 0) {
      summary += tr(", %1 answers carry no weight").arg(counted(distribution.noWeight));
    }
  }
  m_summary->setText(summary);
  m_answers->setRows(answerBars(distribution),
                     distribution.weight.empty() ? tr("share") : tr("weighted"), tr("interviews"));
}

// Of numbers, the codes behind the answers; texts have none of their own.
void VariableInspector::showCodes(const Variable& variable) {
  constexpr int kMostCodes = 60;
  QStringList lines;
  std::size_t labelled = 0;
  for (const auto& level : variable.levels) {
    if (variable.kind == VariableKind::Text || (level.label.empty() && !level.missing)) continue;
    if (++labelled > kMostCodes) continue;
    QString line = text(shortest(level.code)) + u"  "_s + text(level.label);
    if (level.missing) line += tr(" (missing)");
    lines << line;
  }
  if (labelled > kMostCodes) lines << tr("and %1 more").arg(labelled - kMostCodes);
  for (const auto& range : variable.missingRanges) {
    lines << tr("%1 to %2 (missing)").arg(text(shortest(range.low)), text(shortest(range.high)));
  }
  m_codes->setText(lines.join(u'\n'));
  setSectionVisible(u"sectionCodes"_s, !lines.isEmpty());
}

void VariableInspector::showOrigins(const Variable& variable) {
  QStringList lines;
  if (!variable.provenance.empty()) lines << text(variable.provenance);
  for (const auto& origin : m_session.project().origins) {
    if (origin.variable != variable.name) continue;
    QString source;
    for (const auto& wave : m_session.survey().waves) {
      if (wave.name == origin.wave) source = text(wave.source);
    }
    QString line = tr("%1: %2 in %3").arg(text(origin.wave), text(origin.nameInFile), source);
    if (!origin.answersMapped.empty()) line += tr(", read %1").arg(text(origin.answersMapped));
    lines << line;
  }
  m_origins->setText(lines.join(u'\n'));
  setSectionVisible(u"sectionOrigins"_s, !lines.isEmpty());
}

void VariableInspector::showMissing(const Distribution& distribution) {
  m_missing->setRows(missingBars(distribution), {}, {});
}

void VariableInspector::toggleDriver() {
  DriverModelSpec question = m_session.question();
  const std::string name = m_name.toStdString();
  if (!isDriver(question, name)) {
    DriverSpec driver;
    const auto& label = m_session.survey().variables[*m_session.survey().find(name)].label;
    driver.name = label.empty() || label.size() > 40 ? name : label;
    driver.items.push_back({.variable = name, .order = {}, .missing = {}});
    question.drivers.push_back(std::move(driver));
    m_session.edit(tr("new driver"), question);
    return;
  }
  for (auto& driver : question.drivers) {
    std::erase_if(driver.items, [&name](const ItemSpec& item) { return item.variable == name; });
  }
  std::erase_if(question.drivers, [](const DriverSpec& driver) { return driver.items.empty(); });
  m_session.edit(tr("driver removed"), question);
}

void VariableInspector::setAsWeight() {
  DriverModelSpec question = m_session.question();
  question.design.weight = m_name.toStdString();
  m_session.edit(tr("weight"), question);
}

}  // namespace candour
