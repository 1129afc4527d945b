// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/worker.h"

namespace candour {

Worker::Worker() : m_thread([this](const std::stop_token& ending) { run(ending); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_entries, [](const Entry& entry) { return entry.atEnd == AtEnd::Drop; });
    if (m_runningAtEnd == AtEnd::Drop) m_running.request_stop();
  }
  m_thread.request_stop();
}

void Worker::post(Task task, std::stop_source stop, AtEnd atEnd) {
  {
    const std::lock_guard lock(m_mutex);
    m_entries.push_back({std::move(task), std::move(stop), atEnd});
  }
  m_wake.notify_one();
}

bool Worker::next(const std::stop_token& ending, Entry& entry) {
  std::unique_lock lock(m_mutex);
  m_wake.wait(lock, ending, [this] { return !m_entries.empty(); });
  if (m_entries.empty()) return false;
  entry = std::move(m_entries.front());
  m_entries.pop_front();
  m_running = entry.stop;
  m_runningAtEnd = entry.atEnd;
  return true;
}

void Worker::run(const std::stop_token& ending) {
  Entry entry;
  while (next(ending, entry)) {
    entry.task(m_bench);
    const std::lock_guard lock(m_mutex);
    m_running = std::stop_source(std::nostopstate);
  }
}

}  // namespace candour
