// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace candour {

/// The zip file that an Excel workbook is, unpacked part by part in chunks. No part yields more
/// bytes than the limit given to open(), whatever sizes the file claims.
class XlsxPackage {
 public:
  /// Fails with one line naming the file: not there, unreadable, empty, encrypted, an old .xls, not
  /// a workbook at all, damaged.
  static Result<XlsxPackage> open(const std::filesystem::path& file, std::uint64_t maxPartBytes);

  /// The part's name as the package spells it (names do not tell cases apart), whether it is there.
  [[nodiscard]] bool has(const std::string& part) const;

  /// Gets a chunk and how much of the part is read with it, 0 to 1. Returns whether to go on.
  using Take = std::function<Result<bool>(std::string_view chunk, double fraction)>;
  /// Unpacks the part, which must be there. Fails with one line naming the part if it is damaged or
  /// too large, and with whatever `take` fails with.
  Status read(const std::string& part, const Take& take) const;

 private:
  struct Closer {
    void operator()(void* zip) const;
  };
  Status readOpened(const std::string& part, double size, const Take& take) const;

  std::unique_ptr<void, Closer> m_zip;
  std::uint64_t m_maxPartBytes = 0;
};

}  // namespace candour
