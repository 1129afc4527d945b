// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string_view>

namespace candour {

/// How the web page looks, on screens wide and narrow, light and dark, and on paper.
std::string_view htmlStyle();

}  // namespace candour
