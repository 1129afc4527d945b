// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/composed_document.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/base/text.h"
#include "ui/session/ask_briefing.h"

namespace candour {

namespace {

// Finds for each page the one that was finished of the same figure, each once.
class Matching {
 public:
  explicit Matching(const Briefing& figures) : m_figures(figures), m_used(figures.pages.size()) {}

  std::optional<std::size_t> find(const BriefingPage& page) {
    const BriefingPage asked = figureOf(page);
    for (std::size_t i = 0; i < m_used.size(); ++i) {
      if (m_used[i] || m_figures.pages[i] != asked) continue;
      m_used[i] = true;
      return i;
    }
    return {};
  }

 private:
  const Briefing& m_figures;
  std::vector<bool> m_used;
};

std::optional<DocumentPage> finishedPage(const FinishedBriefing& finished, std::size_t index) {
  const auto at = std::find(finished.pageOf.begin(), finished.pageOf.end(), index);
  if (at == finished.pageOf.end()) return {};
  return finished.document.pages[static_cast<std::size_t>(at - finished.pageOf.begin())];
}

std::string problemOf(const FinishedBriefing& finished, std::size_t index) {
  for (const PageProblem& problem : finished.problems) {
    if (problem.page == index) return problem.why;
  }
  return {};
}

// Edits are laid over the figure that was made: they ask nothing anew.
void setEdits(DocumentPage& page, const BriefingPage& asked, ComposedPage& composed) {
  if (!page.figure || !asked.figure) return;
  composed.made = *page.figure;
  EditedFigure edited = editedFigure({*page.figure}, asked.figure->topic, asked.figure->edits);
  // A headline of the page's own stands above that of the figure, and is checked in its place.
  if (page.headline == page.figure->headline) page.headline = edited.figure.headline;
  page.figure = std::move(edited.figure);
  composed.notes = std::move(edited.warnings);
}

void setWords(DocumentPage& page, const BriefingPage& asked) {
  if (!trim(asked.headline).empty()) page.headline = asked.headline;
  if (auto texts = paragraphsOf(asked.text); !texts.empty()) page.paragraphs = std::move(texts);
  if (asked.figure && !asked.questions) {
    page.list.clear();
    page.listTitle.clear();
  }
}

}  // namespace

ComposedBriefing composedBriefing(const Briefing& briefing, const FinishedBriefing* finished,
                                  const Briefing& figures) {
  ComposedBriefing composed;
  composed.pages.resize(briefing.pages.size());
  if (finished != nullptr) {
    composed.document = finished->document;
    composed.document.pages.clear();
  }
  composed.document.title = briefing.title;
  Matching matching(figures);
  for (std::size_t i = 0; finished != nullptr && i < briefing.pages.size(); ++i) {
    ComposedPage& page = composed.pages[i];
    const auto known = matching.find(briefing.pages[i]);
    if (!known) continue;
    auto made = finishedPage(*finished, *known);
    if (!made) {
      page.why = problemOf(*finished, *known);
      continue;
    }
    setEdits(*made, briefing.pages[i], page);
    page.headline = made->headline;
    page.text = join(made->paragraphs, "\n\n");
    page.canAsk = !made->list.empty();
    page.at = composed.document.pages.size();
    setWords(*made, briefing.pages[i]);
    composed.document.pages.push_back(std::move(*made));
  }
  return composed;
}

PageFormat sheetOf(const std::string& format) {
  if (format == "slide") return wideSlide();
  return format == "a4-landscape" ? a4Landscape() : a4Portrait();
}

std::vector<SheetName> sheetNames() {
  const auto words = [](const char* text) {
    return QCoreApplication::translate("BriefingPage", text);
  };
  return {{"a4", words("A4, upright")},
          {"a4-landscape", words("A4, text beside the figure")},
          {"slide", words("Slide, 16:9")}};
}

}  // namespace candour
