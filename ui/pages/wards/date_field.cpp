// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/date_field.h"

#include <QAction>
#include <QCalendarWidget>
#include <QFrame>
#include <QPainter>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QIcon calendarIcon(const QColor& ink) {
  constexpr int kSize = 16;
  QPixmap pixmap(2 * kSize, 2 * kSize);
  pixmap.setDevicePixelRatio(2);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(ink, 1.4, Qt::SolidLine, Qt::RoundCap));
  painter.drawRoundedRect(QRectF(2, 3, 12, 11), 2, 2);
  painter.drawLine(QPointF(2, 7), QPointF(14, 7));
  painter.drawLine(QPointF(5.5, 1.5), QPointF(5.5, 4));
  painter.drawLine(QPointF(10.5, 1.5), QPointF(10.5, 4));
  return {pixmap};
}

}  // namespace

DateField::DateField(Snap snap, QWidget* parent) : QLineEdit(parent), m_snap(snap) {
  setPlaceholderText(snap == Snap::Monday ? tr("A day of the week") : tr("5 Aug 2019"));
  undoTypingFirst(this);
  QAction* calendar = addAction(calendarIcon(palette().color(QPalette::PlaceholderText)),
                                QLineEdit::TrailingPosition);
  calendar->setToolTip(tr("Choose from a calendar (Down)"));
  calendar->setShortcut(QKeySequence(Qt::Key_Down));
  calendar->setShortcutContext(Qt::WidgetShortcut);
  connect(calendar, &QAction::triggered, this, &DateField::openCalendar);
  connect(this, &QLineEdit::editingFinished, this, &DateField::take);
}

void DateField::setShown(const std::string& iso) {
  m_iso = iso;
  setText(dateName(iso));
  setToolTip({});
  if (!property("part").toString().isEmpty()) setPart(this, {});
}

std::string DateField::typed() const {
  const QDate day = dateOf(text());
  return day.isValid() ? isoDate(m_snap == Snap::Monday ? mondayOf(day) : day) : std::string();
}

// What is no day stays to be mended, and changes nothing.
void DateField::take() {
  if (text() == dateName(m_iso)) return;
  QDate day = dateOf(text());
  if (m_snap == Snap::Monday) day = mondayOf(day);
  if (!day.isValid() && !text().trimmed().isEmpty()) {
    setPart(this, u"wrong"_s);
    setToolTip(tr("Not a day. Write it as 5 Aug 2019 or 05/08/2019."));
    return;
  }
  give(isoDate(day));
}

void DateField::give(const std::string& iso) {
  const bool another = iso != m_iso;
  setShown(iso);
  if (another) Q_EMIT edited(iso);
}

void DateField::openCalendar() {
  auto* popup = new QFrame(this, Qt::Popup);
  popup->setAttribute(Qt::WA_DeleteOnClose);
  popup->setProperty("part", u"popup"_s);
  popup->setObjectName(u"calendarPopup"_s);
  auto* calendar = new QCalendarWidget(popup);
  calendar->setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
  calendar->setFirstDayOfWeek(Qt::Monday);
  calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
  calendar->setMinimumSize(340, 250);  // room for two digits beside the padding of tables
  calendar->setHorizontalHeaderFormat(QCalendarWidget::SingleLetterDayNames);
  // The platform's arrows are of colours of their own.
  for (const auto& [name, text] : {std::pair("qt_calendar_prevmonth", u"\u2039"_s),
                                   std::pair("qt_calendar_nextmonth", u"\u203A"_s)}) {
    auto* button = calendar->findChild<QToolButton*>(QLatin1String(name));
    if (button == nullptr) continue;
    button->setIcon({});
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setText(text);
    button->setStyleSheet(
        u"color: %1; font-weight: bold"_s.arg(palette().color(QPalette::HighlightedText).name()));
  }
  const QDate at = dateOf(QString::fromStdString(m_iso.empty() ? m_usual : m_iso));
  if (at.isValid()) calendar->setSelectedDate(at);
  auto* layout = new QVBoxLayout(popup);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->addWidget(calendar);
  const auto choose = [this, popup](const QDate& day) {
    give(isoDate(m_snap == Snap::Monday ? mondayOf(day) : day));
    popup->close();
  };
  connect(calendar, &QCalendarWidget::clicked, this, choose);
  connect(calendar, &QCalendarWidget::activated, this, choose);
  popup->adjustSize();
  // Below the field, or above it where the screen ends.
  QPoint corner = mapToGlobal(QPoint(width() - popup->width(), height() + 4));
  if (corner.y() + popup->height() > screen()->availableGeometry().bottom()) {
    corner.setY(mapToGlobal(QPoint(0, -4)).y() - popup->height());
  }
  popup->move(corner);
  popup->show();
  calendar->setFocus();
}

}  // namespace candour
