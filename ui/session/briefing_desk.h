// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QUndoStack>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store/project.h"
#include "models/findings/briefing.h"

namespace candour {

/// The briefings of a project, and the one that lies open.
struct BriefingShelf {
  std::vector<Briefing> briefings;
  std::size_t open = 0;

  bool operator==(const BriefingShelf&) const = default;
};

/// What has to be written for the project to hold the shelf: first removed, then saved, in order.
struct ShelfChange {
  std::vector<std::string> removed;
  std::vector<Project::SavedBriefing> saved;
};

/// The briefings as they are composed. While a project has none of its own, the one that Candour
/// proposes for the question on the table lies here; its first edit makes it the project's. Every
/// edit is a step of undo.
class BriefingDesk : public QObject {
  Q_OBJECT
 public:
  BriefingDesk(QUndoStack& undo, QObject* parent);

  /// The briefings of another project. Those that cannot be read are left alone in the file and
  /// counted.
  std::size_t load(const std::vector<Project::SavedBriefing>& saved, std::size_t open);
  void propose(std::optional<Briefing> proposal);

  [[nodiscard]] const BriefingShelf& shelf() const { return m_shelf; }
  /// The one that lies open; nullptr where there is none and none can be proposed.
  [[nodiscard]] const Briefing* briefing() const;
  [[nodiscard]] bool isProposal() const { return m_shelf.briefings.empty(); }

  /// Changes the open one; `what` names the edit for undo. Edits of the same `session` (not below
  /// 0) that follow each other are one step.
  void edit(const QString& what, const Briefing& briefing, int session = -1);
  /// Lays another one beside those there are, and opens it.
  void put(const QString& what, const Briefing& briefing);
  /// Takes the open one off the shelf.
  void remove();
  void open(std::size_t index);
  /// Adds a figure before the closing page of what to ask; the index of its page, and whether it
  /// was there already.
  std::pair<std::size_t, bool> add(const FigureQuestion& figure);

  /// What the project does not hold yet; nothing where it holds all. It counts as saved from now.
  std::optional<ShelfChange> takeUnsaved();
  [[nodiscard]] bool hasUnsaved() const { return namedBriefings() != m_saved; }

 Q_SIGNALS:
  void changed();

 private:
  using Named = std::vector<std::pair<std::string, std::string>>;  // name, JSON
  void push(const QString& what, BriefingShelf after, int session = -1);
  void set(const BriefingShelf& shelf);
  [[nodiscard]] Named namedBriefings() const;

  QUndoStack& m_undo;
  BriefingShelf m_shelf;
  std::optional<Briefing> m_proposal;
  Named m_saved;
  std::map<std::string, std::string> m_nameOf;  // what a title was saved under by whoever saved it
  std::vector<std::string> m_unreadable;        // names that are taken
};

}  // namespace candour
