// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/scenarios/move_sliders.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>

#include "models/briefing/words.h"
#include "ui/pages/answer_words.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr int kSteps = 20;  // either way

QString toolTipOf(const MovedDriver& driver) {
  if (!driver.why.empty()) return QString::fromStdString(capitalised(driver.why));
  if (driver.number) return MoveSliders::tr("Added to everyone's");
  const QString step = driver.directed
                           ? MoveSliders::tr("People who answer one step better, towards \"%1\"")
                           : MoveSliders::tr("People who answer one step on, towards \"%1\"");
  return step.arg(QString::fromStdString(driver.towards));
}

}  // namespace

MoveSliders::MoveSliders(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
  setObjectName(u"moveSliders"_s);
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(2);
}

void MoveSliders::setDrivers(const std::vector<MovedDriver>& drivers) {
  const bool same = std::equal(
      drivers.begin(), drivers.end(), m_rows.begin(), m_rows.end(),
      [](const MovedDriver& driver, const Row& row) { return driver.driver == row.driver.driver; });
  if (!same) {
    clearLayout(m_layout);
    m_rows.clear();
    for (const auto& driver : drivers) addRow(driver);
  }
  for (std::size_t i = 0; i < m_rows.size(); ++i) showDriver(m_rows[i], drivers[i]);
}

// The same driver of another question reaches elsewhere, or cannot be moved.
void MoveSliders::showDriver(Row& row, const MovedDriver& driver) {
  row.driver = driver;
  row.slider->setEnabled(driver.why.empty());
  row.slider->setToolTip(toolTipOf(driver));
  showValue(row);
}

void MoveSliders::addRow(const MovedDriver& driver) {
  const QString name = QString::fromStdString(driver.driver);
  auto* head = new QWidget(this);
  auto* line = new QHBoxLayout(head);
  line->setContentsMargins(0, 4, 0, 0);
  auto* label = makeLabel(name, LabelRole::Body, head);
  auto* value = makeLabel({}, LabelRole::Muted, head);
  value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  value->setWordWrap(false);
  line->addWidget(label, 1);
  line->addWidget(value);
  auto* slider = new QSlider(Qt::Horizontal, this);
  slider->setObjectName(u"move:"_s + name);
  slider->setAccessibleName(name);
  slider->setRange(-kSteps, kSteps);
  slider->setPageStep(4);
  label->setBuddy(slider);
  m_layout->addWidget(head);
  m_layout->addWidget(slider);
  m_rows.push_back({driver, slider, value});
  connect(slider, &QSlider::valueChanged, this, [this, name] {
    for (const Row& row : m_rows) {
      if (QString::fromStdString(row.driver.driver) == name) showValue(row);
    }
    Q_EMIT moved();
  });
}

// A number goes as far as has been seen; answers up to one step for everyone.
double MoveSliders::shiftOf(const Row& row) {
  const double part = static_cast<double>(row.slider->value()) / kSteps;
  if (!row.driver.number) return part;
  const double reach =
      std::max(row.driver.seenTo - row.driver.meanNow, row.driver.meanNow - row.driver.seenFrom);
  return part * reach;
}

void MoveSliders::showValue(const Row& row) {
  const double shift = shiftOf(row);
  if (row.slider->value() == 0) {
    row.value->setText(tr("as now"));
  } else if (row.driver.number) {
    row.value->setText((shift > 0 ? u"+"_s : QString()) + number(shift, 2));
  } else {
    const int people = std::abs(row.slider->value()) * 100 / kSteps;
    const QString better = row.driver.directed ? tr("%1 in 100 better") : tr("%1 in 100 up");
    const QString worse = row.driver.directed ? tr("%1 in 100 worse") : tr("%1 in 100 down");
    row.value->setText((shift > 0 ? better : worse).arg(people));
  }
}

std::vector<Move> MoveSliders::moves() const {
  std::vector<Move> moves;
  for (const Row& row : m_rows) {
    if (row.slider->value() != 0) moves.push_back({row.driver.driver, shiftOf(row)});
  }
  return moves;
}

void MoveSliders::reset() {
  for (const Row& row : m_rows) {
    const QSignalBlocker quiet(row.slider);
    row.slider->setValue(0);
    showValue(row);
  }
  Q_EMIT moved();
}

}  // namespace candour
