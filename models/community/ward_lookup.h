// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/ward_register.h"

namespace candour {

/// A ward as it is called now, and the share of the old ward's people that live in it.
struct WardShare {
  std::string code;
  double share = 1;

  bool operator==(const WardShare&) const = default;
};

/// Ward codes through changes of boundaries.
class WardLookup {
 public:
  explicit WardLookup(std::span<const WardChange> changes);

  /// Where the people of `code` are on the day `date` (ISO; empty: after all changes), by code.
  /// Changes follow each other in order of time: A becomes B in 2014 and B splits in 2022. Two
  /// changes of one day do not: what A became that day is the new B, not the old one. A change of
  /// unknown date counts as made. The shares add up to those of the table; wards that merge meet in
  /// one code.
  [[nodiscard]] std::vector<WardShare> at(const std::string& code, std::string_view date) const;

  /// Whether the table speaks of the code, as an old or a new one.
  [[nodiscard]] bool knows(const std::string& code) const;
  /// Whether `code` is something else on `date`.
  [[nodiscard]] bool isOld(const std::string& code, std::string_view date) const;

 private:
  void follow(const WardShare& from, const std::string& since, std::string_view date,
              std::set<std::string> path, std::map<std::string, double>& found) const;

  std::map<std::string, std::vector<WardChange>> m_changes;  // by old code
  std::set<std::string> m_codes;
};

/// A priority whose ward has another code on the day asked.
struct OldReference {
  std::int64_t priority = 0;
  std::string ward;
  std::vector<WardShare> now;

  bool operator==(const OldReference&) const = default;
};

/// The look-up applied to a register.
struct LookupReport {
  std::vector<OldReference> old;     // by priority
  std::vector<std::string> unknown;  // codes of priorities, rotas and neighbours that neither the
                                     // wards nor the changes know, in order
};
LookupReport lookUp(const WardRegister& wards, std::string_view date);

/// The codes among `codes` (of a survey's ward variable, say) that neither the wards nor the
/// changes of the register know, each once, in order.
std::vector<std::string> unknownWards(const WardRegister& wards,
                                      std::span<const std::string> codes);

}  // namespace candour
