// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QList>
#include <QString>
#include <optional>

class QLineEdit;

namespace candour {

/// The number in a field; nothing where it is empty or holds something else.
std::optional<double> numberIn(const QLineEdit& field);

/// What to mend in fields that hold a number or nothing, and marks those to mend; empty: nothing.
/// What is no number must not be passed over as if the field were empty.
QString numberFault(const QList<QLineEdit*>& fields);

}  // namespace candour
