// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QUndoStack>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store/ward_register.h"

namespace candour {

/// What a project does not hold yet of the register on the desk.
struct WardSave {
  std::vector<Priority> priorities;  // changed
  std::optional<std::vector<Ward>> wards;
  std::optional<std::vector<WardChange>> changes;
  std::optional<std::vector<WardPair>> neighbours;
};

/// The wards of a project, what their residents asked for and what became of it, as they are
/// edited. Every edit is a step of undo; a project keeps what was there for ever, so that undoing a
/// nomination withdraws it, and a plan that was frozen stays.
class WardDesk : public QObject {
  Q_OBJECT
 public:
  WardDesk(QUndoStack& undo, QObject* parent);

  /// The register of another project, or of this one as it is held after all.
  void load(WardRegister wards);

  [[nodiscard]] const WardRegister& wards() const { return *m_wards; }
  /// Neither wards nor priorities.
  [[nodiscard]] bool isEmpty() const;
  /// nullptr where there is none.
  [[nodiscard]] const Priority* priority(std::int64_t id) const;
  /// The priority of the ward in the cycle that is not withdrawn; nullptr where there is none.
  [[nodiscard]] const Priority* livePriority(const std::string& ward,
                                             const std::string& cycle) const;
  /// nullptr where the register does not know it.
  [[nodiscard]] const Ward* ward(const std::string& code) const;
  /// Its name, or its code where the register does not know it.
  [[nodiscard]] std::string wardName(const std::string& code) const;

  /// Changes the priorities of these ids; `what` names the edit for undo. What is not another is
  /// no edit.
  void change(const QString& what, const std::vector<Priority>& changed);
  /// Adds those that are new, and gives those known their name and borough.
  void addWards(const QString& what, const std::vector<Ward>& wards);
  void setChanges(const QString& what, std::vector<WardChange> changes);
  void setNeighbours(const QString& what, std::vector<WardPair> neighbours);
  /// The project holds `after` now, by a nomination, an import or a plan that was frozen.
  void take(const QString& what, WardRegister after);

  /// What the project does not hold yet; nothing where it holds all. It counts as held from now.
  std::optional<WardSave> takeUnsaved();

 Q_SIGNALS:
  void changed();

 private:
  using Shared = std::shared_ptr<const WardRegister>;
  /// A priority before and after; one that was added has no before.
  using Change = std::pair<std::optional<Priority>, Priority>;
  class Step;
  void push(const QString& what, const WardRegister& after, std::vector<Change> changes);
  void apply(const std::vector<Change>& changes, const WardRegister* places, bool forward);

  QUndoStack& m_undo;
  Shared m_wards;
  Shared m_saved;
};

}  // namespace candour
