// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <cstddef>
#include <vector>

#include "ui/documents/pdf_file.h"

namespace candour {

/// The tree that says what the marked parts of the pages are (ISO 32000-1, 14.7): headings,
/// paragraphs, lists, figures, in the order they are read.
class PdfStructure {
 public:
  static constexpr int kRoot = 0;  // the Document

  PdfStructure() { m_elements.push_back({"Document", -1, {}, {}}); }

  /// An element under `parent`; `entries` are further ones of its dictionary.
  int add(const QByteArray& type, int parent, const QByteArray& entries = {});
  /// Gives a part of `sheet` to `element`; returns its number on the sheet (MCID).
  int mark(int element, std::size_t sheet);

  /// Writes the tree over the sheets' page objects; returns the object of its root.
  int write(const std::vector<int>& pages, PdfFile& file) const;

 private:
  struct Kid {
    bool isElement = false;
    int number = 0;  // of the element or the mark
    std::size_t sheet = 0;
  };
  struct Element {
    QByteArray type;
    int parent = -1;
    QByteArray entries;
    std::vector<Kid> kids;
  };

  [[nodiscard]] QByteArray kidsOf(const Element& element, const std::vector<int>& objects,
                                  const std::vector<int>& pages) const;

  std::vector<Element> m_elements;
  std::vector<std::vector<int>> m_marks;  // a sheet -> the element of each of its marks
};

}  // namespace candour
