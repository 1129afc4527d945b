// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/design_editor.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "ui/pages/drivers/column_pattern.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/survey_choices.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

std::vector<std::string> namesIn(const QString& text) {
  std::vector<std::string> names;
  for (const auto& name : text.split(u',', Qt::SkipEmptyParts)) {
    if (!name.trimmed().isEmpty()) names.push_back(name.trimmed().toStdString());
  }
  return names;
}

QString joined(const std::vector<std::string>& names) {
  QStringList list;
  for (const auto& name : names) list << QString::fromStdString(name);
  return list.join(u", "_s);
}

std::string chosenIn(const QComboBox* box) {
  return box->currentData().toString().toStdString();
}

}  // namespace

DesignEditor::DesignEditor(Session& session, const DriverModelSpec& question, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_family(new DropList(this)),
      m_single(new DropList(this)) {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(16, 16, 16, 16);
  form->setVerticalSpacing(10);
  form->setHorizontalSpacing(16);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  addFamily(form, question.family);
  addMissingAnswers(form, question.missingAnswers);
  m_weight = addVariable(form, tr("&Weight"), question.design.weight, true);
  m_strata = addVariables(form, tr("&Strata"), question.design.strata);
  m_clusters = addVariables(form, tr("&Clusters"), question.design.clusters);
  m_fpc = addVariable(form, tr("P&opulation of a stratum"), question.design.fpc, true);
  for (const auto& text : {tr("Compare it with the whole sample"),
                           tr("Leave it out of the variance"), tr("It was certain to be drawn"),
                           tr("Give it the average of the others"), tr("Refuse to answer")}) {
    m_single->addItem(text);
  }
  m_single->setCurrentIndex(static_cast<int>(question.design.singlePsu));
  form->addRow(tr("A stratum with one cl&uster"), m_single);
  addHint(form,
          tr("Strata and clusters make the intervals honest: people of one ward resemble each "
             "other. Leave them empty when the file does not say how the sample was drawn."));
  addErrors(form, question.design);
  m_area = addVariable(form, tr("&Area is told by"), question.area, false);
  m_time = addVariable(form, tr("&Time is told by"), question.wave, false);
}

void DesignEditor::addFamily(QFormLayout* form, Family current) {
  m_family->setObjectName(u"family"_s);
  m_family->setAccessibleName(tr("Model"));
  for (const auto& text :
       {tr("Logistic"), tr("Linear probability"), tr("Ordinal (all answers in their order)"),
        tr("Logistic with Firth's penalty")}) {
    m_family->addItem(text);
  }
  m_family->setCurrentIndex(static_cast<int>(current));
  form->addRow(tr("&Model"), m_family);
  addHint(form,
          tr("Logistic is the one to report. Linear probability is a check on it; ordinal uses all "
             "answers, not only whether they count; Firth's penalty gives an answer where a level "
             "decides the outcome by itself."));
}

// In the order of MissingAnswers.
void DesignEditor::addMissingAnswers(QFormLayout* form, MissingAnswers current) {
  m_missing = addChoice(
      form, tr("&People without an answer"),
      {tr("Leave them out"), tr("Keep no answer as an answer"), tr("Impute what is missing")},
      static_cast<int>(current));
  m_missing->setObjectName(u"missingAnswers"_s);
  m_missing->setAccessibleName(tr("People without an answer"));
  addHint(form,
          tr("Of drivers and controls; without an answer to the outcome people are always left "
             "out. Imputing fills in what is missing twenty times, from all other answers, and "
             "takes some seconds; it is of the effects alone. No answer as an answer is a check."));
}

QComboBox* DesignEditor::addVariable(QFormLayout* form, const QString& label,
                                     const std::string& current, bool numbersOnly) {
  auto* box = new DropList(this);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->addItem(tr("none"), QString());
  const auto choices =
      variableChoices(m_session.survey(), current, [numbersOnly](const Variable& variable) {
        return !numbersOnly || variable.kind == VariableKind::Number;
      });
  for (const auto& choice : choices) {
    box->addItem(choice.detail.isEmpty() ? choice.text : choice.text + u"   "_s + choice.detail,
                 choice.key);
    if (choice.chosen) box->setCurrentIndex(box->count() - 1);
  }
  form->addRow(label, box);
  return box;
}

QLineEdit* DesignEditor::addVariables(QFormLayout* form, const QString& label,
                                      const std::vector<std::string>& current) {
  auto* row = new QWidget(this);
  auto* line = new QLineEdit(joined(current), row);
  line->setPlaceholderText(tr("none; several are set apart by commas"));
  auto* add = new QPushButton(tr("Add…"), row);
  add->setAutoDefault(false);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(line, 1);
  layout->addWidget(add);
  form->addRow(label, row);
  if (auto* caption = qobject_cast<QLabel*>(form->labelForField(row))) caption->setBuddy(line);
  line->setAccessibleName(QString(label).remove(u'&'));
  connect(add, &QPushButton::clicked, this, [this, line, add] {
    auto* list = new ChoicePopup(
        tr("Variables of the survey"),
        variableChoices(m_session.survey(), {}, [](const Variable&) { return true; }),
        ChoicePopup::Mode::One, add);
    connect(list, &ChoicePopup::chosen, line, [line](const QStringList& keys) {
      line->setText(line->text().isEmpty() ? keys.first() : line->text() + u", "_s + keys.first());
    });
    list->openBelow(*add);
  });
  return line;
}

QComboBox* DesignEditor::addChoice(QFormLayout* form, const QString& label,
                                   const QStringList& texts, int current) {
  auto* box = new DropList(this);
  box->addItems(texts);
  box->setCurrentIndex(current);
  form->addRow(label, box);
  return box;
}

// In the order of ReplicateMethod, ClusterCorrection and ShareInterval.
void DesignEditor::addErrors(QFormLayout* form, const DesignSpec& design) {
  m_method = addChoice(form, tr("&Errors come from"),
                       {tr("Strata and clusters (linearised)"), tr("Balanced replicates (BRR)"),
                        tr("Fay\u2019s balanced replicates"), tr("Jackknife without strata (JK1)"),
                        tr("Stratified jackknife (JKn)"), tr("Bootstrap")},
                       static_cast<int>(design.replicates.method));
  addReplicates(form, design.replicates);
  m_few = addChoice(form, tr("&Few clusters"),
                    {tr("Correct the intervals below 40 clusters"), tr("Never correct"),
                     tr("Always correct (Bell and McCaffrey)")},
                    static_cast<int>(design.clusterCorrection));
  m_interval = addChoice(
      form, tr("&Intervals of shares"),
      {tr("Logit"), tr("Beta (Korn and Graubard)"), tr("Wilson"), tr("Arcsine square root")},
      static_cast<int>(design.interval));
  connect(m_method, &QComboBox::currentIndexChanged, this, &DesignEditor::showWhatCounts);
  connect(m_replicates, &QLineEdit::textChanged, this, &DesignEditor::showWhatCounts);
  showWhatCounts();
}

void DesignEditor::addReplicates(QFormLayout* form, const ReplicateSpec& replicates) {
  m_replicates = addVariables(form, tr("&Replicate weights"), {});
  m_replicates->setPlaceholderText(tr("made from strata and clusters; or columns, such as brr*"));
  m_replicates->setText(
      QString::fromStdString(columnsText(m_session.survey(), replicates.weights)));
  m_count = new QSpinBox(this);
  m_count->setRange(2, 10000);
  m_count->setValue(replicates.count);
  form->addRow(tr("&Draws of the bootstrap"), m_count);
}

// What plays no part cannot be touched.
void DesignEditor::showWhatCounts() {
  const auto method = static_cast<ReplicateMethod>(m_method->currentIndex());
  m_replicates->parentWidget()->setEnabled(method != ReplicateMethod::None);
  m_count->setEnabled(method == ReplicateMethod::Bootstrap &&
                      m_replicates->text().trimmed().isEmpty());
  m_few->setEnabled(method == ReplicateMethod::None);
}

void DesignEditor::addHint(QFormLayout* form, const QString& text) {
  form->addRow(QString(), makeLabel(text, LabelRole::Muted, this));
}

void DesignEditor::takeInto(DriverModelSpec& question) const {
  question = withFamily(std::move(question), m_session.survey(),
                        static_cast<Family>(m_family->currentIndex()));
  question.missingAnswers = static_cast<MissingAnswers>(m_missing->currentIndex());
  question.design.weight = chosenIn(m_weight);
  question.design.strata = namesIn(m_strata->text());
  question.design.clusters = namesIn(m_clusters->text());
  question.design.fpc = chosenIn(m_fpc);
  question.design.singlePsu = static_cast<LonelyPsu>(m_single->currentIndex());
  ReplicateSpec& replicates = question.design.replicates;
  replicates.method = static_cast<ReplicateMethod>(m_method->currentIndex());
  const std::vector<std::string> before = replicates.weights;
  replicates.weights = columnsNamed(m_session.survey(), m_replicates->text().toStdString());
  if (replicates.weights != before) replicates.rscales.clear();  // they were of other columns
  replicates.count = m_count->value();
  if (replicates.method == ReplicateMethod::None) replicates = {};
  question.design.clusterCorrection = static_cast<ClusterCorrection>(m_few->currentIndex());
  question.design.interval = static_cast<ShareInterval>(m_interval->currentIndex());
  question.area = chosenIn(m_area);
  question.wave = chosenIn(m_time);
}

}  // namespace candour
