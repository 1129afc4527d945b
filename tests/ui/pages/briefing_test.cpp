// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QFileDialog>
#include <QFileInfo>
#include <QPlainTextEdit>

#include "tests/ui/pages/briefing_driving.h"
#include "ui/pages/briefing/page_inspector.h"

using namespace candour;
using namespace candour::driving;

TEST_CASE("A briefing is proposed and seen as it will be printed") {
  BriefingTable desk;
  CHECK(desk.session.briefings().isProposal());
  CHECK(desk.briefing().pages.size() == 6);
  CHECK(desk.shows(QStringLiteral("Questions for police and partners")));
  CHECK(desk.shows(QStringLiteral("What to ask")));
  CHECK(desk.shows(QStringLiteral("Simulated")));
  for (const PageScene& sheet : desk.page.sheets()) {
    CHECK(sheet.scene.size.height() > sheet.scene.size.width());
  }
  // The question on the table decides what is proposed, until something is changed.
  DriverModelSpec question = desk.session.question();
  question.outcome.name = "Trust in the police";
  desk.session.edit(QStringLiteral("name"), question);
  CHECK(desk.briefing().title == "Trust in the police in London");
}

TEST_CASE("A headline is written on the sheet, and undone as one step") {
  BriefingTable desk;
  auto* list = visible<PageList>(desk.window, "briefingPages");
  list->setCurrentRow(1);
  auto* field = visible<QPlainTextEdit>(desk.window, "pageHeadline");
  CHECK(field->toPlainText().isEmpty());
  CHECK_FALSE(field->placeholderText().isEmpty());
  field->setFocus();
  QTest::keyClicks(field, QStringLiteral("Fairness first"));
  REQUIRE(waitFor([&] { return desk.shows(QStringLiteral("Fairness first")); }, 10000));
  CHECK(desk.briefing().pages[1].headline == "Fairness first");
  auto* text = visible<QPlainTextEdit>(desk.window, "pageText");
  text->setFocus();
  QTest::keyClicks(text, QStringLiteral("In plain words."));
  REQUIRE(waitFor([&] { return desk.shows(QStringLiteral("In plain words.")); }, 10000));
  desk.session.undoStack().undo();
  CHECK(desk.briefing().pages[1].text.empty());
  CHECK(text->toPlainText().isEmpty());
  desk.session.undoStack().undo();
  CHECK(desk.session.briefings().isProposal());
  REQUIRE(waitFor([&] { return !desk.shows(QStringLiteral("Fairness first")); }, 10000));
  CHECK(field->toPlainText().isEmpty());
  desk.session.undoStack().redo();
  CHECK(desk.briefing().pages[1].headline == "Fairness first");
}

TEST_CASE("Pages are moved and removed with the keyboard, and brought back") {
  BriefingTable desk;
  const Briefing before = desk.briefing();
  auto* list = visible<PageList>(desk.window, "briefingPages");
  list->setFocus();
  list->setCurrentRow(2);
  QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
  CHECK(desk.briefing().pages[1] == before.pages[2]);
  CHECK(desk.briefing().pages[2] == before.pages[1]);
  CHECK(list->currentRow() == 1);
  QTest::keyClick(list, Qt::Key_Delete);
  CHECK(desk.briefing().pages.size() == 5);
  REQUIRE(waitFor([&] { return desk.pages() == 5; }, 10000));
  desk.session.undoStack().undo();
  desk.session.undoStack().undo();
  CHECK(desk.briefing() == before);
  REQUIRE(waitFor([&] { return desk.pages() == 6; }));
}

TEST_CASE("A figure is added from its page, once") {
  BriefingTable desk;
  click(desk.window, "stepDrivers");
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(3);
  settle(desk.window, desk.session);
  click(desk.window, "addToBriefing");
  CHECK(visible<QLabel>(desk.window, "bannerText")->text().contains(QStringLiteral("page 6")));
  REQUIRE(desk.briefing().pages.size() == 7);
  // Before the closing page of what to ask.
  CHECK(desk.briefing().pages[5].figure->topic == FigureTopic::Curve);
  CHECK_FALSE(desk.briefing().pages[6].figure);
  click(desk.window, "addToBriefing");
  CHECK(desk.briefing().pages.size() == 7);
  CHECK(visible<QLabel>(desk.window, "bannerText")->text().contains(QStringLiteral("already")));
  click(desk.window, "stepBriefing");
  REQUIRE(waitFor([&] { return desk.pages() == 7 && desk.page.sheets().size() >= 7; }));
}

TEST_CASE("A briefing leaves as a file") {
  BriefingTable desk;
  for (const char* name : {"trust.pdf", "trust.pptx", "trust.odt", "trust.html"}) {
    const auto target = desk.folder / name;
    std::filesystem::remove(desk.folder / "trust.recipe.json");
    desk.page.exportTo(QString::fromStdString(target.string()));
    REQUIRE(waitFor([&] { return std::filesystem::exists(target); }));
    CHECK(std::filesystem::file_size(target) > 10000);
    REQUIRE(waitFor([&] {
      return visible<QLabel>(desk.window, "bannerText")->text().contains(QString::fromUtf8(name));
    }));
    CHECK(std::filesystem::exists(desk.folder / "trust.recipe.json"));
  }
  // Through the button.
  click(desk.window, "export.pdf");
  auto* dialog = desk.window.findChild<QFileDialog*>(QStringLiteral("exportBriefing"));
  REQUIRE(dialog != nullptr);
  CHECK(QFileInfo(dialog->selectedFiles().value(0)).fileName() ==
        QStringLiteral("trust-in-london.pdf"));
  dialog->reject();
}

TEST_CASE("A briefing is kept in the project, and refreshed when it is opened again") {
  BriefingTable desk;
  auto* field = visible<QPlainTextEdit>(desk.window, "pageHeadline");
  QTest::keyClicks(field, QStringLiteral("Where we stand"));
  Briefing second = desk.briefing();
  second.title = "Another";
  second.format = "slide";
  desk.session.briefings().put(QStringLiteral("new"), second);
  desk.session.saveNow();
  REQUIRE(waitFor([&] { return desk.session.isSaved(); }));
  const BriefingShelf shelf = desk.session.briefings().shelf();
  REQUIRE(shelf.briefings.size() == 2);

  Session later;
  MainWindow window(later, ThemeChoice::Light);
  window.resize(1280, 800);
  window.show();
  later.openProject(desk.folder / "sample.candour");
  REQUIRE(waitFor([&] { return later.hasData(); }));
  CHECK(later.briefings().shelf() == shelf);
  auto* page = window.findChild<BriefingsPage*>();
  REQUIRE(waitFor([&] { return page->isVisible() && page->sheets().size() >= 6; }));
  CHECK(page->sheets().front().scene.size.width() > page->sheets().front().scene.size.height());

  // Deleted, it is gone from the project too; names keep their order.
  later.briefings().remove();
  later.saveNow();
  REQUIRE(waitFor([&] { return later.isSaved(); }));
  const auto project = Project::open(desk.folder / "sample.candour");
  REQUIRE(project);
  REQUIRE(project->briefings().size() == 1);
  CHECK(project->briefings().front().name == "Trust in London");
}

TEST_CASE("A page that cannot be made says why, and is left out") {
  BriefingTable desk;
  Briefing briefing = desk.briefing();
  briefing.pages[1].figure->spec.drivers.front().items.front().variable = "NOSUCH";
  desk.session.briefings().edit(QStringLiteral("x"), briefing);
  auto* list = visible<PageList>(desk.window, "briefingPages");
  list->setCurrentRow(1);
  REQUIRE(waitFor([&] {
    return visible<QLabel>(desk.window, "pageMessage")->text().contains(QStringLiteral("NOSUCH"));
  }));
  CHECK(desk.page.sheets().size() >= 5);
  const auto target = desk.folder / "rest.pdf";
  desk.page.exportTo(QString::fromStdString(target.string()));
  REQUIRE(waitFor([&] {
    const QString news = visible<QLabel>(desk.window, "bannerText")->text();
    return news.contains(QStringLiteral("Page 2 is not in it"));
  }));
  desk.session.undoStack().undo();
  REQUIRE(waitFor([&] { return desk.page.sheets().size() >= 6; }));
}

TEST_CASE("Every borough gets a briefing of its own") {
  BriefingTable desk;
  click(desk.window, "exportPacks");
  auto* dialog = desk.window.findChild<QDialog*>(QStringLiteral("packsDialog"));
  REQUIRE(dialog != nullptr);
  auto* areas = visible<QListWidget>(*dialog, "packsAreas");
  CHECK(areas->count() == 32);
  click(*dialog, "packsNone");
  CHECK_FALSE(visible<QPushButton>(*dialog, "packsStart")->isEnabled());
  for (const char* area : {"Lewisham", "Hackney"}) {
    areas->findItems(QString::fromUtf8(area), Qt::MatchExactly).first()->setCheckState(Qt::Checked);
  }
  const auto folder = desk.folder / "packs";
  visible<QLineEdit>(*dialog, "packsFolder")->setText(QString::fromStdString(folder.string()));
  click(*dialog, "packsStart");
  REQUIRE(waitFor([&] {
    return visible<QPushButton>(*dialog, "packsClose")->text() == QStringLiteral("Close");
  }));
  const QString state = visible<QLabel>(*dialog, "packsState")->text();
  CHECK(state.startsWith(QStringLiteral("2 of 2")));
  CHECK(state.contains(QStringLiteral("withheld")));
  CHECK(std::filesystem::file_size(folder / "trust-in-lewisham.pdf") > 10000);
  CHECK(std::filesystem::file_size(folder / "trust-in-hackney.pdf") > 10000);
  dialog->close();
}

TEST_CASE("The questions for police and partners are edited") {
  BriefingTable desk;
  const int last = desk.pages() - 1;
  visible<PageList>(desk.window, "briefingPages")->setCurrentRow(last);
  click(desk.window, "editQuestions");
  auto* dialog = desk.window.findChild<QDialog*>(QStringLiteral("questionsDialog"));
  REQUIRE(dialog != nullptr);
  auto* drivers = visible<QListWidget>(*dialog, "questionsDrivers");
  REQUIRE(drivers->count() >= 4);
  auto* text = visible<QPlainTextEdit>(*dialog, "questionsText");
  const QString before = text->toPlainText();
  REQUIRE_FALSE(before.isEmpty());
  const std::string driver = drivers->item(0)->text().toStdString();
  text->setPlainText(QStringLiteral("Who was asked?"));
  drivers->setCurrentRow(1);
  drivers->setCurrentRow(0);
  CHECK(text->toPlainText() == QStringLiteral("Who was asked?"));
  click(*dialog, "questionsRestore");
  CHECK(text->toPlainText() == before);
  text->setPlainText(QStringLiteral("Who was asked?"));
  click(*dialog, "questionsKeep");
  CHECK(desk.briefing().considerations.size() == 1);
  CHECK(desk.briefing().considerations.at(driver) == std::vector<std::string>{"Who was asked?"});
  REQUIRE(waitFor([&] { return desk.shows(QStringLiteral("Who was asked?")); }, 20000));
  desk.session.undoStack().undo();
  CHECK(desk.session.briefings().isProposal());
}

TEST_CASE("A kept briefing is answered anew when a wave arrives") {
  BriefingTable desk;
  Briefing kept = desk.briefing();
  kept.title = "Kept";
  desk.session.briefings().edit(QStringLiteral("title"), kept);
  visible<PageList>(desk.window, "briefingPages")->setCurrentRow(1);
  REQUIRE(waitFor([&] { return desk.page.figure() != nullptr; }));
  const auto before = desk.page.figure()->footer;
  const auto wave = desk.folder / "next_wave.zsav";
  std::filesystem::copy_file(bundledSample().front(), wave);
  desk.session.importFiles(desk.folder / "sample.candour", {wave});
  REQUIRE(waitFor([&] { return desk.session.survey().waves.size() == 2; }));
  click(desk.window, "stepBriefing");
  CHECK(desk.briefing().title == "Kept");
  REQUIRE(waitFor([&] {
    return desk.page.figure() != nullptr && desk.page.figure()->footer != before &&
           desk.page.sheets().size() >= 6;
  }));
}
