// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "ui/session/workbench.h"

namespace candour {

/// One background thread that does tasks in the order they were posted. It alone touches the
/// Workbench.
class Worker {
 public:
  using Task = std::function<void(Workbench&)>;
  enum class AtEnd {
    Drop,   // not started any more when the program ends
    Finish  // done even then: saving what the user changed
  };

  Worker();
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// `stop` is what stops the task; the worker asks for it when the program ends.
  void post(Task task, std::stop_source stop, AtEnd atEnd = AtEnd::Drop);

 private:
  struct Entry {
    Task task;
    std::stop_source stop{std::nostopstate};
    AtEnd atEnd = AtEnd::Drop;
  };
  void run(const std::stop_token& ending);
  bool next(const std::stop_token& ending, Entry& entry);

  Workbench m_bench;
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::deque<Entry> m_entries;
  std::stop_source m_running{std::nostopstate};
  AtEnd m_runningAtEnd = AtEnd::Drop;
  std::jthread m_thread;  // last, so that it ends before what it uses
};

}  // namespace candour
