// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <string>
#include <vector>

namespace candour {

/// A part of a package, by its name within it ("ppt/slides/slide1.xml").
struct ZipPart {
  std::string name;
  QByteArray bytes;
  bool stored = false;  // kept as it is; else deflated
};

/// A zip file of `parts` in their order (at least one, names neither empty nor twice, less than
/// 2 GB in all). Every part bears the first day zip knows, 1 January 1980, so that the same parts
/// give the same bytes. A part that is `stored` and first stands in the clear after its name, as
/// OpenDocument asks of `mimetype`.
QByteArray zipPackage(const std::vector<ZipPart>& parts);

}  // namespace candour
