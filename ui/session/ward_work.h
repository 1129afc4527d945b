// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/store/ward_store.h"
#include "ui/session/background.h"
#include "ui/session/ward_desk.h"

namespace candour {

/// What is done to the register in the project file, in the background: every edit on the desk is
/// saved at once; a nomination, an import and a frozen plan come onto the desk when the project has
/// taken them. What the project refuses is said, and the desk shows what it holds.
class WardWork : public QObject {
  Q_OBJECT
 public:
  WardWork(Background& background, WardDesk& desk, QObject* parent);

  /// Adds a priority; `done` is given its id.
  void nominate(const Priority& priority, std::function<void(std::int64_t)> done = {});
  /// What of the register is to be brought in: rows of a table.
  using Change = std::function<Status(WardStore&)>;
  /// Changes the project's register by `change`, in the background thread, as one step of undo
  /// called `what`. `text` says meanwhile what is going on.
  void perform(const QString& text, const QString& what, Change change,
               std::function<void()> done = {});
  /// Asks what became of a priority, oldest first.
  void history(std::int64_t priority, std::function<void(std::vector<PriorityEvent>)> done);

  [[nodiscard]] bool isSaved() const { return m_running == 0; }

 Q_SIGNALS:
  void failed(const QString& message);
  void savedChanged();

 private:
  void save();
  void refused(const Error& error);
  void finished();

  Background& m_background;
  WardDesk& m_desk;
  int m_running = 0;
  bool m_outOfStep = false;  // the desk does not show what the project holds
};

/// Moves `priority` on to its state in the project one step at a time, as the project wants it.
Status saveSteps(WardStore& store, const Priority& priority, PriorityState held);

}  // namespace candour
