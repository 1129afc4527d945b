// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QScrollArea>
#include <QStringList>

class QVBoxLayout;

namespace candour {

/// The column at the right: sections one below the other, each with a small heading. A section
/// without content is not shown.
class Inspector : public QScrollArea {
  Q_OBJECT
 public:
  explicit Inspector(QWidget* parent = nullptr);

  /// Top stays above all that come first.
  enum class Place { Top, First, Last };
  /// Adds a section and returns the layout of its body.
  QVBoxLayout* addSection(const QString& title, const QString& objectName,
                          Place place = Place::Last);
  /// The same for a section that brings its own heading.
  void addSection(QWidget* section, Place place = Place::Last);
  void setSectionVisible(const QString& objectName, bool visible);

 private:
  QVBoxLayout* m_sections;
  int m_top = 0;  // sections at the top
};

/// Removes every widget and layout item from `layout`.
void clearLayout(QVBoxLayout* layout);

/// A line "name ... value" with the value set right and in the accent's weight.
QWidget* makeValueRow(const QString& name, const QString& value);

/// A plain-words note on a tinted card: something to know, or that something is as it should be.
QWidget* makeNote(const QString& text);
QWidget* makeGoodNote(const QString& text);

}  // namespace candour
