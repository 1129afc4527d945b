// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/store/ward_register.h"

namespace candour {

/// "nominated", "planned", "acted", "fed back", "evaluated": in files and for people.
std::string nameOf(PriorityState state);
/// "ward panel", "online platform", "other".
std::string nameOf(Nomination nomination);
/// By those names, whatever the case; "_" and "-" count as blanks.
std::optional<PriorityState> priorityStateOf(std::string_view name);
std::optional<Nomination> nominationOf(std::string_view name);

/// The fields of a priority but its id, by the names they have in the project file, in tables and
/// in the history, in this order: ward, cycle, state, withdrawn, words, category,
/// nominated_through, nominated_on, partners, officer, week, actions, result, feedback_on,
/// feedback_channel, follow_up.
std::span<const std::string_view> priorityFields();

/// A field as text: names of states and nominations, "yes" or "no" of withdrawn.
/// `field` is one of priorityFields().
std::string fieldText(const Priority& priority, std::string_view field);

/// Sets a field from text, without blanks at its ends and with "\n" alone between lines. Fails
/// where there is no such field or the text names no state, nomination or yes and no. Whether the
/// priority holds together then is for flawOf().
Status setField(Priority& priority, std::string_view field, std::string_view text);

/// What `priority` lacks to be in `state`, as the end of a sentence ("it has no week of action
/// yet"); empty where it lacks nothing. Planned needs a week that begins on a Monday; acted,
/// actions too; fed back, also the result, and the day (not before the week) and the channel of
/// the feedback; evaluated, the same.
std::string missingFor(const Priority& priority, PriorityState state);

/// Why `priority` cannot be kept at all, as one sentence: no ward, no words, a cycle or date that
/// is none, a week that does not begin on a Monday, control characters, or what its state needs.
/// Empty where nothing is wrong. Whether its ward is known is not looked at.
std::string flawOf(const Priority& priority);

}  // namespace candour
