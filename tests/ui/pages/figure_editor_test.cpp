// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "tests/ui/pages/briefing_driving.h"
#include "ui/widgets/figure_editor.h"

using namespace candour;
using namespace candour::driving;

namespace {

/// A window on the sample with the effects of drivers in front and their editor open.
struct Editing : SampleDesk {
  Editing() {
    click(window, "stepDrivers");
    tab(0);
    openEditor();
  }
  void tab(int index) {
    visible<QTabBar>(window, "tabs")->setCurrentIndex(index);
    settle(window, session);
  }
  void openEditor() { click(*visible<QWidget>(window, "sectionEdit"), "fold"); }
  [[nodiscard]] const Figure& shown() {
    REQUIRE(figure(window) != nullptr);
    return *figure(window);
  }
  [[nodiscard]] FigureEdits asked() {
    const auto question = front(window).figureQuestion();
    REQUIRE(question);
    return question->edits;
  }
  void write(const char* field, const QString& text) {
    auto* box = visible<QPlainTextEdit>(window, field);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, text);
  }
  void axis(const char* end, const QString& text) {
    auto* box = visible<QLineEdit>(window, end);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, text);
    QTest::keyClick(box, Qt::Key_Return);
  }
  void pick(const char* list, int row) {
    auto* box = visible<QComboBox>(window, list);
    box->setCurrentIndex(row);
    Q_EMIT box->activated(row);
  }
  void highlight(const QString& name) {
    click(window, "editHighlight");
    ChoicePopup* popup = nullptr;
    REQUIRE(waitFor(
        [&] {
          popup = qobject_cast<ChoicePopup*>(QApplication::activePopupWidget());
          return popup != nullptr;
        },
        5000));
    auto* list = popup->findChild<QListWidget*>(QStringLiteral("choiceList"));
    const auto found = list->findItems(name, Qt::MatchContains);
    REQUIRE(!found.isEmpty());
    found.first()->setCheckState(Qt::Checked);
    QTest::mouseClick(popup->findChild<QPushButton*>(QStringLiteral("choiceApply")),
                      Qt::LeftButton);
  }
  [[nodiscard]] bool says(const QString& words) {
    QTest::qWait(50);  // what is new in a layout is shown with the next events
    for (auto* label : front(window).findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(words)) return true;
    }
    return false;
  }
};

}  // namespace

TEST_CASE("Words written in the editor stand on the figure and in its question, checked, undone") {
  Editing desk;
  const std::string made = desk.shown().headline;
  desk.write("editHeadline", QStringLiteral("Fair treatment causes trust"));
  CHECK(desk.shown().headline == "Fair treatment causes trust");
  CHECK(desk.shown().altText.find("Fair treatment causes trust") != std::string::npos);
  CHECK(desk.asked().headline == "Fair treatment causes trust");
  CHECK(desk.says(QStringLiteral("go together")));
  desk.write("editSubtitle", QStringLiteral("Points"));
  CHECK(desk.shown().subtitle == "Points. Simulated data");
  CHECK(desk.says(QStringLiteral("goes on to say")));
  // Each stretch of writing is a step.
  desk.session.undoStack().undo();
  CHECK(desk.shown().headline == "Fair treatment causes trust");
  CHECK(desk.asked().subtitle.empty());
  desk.session.undoStack().undo();
  CHECK(desk.shown().headline == made);
  CHECK(visible<QPlainTextEdit>(desk.window, "editHeadline")->toPlainText().isEmpty());
  CHECK_FALSE(desk.session.undoStack().canUndo());
}

TEST_CASE(
    "Order, highlight, decimals and axis change the figure at once, and nothing is refitted") {
  Editing desk;
  const auto* answered = desk.known<DriverModel>(kModel);
  const Figure made = desk.shown();
  desk.pick("editOrder", 2);  // lowest first
  CHECK(desk.shown().rows.front().value <= desk.shown().rows.back().value);
  CHECK(desk.shown().rows.front().label != made.rows.front().label);
  desk.highlight(QString::fromStdString(made.rows[1].label));
  CHECK(desk.shown().focused);
  CHECK(desk.asked().highlight == std::vector<std::string>{made.rows[1].label});
  desk.pick("editDecimals", 1 + 2);
  CHECK(desk.shown().rows.back().valueText.find('.') + 3 ==
        desk.shown().rows.back().valueText.size());
  desk.axis("editAxisFrom", QStringLiteral("-25"));
  desk.axis("editAxisTo", QStringLiteral("40"));
  CHECK(desk.shown().axisFrom == -25.0);
  CHECK(desk.asked().axisTo == 40.0);
  desk.axis("editAxisTo", QStringLiteral("forty"));
  CHECK(desk.says(QStringLiteral("is a number")));
  CHECK(desk.asked().axisTo == 40.0);
  CHECK(desk.known<DriverModel>(kModel) == answered);
  click(desk.window, "undoEdits");
  CHECK(desk.asked() == FigureEdits{});
  CHECK(desk.shown().rows.front().label == made.rows.front().label);
  CHECK_FALSE(visible<QPushButton>(desk.window, "undoEdits")->isEnabled());
}

TEST_CASE("Bars that leave zero are warned of in place, and with the notes where it is folded") {
  Editing desk;
  desk.tab(1);
  CHECK_FALSE(desk.says(QStringLiteral("no longer begin at zero")));
  desk.axis("editAxisFrom", QStringLiteral("1"));
  const bool cut = desk.shown().axisFrom > 0;
  CHECK(desk.says(cut ? QStringLiteral("no longer begin at zero") : QStringLiteral("cut off")));
  desk.openEditor();  // folds it
  CHECK(desk.says(cut ? QStringLiteral("no longer begin at zero") : QStringLiteral("cut off")));
  CHECK(desk.says(QStringLiteral("Edit figure")) == false);  // its heading is a button
  const auto* fold = visible<QPushButton>(desk.window, "fold");
  CHECK(fold->text().contains(QStringLiteral("edited")));
}

TEST_CASE("Looks stay with a figure; words never stand over another answer") {
  Editing desk;
  desk.write("editHeadline", QStringLiteral("Our own words"));
  desk.pick("editOrder", 3);  // by name
  const auto byName = [&] { return desk.asked().order == RowOrder::ByName; };
  desk.tab(1);
  CHECK(desk.shown().headline != "Our own words");
  CHECK_FALSE(byName());
  desk.tab(0);
  CHECK(desk.shown().headline == "Our own words");
  choose(desk.window, "chipOutcome", QStringLiteral("Confidence"));
  settle(desk.window, desk.session);
  CHECK(desk.shown().headline != "Our own words");
  CHECK(desk.asked().headline.empty());
  CHECK(byName());
  // Back to the question they were written over.
  desk.session.undoStack().undo();
  settle(desk.window, desk.session);
  CHECK(desk.shown().headline == "Our own words");
}

TEST_CASE("Edits are kept in the project and go into a briefing") {
  Editing desk;
  desk.write("editHeadline", QStringLiteral("Our own words"));
  desk.pick("editOrder", 2);
  desk.pick("editSize", 3);
  click(desk.window, "addToBriefing");
  REQUIRE(desk.session.briefings().briefing() != nullptr);
  bool found = false;
  for (const BriefingPage& page : desk.session.briefings().briefing()->pages) {
    found = found || (page.figure && page.figure->edits == desk.asked());
  }
  CHECK(found);
  const FigureEdits asked = desk.asked();
  CHECK(asked.size == "slide");
  click(desk.window, "exportFigure");
  auto* dialog = desk.window.findChild<QDialog*>(QStringLiteral("exportDialog"));
  REQUIRE(dialog != nullptr);
  CHECK(visible<QComboBox>(*dialog, "exportSize")->currentData().toString() ==
        QStringLiteral("slide"));
  dialog->reject();
  desk.session.saveNow();
  REQUIRE(waitFor([&] { return desk.session.isSaved(); }));

  Session later;
  MainWindow window{later, ThemeChoice::Light};
  window.resize(1280, 800);
  window.show();
  later.openProject(desk.folder / "sample.candour");
  REQUIRE(waitFor([&] { return later.hasData(); }));
  click(window, "stepDrivers");
  visible<QTabBar>(window, "tabs")->setCurrentIndex(0);
  settle(window, later);
  REQUIRE(figure(window) != nullptr);
  CHECK(figure(window)->headline == "Our own words");
  REQUIRE(front(window).figureQuestion());
  CHECK(front(window).figureQuestion()->edits == asked);
}

TEST_CASE("The fields that do not suit a figure are not there") {
  Editing desk;
  desk.tab(3);  // a line along a driver
  CHECK(visible<QWidget>(desk.window, "editAxis") != nullptr);
  click(desk.window, "stepBoroughs");
  desk.tab(2);  // the map
  desk.openEditor();
  for (const char* name : {"editAxis", "editOrder"}) {
    auto* field = front(desk.window).findChild<QWidget*>(QString::fromLatin1(name));
    REQUIRE(field != nullptr);
    CHECK_FALSE(field->isVisible());
  }
  desk.highlight(QStringLiteral("Lewisham"));
  CHECK(desk.shown().focused);
}

TEST_CASE("A page of a briefing has the same editor, and nothing is worked out for it") {
  BriefingTable desk;
  visible<PageList>(desk.window, "briefingPages")->setCurrentRow(1);
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  const Figure made = *figure(desk.window);
  const auto needs = front(desk.window).needs();
  REQUIRE(needs.size() == 1);
  click(*visible<QWidget>(desk.window, "sectionEdit"), "fold");
  auto* headline = visible<QPlainTextEdit>(desk.window, "editHeadline");
  headline->setFocus();
  QTest::keyClicks(headline, QStringLiteral("Written on the sheet"));
  REQUIRE(waitFor([&] { return desk.shows(QStringLiteral("Written on the sheet")); }, 10000));
  auto* order = visible<QComboBox>(desk.window, "editOrder");
  order->setCurrentIndex(2);
  Q_EMIT order->activated(2);
  REQUIRE(figure(desk.window) != nullptr);
  CHECK(figure(desk.window)->rows.front().value <= figure(desk.window)->rows.back().value);
  const auto& edits = desk.briefing().pages[1].figure->edits;
  CHECK(edits.headline == "Written on the sheet");
  CHECK(edits.order == RowOrder::LowestFirst);
  CHECK(front(desk.window).needs().front().key == needs.front().key);
  // Each is a step of undo, the words as one.
  desk.session.undoStack().undo();
  desk.session.undoStack().undo();
  CHECK(desk.session.briefings().isProposal());
  REQUIRE(figure(desk.window) != nullptr);
  CHECK(figure(desk.window)->headline == made.headline);
  CHECK(headline->toPlainText().isEmpty());
}
