// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QTabBar>
#include <algorithm>

#include "models/findings/answer_figure.h"
#include "tests/ui/pages/sample_desk.h"
#include "ui/pages/briefing/briefings_page.h"
#include "ui/pages/briefing/page_list.h"

namespace candour::driving {

/// A window on the bundled sample with the briefing in front.
struct BriefingTable : SampleDesk {
  BriefingsPage& page;

  BriefingTable() : page(*window.findChild<BriefingsPage*>()) {
    click(window, "stepBriefing");
    REQUIRE(waitFor([this] { return pages() == 6 && page.sheets().size() >= 6; }));
  }

  [[nodiscard]] const Briefing& briefing() const {
    REQUIRE(session_().briefings().briefing() != nullptr);
    return *session_().briefings().briefing();
  }
  [[nodiscard]] int pages() { return visible<PageList>(window, "briefingPages")->count(); }
  /// Whether a line of any sheet holds `text`; a long one may be on two lines.
  [[nodiscard]] bool shows(const QString& text) const {
    for (const PageScene& sheet : page.sheets()) {
      for (const SceneItem& item : sheet.scene.items) {
        const auto* run = std::get_if<TextRun>(&item);
        if (run != nullptr && run->text.contains(text)) return true;
      }
    }
    return false;
  }

 private:
  [[nodiscard]] Session& session_() const { return const_cast<Session&>(session); }
};

/// The page in front.
inline Page& front(MainWindow& window) {
  for (auto* page : window.findChildren<Page*>()) {
    if (page->isVisible()) return *page;
  }
  FAIL("no page in front");
  throw std::logic_error("no page");
}

/// Waits until the page in front shows all that it asked for.
inline void settle(MainWindow& window, Session& session) {
  REQUIRE(waitFor([&] {
    const auto needs = front(window).needs();
    return std::all_of(needs.begin(), needs.end(), [&](const Ask& ask) {
      return session.answers().current().known.contains(ask.key);
    });
  }));
}

/// What answering `question` afresh draws.
inline Figure answeredAfresh(Session& session, const FigureQuestion& question) {
  std::optional<Result<Figure>> figure;
  session.background().start<Figure>(
      {},
      [question](Workbench& bench, const Job& job) -> Result<Figure> {
        const auto survey = bench.surveyWith(variablesOf(question, bench.described()));
        if (!survey) return tl::make_unexpected(survey.error());
        auto answer = answerFigure(*survey, question, job);
        if (!answer) return passOn(answer);
        return answer->draw().figure;
      },
      [&](Result<Figure> drawn) { figure = std::move(drawn); });
  REQUIRE(waitFor([&] { return figure.has_value(); }));
  if (!*figure) FAIL(figure->error().message);
  return **figure;
}

/// The figure in front is what its question is answered with, and the question survives writing.
inline void checkQuestion(MainWindow& window, Session& session) {
  settle(window, session);
  const auto question = front(window).figureQuestion();
  REQUIRE(question);
  const Figure* shown = front(window).figure();
  REQUIRE(shown != nullptr);
  const auto read = parseFigureQuestion(writeFigureQuestion(*question));
  REQUIRE(read);
  const Figure again = answeredAfresh(session, *read);
  CHECK(again.headline == shown->headline);
  CHECK(again.subtitle == shown->subtitle);
  CHECK(again.footer == shown->footer);
  CHECK(again.table == shown->table);
}

/// The same for every tab of the page.
inline void checkTabs(MainWindow& window, Session& session, int tabs) {
  for (int tab = 0; tab < tabs; ++tab) {
    INFO("tab " << tab);
    visible<QTabBar>(window, "tabs")->setCurrentIndex(tab);
    checkQuestion(window, session);
  }
}

}  // namespace candour::driving
