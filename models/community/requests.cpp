// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/requests.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/base/text.h"

namespace candour {

std::vector<WardRequest> requestsIn(const WardRegister& wards) {
  std::map<std::string, std::string> boroughs;
  for (const auto& ward : wards.wards) boroughs.emplace(ward.code, ward.borough);
  std::vector<WardRequest> asked;
  for (const Priority& priority : wards.priorities) {
    if (priority.withdrawn) continue;
    asked.push_back({priority.ward, boroughs[priority.ward], priority.cycle, priority.category});
  }
  std::sort(asked.begin(), asked.end(), [](const auto& a, const auto& b) {
    return std::tie(a.cycle, a.ward) < std::tie(b.cycle, b.ward);
  });
  return asked;
}

namespace {

using Wards = std::set<std::string>;

std::string keyOf(const std::string& category) {
  return lowered(trim(category));
}

// The wards that asked, in all and by part.
struct Asked {
  Wards all;
  std::map<std::string, Wards> inCycle;
  std::map<std::string, Wards> inBorough;
  std::map<std::string, Wards> spellings;

  void add(const WardRequest& request) {
    all.insert(request.ward);
    inCycle[request.cycle].insert(request.ward);
    inBorough[request.borough].insert(request.ward);
    spellings[std::string(trim(request.category))].insert(request.ward);
  }
};

int sizeOf(const Wards& wards) {
  return static_cast<int>(wards.size());
}

std::string nameOf(const Asked& asked) {
  const auto most = std::max_element(
      asked.spellings.begin(), asked.spellings.end(),
      [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  return most->first.empty() ? kNoCategory : most->first;
}

std::vector<int> countsOf(const std::map<std::string, Wards>& wards,
                          const std::vector<std::string>& parts) {
  std::vector<int> counts;
  for (const auto& part : parts) {
    const auto there = wards.find(part);
    counts.push_back(there == wards.end() ? 0 : sizeOf(there->second));
  }
  return counts;
}

std::vector<std::string> partsOf(const std::map<std::string, Wards>& wards) {
  std::vector<std::string> parts;
  for (const auto& [part, there] : wards) parts.push_back(part);
  return parts;
}

bool isAsked(const WardRequest& request, const RequestsOptions& options) {
  const auto& cycles = options.cycles;
  return (cycles.empty() ||
          std::find(cycles.begin(), cycles.end(), request.cycle) != cycles.end()) &&
         (options.borough.empty() || options.borough == request.borough);
}

}  // namespace

Requests requestsOf(const std::vector<WardRequest>& asked, const RequestsOptions& options) {
  Asked anything;
  std::map<std::string, Asked> byCategory;
  for (const auto& request : asked) {
    if (!isAsked(request, options)) continue;
    anything.add(request);
    byCategory[keyOf(request.category)].add(request);
  }
  Requests requests;
  requests.cycles = partsOf(anything.inCycle);
  requests.boroughs = partsOf(anything.inBorough);
  requests.wardsInCycle = countsOf(anything.inCycle, requests.cycles);
  requests.wardsInBorough = countsOf(anything.inBorough, requests.boroughs);
  requests.wards = sizeOf(anything.all);
  for (const auto& [key, wards] : byCategory) {
    requests.categories.push_back({nameOf(wards), sizeOf(wards.all),
                                   countsOf(wards.inCycle, requests.cycles),
                                   countsOf(wards.inBorough, requests.boroughs)});
  }
  std::stable_sort(requests.categories.begin(), requests.categories.end(),
                   [](const auto& a, const auto& b) { return a.wards > b.wards; });
  return requests;
}

}  // namespace candour
