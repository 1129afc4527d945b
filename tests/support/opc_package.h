// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <map>
#include <string>

namespace candour {

/// The parts of an Office document by name, unpacked with minizip.
std::map<std::string, QByteArray> unzipped(const QByteArray& zip);

/// Everything that is wrong with a package of Office parts, a line each: XML that is not well
/// formed, relations to parts that are not there, parts without a content type, ids that no
/// relation bears. Empty: nothing.
std::string packageFaults(const std::map<std::string, QByteArray>& parts);

}  // namespace candour
