// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/text_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "core/import/utf8.h"

namespace candour {

namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

Result<std::string> readBytes(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) return fail("There is no file " + file.string() + ".");
  if (std::filesystem::is_directory(status)) {
    return fail(file.string() + " is a folder, not a file.");
  }
  const std::unique_ptr<std::FILE, FileCloser> handle(std::fopen(file.c_str(), "rb"));
  if (!handle) return fail(file.string() + " cannot be read: " + std::strerror(errno) + ".");
  std::string bytes;
  const auto size = std::filesystem::file_size(file, error);
  if (!error) bytes.resize(size);
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), handle.get()));
  // Whatever grew meanwhile, or has no size of its own (a pipe).
  std::string more(1 << 16, '\0');
  while (const std::size_t got = std::fread(more.data(), 1, more.size(), handle.get())) {
    bytes.append(more, 0, got);
  }
  if (std::ferror(handle.get()) != 0) {
    return fail(file.string() + " cannot be read: " + std::strerror(errno) + ".");
  }
  return bytes;
}

Result<TextFile> readTextFile(const std::filesystem::path& file) {
  auto bytes = readBytes(file);
  if (!bytes) return passOn(bytes);
  const std::string name = file.filename().string();
  TextFile result;
  if (bytes->starts_with("\xFF\xFE") || bytes->starts_with("\xFE\xFF")) {
    result.text = fromUtf16(std::string_view(*bytes).substr(2), bytes->front() == '\xFE');
    result.notes.emplace_back("Read as UTF-16 text.");
  } else {
    result.text = std::move(*bytes);
    if (result.text.starts_with("\xEF\xBB\xBF")) result.text.erase(0, 3);
  }
  if (result.text.empty()) return fail(name + " is empty.");
  if (result.text.find('\0') != std::string::npos) {
    return fail(name + " is not text: it holds NUL bytes. Save it as CSV (UTF-8) and try again.");
  }
  if (!isUtf8(result.text)) {
    result.text = fromWindows1252(result.text);
    result.notes.emplace_back("Read as Windows-1252 text, since it is not UTF-8.");
  }
  return result;
}

}  // namespace candour
