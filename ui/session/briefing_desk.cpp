// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/briefing_desk.h"

#include <QUndoCommand>
#include <algorithm>
#include <functional>

#include "core/base/text.h"

namespace candour {

namespace {

class EditShelf : public QUndoCommand {
 public:
  using Setter = std::function<void(const BriefingShelf&)>;
  EditShelf(const QString& what, int session, BriefingShelf before, BriefingShelf after,
            Setter setter)
      : QUndoCommand(what),
        m_session(session),
        m_before(std::move(before)),
        m_after(std::move(after)),
        m_setter(std::move(setter)) {}
  void undo() override { m_setter(m_before); }
  void redo() override { m_setter(m_after); }
  [[nodiscard]] int id() const override { return m_session; }
  bool mergeWith(const QUndoCommand* later) override {
    m_after = static_cast<const EditShelf*>(later)->m_after;
    return true;
  }

 private:
  int m_session;
  BriefingShelf m_before;
  BriefingShelf m_after;
  Setter m_setter;
};

// A briefing is called by its title; of several with one title the later ones are numbered.
std::string freeName(const std::string& title, const std::vector<std::string>& taken) {
  const std::string wanted = trim(title).empty() ? "Briefing" : std::string(trim(title));
  std::string name = wanted;
  for (int i = 2; std::find(taken.begin(), taken.end(), name) != taken.end(); ++i) {
    name = wanted + " (" + std::to_string(i) + ")";
  }
  return name;
}

}  // namespace

BriefingDesk::BriefingDesk(QUndoStack& undo, QObject* parent) : QObject(parent), m_undo(undo) {}

std::size_t BriefingDesk::load(const std::vector<Project::SavedBriefing>& saved, std::size_t open) {
  m_shelf = {};
  m_unreadable.clear();
  m_saved.clear();
  m_nameOf.clear();
  for (const auto& entry : saved) {
    auto briefing = parseBriefing(entry.json);
    if (!briefing) {
      m_unreadable.push_back(entry.name);
      continue;
    }
    m_saved.emplace_back(entry.name, writeBriefing(*briefing));
    m_nameOf.emplace(briefing->title, entry.name);
    m_shelf.briefings.push_back(std::move(*briefing));
  }
  if (open < m_shelf.briefings.size()) m_shelf.open = open;
  Q_EMIT changed();
  return m_unreadable.size();
}

void BriefingDesk::propose(std::optional<Briefing> proposal) {
  if (proposal == m_proposal) return;
  m_proposal = std::move(proposal);
  if (isProposal()) Q_EMIT changed();
}

const Briefing* BriefingDesk::briefing() const {
  if (!m_shelf.briefings.empty()) return &m_shelf.briefings[m_shelf.open];
  return m_proposal ? &*m_proposal : nullptr;
}

void BriefingDesk::edit(const QString& what, const Briefing& briefing, int session) {
  if (this->briefing() != nullptr && *this->briefing() == briefing) return;
  BriefingShelf after = m_shelf;
  if (after.briefings.empty()) {
    after.briefings.push_back(briefing);
  } else {
    after.briefings[after.open] = briefing;
  }
  push(what, std::move(after), session);
}

void BriefingDesk::put(const QString& what, const Briefing& briefing) {
  BriefingShelf after = m_shelf;
  after.briefings.push_back(briefing);
  after.open = after.briefings.size() - 1;
  push(what, std::move(after));
}

void BriefingDesk::remove() {
  if (isProposal()) return;
  BriefingShelf after = m_shelf;
  after.briefings.erase(after.briefings.begin() + static_cast<std::ptrdiff_t>(after.open));
  if (after.open > 0) --after.open;
  push(tr("delete briefing"), std::move(after));
}

void BriefingDesk::open(std::size_t index) {
  if (index >= m_shelf.briefings.size() || index == m_shelf.open) return;
  m_shelf.open = index;
  Q_EMIT changed();
}

std::pair<std::size_t, bool> BriefingDesk::add(const FigureQuestion& figure) {
  Briefing after = briefing() == nullptr ? Briefing{} : *briefing();
  const auto known = std::find_if(after.pages.begin(), after.pages.end(),
                                  [&](const BriefingPage& page) { return page.figure == figure; });
  if (known != after.pages.end()) return {known - after.pages.begin(), true};
  if (after.title.empty()) after.title = figure.spec.outcome.name;
  auto place = after.pages.end();
  if (!after.pages.empty() && !after.pages.back().figure) --place;
  BriefingPage page;
  page.figure = figure;
  const auto index = static_cast<std::size_t>(place - after.pages.begin());
  after.pages.insert(place, std::move(page));
  edit(tr("add to briefing"), after);
  return {index, false};
}

void BriefingDesk::push(const QString& what, BriefingShelf after, int session) {
  m_undo.push(new EditShelf(what, session, m_shelf, std::move(after),
                            [this](const BriefingShelf& shelf) { set(shelf); }));
}

void BriefingDesk::set(const BriefingShelf& shelf) {
  m_shelf = shelf;
  Q_EMIT changed();
}

BriefingDesk::Named BriefingDesk::namedBriefings() const {
  Named named;
  std::vector<std::string> taken = m_unreadable;
  for (const Briefing& briefing : m_shelf.briefings) {
    const auto known = m_nameOf.find(briefing.title);
    taken.push_back(freeName(known == m_nameOf.end() ? briefing.title : known->second, taken));
    named.emplace_back(taken.back(), writeBriefing(briefing));
  }
  return named;
}

// Where names or their order differ all are written anew: a project keeps the order of saving.
std::optional<ShelfChange> BriefingDesk::takeUnsaved() {
  Named now = namedBriefings();
  if (now == m_saved) return {};
  const bool sameNames =
      std::equal(now.begin(), now.end(), m_saved.begin(), m_saved.end(),
                 [](const auto& a, const auto& b) { return a.first == b.first; });
  ShelfChange change;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (sameNames && now[i] == m_saved[i]) continue;
    change.saved.push_back({now[i].first, now[i].second});
  }
  if (!sameNames) {
    for (const auto& [name, json] : m_saved) change.removed.push_back(name);
  }
  m_saved = std::move(now);
  return change;
}

}  // namespace candour
