// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/pack_run.h"

#include "ui/pages/briefing/export_briefing.h"

namespace candour {

namespace {

std::size_t figuresOf(const std::vector<AreaPack>& packs) {
  std::size_t figures = 0;
  for (const AreaPack& pack : packs) figures += pack.briefing.pages.size();
  return figures;
}

}  // namespace

PackRun::PackRun(Session& session, std::vector<AreaPack> packs, LeavingOptions leaving,
                 QObject* parent)
    : QObject(parent),
      m_session(session),
      m_packs(std::move(packs)),
      m_leaving(std::move(leaving)),
      m_answered(std::make_shared<AnsweredFigures>(figuresOf(m_packs))),
      m_alive(std::make_shared<bool>(true)) {}

PackRun::~PackRun() {
  *m_alive = false;
  m_running.request_stop();
}

void PackRun::start() {
  m_at = 0;
  std::vector<Briefing> briefings;
  for (const AreaPack& pack : m_packs) briefings.push_back(pack.briefing);
  m_running = m_session.background().start<LeavingOptions>(
      tr("Answering %1 briefings").arg(m_packs.size()),
      [briefings, leaving = m_leaving, answered = m_answered](Workbench& bench, const Job& job) {
        return decideTogether(bench, briefings, leaving, *answered, job);
      },
      [this, alive = m_alive](Result<LeavingOptions> decided) {
        if (!*alive) return;
        if (!decided) return end(decided.error());
        m_leaving = std::move(*decided);
        next();
      });
}

// Nothing could be decided, so nothing leaves.
void PackRun::end(const Error& error) {
  m_stopped = m_stopped || error.kind == ErrorKind::Cancelled;
  if (!m_stopped) {
    for (AreaPack& pack : m_packs) pack.said = QString::fromStdString(error.message);
  }
  Q_EMIT finished(m_stopped);
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
      [briefing = pack.briefing, leaving = m_leaving, file = pack.file.toStdString(),
       answered = m_answered](Workbench& bench, const Job& job) {
        return writeBriefingFile(bench, briefing, leaving, file, *answered, job);
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
