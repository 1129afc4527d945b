// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/rail.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace candour {

namespace {

class RailButton : public QAbstractButton {
 public:
  RailButton(IconName icon, const QString& name, QWidget* parent)
      : QAbstractButton(parent), m_icon(icon) {
    setText(name);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
  }
  [[nodiscard]] QSize sizeHint() const override { return {150, fontMetrics().height() + 20}; }

 protected:
  void paintEvent(QPaintEvent* /*event*/) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 1.5) : Qt::NoPen);
    const bool lit = isChecked() || (underMouse() && isEnabled());
    painter.setBrush(lit ? palette().brush(isChecked() ? QPalette::AlternateBase : QPalette::Window)
                         : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(area, 7, 7);
    QColor ink = palette().color(isChecked() ? QPalette::Highlight : QPalette::PlaceholderText);
    if (!isEnabled()) ink.setAlphaF(0.5F);
    constexpr double kIcon = 20;
    paintIcon(painter, m_icon, {14, (height() - kIcon) / 2.0, kIcon, kIcon}, ink);
    QFont font = this->font();
    font.setBold(isChecked());
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(area.adjusted(44, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
  }

 private:
  IconName m_icon;
};

}  // namespace

Rail::Rail(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_layout(new QVBoxLayout(this)) {
  setProperty("part", u"rail"_s);
  setAttribute(Qt::WA_StyledBackground);
  setObjectName(u"rail"_s);
  setAccessibleName(tr("Steps"));
  m_layout->setContentsMargins(10, 14, 11, 14);
  m_layout->setSpacing(4);
  m_layout->addStretch();
  m_group->setExclusive(true);
  connect(m_group, &QButtonGroup::idClicked, this, &Rail::stepChosen);
}

void Rail::addStep(IconName icon, const QString& name, const QString& hint) {
  const int index = static_cast<int>(m_group->buttons().size());
  auto* button = new RailButton(icon, name, this);
  button->setObjectName(u"step"_s + name);
  button->setAccessibleName(name);
  button->setAccessibleDescription(hint);
  button->setToolTip(tr("%1 (Ctrl+%2)").arg(hint).arg(index + 1));
  button->setChecked(index == 0);
  m_group->addButton(button, index);
  m_layout->insertWidget(index, button);
}

void Rail::setStepName(int index, const QString& name) {
  m_group->button(index)->setText(name);
  m_group->button(index)->setAccessibleName(name);
}

void Rail::setStepEnabled(int index, bool enabled) {
  m_group->button(index)->setEnabled(enabled);
}

void Rail::setCurrent(int index) {
  m_group->button(index)->setChecked(true);
}

int Rail::current() const {
  return m_group->checkedId();
}

}  // namespace candour
