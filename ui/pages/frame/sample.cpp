// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/frame/sample.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace candour {

std::vector<std::filesystem::path> sampleFiles() {
  const QDir program(QCoreApplication::applicationDirPath());
  for (const auto& folder : {u"../../../data/sample"_s, u"../share/candour/sample"_s}) {
    const QDir sample(program.filePath(folder));
    std::vector<std::filesystem::path> files;
    for (const auto& info : sample.entryInfoList({u"*.zsav"_s}, QDir::Files, QDir::Name)) {
      files.emplace_back(info.canonicalFilePath().toStdString());
    }
    if (!files.empty()) return files;
  }
  return {};
}

RegisterFiles sampleRegister() {
  const auto survey = sampleFiles();
  if (survey.empty()) return {};
  const auto folder = survey.front().parent_path();
  const auto beside = [&folder](const char* name) {
    std::error_code none;
    return std::filesystem::exists(folder / name, none) ? folder / name : std::filesystem::path();
  };
  return {beside("ward_register.csv"), beside("ward_rota.json")};
}

std::filesystem::path sampleProject() {
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
  folder.mkpath(u"."_s);
  return folder.filePath(u"sample.candour"_s).toStdString();
}

bool sampleProjectIsFresh() {
  std::error_code none;
  const auto made = std::filesystem::last_write_time(sampleProject(), none);
  if (none) return false;
  auto files = sampleFiles();
  const RegisterFiles wards = sampleRegister();
  for (const auto& file : {wards.priorities, wards.rota}) {
    if (!file.empty()) files.push_back(file);
  }
  return std::all_of(files.begin(), files.end(), [&made](const std::filesystem::path& file) {
    std::error_code unknown;
    return std::filesystem::last_write_time(file, unknown) <= made;
  });
}

}  // namespace candour
