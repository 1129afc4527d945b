// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/export/write_file.h"

#include <QFileInfo>
#include <QSaveFile>
#include <QString>

namespace candour {

Status checkPlace(const std::filesystem::path& file) {
  const QString name = QString::fromStdString(file.string());
  const QFileInfo folder(QFileInfo(name).absolutePath());
  if (!folder.isDir()) {
    return fail("Cannot write " + file.string() + ": the folder " +
                folder.filePath().toStdString() + " does not exist.");
  }
  if (QFileInfo(name).isDir()) {
    return fail("Cannot write " + file.string() + ": it is a folder.");
  }
  return {};
}

Status writeWhole(const std::filesystem::path& file, const QByteArray& bytes) {
  QSaveFile out(QString::fromStdString(file.string()));
  const bool written =
      out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
  if (written) return {};
  return fail("Cannot write " + file.string() + ": " + out.errorString().toStdString() + ".");
}

}  // namespace candour
