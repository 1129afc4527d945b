// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "core/base/error.h"

namespace candour {

/// A value, or why there is none.
template <class T>
using Result = tl::expected<T, Error>;

using Status = tl::expected<void, Error>;

/// `return fail("...")` from any function returning a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(std::string message) {
  return tl::make_unexpected(Error{ErrorKind::BadInput, std::move(message)});
}

[[nodiscard]] inline tl::unexpected<Error> cancelled() {
  return tl::make_unexpected(Error{ErrorKind::Cancelled, "Cancelled; nothing was changed."});
}

/// Passes the error of a Result of another type on.
template <class T>
[[nodiscard]] tl::unexpected<Error> passOn(tl::expected<T, Error>& failed) {
  return tl::make_unexpected(std::move(failed.error()));
}

}  // namespace candour
