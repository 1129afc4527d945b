// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/register_parts.h"

#include <ctime>

#include "core/base/text.h"

namespace candour::cli {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char day[32];
  std::strftime(day, sizeof day, "%Y-%m-%d", &local);
  return day;
}

std::string wardName(const WardRegister& wards, const std::string& code) {
  for (const auto& ward : wards.wards) {
    if (ward.code == code && !ward.name.empty()) return ward.name + " (" + code + ")";
  }
  return code;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return grouped(static_cast<long long>(count)) + " " + (count == 1 ? one : many);
}

}  // namespace candour::cli
