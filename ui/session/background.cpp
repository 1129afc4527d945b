// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/background.h"

namespace candour {

Background::Background(QObject* parent) : QObject(parent), m_worker(std::make_unique<Worker>()) {}

Background::~Background() {
  m_worker.reset();
}

void Background::cancelCurrent() {
  m_current.request_stop();
}

// Called in the background thread, where the task begins.
Job Background::jobFor(const QString& text, const std::stop_source& stop) {
  Job job{.stop = stop.get_token(), .progress = {}};
  QMetaObject::invokeMethod(
      this,
      [this, text, stop] {
        m_current = stop;
        if (!text.isEmpty()) Q_EMIT began(text);
      },
      Qt::QueuedConnection);
  if (text.isEmpty()) return job;
  // A report for every row would flood the window: one for each whole per cent is enough.
  job.progress = [this, last = -1](double fraction) mutable {
    const int percent = static_cast<int>(fraction * 100);
    if (percent == last) return;
    last = percent;
    QMetaObject::invokeMethod(
        this, [this, fraction] { Q_EMIT advanced(fraction); }, Qt::QueuedConnection);
  };
  return job;
}

void Background::finished() {
  --m_waiting;
  if (m_waiting == 0) Q_EMIT idle();
}

}  // namespace candour
