// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/pack_run.h"

#include "ui/pages/briefing/export_briefing.h"

namespace candour {

PackRun::PackRun(Session& session, std::vector<AreaPack> packs, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_packs(std::move(packs)),
      m_alive(std::make_shared<bool>(true)) {}

PackRun::~PackRun() {
  *m_alive = false;
  m_running.request_stop();
}

void PackRun::start() {
  m_at = 0;
  next();
}

void PackRun::stop() {
  m_stopped = true;
  m_running.request_stop();
}

void PackRun::next() {
  Q_EMIT advanced(static_cast<int>(m_at));
  if (m_stopped || m_at == m_packs.size()) {
    Q_EMIT finished(m_stopped);
    return;
  }
  const AreaPack& pack = m_packs[m_at];
  m_running = m_session.background().start<WrittenBriefing>(
      tr("Writing the briefing of %1").arg(pack.area),
      [briefing = pack.briefing, file = pack.file.toStdString(),
       answered = m_session.answeredFigures()](Workbench& bench, const Job& job) {
        return writeBriefingFile(bench, briefing, file, *answered, job);
      },
      [this, alive = m_alive](Result<WrittenBriefing> written) {
        if (!*alive) return;
        AreaPack& done = m_packs[m_at];
        done.written = written.has_value();
        done.said = written ? leftOutInWords(written->problems)
                            : QString::fromStdString(written.error().message);
        if (written) {
          for (const auto& who : written->withheld) done.withheld << QString::fromStdString(who);
        }
        // Stopped by whatever button: the rest is not begun.
        if (!written && written.error().kind == ErrorKind::Cancelled) m_stopped = true;
        if (!m_stopped) ++m_at;
        next();
      });
}

}  // namespace candour
