// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace candour {

namespace {

constexpr std::size_t kChunkRows = 4096;
constexpr std::size_t kMostChunks = 64;

std::atomic<unsigned> g_threads{0};
thread_local bool t_insideTask = false;

unsigned threadCount() {
  // Asked once: the answer is read from files.
  static const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const unsigned wanted = g_threads.load();
  return wanted > 0 ? wanted : cores;
}

// The tasks of one parallelFor: threads take the next one that nobody has.
class TaskQueue {
 public:
  TaskQueue(std::size_t tasks, const std::function<void(std::size_t)>& body)
      : m_tasks(tasks), m_body(body) {}

  void work() {
    t_insideTask = true;
    for (std::size_t task = m_next++; task < m_tasks; task = m_next++) {
      try {
        m_body(task);
      } catch (...) {
        const std::scoped_lock lock(m_mutex);
        if (!m_failure) m_failure = std::current_exception();
        m_next = m_tasks;
      }
    }
    t_insideTask = false;
  }
  void rethrow() const {
    if (m_failure) std::rethrow_exception(m_failure);
  }

 private:
  std::size_t m_tasks;
  const std::function<void(std::size_t)>& m_body;
  std::atomic<std::size_t> m_next{0};
  std::mutex m_mutex;
  std::exception_ptr m_failure;
};

}  // namespace

void setThreads(unsigned threads) {
  g_threads = threads;
}

void parallelFor(std::size_t tasks, const std::function<void(std::size_t)>& body) {
  const std::size_t threads = std::min<std::size_t>(threadCount(), tasks);
  if (threads <= 1 || t_insideTask) {
    for (std::size_t task = 0; task < tasks; ++task) body(task);
    return;
  }
  TaskQueue queue(tasks, body);
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back([&queue] { queue.work(); });
    queue.work();
  }
  queue.rethrow();
}

Chunks::Chunks(std::size_t rowCount)
    : rows(rowCount),
      count(std::clamp<std::size_t>(rowCount / kChunkRows, rowCount > 0 ? 1 : 0, kMostChunks)) {}

std::size_t Chunks::begin(std::size_t chunk) const {
  return count == 0 ? 0 : rows * chunk / count;
}

}  // namespace candour
