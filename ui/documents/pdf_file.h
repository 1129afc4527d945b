// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace candour {

/// Parts of PDF's syntax (ISO 32000-1, 7.3).
QByteArray pdfNumber(double value);                         // three decimals at most
QByteArray pdfText(const QString& text);                    // (ASCII) or <FEFF...>
QByteArray pdfReference(int object);                        // "12 0 R"
QByteArray pdfReferences(const std::vector<int>& objects);  // "[1 0 R 2 0 R]"

/// A PDF file made of numbered objects. The same objects give the same bytes: there is no date, and
/// the file's identifier is a digest of what is in it.
class PdfFile {
 public:
  /// A number for an object that others point to before it is written; set() must follow.
  int reserve();
  void set(int object, const QByteArray& body);
  int add(const QByteArray& body);
  /// `entries` are those of the stream's dictionary but its length and filter.
  int addStream(const QByteArray& entries, const QByteArray& data);
  /// Readable without inflating, as metadata must be.
  int addPlainStream(const QByteArray& entries, const QByteArray& data);

  [[nodiscard]] QByteArray bytes(int catalogue, int info) const;

 private:
  std::vector<QByteArray> m_bodies;  // of objects 1, 2, ...
};

}  // namespace candour
