// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>

namespace candour {

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool isUtf8(std::string_view bytes);

/// Windows-1252 as UTF-8; the five bytes that it leaves undefined become U+FFFD.
std::string fromWindows1252(std::string_view bytes);

/// UTF-16 without its byte order mark as UTF-8; halves without a partner become U+FFFD.
std::string fromUtf16(std::string_view bytes, bool bigEndian);

}  // namespace candour
