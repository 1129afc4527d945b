// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/rota_reading.h"

#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include "core/base/json_reading.h"
#include "core/base/json_text.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;
constexpr const char* kWhere = "The plan";

std::string textOrEmpty(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at == json.end() || at->is_null() ? std::string() : textAt(json, kWhere, key);
}

std::uint64_t seedOf(const Json& json) {
  const std::string text = textAt(json, kWhere, "seed", true);
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc() || end != text.data() + text.size()) {
    misread(kWhere, "seed \"" + text + "\" is no whole number");
  }
  return seed;
}

ReadRota readRota(const Json& json) {
  requireKeys(json, kWhere,
              {"name", "cycle", "seed", "wards_a_week", "first_week", "breaks", "frozen_on",
               "sha256", "why", "entries"});
  ReadRota read;
  FrozenRota& rota = read.rota;
  rota.name = textOrEmpty(json, "name");
  rota.cycle = textAt(json, kWhere, "cycle", true);
  rota.seed = seedOf(json);
  const double atOnce = numberAt(json, kWhere, "wards_a_week");
  rota.wardsAWeek = std::isfinite(atOnce) ? static_cast<int>(atOnce) : 0;
  rota.firstWeek = textAt(json, kWhere, "first_week", true);
  for (const Json& week : listAt(json, kWhere, "breaks")) {
    if (!week.is_string()) misread(kWhere, "breaks must be texts");
    rota.breaks.push_back(week.get<std::string>());
  }
  rota.frozenOn = textOrEmpty(json, "frozen_on");
  rota.sha256 = textOrEmpty(json, "sha256");
  for (const Json& entry : listAt(json, kWhere, "entries")) {
    requireKeys(entry, kWhere, {"place", "ward", "name", "borough", "week"});
    rota.entries.push_back({textAt(entry, kWhere, "ward", true), textAt(entry, kWhere, "borough"),
                            textAt(entry, kWhere, "week", true)});
    read.wards.push_back(
        {rota.entries.back().ward, textAt(entry, kWhere, "name"), rota.entries.back().stratum});
  }
  return read;
}

// A plan may hold wards that have no priority yet.
Status addRotaWards(WardStore& store, const std::vector<Ward>& wards) {
  std::map<std::string, Ward> byCode;
  for (const Ward& ward : wards) byCode.emplace(ward.code, ward);
  for (const Ward& ward : store.load().wards) byCode.insert_or_assign(ward.code, ward);
  std::vector<Ward> all;
  for (auto& [code, ward] : byCode) all.push_back(std::move(ward));
  auto kept = store.replaceWards(all);
  return kept ? Status() : Status(passOn(kept));
}

}  // namespace

Result<ReadRota> parseRota(std::string_view json) {
  auto parsed = parseJson(kWhere, json);
  if (!parsed) return passOn(parsed);
  try {
    return readRota(*parsed);
  } catch (const Misread& problem) {
    return fail(problem.message);
  }
}

Result<ReadRota> readRotaFile(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return fail(file.string() + " cannot be read.");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto rota = parseRota(text);
  if (!rota) return fail(file.string() + ": " + rota.error().message);
  return rota;
}

Status keepRota(WardStore& store, const ReadRota& read) {
  if (auto added = addRotaWards(store, read.wards); !added) return added;
  return store.freeze(read.rota);
}

}  // namespace candour
