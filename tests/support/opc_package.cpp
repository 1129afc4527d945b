// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/support/opc_package.h"

#include <minizip/unzip.h>

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>

#include "tests/support/temporary.h"

namespace candour {

namespace {

std::string relationsOf(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

// Where a target named in `relations` lies: from the root of the package, or from beside the part
// whose relations they are.
std::string partAt(const std::string& relations, const std::string& target) {
  if (target.starts_with('/')) return target.substr(1);
  const auto folder = std::filesystem::path(relations).parent_path().parent_path();
  return (folder / target).lexically_normal().string();
}

bool hasType(const QByteArray& types, const std::string& name) {
  const std::string ending = name.substr(name.rfind('.') + 1);
  return types.contains(QByteArray("PartName=\"/") + name.c_str() + "\"") ||
         types.contains(QByteArray("Default Extension=\"") + ending.c_str() + "\"");
}

bool isXml(const std::string& name) {
  return name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".svg");
}

std::string valuesMissing(const QByteArray& xml, const char* pattern,
                          const std::function<bool(const std::string&)>& known,
                          const std::string& complaint) {
  std::string faults;
  const QRegularExpression expression{QString::fromLatin1(pattern)};
  auto match = expression.globalMatch(QString::fromUtf8(xml));
  while (match.hasNext()) {
    const std::string value = match.next().captured(1).toStdString();
    if (!known(value)) faults += complaint + " " + value + "\n";
  }
  return faults;
}

}  // namespace

std::map<std::string, QByteArray> unzipped(const QByteArray& zip) {
  const TemporaryFolder folder;
  const std::string file = (folder / "package.zip").string();
  std::ofstream(file, std::ios::binary).write(zip.constData(), zip.size());
  std::map<std::string, QByteArray> parts;
  const unzFile opened = unzOpen64(file.c_str());
  for (int at = unzGoToFirstFile(opened); at == UNZ_OK; at = unzGoToNextFile(opened)) {
    std::array<char, 512> name{};
    unz_file_info64 info{};
    unzGetCurrentFileInfo64(opened, &info, name.data(), name.size(), nullptr, 0, nullptr, 0);
    QByteArray bytes(static_cast<qsizetype>(info.uncompressed_size), '\0');
    unzOpenCurrentFile(opened);
    unzReadCurrentFile(opened, bytes.data(), static_cast<unsigned>(bytes.size()));
    if (unzCloseCurrentFile(opened) == UNZ_OK) parts[name.data()] = bytes;
  }
  unzClose(opened);
  return parts;
}

std::string packageFaults(const std::map<std::string, QByteArray>& parts) {
  std::string faults;
  const QByteArray types =
      parts.count("[Content_Types].xml") ? parts.at("[Content_Types].xml") : "";
  for (const auto& [name, bytes] : parts) {
    if (isXml(name)) {
      QXmlStreamReader reader(bytes);
      while (!reader.atEnd()) reader.readNext();
      if (reader.hasError()) faults += name + ": " + reader.errorString().toStdString() + "\n";
    }
    if (name.ends_with(".rels")) {
      const auto known = [&, &name = name](const std::string& to) {
        return parts.count(partAt(name, to)) == 1;
      };
      faults += valuesMissing(bytes, "Target=\"([^\"]*)\"", known, name + " leads to no part");
    } else if (name != "[Content_Types].xml" && !hasType(types, name)) {
      faults += name + " has no content type\n";
    }
    if (!name.ends_with(".xml")) continue;
    const auto relations = parts.find(relationsOf(name));
    const auto known = [&](const std::string& id) {
      return relations != parts.end() &&
             relations->second.contains(QByteArray("Id=\"") + id.c_str() + "\"");
    };
    faults += valuesMissing(bytes, "r:(?:id|embed)=\"([^\"]*)\"", known, name + " has no relation");
  }
  return faults;
}

}  // namespace candour
