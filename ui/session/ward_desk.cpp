// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/ward_desk.h"

#include <QUndoCommand>
#include <algorithm>
#include <map>

#include "core/base/check.h"
#include "core/store/priority_fields.h"

namespace candour {

namespace {

template <class Priorities>
auto* findPriority(Priorities& priorities, std::int64_t id) {
  const auto at = std::lower_bound(
      priorities.begin(), priorities.end(), id,
      [](const Priority& priority, std::int64_t wanted) { return priority.id < wanted; });
  return at != priorities.end() && at->id == id ? &*at : nullptr;
}

bool samePlaces(const WardRegister& a, const WardRegister& b) {
  return a.wards == b.wards && a.changes == b.changes && a.neighbours == b.neighbours;
}

void takePlaces(WardRegister& wards, const WardRegister& from) {
  wards.wards = from.wards;
  wards.changes = from.changes;
  wards.neighbours = from.neighbours;
}

// Sets those fields alone in which `to` is another than `from`: what else became of the priority
// meanwhile stays.
void moveFields(Priority& priority, const Priority& from, const Priority& to) {
  for (const auto field : priorityFields()) {
    const std::string wanted = fieldText(to, field);
    if (fieldText(from, field) == wanted) continue;
    check(setField(priority, field, wanted).has_value(), "a field of a priority that was there");
  }
}

// An added priority is kept for ever: gone is withdrawn.
void moveChange(Priority& priority, const std::optional<Priority>& before, const Priority& after,
                bool forward) {
  if (!before) {
    priority.withdrawn = forward ? after.withdrawn : true;
  } else if (forward) {
    moveFields(priority, *before, after);
  } else {
    moveFields(priority, after, *before);
  }
}

}  // namespace

/// An edit that was done before it came on the stack.
class WardDesk::Step : public QUndoCommand {
 public:
  Step(const QString& what, WardDesk& desk, std::vector<Change> changes, Shared before,
       Shared after)
      : QUndoCommand(what),
        m_desk(desk),
        m_changes(std::move(changes)),
        m_before(std::move(before)),
        m_after(std::move(after)) {}
  void undo() override { m_desk.apply(m_changes, m_before.get(), false); }
  void redo() override {
    if (m_isDone) m_desk.apply(m_changes, m_after.get(), true);
    m_isDone = true;
  }

 private:
  WardDesk& m_desk;
  std::vector<Change> m_changes;
  Shared m_before;  // of places; nullptr: they are no part of it
  Shared m_after;
  bool m_isDone = false;
};

WardDesk::WardDesk(QUndoStack& undo, QObject* parent)
    : QObject(parent),
      m_undo(undo),
      m_wards(std::make_shared<const WardRegister>()),
      m_saved(m_wards) {}

void WardDesk::load(WardRegister wards) {
  m_wards = std::make_shared<const WardRegister>(std::move(wards));
  m_saved = m_wards;
  Q_EMIT changed();
}

bool WardDesk::isEmpty() const {
  return m_wards->wards.empty() && m_wards->priorities.empty();
}

const Priority* WardDesk::priority(std::int64_t id) const {
  return findPriority(m_wards->priorities, id);
}

const Priority* WardDesk::livePriority(const std::string& ward, const std::string& cycle) const {
  const auto& all = m_wards->priorities;
  const auto at = std::find_if(all.begin(), all.end(), [&](const Priority& priority) {
    return !priority.withdrawn && priority.ward == ward && priority.cycle == cycle;
  });
  return at == all.end() ? nullptr : &*at;
}

const Ward* WardDesk::ward(const std::string& code) const {
  const auto& all = m_wards->wards;
  const auto at = std::lower_bound(
      all.begin(), all.end(), code,
      [](const Ward& ward, const std::string& wanted) { return ward.code < wanted; });
  return at != all.end() && at->code == code ? &*at : nullptr;
}

std::string WardDesk::wardName(const std::string& code) const {
  const Ward* known = ward(code);
  return known == nullptr || known->name.empty() ? code : known->name;
}

void WardDesk::change(const QString& what, const std::vector<Priority>& changed) {
  std::vector<Change> changes;
  WardRegister after = *m_wards;
  for (const Priority& wanted : changed) {
    Priority* known = findPriority(after.priorities, wanted.id);
    if (known == nullptr || *known == wanted) continue;
    changes.emplace_back(*known, wanted);
    *known = wanted;
  }
  if (!changes.empty()) push(what, after, std::move(changes));
}

void WardDesk::addWards(const QString& what, const std::vector<Ward>& wards) {
  WardRegister after = *m_wards;
  std::map<std::string, Ward> byCode;
  for (const Ward& ward : after.wards) byCode.emplace(ward.code, ward);
  for (const Ward& ward : wards) byCode.insert_or_assign(ward.code, ward);
  after.wards.clear();
  for (auto& [code, ward] : byCode) after.wards.push_back(std::move(ward));
  if (after != *m_wards) push(what, after, {});
}

void WardDesk::setChanges(const QString& what, std::vector<WardChange> changes) {
  WardRegister after = *m_wards;
  after.changes = std::move(changes);
  if (after != *m_wards) push(what, after, {});
}

void WardDesk::setNeighbours(const QString& what, std::vector<WardPair> neighbours) {
  WardRegister after = *m_wards;
  after.neighbours = std::move(neighbours);
  if (after != *m_wards) push(what, after, {});
}

void WardDesk::take(const QString& what, WardRegister after) {
  m_saved = std::make_shared<const WardRegister>(after);
  std::vector<Change> changes;
  for (const Priority& priority : after.priorities) {
    const Priority* before = this->priority(priority.id);
    if (before == nullptr) {
      changes.emplace_back(std::nullopt, priority);
    } else if (*before != priority) {
      changes.emplace_back(*before, priority);
    }
  }
  push(what, after, std::move(changes));
}

void WardDesk::push(const QString& what, const WardRegister& after, std::vector<Change> changes) {
  const Shared before = m_wards;
  m_wards = std::make_shared<const WardRegister>(after);
  const bool places = !samePlaces(*before, after);
  m_undo.push(new Step(what, *this, std::move(changes), places ? before : nullptr,
                       places ? m_wards : nullptr));
  Q_EMIT changed();
}

void WardDesk::apply(const std::vector<Change>& changes, const WardRegister* places, bool forward) {
  auto wards = std::make_shared<WardRegister>(*m_wards);
  for (const auto& [before, after] : changes) {
    Priority* known = findPriority(wards->priorities, after.id);
    if (known != nullptr) moveChange(*known, before, after, forward);
  }
  if (places != nullptr) takePlaces(*wards, *places);
  m_wards = std::move(wards);
  Q_EMIT changed();
}

std::optional<WardSave> WardDesk::takeUnsaved() {
  if (*m_wards == *m_saved) return {};
  WardSave save;
  for (const Priority& priority : m_wards->priorities) {
    const Priority* held = findPriority(m_saved->priorities, priority.id);
    if (held == nullptr || *held != priority) save.priorities.push_back(priority);
  }
  if (m_wards->wards != m_saved->wards) save.wards = m_wards->wards;
  if (m_wards->changes != m_saved->changes) save.changes = m_wards->changes;
  if (m_wards->neighbours != m_saved->neighbours) save.neighbours = m_wards->neighbours;
  m_saved = m_wards;
  return save;
}

}  // namespace candour
