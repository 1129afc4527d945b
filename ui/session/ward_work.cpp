// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/ward_work.h"

#include <algorithm>
#include <map>
#include <memory>

namespace candour {

namespace {

std::map<std::int64_t, PriorityState> statesOf(const WardRegister& wards) {
  std::map<std::int64_t, PriorityState> states;
  for (const Priority& priority : wards.priorities) states.emplace(priority.id, priority.state);
  return states;
}

// New wards come first: priorities may be of them. Wards that are gone are taken away last.
Status keep(WardStore& store, const WardSave& save) {
  if (save.wards) {
    if (auto kept = store.replaceWards(*save.wards); !kept) return passOn(kept);
  }
  if (save.changes) {
    if (auto kept = store.replaceChanges(*save.changes); !kept) return kept;
  }
  if (save.neighbours) {
    if (auto kept = store.replaceNeighbours(*save.neighbours); !kept) return kept;
  }
  if (save.priorities.empty()) return {};
  // Those that make room for others first: a ward has one live priority a cycle.
  std::vector<Priority> ordered = save.priorities;
  std::stable_partition(ordered.begin(), ordered.end(),
                        [](const Priority& priority) { return priority.withdrawn; });
  const auto states = statesOf(store.load());
  for (const Priority& priority : ordered) {
    const auto held = states.find(priority.id);
    const auto from = held == states.end() ? PriorityState::Nominated : held->second;
    if (auto saved = saveSteps(store, priority, from); !saved) return saved;
  }
  return {};
}

}  // namespace

Status saveSteps(WardStore& store, const Priority& priority, PriorityState held) {
  Priority step = priority;
  for (int state = static_cast<int>(held) + 1; state < static_cast<int>(priority.state); ++state) {
    step.state = static_cast<PriorityState>(state);
    if (auto saved = store.save(step); !saved) return passOn(saved);
  }
  auto saved = store.save(priority);
  return saved ? Status() : Status(passOn(saved));
}

WardWork::WardWork(Background& background, WardDesk& desk, QObject* parent)
    : QObject(parent), m_background(background), m_desk(desk) {
  connect(&desk, &WardDesk::changed, this, &WardWork::save);
}

void WardWork::save() {
  const auto unsaved = m_desk.takeUnsaved();
  if (!unsaved) return;
  ++m_running;
  Q_EMIT savedChanged();
  m_background.start<bool>(
      {},
      [save = *unsaved](Workbench& bench, const Job& /*job*/) -> Result<bool> {
        auto kept = bench.changeWards([&save](WardStore& store) { return keep(store, save); });
        if (!kept) return passOn(kept);
        return true;
      },
      [this](Result<bool> done) {
        if (!done) refused(done.error());
        finished();
      },
      Worker::AtEnd::Finish);
}

void WardWork::refused(const Error& error) {
  m_outOfStep = true;
  if (error.kind != ErrorKind::Cancelled) Q_EMIT failed(QString::fromStdString(error.message));
}

// What was refused, or edited while the project took something else, is shown as it is held.
void WardWork::finished() {
  --m_running;
  Q_EMIT savedChanged();
  if (m_running > 0 || !m_outOfStep) return;
  m_outOfStep = false;
  m_background.start<WardRegister>(
      {},
      [](Workbench& bench, const Job& /*job*/) -> Result<WardRegister> { return bench.wards(); },
      [this](Result<WardRegister> held) {
        if (held && m_running == 0) m_desk.load(std::move(*held));
      });
}

void WardWork::nominate(const Priority& priority, std::function<void(std::int64_t)> done) {
  const auto id = std::make_shared<std::int64_t>(0);
  perform(
      {}, tr("nomination"),
      [priority, id](WardStore& store) -> Status {
        auto saved = store.save(priority);
        if (!saved) return passOn(saved);
        *id = *saved;
        return {};
      },
      [id, done = std::move(done)] {
        if (done) done(*id);
      });
}

void WardWork::perform(const QString& text, const QString& what, Change change,
                       std::function<void()> done) {
  ++m_running;
  Q_EMIT savedChanged();
  m_background.start<WardRegister>(
      text,
      [change = std::move(change)](Workbench& bench, const Job& /*job*/) -> Result<WardRegister> {
        if (auto changed = bench.changeWards(change); !changed) return passOn(changed);
        return bench.wards();
      },
      [this, what, done = std::move(done)](Result<WardRegister> after) {
        if (!after) {
          refused(after.error());
        } else {
          m_outOfStep = m_outOfStep || m_running > 1;
          m_desk.take(what, std::move(*after));
          if (done) done();
        }
        finished();
      },
      Worker::AtEnd::Finish);
}

void WardWork::history(std::int64_t priority,
                       std::function<void(std::vector<PriorityEvent>)> done) {
  using History = std::vector<PriorityEvent>;
  m_background.start<History>(
      {},
      [priority](Workbench& bench, const Job& /*job*/) -> Result<History> {
        History events;
        auto read = bench.changeWards([&](WardStore& store) -> Status {
          events = store.history(priority);
          return {};
        });
        if (!read) return passOn(read);
        return events;
      },
      [done = std::move(done)](Result<History> events) {
        if (events) done(std::move(*events));
      });
}

}  // namespace candour
