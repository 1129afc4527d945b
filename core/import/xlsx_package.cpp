// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/xlsx_package.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "core/base/text.h"
#include "core/import/text_file.h"

namespace candour {

namespace {

constexpr std::string_view kOleHeader = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kChunkBytes = std::size_t{1} << 16;
constexpr int kIgnoreCase = 2;

// What a file is that is no zip file, by its first bytes.
std::string whyNotZip(const std::filesystem::path& file, std::string_view start) {
  const std::string name = file.filename().string();
  if (start.empty()) return name + " is empty.";
  if (start.starts_with("PK")) {
    return name + " is damaged: the directory of its parts cannot be read. Save or copy it again.";
  }
  if (start != kOleHeader) {
    return name + " is not an Excel workbook. Save it as .xlsx or CSV (UTF-8).";
  }
  // Office wraps an encrypted workbook into the container of the old formats, which names its
  // streams in UTF-16.
  std::string stream;
  for (const char c : std::string_view("EncryptedPackage")) stream.append({c, '\0'});
  const auto bytes = readBytes(file);
  if (bytes && bytes->find(stream) != std::string::npos) {
    return name + " is encrypted. Open it with its password and save it without one.";
  }
  return name + " is a workbook in the old .xls format. Save it as .xlsx or CSV (UTF-8).";
}

}  // namespace

void XlsxPackage::Closer::operator()(void* zip) const {
  unzClose(zip);
}

Result<XlsxPackage> XlsxPackage::open(const std::filesystem::path& file,
                                      std::uint64_t maxPartBytes) {
  std::string start(kOleHeader.size(), '\0');
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(file.string() + " cannot be read: " + std::strerror(errno) + ".");
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(in.gcount()));
  XlsxPackage package;
  package.m_maxPartBytes = maxPartBytes;
  if (start.starts_with("PK")) package.m_zip.reset(unzOpen64(file.c_str()));
  if (!package.m_zip) return fail(whyNotZip(file, start));
  return package;
}

bool XlsxPackage::has(const std::string& part) const {
  return unzLocateFile(m_zip.get(), part.c_str(), kIgnoreCase) == UNZ_OK;
}

Status XlsxPackage::read(const std::string& part, const Take& take) const {
  const std::string damaged = part + " is damaged. Save or copy the workbook again.";
  unz_file_info64 info{};
  if (!has(part) ||
      unzGetCurrentFileInfo64(m_zip.get(), &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) {
    return fail(damaged);
  }
  constexpr uLong kEncrypted = 1;
  if ((info.flag & kEncrypted) != 0) {
    return fail(part + " is encrypted. Save the workbook without a password.");
  }
  if (unzOpenCurrentFile(m_zip.get()) != UNZ_OK) return fail(damaged);
  const auto done = readOpened(part, static_cast<double>(info.uncompressed_size), take);
  const bool checksum = unzCloseCurrentFile(m_zip.get()) != UNZ_CRCERROR;
  if (done && !checksum) return fail(damaged);
  return done;
}

Status XlsxPackage::readOpened(const std::string& part, double size, const Take& take) const {
  std::vector<char> chunk(kChunkBytes);
  std::uint64_t total = 0;
  for (;;) {
    const int got = unzReadCurrentFile(m_zip.get(), chunk.data(), kChunkBytes);
    if (got < 0) return fail(part + " is damaged. Save or copy the workbook again.");
    if (got == 0) return {};
    total += static_cast<std::uint64_t>(got);
    if (total > m_maxPartBytes) {
      return fail(part + " unpacks to more than " +
                  grouped(static_cast<long long>(m_maxPartBytes >> 20)) +
                  " MB. Save the sheet as CSV (UTF-8).");
    }
    const double fraction = size > 0 ? std::min(1.0, static_cast<double>(total) / size) : 1.0;
    const auto more = take({chunk.data(), static_cast<std::size_t>(got)}, fraction);
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return {};
  }
}

}  // namespace candour
