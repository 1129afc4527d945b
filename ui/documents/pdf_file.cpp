// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pdf_file.h"

#include <QCryptographicHash>
#include <algorithm>

#include "core/base/check.h"

namespace candour {

namespace {

QByteArray streamObject(const QByteArray& entries, const QByteArray& data) {
  return "<<" + entries + " /Length " + QByteArray::number(data.size()) + ">>\nstream\n" + data +
         "\nendstream";
}

bool isPlain(const QString& text) {
  return std::all_of(text.begin(), text.end(),
                     [](QChar c) { return c.unicode() >= 32 && c.unicode() < 127; });
}

}  // namespace

QByteArray pdfNumber(double value) {
  QByteArray digits = QByteArray::number(value, 'f', 3);
  while (digits.endsWith('0')) digits.chop(1);
  if (digits.endsWith('.')) digits.chop(1);
  return digits == "-0" ? QByteArray("0") : digits;
}

QByteArray pdfText(const QString& text) {
  if (!isPlain(text)) {
    QByteArray utf16("\xFE\xFF", 2);
    for (const QChar c : text) utf16.append(char(c.row())).append(char(c.cell()));
    return '<' + utf16.toHex().toUpper() + '>';
  }
  QByteArray escaped = text.toLatin1();
  escaped.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
  return '(' + escaped + ')';
}

QByteArray pdfReference(int object) {
  return QByteArray::number(object) + " 0 R";
}

QByteArray pdfReferences(const std::vector<int>& objects) {
  QByteArray list;
  for (const int object : objects) list += (list.isEmpty() ? "" : " ") + pdfReference(object);
  return '[' + list + ']';
}

int PdfFile::reserve() {
  m_bodies.emplace_back();
  return static_cast<int>(m_bodies.size());
}

void PdfFile::set(int object, const QByteArray& body) {
  m_bodies.at(static_cast<std::size_t>(object - 1)) = body;
}

int PdfFile::add(const QByteArray& body) {
  const int object = reserve();
  set(object, body);
  return object;
}

int PdfFile::addStream(const QByteArray& entries, const QByteArray& data) {
  // qCompress puts four bytes of length before what zlib writes.
  return add(streamObject(entries + " /Filter /FlateDecode", qCompress(data, 9).mid(4)));
}

int PdfFile::addPlainStream(const QByteArray& entries, const QByteArray& data) {
  return add(streamObject(entries, data));
}

QByteArray PdfFile::bytes(int catalogue, int info) const {
  QByteArray file("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
  QByteArray places("0000000000 65535 f \n");
  for (std::size_t i = 0; i < m_bodies.size(); ++i) {
    check(!m_bodies[i].isEmpty(), "every reserved object of a PDF is written");
    places += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
    file += QByteArray::number(static_cast<int>(i + 1)) + " 0 obj\n" + m_bodies[i] + "\nendobj\n";
  }
  const QByteArray id = QCryptographicHash::hash(file, QCryptographicHash::Md5).toHex();
  const QByteArray size = QByteArray::number(static_cast<int>(m_bodies.size() + 1));
  const QByteArray start = QByteArray::number(file.size());
  return file + "xref\n0 " + size + "\n" + places + "trailer\n<</Size " + size + " /Root " +
         pdfReference(catalogue) + " /Info " + pdfReference(info) + " /ID [<" + id + "> <" + id +
         ">]>>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace candour
