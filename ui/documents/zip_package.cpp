// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/zip_package.h"

#include <minizip/zip.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "core/base/check.h"

namespace candour {

namespace {

// Day 1 of month 1 of year 0 (1980), as MS-DOS packs a date.
constexpr uLong kFirstDay = ((1U << 5U) | 1U) << 16U;
constexpr uLong kUtf8Name = 1U << 11U;

// What minizip writes to in place of a file.
struct Memory {
  QByteArray bytes;
  qsizetype at = 0;
};

Memory& memoryOf(voidpf stream) {
  return *static_cast<Memory*>(stream);
}

voidpf openMemory(voidpf memory, const void* /*name*/, int /*mode*/) {
  return memory;
}

uLong readMemory(voidpf /*memory*/, voidpf stream, void* into, uLong size) {
  Memory& memory = memoryOf(stream);
  const auto taken = std::min(static_cast<qsizetype>(size), memory.bytes.size() - memory.at);
  std::memcpy(into, memory.bytes.constData() + memory.at, static_cast<std::size_t>(taken));
  memory.at += taken;
  return static_cast<uLong>(taken);
}

uLong writeMemory(voidpf /*memory*/, voidpf stream, const void* from, uLong size) {
  Memory& memory = memoryOf(stream);
  const auto end = memory.at + static_cast<qsizetype>(size);
  if (end > memory.bytes.size()) memory.bytes.resize(end);
  std::memcpy(memory.bytes.data() + memory.at, from, size);
  memory.at = end;
  return size;
}

ZPOS64_T tellMemory(voidpf /*memory*/, voidpf stream) {
  return static_cast<ZPOS64_T>(memoryOf(stream).at);
}

long seekMemory(voidpf /*memory*/, voidpf stream, ZPOS64_T offset, int origin) {
  Memory& memory = memoryOf(stream);
  const qsizetype from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                         : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                            : 0;
  memory.at = from + static_cast<qsizetype>(offset);
  return memory.at > memory.bytes.size() ? -1 : 0;
}

int closeMemory(voidpf /*memory*/, voidpf /*stream*/) {
  return 0;
}

zlib_filefunc64_def hooksOf(Memory& memory) {
  zlib_filefunc64_def hooks{};
  hooks.zopen64_file = openMemory;
  hooks.zread_file = readMemory;
  hooks.zwrite_file = writeMemory;
  hooks.ztell64_file = tellMemory;
  hooks.zseek64_file = seekMemory;
  hooks.zclose_file = closeMemory;
  hooks.zerror_file = closeMemory;
  hooks.opaque = &memory;
  return hooks;
}

void addPart(zipFile zip, const ZipPart& part) {
  zip_fileinfo info{};
  info.dosDate = kFirstDay;
  const bool ascii = std::all_of(part.name.begin(), part.name.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 128; });
  const int opened = zipOpenNewFileInZip4_64(
      zip, part.name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, part.stored ? 0 : Z_DEFLATED,
      Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, 0,
      ascii ? 0 : kUtf8Name, 0);
  check(opened == ZIP_OK, "a zip file in memory takes a part");
  const int written =
      zipWriteInFileInZip(zip, part.bytes.constData(), static_cast<unsigned>(part.bytes.size()));
  check(written == ZIP_OK, "a zip file in memory can be written");
  check(zipCloseFileInZip(zip) == ZIP_OK, "a part of a zip file in memory can be closed");
}

}  // namespace

QByteArray zipPackage(const std::vector<ZipPart>& parts) {
  check(!parts.empty(), "a package has parts");
  std::set<std::string> names;
  for (const ZipPart& part : parts) {
    check(!part.name.empty() && names.insert(part.name).second, "parts have names of their own");
  }
  Memory memory;
  zlib_filefunc64_def hooks = hooksOf(memory);
  const zipFile zip = zipOpen2_64("memory", APPEND_STATUS_CREATE, nullptr, &hooks);
  check(zip != nullptr, "a zip file in memory opens");
  for (const ZipPart& part : parts) addPart(zip, part);
  check(zipClose(zip, nullptr) == ZIP_OK, "a zip file in memory can be closed");
  return memory.bytes;
}

}  // namespace candour
