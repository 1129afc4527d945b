// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/register_json.h"

#include <map>

#include "core/store/priority_fields.h"
#include "models/community/priority_rules.h"
#include "models/drivers/json_parts.h"

namespace candour {

std::string prioritiesJson(const std::vector<Priority>& priorities, const WardRegister& wards,
                           const std::vector<OverduePriority>& overdue) {
  std::map<std::string, Ward> known;
  for (const auto& ward : wards.wards) known.emplace(ward.code, ward);
  std::map<std::int64_t, Json> late;
  for (const auto& one : overdue) {
    late[one.id] = {{"due", one.due}, {"days", one.days}, {"why", one.words}};
  }
  Json json = {{"priorities", Json::array()}};
  for (const auto& priority : priorities) {
    const Ward& ward = known[priority.ward];
    Json made = {{"id", priority.id}, {"ward_name", ward.name}, {"borough", ward.borough}};
    for (const auto field : priorityFields()) {
      made[std::string(field)] = fieldText(priority, field);
    }
    made["withdrawn"] = priority.withdrawn;
    made["overdue"] = late.contains(priority.id) ? late[priority.id] : Json(nullptr);
    made["notes"] = oddities(priority);
    json["priorities"].push_back(std::move(made));
  }
  return textOf(json);
}

std::string historyJson(const std::vector<PriorityEvent>& events) {
  Json json = {{"history", Json::array()}};
  for (const auto& event : events) {
    json["history"].push_back(
        {{"at", event.at}, {"what", event.what}, {"before", event.before}, {"after", event.after}});
  }
  return textOf(json);
}

}  // namespace candour
