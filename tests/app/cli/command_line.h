// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temporary.h"

using Json = nlohmann::ordered_json;

/// What one run of candour-cli left behind.
struct Ran {
  int code = -1;
  std::string out;
  std::string err;
};

/// A folder with its own files in which candour-cli runs.
class CommandLine {
 public:
  /// Runs candour-cli in the folder; a failure to start fails the test.
  Ran run(const std::vector<std::string>& arguments) const;
  /// As run(), of a command that must succeed; its standard output.
  std::string done(const std::vector<std::string>& arguments) const;
  /// As done(), of a command with --json: its one document.
  Json json(const std::vector<std::string>& arguments) const;
  /// Of a command that must end with exit code 1 and one line on stderr, and leave every file as it
  /// was: that line without the program's name.
  std::string refused(const std::vector<std::string>& arguments) const;

  /// Writes a file into the folder.
  void write(const std::string& name, std::string_view bytes) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return m_folder / name;
  }
  [[nodiscard]] bool has(const std::string& name) const {
    return std::filesystem::exists(m_folder / name);
  }

  /// Writes `csv` and imports it as P.candour, replacing what was there.
  void import(std::string_view csv) const;
  /// Writes `model` and fits it to P.candour.
  [[nodiscard]] Json fit(const Json& model) const;
  /// The line that refuses `model`.
  [[nodiscard]] std::string refusedFit(const Json& model) const;
  /// The answers that `describe --json` gives of one variable of P.candour.
  [[nodiscard]] Json variable(const std::string& name) const;

 private:
  TemporaryFolder m_folder;
};

/// The entry of `list` whose `key` is `value`; fails the test if there is none.
const Json& entry(const Json& list, const std::string& key, const std::string& value);

/// The texts of one field of every entry.
std::vector<std::string> texts(const Json& list, const std::string& key);
