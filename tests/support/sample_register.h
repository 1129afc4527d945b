// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "core/store/ward_register.h"

inline candour::Priority nominatedPriority(const std::string& ward, const std::string& cycle) {
  candour::Priority priority;
  priority.ward = ward;
  priority.cycle = cycle;
  priority.words = "Bins set on fire, \"every\" weekend";
  priority.category = "Anti-social behaviour";
  priority.nominatedThrough = candour::Nomination::OnlinePlatform;
  priority.nominatedOn = "2019-06-12";
  return priority;
}

/// Every field filled.
inline candour::Priority fedBackPriority(const std::string& ward, const std::string& cycle) {
  candour::Priority priority = nominatedPriority(ward, cycle);
  priority.state = candour::PriorityState::FedBack;
  priority.partners = "Council; Fire brigade";
  priority.officer = "Dedicated ward officer";
  priority.week = "2019-07-08";
  priority.actions = "Patrols at night\nBins moved";
  priority.result = "Two fires, nine before";
  priority.feedbackOn = "2019-08-01";
  priority.feedbackChannel = "Ward newsletter";
  priority.followUp = "Look again in October";
  return priority;
}
