// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <catch2/catch.hpp>
#include <string>

#include "models/drivers/driver_model.h"
#include "ui/pages/frame/main_window.h"
#include "ui/pages/page.h"
#include "ui/session/asks.h"
#include "ui/session/session.h"
#include "ui/widgets/choice_popup.h"

/// Drives the window as a person would: finds what is visible by its name, clicks and types, and
/// waits for what shows.
namespace candour::driving {

template <class Predicate>
bool waitFor(Predicate fulfilled, int milliseconds = 120000) {
  QElapsedTimer clock;
  clock.start();
  while (!fulfilled()) {
    if (clock.elapsed() > milliseconds) return false;
    QTest::qWait(10);
  }
  return true;
}

/// The visible widget called `name`; the test fails where there is none.
template <class Widget>
Widget* visible(QWidget& window, const char* name) {
  const QString wanted = QString::fromLatin1(name);
  for (auto* widget : window.findChildren<Widget*>(wanted)) {
    if (widget->isVisible()) return widget;
  }
  FAIL("no visible widget called " << name);
  return nullptr;
}

inline void click(QWidget& window, const char* button) {
  auto* found = visible<QAbstractButton>(window, button);
  REQUIRE(found->isEnabled());
  QTest::mouseClick(found, Qt::LeftButton);
}

/// A shortcut of the window, which has to be in front for it.
inline void press(QWidget& window, Qt::Key key, Qt::KeyboardModifiers modifiers) {
  window.activateWindow();
  REQUIRE(QTest::qWaitForWindowActive(&window));
  QTest::keyClick(&window, key, modifiers);
}

/// Opens the list under a chip, types `text` where there is a search field, and takes the first
/// line that holds it.
inline void choose(QWidget& window, const char* chip, const QString& text) {
  click(window, chip);
  ChoicePopup* popup = nullptr;
  REQUIRE(waitFor(
      [&] {
        popup = qobject_cast<ChoicePopup*>(QApplication::activePopupWidget());
        return popup != nullptr;
      },
      5000));
  auto* search = popup->findChild<QLineEdit*>(QStringLiteral("choiceSearch"));
  auto* list = popup->findChild<QListWidget*>(QStringLiteral("choiceList"));
  if (search->isVisible()) {
    QTest::keyClicks(search, text);
    QTest::keyClick(search, Qt::Key_Return);
    return;
  }
  const auto found = list->findItems(text, Qt::MatchContains);
  REQUIRE(!found.isEmpty());
  QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier,
                    list->visualItemRect(found.first()).center());
}

/// The figure on the page in front, as it stands when it answers the question asked last.
inline const Figure* figure(MainWindow& window) {
  for (auto* page : window.findChildren<Page*>()) {
    if (page->isVisible()) return page->figure();
  }
  return nullptr;
}

inline bool answered(Session& session) {
  return session.answers().current().value<DriverModel>(kModel) != nullptr;
}

}  // namespace candour::driving
