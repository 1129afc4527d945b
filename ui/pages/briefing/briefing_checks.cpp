// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/briefing_checks.h"

#include <algorithm>

#include "core/base/text.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString altTextFact(const Document& document) {
  int figures = 0;
  int written = 0;
  for (const DocumentPage& page : document.pages) {
    if (!page.figure) continue;
    ++figures;
    if (!page.figure->altText.empty()) ++written;
  }
  if (figures == 0) return words("no figures");
  return written == figures ? words("written") : words("%1 of %2").arg(written).arg(figures);
}

QString smallestBaseFact(const DisclosureReport* disclosure) {
  if (disclosure == nullptr) return u"…"_s;
  if (disclosure->smallestBase == 0) return words("none");
  return QString::fromStdString(grouped(static_cast<long long>(disclosure->smallestBase)));
}

QString withheldFact(const DisclosureReport* disclosure) {
  if (disclosure == nullptr) return u"…"_s;
  if (disclosure->withheld.empty()) return words("none");
  return QString::number(disclosure->withheld.size());
}

}  // namespace

PageInspector::PageWords wordsOf(const BriefingPage& asked, const ComposedPage& made) {
  PageInspector::PageWords shown;
  shown.headline = QString::fromStdString(asked.headline);
  shown.text = QString::fromStdString(asked.text);
  shown.headlineHint = QString::fromStdString(made.headline);
  shown.textHint = QString::fromStdString(made.text);
  shown.hasFigure = asked.figure.has_value();
  shown.questions = asked.questions;
  shown.canAsk = made.canAsk;
  if (shown.headlineHint.isEmpty()) shown.headlineHint = words("The figure's own headline");
  if (shown.textHint.isEmpty()) {
    shown.textHint = asked.figure ? words("What it means, in your words") : words("Text, if any");
  }
  return shown;
}

Facts checksOf(const ComposedBriefing& composed, std::size_t sheets,
               const DisclosureReport* disclosure) {
  if (composed.document.pages.empty()) return {};
  Facts facts;
  facts << std::pair{words("Pages"),
                     words("%1 on %2 sheets").arg(composed.document.pages.size()).arg(sheets)}
        << std::pair{words("Smallest base"), smallestBaseFact(disclosure)}
        << std::pair{words("Withheld to protect people"), withheldFact(disclosure)}
        << std::pair{words("Alternative texts"), altTextFact(composed.document)}
        << std::pair{words("Recipe"), words("attached")};
  return facts;
}

QStringList problemsOf(const ComposedBriefing& composed) {
  QStringList problems;
  for (std::size_t i = 0; i < composed.pages.size(); ++i) {
    const std::string& why = composed.pages[i].why;
    if (why.empty()) continue;
    problems << words("Page %1 cannot be made: %2").arg(i + 1).arg(QString::fromStdString(why));
  }
  return problems;
}

QStringList namingNotes(const Briefing& briefing, const DisclosureReport& disclosure) {
  QStringList notes;
  for (const auto& name : withheldNamed(briefing.title, disclosure)) {
    notes << words("The title names %1, withheld to protect people: reword it.")
                 .arg(QString::fromStdString(name));
  }
  for (std::size_t i = 0; i < briefing.pages.size(); ++i) {
    const BriefingPage& page = briefing.pages[i];
    for (const auto& name : withheldNamed(ownWords(page), disclosure)) {
      notes << words("The words of page %1 name %2, withheld to protect people: reword them.")
                   .arg(i + 1)
                   .arg(QString::fromStdString(name));
    }
  }
  return notes;
}

std::size_t faceOf(const std::vector<PageScene>& sheets, const std::vector<std::size_t>& ofPage) {
  for (const std::size_t sheet : ofPage) {
    const auto& blocks = sheets[sheet].blocks;
    const bool carries = std::any_of(blocks.begin(), blocks.end(), [](const PageBlock& block) {
      return block.role == BlockRole::H1;
    });
    if (carries) return sheet;
  }
  return ofPage.front();
}

}  // namespace candour
