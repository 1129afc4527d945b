// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "models/findings/briefing.h"
#include "ui/session/session.h"

namespace candour {

/// The briefing of one area, and what came of it.
struct AreaPack {
  QString area;
  Briefing briefing;
  QString file;
  bool written = false;
  QStringList withheld;  // who is not shown
  QString said;          // pages left out, or why nothing was written; empty: all is well
};

/// Writes the briefings of many areas in the background: decides over all of them what is withheld,
/// then writes one after the other. Figures they have in common are worked out once.
class PackRun : public QObject {
  Q_OBJECT
 public:
  PackRun(Session& session, std::vector<AreaPack> packs, LeavingOptions leaving, QObject* parent);
  ~PackRun() override;

  void start();
  void stop();
  [[nodiscard]] const std::vector<AreaPack>& packs() const { return m_packs; }

 Q_SIGNALS:
  void advanced(int done);
  void finished(bool stopped);

 private:
  void next();
  void end(const Error& error);

  Session& m_session;
  std::vector<AreaPack> m_packs;
  LeavingOptions m_leaving;
  std::shared_ptr<AnsweredFigures> m_answered;  // of this run: all of its figures
  std::size_t m_at = 0;
  std::stop_source m_running{std::nostopstate};
  bool m_stopped = false;
  std::shared_ptr<bool> m_alive;  // answers that come after this is gone are dropped
};

}  // namespace candour
