// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/store/ward_register.h"

namespace candour {

/// What one ward asked for in one cycle: as much of a live priority as counting needs.
struct WardRequest {
  std::string ward;
  std::string borough;
  std::string cycle;
  std::string category;  // empty: none was given

  bool operator==(const WardRequest&) const = default;
};

/// The live priorities of the register, by cycle and ward.
std::vector<WardRequest> requestsIn(const WardRegister& wards);

/// Which of them to count. Empty: all.
struct RequestsOptions {
  std::vector<std::string> cycles;
  std::string borough;

  bool operator==(const RequestsOptions&) const = default;
};

struct CategoryRequests {
  std::string category;        // "No category" where none was given
  int wards = 0;               // that asked for it at least once
  std::vector<int> inCycle;    // wards, by Requests::cycles
  std::vector<int> inBorough;  // wards, by Requests::boroughs
};

/// How many wards ask for what. Categories are the same whatever their case; they are called as
/// most wards spell them.
struct Requests {
  std::vector<std::string> cycles;           // in order
  std::vector<std::string> boroughs;         // in order; "" among them where a ward has none
  std::vector<CategoryRequests> categories;  // most wards first, then by name
  std::vector<int> wardsInCycle;             // wards that asked for anything, by cycle
  std::vector<int> wardsInBorough;
  int wards = 0;  // that asked for anything at least once
};

Requests requestsOf(const std::vector<WardRequest>& asked, const RequestsOptions& options = {});

inline constexpr const char* kNoCategory = "No category";

}  // namespace candour
