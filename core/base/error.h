// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <stdexcept>
#include <string>

namespace candour {

enum class ErrorKind {
  BadInput,   // the data or the question cannot be answered (command line: exit 1)
  Cancelled,  // the user stopped it; nothing was changed
};

/// An expected failure. `message` is one line for the analyst: what happened, in which file, row,
/// column or variable, and what to do.
struct Error {
  ErrorKind kind = ErrorKind::BadInput;
  std::string message;

  bool operator==(const Error&) const = default;
};

/// A broken environment (disk full, corrupt project): thrown, and caught once where the user's
/// action began.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace candour
