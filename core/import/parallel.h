// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <utility>

namespace candour {

/// Runs task(0) ... task(count - 1) on two threads, in no particular order; returns when all are
/// done. The first exception is thrown on. Tasks must not depend on each other.
template <class Task>
void forEachOnTwoThreads(std::size_t count, const Task& task) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failures[2];
  const auto work = [&](std::exception_ptr& failure) {
    try {
      for (std::size_t i = next++; i < count; i = next++) task(i);
    } catch (...) {
      failure = std::current_exception();
      next = count;
    }
  };
  if (count > 1) {
    std::thread helper([&] { work(failures[1]); });
    work(failures[0]);
    helper.join();
  } else {
    work(failures[0]);
  }
  for (const auto& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace candour
