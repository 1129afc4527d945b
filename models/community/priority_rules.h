// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/store/priority_fields.h"
#include "core/store/ward_register.h"

namespace candour {

/// What is known of a priority beside its fields.
struct PriorityFacts {
  bool evaluation = false;  // the survey's answer on this ward and cycle has been worked out
};

/// Why `priority` may not be put into `state` now, as one sentence; empty where it may. States
/// follow one step forward at a time; a step back is a correction and always open.
///
///   planned    a week of action, by the Monday it begins on
///   acted      and what was done
///   fed back   and what came of it, and when (not before that week) and how residents were told
///   evaluated  and a follow-up, or the evaluation of facts
///
/// The store (WardStore::save) keeps to the same but for the last, which it cannot know.
std::string whyNot(const Priority& priority, PriorityState state, const PriorityFacts& facts = {});

/// The state after this one; evaluated has none and gives itself.
PriorityState nextState(PriorityState state);

/// What is odd about a priority and may stay so, in sentences: a week of action outside of its
/// cycle, a nomination or feedback out of order.
std::vector<std::string> oddities(const Priority& priority);

/// Categories to propose (data/priority_categories.json); any other text will do.
const std::vector<std::string>& proposedCategories();
/// Usual partners and channels of feedback, from the same file.
const std::vector<std::string>& proposedPartners();
const std::vector<std::string>& proposedChannels();

}  // namespace candour
