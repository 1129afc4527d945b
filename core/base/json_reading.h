// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>

namespace candour {

/// Thrown while JSON that people wrote is taken apart, and turned into an Error by the function
/// that began it. `message` says where and what.
struct Misread {
  std::string message;
};

/// `where` begins the message: "The model file, driver 2".
[[noreturn]] void misread(const std::string& where, const std::string& what);

/// Throws Misread unless `object` is an object that has no other keys.
void requireKeys(const nlohmann::ordered_json& object, const std::string& where,
                 std::initializer_list<const char*> known);

/// The text under `key`, empty where there is none and it is not needed.
std::string textAt(const nlohmann::ordered_json& object, const std::string& where, const char* key,
                   bool needed = false);

/// The number under `key`, NaN where there is none.
double numberAt(const nlohmann::ordered_json& object, const std::string& where, const char* key);

/// Whether the flag under `key` is set; false where there is none.
bool flagAt(const nlohmann::ordered_json& object, const std::string& where, const char* key);

/// The list under `key`, an empty one where there is none.
const nlohmann::ordered_json& listAt(const nlohmann::ordered_json& object, const std::string& where,
                                     const char* key);

}  // namespace candour
