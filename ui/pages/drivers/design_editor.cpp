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
#include <QVBoxLayout>

#include "ui/pages/drivers/column_pattern.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/form_list.h"
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
    : QWidget(parent), m_session(session) {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(16, 16, 16, 16);
  form->setVerticalSpacing(10);
  form->setHorizontalSpacing(16);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  addFamily(form, question.family);
  addMissingAnswers(form, question.missingAnswers);
  addSample(form, question.design);
  addErrors(form, question.design);
  m_area = addVariable(form, tr("&Area is told by"), question.area, false);
  m_time = addVariable(form, tr("&Time is told by"), question.wave, false);
}

// In the order of Family.
void DesignEditor::addFamily(QFormLayout* form, Family current) {
  m_family = addChoice(
      form, tr("&Model"),
      {{tr("Logistic"),
        tr("The one to report: what goes with the share whose answer counts as the outcome.")},
       {tr("Linear probability"),
        tr("The same on a straight line, which may leave 0 to 100 per cent: a check on the "
           "logistic model.")},
       {tr("Ordinal (all answers in their order)"),
        tr("Uses every answer in its order, not only whether it counts as the outcome.")},
       {tr("Logistic with Firth's penalty"),
        tr("Gives an answer where a group decides the outcome by itself, or where few people "
           "have the outcome.")}},
      static_cast<int>(current));
  m_family->setObjectName(u"family"_s);
}

// In the order of MissingAnswers.
void DesignEditor::addMissingAnswers(QFormLayout* form, MissingAnswers current) {
  const QString always = u' ' + tr("People without an answer to the outcome are always left out.");
  m_missing = addChoice(
      form, tr("&People without an answer"),
      {{tr("Leave them out"),
        tr("Only people who answered every driver and control are in the model.") + always},
       {tr("Keep no answer as an answer"),
        tr("Having given no answer counts as a group of its own: a check, not for a report.") +
            always},
       {tr("Impute what is missing"),
        tr("Fills in missing answers twenty times from all others and brings the results "
           "together. For the effects alone; may take a minute.") +
            always}},
      static_cast<int>(current));
  m_missing->setObjectName(u"missingAnswers"_s);
}

// In the order of LonelyPsu.
void DesignEditor::addSample(QFormLayout* form, const DesignSpec& design) {
  m_weight = addVariable(form, tr("&Weight"), design.weight, true);
  m_strata = addVariables(form, tr("&Strata"), design.strata);
  m_clusters = addVariables(form, tr("&Clusters"), design.clusters);
  addHint(form, tr("Strata are what the sample was drawn within, clusters the places drawn. They "
                   "make intervals honest: people of one ward resemble each other. Leave them "
                   "empty where the file does not say."));
  m_fpc = addVariable(form, tr("P&opulation of a stratum"), design.fpc, true);
  addHint(form, tr("How many clusters a stratum has in all, or the share of them drawn: shortens "
                   "intervals where many were. Seldom known, and then \"none\"."));
  m_single = addChoice(
      form, tr("A stratum with one cl&uster"),
      {{tr("Compare it with the whole sample"), tr("One cluster shows no spread, so its distance "
                                                   "from the mean of all is taken: cautious.")},
       {tr("Leave it out of the variance"), tr("Intervals may come out too short.")},
       {tr("It was certain to be drawn"),
        tr("Then chance had no part in it, and it adds nothing.")},
       {tr("Give it the average of the others"), tr("It spreads as the other strata do.")},
       {tr("Refuse to answer"), tr("The model says which stratum it is, and stops.")}},
      static_cast<int>(design.singlePsu));
}

QComboBox* DesignEditor::addVariable(QFormLayout* form, const QString& label,
                                     const std::string& current, bool numbersOnly) {
  auto* box = new FormList(this);
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
  box->setAccessibleName(QString(label).remove(u'&'));
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
                                   const std::vector<Option>& options, int current) {
  auto* box = new FormList(this);
  for (const auto& [name, does] : options) box->addItem(name, does);
  box->setCurrentIndex(current);
  box->setAccessibleName(QString(label).remove(u'&'));
  auto* hint = makeLabel({}, LabelRole::Muted, this);
  auto* both = new QVBoxLayout;
  both->setSpacing(4);
  both->addWidget(box);
  both->addWidget(hint);
  form->addRow(label, both);
  static_cast<QLabel*>(form->labelForField(both))->setBuddy(box);
  const auto tell = [box, hint] {
    hint->setText(box->currentData().toString());
    box->setAccessibleDescription(hint->text());
  };
  connect(box, &QComboBox::currentIndexChanged, hint, tell);
  tell();
  return box;
}

// In the order of ReplicateMethod, ClusterCorrection and ShareInterval.
void DesignEditor::addErrors(QFormLayout* form, const DesignSpec& design) {
  m_method = addChoice(
      form, tr("&Errors come from"),
      {{tr("Strata and clusters (linearised)"), tr("Worked out from how the sample was drawn.")},
       {tr("Balanced replicates (BRR)"),
        tr("The model is fitted to half of each stratum again and again; two clusters a stratum.")},
       {tr("Fay\u2019s balanced replicates"),
        tr("The same with a part of the other half's weight.")},
       {tr("Jackknife without strata (JK1)"), tr("One cluster is left out at a time.")},
       {tr("Stratified jackknife (JKn)"),
        tr("One cluster is left out at a time, the others of its stratum make up for it.")},
       {tr("Bootstrap"), tr("Clusters are drawn anew again and again.")}},
      static_cast<int>(design.replicates.method));
  addReplicates(form, design.replicates);
  m_few = addChoice(
      form, tr("&Few clusters"),
      {{tr("Correct the intervals below 40 clusters"),
        tr("With few clusters intervals are too short; this mends it (Bell and McCaffrey).")},
       {tr("Never correct"), tr("As other software does by default.")},
       {tr("Always correct (Bell and McCaffrey)"),
        tr("Also with many clusters, where it hardly matters.")}},
      static_cast<int>(design.clusterCorrection));
  m_interval = addChoice(
      form, tr("&Intervals of shares"),
      {{tr("Logit"), tr("Never leaves 0 to 100 per cent; the usual one for surveys.")},
       {tr("Beta (Korn and Graubard)"), tr("Cautious where few people or very small shares are.")},
       {tr("Wilson"), tr("As public health statistics are often published.")},
       {tr("Arcsine square root"), tr("Steady for shares close to 0 or 100 per cent.")}},
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
  m_count->setButtonSymbols(QAbstractSpinBox::NoButtons);
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
