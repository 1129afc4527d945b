// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/choice_popup.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {
constexpr int kKeyRole = Qt::UserRole;
constexpr int kRowsShown = 12;
}  // namespace

ChoicePopup::ChoicePopup(const QString& title, const QList<Choice>& choices, Mode mode,
                         QWidget* anchor)
    : QFrame(anchor, Qt::Popup),
      m_mode(mode),
      m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_layout(new QVBoxLayout(this)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setProperty("part", u"popup"_s);
  setObjectName(u"choicePopup"_s);
  setAccessibleName(title);
  m_layout->setContentsMargins(10, 10, 10, 10);
  m_layout->addWidget(makeLabel(title, LabelRole::Heading, this));
  m_search->setObjectName(u"choiceSearch"_s);
  m_search->setPlaceholderText(tr("Type to narrow the list"));
  m_search->setAccessibleName(tr("Narrow the list"));
  m_search->installEventFilter(this);
  m_layout->addWidget(m_search);
  m_layout->addWidget(m_list, 1);
  buildList(choices);
  connect(m_search, &QLineEdit::textChanged, this, &ChoicePopup::narrow);
  if (mode == Mode::One) {
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePopup::take);
    connect(m_list, &QListWidget::itemActivated, this, &ChoicePopup::take);
  } else {
    auto* button = new QPushButton(tr("&Apply"), this);
    button->setProperty("part", u"primary"_s);
    button->setObjectName(u"choiceApply"_s);
    m_layout->addWidget(button);
    connect(button, &QPushButton::clicked, this, &ChoicePopup::apply);
  }
}

void ChoicePopup::buildList(const QList<Choice>& choices) {
  m_list->setObjectName(u"choiceList"_s);
  m_list->setAccessibleName(accessibleName());
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setTextElideMode(Qt::ElideRight);
  for (const auto& choice : choices) {
    const QString text =
        choice.detail.isEmpty() ? choice.text : choice.text + u"   "_s + choice.detail;
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(kKeyRole, choice.key);
    item->setToolTip(text);
    if (m_mode == Mode::Several) {
      item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
      item->setCheckState(choice.chosen ? Qt::Checked : Qt::Unchecked);
    } else if (choice.chosen) {
      QFont font = item->font();
      font.setBold(true);
      item->setFont(font);
      m_list->setCurrentItem(item);
    }
  }
  m_search->setVisible(choices.size() > 7);
  const int row = choices.isEmpty() ? fontMetrics().height() + 8 : m_list->sizeHintForRow(0);
  const int rows = std::clamp(static_cast<int>(choices.size()), 1, kRowsShown);
  m_list->setMinimumHeight(rows * row + 4);
  if (choices.size() <= kRowsShown) m_list->setMaximumHeight(rows * row + 4);
  const int widest = m_list->sizeHintForColumn(0) + 40;
  m_list->setMinimumWidth(std::clamp(widest, 240, 460));
}

void ChoicePopup::addAction(const QString& key, const QString& text) {
  auto* button = new QPushButton(text, this);
  button->setProperty("part", u"quiet"_s);
  button->setObjectName(u"choiceAction_"_s + key);
  m_layout->addWidget(button, 0, Qt::AlignLeft);
  connect(button, &QPushButton::clicked, this, [this, key] {
    Q_EMIT actionChosen(key);
    close();
  });
}

void ChoicePopup::openBelow(const QWidget& anchor) {
  adjustSize();
  QPoint corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 4));
  if (const QScreen* screen = anchor.screen()) {
    const QRect room = screen->availableGeometry();
    corner.setX(std::max(room.left(), std::min(corner.x(), room.right() - width() - 8)));
    corner.setY(std::max(room.top(), std::min(corner.y(), room.bottom() - height() - 8)));
  }
  move(corner);
  show();
  if (m_search->isVisible()) {
    m_search->setFocus(Qt::PopupFocusReason);
  } else {
    m_list->setFocus(Qt::PopupFocusReason);
  }
}

bool ChoicePopup::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_search && event->type() == QEvent::KeyPress) {
    if (passKeyToList(static_cast<QKeyEvent*>(event)->key())) return true;
  }
  return QFrame::eventFilter(watched, event);
}

// Arrows move in the list and Return takes its current line while one types in the search field.
bool ChoicePopup::passKeyToList(int key) {
  if (key == Qt::Key_Down || key == Qt::Key_Up) {
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    QCoreApplication::sendEvent(m_list, &press);
    return true;
  }
  if (key != Qt::Key_Return && key != Qt::Key_Enter) return false;
  if (m_mode == Mode::Several) {
    apply();
  } else if (auto* item = m_list->currentItem(); item != nullptr && !item->isHidden()) {
    take(item);
  }
  return true;
}

void ChoicePopup::narrow(const QString& text) {
  QListWidgetItem* first = nullptr;
  for (int row = 0; row < m_list->count(); ++row) {
    auto* item = m_list->item(row);
    const bool fits = item->text().contains(text, Qt::CaseInsensitive);
    item->setHidden(!fits);
    if (fits && first == nullptr) first = item;
  }
  m_list->setCurrentItem(first);
}

void ChoicePopup::take(QListWidgetItem* item) {
  Q_EMIT chosen({item->data(kKeyRole).toString()});
  close();
}

void ChoicePopup::apply() {
  QStringList keys;
  for (int row = 0; row < m_list->count(); ++row) {
    const auto* item = m_list->item(row);
    if (item->checkState() == Qt::Checked) keys << item->data(kKeyRole).toString();
  }
  Q_EMIT chosen(keys);
  close();
}

}  // namespace candour
