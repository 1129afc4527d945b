// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/ward_scope.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <algorithm>
#include <set>

#include "core/survey/calendar.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kCycle = "wards.cycle";
constexpr const char* kBorough = "wards.borough";

std::string nextCycle(const std::string& cycle) {
  const auto days = daysOfCycle(cycle);
  return days ? cycleOf(days->last + 1) : cycle;
}

}  // namespace

WardScope::WardScope(Session& session, QObject* parent) : QObject(parent), m_session(session) {
  connect(&session, &Session::projectChanged, this, &WardScope::load);
  load();
}

std::vector<std::string> WardScope::cycles() const {
  std::set<std::string, std::greater<>> cycles;
  for (const Priority& priority : m_session.wards().wards().priorities) {
    cycles.insert(priority.cycle);
  }
  for (const FrozenRota& rota : m_session.wards().wards().rotas) {
    cycles.insert(rota.cycle);
    for (const RotaEntry& entry : rota.entries) {
      if (const auto week = dayOf(entry.week)) cycles.insert(cycleOf(*week));
    }
  }
  // None between is left out: wards may be nominated for it late.
  if (!cycles.empty()) {
    const std::string last = *cycles.begin();
    for (auto at = *cycles.rbegin(); at < last;) {
      const auto next = nextCycle(at);
      if (next <= at) break;
      cycles.insert(at = next);
    }
  }
  // Where the register ends, the next thing is the cycle after it; else that of today.
  const std::string now = cycleOf(dayOf(today()).value_or(0));
  if (!cycles.empty()) cycles.insert(nextCycle(*cycles.begin()));
  cycles.insert(now);
  if (!m_cycle.empty()) cycles.insert(m_cycle);
  return {cycles.begin(), cycles.end()};
}

std::vector<std::string> WardScope::boroughs() const {
  std::set<std::string> boroughs;
  for (const Ward& ward : m_session.wards().wards().wards) {
    if (!ward.borough.empty()) boroughs.insert(ward.borough);
  }
  return {boroughs.begin(), boroughs.end()};
}

void WardScope::load() {
  m_borough = m_session.remembered(kBorough);
  m_cycle = m_session.remembered(kCycle);
  if (m_cycle.empty()) m_cycle = usualCycle();
  Q_EMIT changed();
}

// The cycle of today, where there is anything in it; else the latest there is anything in.
std::string WardScope::usualCycle() const {
  const std::string now = cycleOf(dayOf(today()).value_or(0));
  std::string latest;
  for (const Priority& priority : m_session.wards().wards().priorities) {
    if (priority.cycle == now) return now;
    latest = std::max(latest, priority.cycle);
  }
  return latest.empty() ? now : latest;
}

std::string WardScope::day() const {
  if (!isSimulated()) return today();
  std::string last;
  for (const Priority& priority : m_session.wards().wards().priorities) {
    for (const auto& day : {priority.nominatedOn, priority.week, priority.feedbackOn}) {
      last = std::max(last, day);
    }
  }
  return last.empty() ? today() : last;
}

void WardScope::setCycle(const std::string& cycle) {
  if (cycle == m_cycle) return;
  m_cycle = cycle;
  m_session.remember(kCycle, cycle);
  Q_EMIT changed();
}

void WardScope::setBorough(const std::string& borough) {
  if (borough == m_borough) return;
  m_borough = borough;
  m_session.remember(kBorough, borough);
  Q_EMIT changed();
}

ScopeBar::ScopeBar(WardScope& scope, WardDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_scope(scope),
      m_cycle(new DropList(this)),
      m_borough(new DropList(this)),
      m_boroughName(makeLabel(tr("in"), LabelRole::Muted, this)) {
  m_cycle->setObjectName(u"wardCycle"_s);
  m_cycle->setAccessibleName(tr("Cycle"));
  m_cycle->setToolTip(tr("A cycle is a quarter of the calendar year"));
  m_borough->setObjectName(u"wardBorough"_s);
  m_borough->setAccessibleName(tr("Borough"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(m_cycle);
  layout->addWidget(m_boroughName);
  layout->addWidget(m_borough);
  connect(m_cycle, &QComboBox::activated, this,
          [this] { m_scope.setCycle(m_cycle->currentData().toString().toStdString()); });
  connect(m_borough, &QComboBox::activated, this,
          [this] { m_scope.setBorough(m_borough->currentData().toString().toStdString()); });
  connect(&scope, &WardScope::changed, this, &ScopeBar::fill);
  connect(&desk, &WardDesk::changed, this, &ScopeBar::fill);
  fill();
}

void ScopeBar::addField(QWidget* field) {
  static_cast<QHBoxLayout*>(layout())->addWidget(field, 1);
}

void ScopeBar::fill() {
  const QSignalBlocker quietCycle(m_cycle);
  const QSignalBlocker quietBorough(m_borough);
  m_cycle->clear();
  for (const auto& cycle : m_scope.cycles()) {
    m_cycle->addItem(QString::fromStdString(cycleName(cycle)), QString::fromStdString(cycle));
  }
  m_cycle->setCurrentIndex(m_cycle->findData(QString::fromStdString(m_scope.cycle())));
  m_borough->clear();
  m_borough->addItem(tr("All boroughs"), QString());
  for (const auto& borough : m_scope.boroughs()) {
    m_borough->addItem(QString::fromStdString(borough), QString::fromStdString(borough));
  }
  m_borough->setCurrentIndex(
      std::max(0, m_borough->findData(QString::fromStdString(m_scope.borough()))));
  const bool any = m_borough->count() > 1;
  m_borough->setVisible(any);
  m_boroughName->setVisible(any);
}

}  // namespace candour
