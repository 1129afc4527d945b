// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDate>
#include <QString>
#include <array>
#include <string>

#include "core/store/ward_register.h"

namespace candour {

/// How the pages of wards name what the register holds.

inline constexpr std::array kPriorityStates{PriorityState::Nominated, PriorityState::Planned,
                                            PriorityState::Acted, PriorityState::FedBack,
                                            PriorityState::Evaluated};

/// "Nominated", "Fed back".
QString stateName(PriorityState state);
/// What a priority in that state has behind it: "The week of action has been".
QString stateHint(PriorityState state);
/// What the button that moves a priority into `state` says: "Mark as planned".
QString stateAction(PriorityState state);
/// The state before this one; nominated has none and gives itself.
PriorityState stateBefore(PriorityState state);
QString nominationName(Nomination nomination);

/// "5 Aug 2019" of "2019-08-05"; what is no such date as it is.
QString dateName(const std::string& iso);
/// The day of "2019-08-05", "5 Aug 2019", "5 August 2019" or "05/08/2019"; invalid where it is
/// none.
QDate dateOf(const QString& text);
std::string isoDate(const QDate& date);
QDate mondayOf(const QDate& date);
/// Today, as the register writes days.
std::string today();

/// A sentence of the register's rules without the names its fields have in tables.
QString plainWords(const std::string& sentence);

/// What a field of Priority is called, by its name in the history.
QString fieldName(const std::string& field);

}  // namespace candour
