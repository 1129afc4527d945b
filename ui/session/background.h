// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <QString>
#include <exception>
#include <functional>
#include <memory>
#include <stop_token>

#include "core/base/error.h"
#include "core/base/result.h"
#include "ui/session/worker.h"

namespace candour {

/// Work in the background and its answers back in the window's thread. The one place where a broken
/// environment (StoreError) turns into a line for the analyst.
class Background : public QObject {
  Q_OBJECT
 public:
  explicit Background(QObject* parent = nullptr);
  ~Background() override;

  /// Runs `work` in the background and then `done` in this thread, also when it failed or was
  /// cancelled. `text` says what is going on, as in "Fitting the model"; empty: not worth showing.
  template <class T>
  std::stop_source start(const QString& text, std::function<Result<T>(Workbench&, const Job&)> work,
                         std::function<void(Result<T>)> done,
                         Worker::AtEnd atEnd = Worker::AtEnd::Drop);

  /// Stops what runs now.
  void cancelCurrent();
  [[nodiscard]] bool isBusy() const { return m_waiting > 0; }

 Q_SIGNALS:
  void began(const QString& text);
  void advanced(double fraction);
  /// Nothing is left to do.
  void idle();

 private:
  Job jobFor(const QString& text, const std::stop_source& stop);
  void finished();

  int m_waiting = 0;
  std::stop_source m_current{std::nostopstate};
  std::unique_ptr<Worker> m_worker;
};

/// `work()` with everything it may throw turned into an Error of one line.
template <class T>
Result<T> guarded(const std::function<Result<T>()>& work) {
  try {
    return work();
  } catch (const StoreError& broken) {
    return fail(broken.what());
  } catch (const std::bad_alloc&) {
    return fail("There is not enough memory for this. Close other programs and try again.");
  } catch (const std::exception& fault) {
    return fail(std::string("Candour made a mistake of its own (") + fault.what() +
                "). The project is unharmed; please report this.");
  }
}

template <class T>
std::stop_source Background::start(const QString& text,
                                   std::function<Result<T>(Workbench&, const Job&)> work,
                                   std::function<void(Result<T>)> done, Worker::AtEnd atEnd) {
  ++m_waiting;
  std::stop_source stop;
  const auto task = [this, text, work = std::move(work), done = std::move(done),
                     stop](Workbench& bench) {
    const Job job = jobFor(text, stop);
    auto result = std::make_shared<Result<T>>(
        job.stopped() ? Result<T>(cancelled())
                      : guarded<T>([&bench, &work, &job] { return work(bench, job); }));
    const auto deliver = [this, done, result] {
      finished();
      done(std::move(*result));
    };
    QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
  };
  m_worker->post(task, stop, atEnd);
  return stop;
}

}  // namespace candour
