// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>

#include "core/base/text.h"
#include "ui/pages/briefing/briefing_checks.h"
#include "ui/pages/briefing/briefings_page.h"
#include "ui/pages/briefing/page_list.h"
#include "ui/pages/briefing/sheet_view.h"

namespace candour {

// The pages as they will be printed: laid out, as thumbnails, and the one turned to.

void BriefingsPage::layOut() {
  const Briefing* briefing = this->briefing();
  if (briefing == nullptr) return;
  const PageFormat format = sheetOf(briefing->format);
  m_sheets.clear();
  if (!m_composed.document.pages.empty()) {
    m_sheets = layoutDocument(m_composed.document, format);
  }
  showThumbnails(format);
  showSheets();
  showChecks();
}

std::vector<std::size_t> BriefingsPage::sheetsOf(std::size_t page) const {
  std::vector<std::size_t> sheets;
  if (page >= m_composed.pages.size() || !m_composed.pages[page].at) return sheets;
  for (std::size_t i = 0; i < m_sheets.size(); ++i) {
    if (m_sheets[i].page == *m_composed.pages[page].at) sheets.push_back(i);
  }
  return sheets;
}

void BriefingsPage::showThumbnails(const PageFormat& format) {
  std::vector<PageList::Thumbnail> thumbnails;
  const double width = PageList::sheetWidth(format.size);
  for (std::size_t i = 0; i < m_composed.pages.size(); ++i) {
    const auto sheets = sheetsOf(i);
    const ComposedPage& page = m_composed.pages[i];
    PageList::Thumbnail thumbnail;
    thumbnail.sheets = static_cast<int>(sheets.size());
    thumbnail.title = page.why.empty() ? tr("Working it out…") : tr("Cannot be made");
    if (page.at) {
      thumbnail.title = QString::fromStdString(m_composed.document.pages[*page.at].headline);
    }
    if (!sheets.empty()) {
      const std::size_t shown = faceOf(m_sheets, sheets);
      thumbnail.sheet = pictureOf(m_sheets[shown].scene, width, devicePixelRatioF());
    }
    thumbnails.push_back(std::move(thumbnail));
  }
  m_list->setPages(thumbnails, format.size);
  m_list->select(static_cast<int>(m_page));
}

void BriefingsPage::showSheets() {
  if (m_composed.pages.empty()) {
    return showMessage(
        tr("This briefing has no pages. Add one at the left, or press \"Add to "
           "briefing\" on a page with a figure."));
  }
  const ComposedPage& page = m_composed.pages[m_page];
  if (!page.why.empty()) {
    return showMessage(tr("This page cannot be made, and is left out of what is exported. %1")
                           .arg(QString::fromStdString(page.why)));
  }
  std::vector<Scene> sheets;
  for (const std::size_t sheet : sheetsOf(m_page)) sheets.push_back(m_sheets[sheet].scene);
  if (sheets.empty()) return showMessage(tr("Working it out…"));
  m_view->setSheets(std::move(sheets));
  m_view->setStale(!m_fresh);
  const DocumentPage& shown = m_composed.document.pages[*page.at];
  m_view->setAccessibleName(QString::fromStdString(shown.headline));
  QString described = QString::fromStdString(join(shown.paragraphs, " "));
  if (shown.figure) described += u' ' + QString::fromStdString(shown.figure->altText);
  m_view->setAccessibleDescription(described);
  m_stack->setCurrentWidget(m_scroll);
}

void BriefingsPage::showMessage(const QString& text) {
  m_message->setText(text);
  m_stack->setCurrentWidget(m_message);
}

}  // namespace candour
