// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>
#include <cstddef>
#include <vector>

#include "ui/pages/answer_words.h"
#include "ui/pages/briefing/composed_document.h"
#include "ui/pages/briefing/page_inspector.h"

namespace candour {

/// What is said beside the sheets, from what is known of the briefing.

PageInspector::PageWords wordsOf(const BriefingPage& asked, const ComposedPage& made);

/// Before it leaves: how long it is, on how few people it stands and who is withheld (where that is
/// decided already), whether every figure has its alternative text.
Facts checksOf(const ComposedBriefing& composed, std::size_t sheets,
               const DisclosureReport* disclosure);
/// Pages that cannot be made, and why.
QStringList problemsOf(const ComposedBriefing& composed);

/// Words of the analyst that name somebody who is withheld, which nothing but rewording mends.
QStringList namingNotes(const Briefing& briefing, const DisclosureReport& disclosure);

/// Of the sheets of one page, the one to know it by: the first that carries its headline.
std::size_t faceOf(const std::vector<PageScene>& sheets, const std::vector<std::size_t>& ofPage);

}  // namespace candour
