// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/overdue.h"

#include <algorithm>
#include <optional>

#include "core/survey/calendar.h"

namespace candour {

namespace {

constexpr int kLastDayOfWeek = 6;
constexpr int kDaysToFeedBack = 28;

struct Due {
  Overdue kind = Overdue::NotPlanned;
  int day = 0;
  std::string words;
};

std::optional<Due> dueOf(const Priority& priority) {
  const auto cycle = daysOfCycle(priority.cycle);
  const auto week = dayOf(priority.week);
  if (!cycle || priority.withdrawn || priority.state == PriorityState::Evaluated) return {};
  if (priority.state == PriorityState::Nominated) {
    return Due{Overdue::NotPlanned, cycle->last,
               "Its cycle (" + cycleName(priority.cycle) + ") is over and " +
                   (week ? "it is not marked as planned" : "no week is planned")};
  }
  if (priority.state == PriorityState::FedBack) {
    const auto next = daysOfCycle(cycleOf(cycle->last + 1));
    return Due{Overdue::NotEvaluated, next->last,
               "Its cycle (" + cycleName(priority.cycle) +
                   ") ended more than a quarter ago and it is not evaluated"};
  }
  if (!week) return {};
  const int last = *week + kLastDayOfWeek;
  const std::string name = "Its week of action (" + dayName(*week) + ")";
  if (priority.state == PriorityState::Planned) {
    return Due{
        Overdue::NotActed, last,
        name + " is over and " +
            (priority.actions.empty() ? "no action is recorded" : "it is not marked as acted")};
  }
  return Due{Overdue::NotFedBack, last + kDaysToFeedBack,
             name + " ended more than 28 days ago and " +
                 (priority.feedbackOn.empty() ? "residents have not been told"
                                              : "it is not marked as fed back")};
}

}  // namespace

Result<std::vector<OverduePriority>> overdueOn(const WardRegister& wards, std::string_view today) {
  const auto day = dayOf(today);
  if (!day) return fail("\"" + std::string(today) + "\" is no day; write it as 2019-07-01.");
  std::vector<OverduePriority> overdue;
  for (const Priority& priority : wards.priorities) {
    const auto due = dueOf(priority);
    if (!due || due->day >= *day) continue;
    const int days = *day - due->day;
    overdue.push_back(
        {priority.id, due->kind, isoDay(due->day), days,
         due->words + "; " + std::to_string(days) + (days == 1 ? " day" : " days") + " late."});
  }
  std::stable_sort(overdue.begin(), overdue.end(),
                   [](const auto& a, const auto& b) { return a.days > b.days; });
  return overdue;
}

}  // namespace candour
