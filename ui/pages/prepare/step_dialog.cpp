// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/step_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/text.h"
#include "core/prepare/recipe_edit.h"
#include "core/prepare/steps.h"
#include "ui/pages/prepare/band_editor.h"
#include "ui/pages/prepare/derive_editor.h"
#include "ui/pages/prepare/rake_editor.h"
#include "ui/pages/prepare/recode_editor.h"
#include "ui/pages/prepare/scale_editor.h"
#include "ui/pages/prepare/step_words.h"
#include "ui/widgets/answer_bars.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr int kPreviewAfterMs = 250;

QList<BarRow> barsOf(const Distribution& distribution) {
  return answerBars(distribution) + missingBars(distribution, StepDialog::tr("missing"));
}

// What was found, without the name of the step, which stands above.
QString faultOf(const Error& error, const QString& step) {
  QString why = QString::fromStdString(error.message);
  for (const auto& begin : {u"The step \"%1\" of Prepare: "_s, u"The step \"%1\": "_s}) {
    if (why.startsWith(begin.arg(step))) why.remove(0, begin.arg(step).size());
  }
  return why.left(1).toUpper() + why.mid(1);
}

QScrollArea* scrolled(QWidget* widget, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setWidget(widget);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->viewport()->setAutoFillBackground(false);
  return area;
}

}  // namespace

StepEditor* makeStepEditor(Session& session, const StepEditor::How& how, QWidget* parent) {
  if (std::holds_alternative<RecodeStep>(how)) return new RecodeEditor(session, parent);
  if (std::holds_alternative<BandStep>(how)) return new BandEditor(session, parent);
  if (std::holds_alternative<DeriveStep>(how)) return new DeriveEditor(session, parent);
  if (std::holds_alternative<ScaleStep>(how)) return new ScaleEditor(session, parent);
  if (std::holds_alternative<RakeStep>(how)) return new RakeEditor(session, parent);
  return new MissingEditor(session, parent);
}

StepDialog::StepDialog(Session& session, const RecipeStep& step, Place place, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_place(std::move(place)),
      m_first(step),
      m_name(new QLineEdit(this)),
      m_label(new QLineEdit(this)),
      m_editor(makeStepEditor(session, step.how, this)),
      m_afterHint(makeLabel(tr("Shown once the step can be made."), LabelRole::Muted, this)),
      m_beforeTitle(makeLabel({}, LabelRole::Heading, this)),
      m_before(new BarList(this)),
      m_after(new BarList(this)),
      m_verdict(makeLabel({}, LabelRole::Body, this)) {
  setObjectName(u"stepDialog"_s);
  setWindowTitle(stepTitle(step));
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  resize(960, 720);
  auto* halves = new QHBoxLayout;
  halves->setSpacing(20);
  halves->addWidget(makeFields(), 5);
  halves->addWidget(makePreview(), 4);
  m_verdict->setObjectName(u"stepVerdict"_s);
  m_verdict->setMargin(8);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"stepCancel"_s);
  m_accept = buttons->addButton(step.name.empty() ? tr("&Add step") : tr("&Change step"),
                                QDialogButtonBox::AcceptRole);
  m_accept->setObjectName(u"stepAccept"_s);
  setPart(m_accept, u"primary"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 18, 20, 18);
  layout->setSpacing(12);
  layout->addLayout(halves, 1);
  layout->addWidget(m_verdict);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  m_soon.setSingleShot(true);
  m_soon.setInterval(kPreviewAfterMs);
  connect(&m_soon, &QTimer::timeout, this, &StepDialog::preview);
  connect(&session.facts(), &SurveyFacts::distributionReady, this, &StepDialog::showBefore);
  if (!step.name.empty()) m_editor->showHow(step.how);
  connect(m_editor, &StepEditor::changed, this, &StepDialog::edited);
  connect(m_name, &QLineEdit::textChanged, this, &StepDialog::edited);
  edited();
}

QWidget* StepDialog::makeFields() {
  auto* half = new QWidget(this);
  auto* layout = new QVBoxLayout(half);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  const auto add = [&](const QString& name, const QString& object, QLineEdit* field,
                       const std::string& text) {
    auto* label = makeLabel(name, LabelRole::Muted, half);
    label->setBuddy(field);
    field->setObjectName(object);
    field->setAccessibleName(name);
    field->setText(QString::fromStdString(text));
    layout->addWidget(label);
    layout->addWidget(field);
  };
  add(tr("Name of the new variable"), u"stepName"_s, m_name, m_first.name);
  add(tr("What it says, for readers (may be empty)"), u"stepLabel"_s, m_label, m_first.label);
  layout->addSpacing(6);
  layout->addWidget(m_editor, 1);
  return half;
}

QWidget* StepDialog::makePreview() {
  auto* inside = new QWidget(this);
  auto* layout = new QVBoxLayout(inside);
  layout->setContentsMargins(0, 0, 8, 0);
  layout->setSpacing(8);
  layout->addWidget(makeLabel(tr("After"), LabelRole::Heading, inside));
  m_after->setObjectName(u"stepAfter"_s);
  m_after->setAccessibleName(tr("Answers after"));
  layout->addWidget(m_afterHint);
  layout->addWidget(m_after);
  layout->addSpacing(10);
  layout->addWidget(m_beforeTitle);
  m_before->setObjectName(u"stepBefore"_s);
  m_before->setAccessibleName(tr("Answers before"));
  layout->addWidget(m_before);
  layout->addStretch(1);
  return scrolled(inside, this);
}

RecipeStep StepDialog::step() const {
  return {m_name->text().trimmed().toStdString(), m_label->text().trimmed().toStdString(),
          m_editor->how()};
}

// A name that others use is theirs: formulas are not rewritten behind the analyst's back.
QString StepDialog::nameFault() const {
  const std::string name = step().name;
  if (name.empty()) return tr("Give the new variable a name.");
  if (name == m_first.name) return {};
  if (m_session.survey().find(name)) {
    return tr("The survey has a variable called \"%1\" already.").arg(m_name->text().trimmed());
  }
  if (m_first.name.empty()) return {};
  const auto users = usersOf(m_place.after, m_first.name);
  if (users.empty()) return {};
  return tr("\"%1\" is used by the step \"%2\", so it keeps its name.")
      .arg(QString::fromStdString(m_first.name), QString::fromStdString(users.front()));
}

void StepDialog::edited() {
  showBefore();
  ++m_round;
  m_accept->setEnabled(false);
  QString lacks = m_editor->lacks();
  const QString nameWrong = nameFault();
  setPart(m_name, nameWrong.isEmpty() || step().name.empty() ? QString() : u"wrong"_s);
  if (lacks.isEmpty()) lacks = nameWrong;
  m_editor->showFault({});
  if (!lacks.isEmpty()) {
    m_soon.stop();
    showAfter({});
    showVerdict(lacks, false);
    return;
  }
  m_soon.start();
}

void StepDialog::showBefore() {
  const std::string source = m_editor->before();
  m_beforeTitle->setVisible(!source.empty());
  m_before->setVisible(!source.empty());
  if (source.empty()) return;
  m_beforeTitle->setText(tr("Before: %1").arg(QString::fromStdString(source)));
  const auto* counted = m_session.facts().distribution(source, m_session.question().design.weight);
  if (counted != nullptr) m_before->setRows(barsOf(*counted), tr("share"), tr("interviews"));
}

void StepDialog::preview() {
  RecipeSteps steps = m_place.before;
  steps.push_back(step());
  const int round = m_round;
  m_asked.request_stop();
  const QPointer<StepDialog> self(this);
  m_asked = m_session.background().start<StepPreview>(
      {},
      [steps, weight = m_session.question().design.weight](Workbench& bench, const Job& /*job*/) {
        return bench.previewStep(steps, weight);
      },
      [self, round](Result<StepPreview> made) {
        if (self) self->take(round, made);
      });
}

void StepDialog::take(int round, const Result<StepPreview>& preview) {
  if (round != m_round) return;
  if (!preview) {
    const QString why = faultOf(preview.error(), m_name->text().trimmed());
    showAfter({});
    m_editor->showFault(why);
    showVerdict(why, false);
    return;
  }
  showAfter(barsOf(preview->after));
  QStringList lines = {countsInWords(preview->counts)};
  for (const auto& fact : preview->facts) lines << QString::fromStdString(fact);
  showVerdict(lines.join(u'\n'), true);
  m_accept->setEnabled(true);
}

void StepDialog::showAfter(const QList<BarRow>& rows) {
  m_afterHint->setVisible(rows.isEmpty());
  m_after->setVisible(!rows.isEmpty());
  m_after->setRows(rows, tr("share"), tr("interviews"));
}

void StepDialog::showVerdict(const QString& text, bool good) {
  m_verdict->setText(text);
  setPart(m_verdict, good ? u"goodNote"_s : u"note"_s);
}

}  // namespace candour
