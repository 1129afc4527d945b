// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/leaving_choices.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/session/session.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kRounding = "leaving.rounding";
constexpr std::size_t kMostNamed = 6;

QString withheldInWords(const DisclosureReport& report) {
  if (report.withheld.empty() && !report.thinModel) {
    return LeavingChoices::tr("Nothing has to be withheld to protect people.");
  }
  QStringList cells;
  if (report.thinModel) cells << LeavingChoices::tr("a model on few degrees of freedom");
  for (const auto& cell : report.withheld) {
    if (static_cast<std::size_t>(cells.size()) == kMostNamed) break;
    cells << u"%1 (%2)"_s.arg(QString::fromStdString(textOf(cell.who)),
                              QString::fromLatin1(inWords(cell.reason)));
  }
  const std::size_t all = report.withheld.size() + (report.thinModel ? 1 : 0);
  const std::size_t more = all - static_cast<std::size_t>(cells.size());
  QString named = cells.join(u"; "_s);
  if (more > 0) named += LeavingChoices::tr("; and %1 more").arg(more);
  return (report.reason.empty() ? LeavingChoices::tr("Withheld to protect people: %1.")
                                : LeavingChoices::tr("Let leave all the same: %1."))
      .arg(named);
}

}  // namespace

LeavingOptions usualLeaving(const Session& session) {
  LeavingOptions options;
  options.rules.rounding = QString::fromStdString(session.remembered(kRounding)).toUInt();
  return options;
}

LeavingChoices::LeavingChoices(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_rounding(new DropList(this)),
      m_withheld(makeLabel({}, LabelRole::Muted, this)),
      m_override(new QCheckBox(tr("Let it leave all the same"), this)),
      m_reason(new QLineEdit(this)) {
  m_rounding->setObjectName(u"leavingRounding"_s);
  m_rounding->setAccessibleName(tr("How counts are rounded in all that leaves this project"));
  m_rounding->addItem(tr("as they are"), 0);
  for (const int to : {5, 10}) m_rounding->addItem(tr("to the nearest %1").arg(to), to);
  m_withheld->setObjectName(u"leavingWithheld"_s);
  m_withheld->setWordWrap(true);
  m_override->setObjectName(u"leavingOverride"_s);
  m_reason->setObjectName(u"leavingReason"_s);
  m_reason->setPlaceholderText(tr("Why? Kept in the project and the recipe."));
  m_reason->setAccessibleName(tr("Why what would be withheld may leave"));
  auto* counts = new QHBoxLayout;
  auto* called = makeLabel(tr("Counts"), LabelRole::Muted, this);
  called->setBuddy(m_rounding);
  called->setWordWrap(false);
  counts->addWidget(called);
  counts->addWidget(m_rounding, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addLayout(counts);
  layout->addWidget(m_withheld);
  layout->addWidget(m_override);
  layout->addWidget(m_reason);
  takeUsual();
  connect(&session, &Session::projectChanged, this, &LeavingChoices::takeUsual);
  connect(m_rounding, &QComboBox::activated, this, &LeavingChoices::roundingChosen);
  connect(m_override, &QCheckBox::toggled, this, [this](bool on) {
    showOverride();
    if (on) m_reason->setFocus();
    reasonEdited();
  });
  connect(m_reason, &QLineEdit::textChanged, this, &LeavingChoices::reasonEdited);
  showReport(nullptr);
}

// Another project has its own rule, and another place may have changed it.
void LeavingChoices::takeUsual() {
  const auto usual = static_cast<int>(usualLeaving(m_session).rules.rounding);
  if (m_rounding->currentData().toInt() == usual) return;
  if (m_rounding->findData(usual) < 0)
    m_rounding->addItem(tr("to the nearest %1").arg(usual), usual);
  m_rounding->setCurrentIndex(m_rounding->findData(usual));
  Q_EMIT changed();
}

void LeavingChoices::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  takeUsual();
}

LeavingOptions LeavingChoices::options() const {
  LeavingOptions options;
  options.rules.rounding = m_rounding->currentData().toUInt();
  if (m_override->isChecked()) options.reason = m_reason->text().trimmed().toStdString();
  return options;
}

bool LeavingChoices::isReady() const {
  return !m_override->isChecked() || !m_reason->text().trimmed().isEmpty();
}

void LeavingChoices::showReport(const DisclosureReport* report, const QString& why) {
  // What was known of another choice stays until this one's is.
  if (report == nullptr && !m_withheld->text().isEmpty()) return;
  m_withholds =
      report != nullptr && (!why.isEmpty() || report->thinModel || !report->withheld.empty());
  m_withheld->setText(report == nullptr ? tr("Looking for people who could be told apart…")
                      : why.isEmpty()   ? withheldInWords(*report)
                                        : why);
  showOverride();
}

void LeavingChoices::forgetReason() {
  m_override->setChecked(false);
  m_reason->clear();
  m_withholds = false;
  m_withheld->clear();
  showReport(nullptr);
}

void LeavingChoices::roundingChosen() {
  m_session.remember(kRounding, m_rounding->currentData().toString().toStdString());
  Q_EMIT changed();
}

// What leaves depends on there being a reason, not on how it is put.
void LeavingChoices::reasonEdited() {
  Q_EMIT readyChanged();
  const bool overrides = !options().reason.empty();
  if (overrides == m_overrides) return;
  m_overrides = overrides;
  Q_EMIT changed();
}

void LeavingChoices::showOverride() {
  m_override->setVisible(m_withholds || m_override->isChecked());
  m_reason->setVisible(m_override->isChecked());
}

}  // namespace candour
