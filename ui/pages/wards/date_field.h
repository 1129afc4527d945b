// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QLineEdit>
#include <string>

namespace candour {

/// A day to be typed as people write it ("5 Aug 2019", "05/08/2019", "2019-08-05") or chosen from a
/// calendar; it may be empty. With Snap::Monday it is the Monday of its week.
class DateField : public QLineEdit {
  Q_OBJECT
 public:
  enum class Snap { Day, Monday };
  explicit DateField(Snap snap, QWidget* parent = nullptr);

  /// Without telling. `iso` may be empty.
  void setShown(const std::string& iso);
  [[nodiscard]] const std::string& iso() const { return m_iso; }
  /// The day that is written, given or not, ISO; empty where it is no day.
  [[nodiscard]] std::string typed() const;
  /// The month the calendar opens at where there is no day yet.
  void setUsual(const std::string& iso) { m_usual = iso; }

 Q_SIGNALS:
  void edited(const std::string& iso);

 private:
  void take();
  void openCalendar();
  void give(const std::string& iso);

  Snap m_snap;
  std::string m_iso;
  std::string m_usual;
};

}  // namespace candour
