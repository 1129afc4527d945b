// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/boroughs/borough_pack.h"
#include "models/briefing/figures.h"
#include "models/drivers/sensitivity.h"
#include "models/drivers/subgroups.h"

/// Answers written by hand, from which the tests of figures build: of any size, tame or
/// pathological, without a survey.

namespace candour {

FigureContext trustContext();

struct EffectRow {
  std::string driver;
  double estimate = 0;
  double se = 0;
  std::string level;      // of a category
  std::string reference;  // of a category
  Reach reach = Reach::Police;
};

/// A model with one coefficient an effect, independent of each other, on 500 df.
DriverModel modelOf(const std::vector<EffectRow>& rows);

/// The eight drivers of trust with effects of the usual sizes.
DriverModel trustModel();

struct GroupRow {
  std::string control;
  std::string level;
  std::string reference;
  double raw = 0;
  double held = 0;
  double se = 0;  // of both
  std::size_t n = 500;
};

/// Groups under their controls, in the order given, on 500 df; Holm over the groups of a control.
GroupGaps groupGapsOf(const std::vector<GroupRow>& rows);

/// Ethnicity and age as the sample has them: Black and Mixed people lower, older people higher.
GroupGaps trustGroups();

struct ItemRow {
  std::string driver;
  std::string question;
  std::vector<std::string> answers;
  std::vector<double> shares;
  std::size_t n = 10000;
};

/// Items as independent samples of people of the sizes given, on 500 df.
ItemAnswers itemAnswersOf(const std::vector<ItemRow>& rows);

/// Items on two drivers, with agreement and with other answers.
ItemAnswers trustItems();
/// Long wordings and answers, no middle, shares of 0 and 1, few interviews, a refused item.
ItemAnswers strainedItems(const std::string& question);

/// Drivers that explain the given shares of 0.2, standard errors a tenth of it.
Importance importanceOf(const std::vector<std::string>& drivers,
                        const std::vector<double>& shapley);
Importance trustImportance();
/// The same with what each driver adds to models of others; the first adds more than all others for
/// certain, the second more than the last within the error.
Importance trustDominance();
/// Effects in groups: `p` of the one test; the last group differs in the first driver.
Subgroups trustSubgroups(double p, std::size_t groups);
/// Ways of asking in which the first driver is nearly always first.
Sensitivity trustSensitivity();

/// An S-shaped curve over a scale from 0 to 1, or a category's levels.
DriverCurve scaleCurve();
DriverCurve categoryCurve(const std::vector<std::string>& levels);

/// Areas named "Area 1" ... (or as given) about 0.69, of `n` interviews each.
BoroughComparison boroughsOf(std::size_t areas, std::size_t n = 400);
BoroughComparison londonBoroughs();
/// The pack of such a comparison, areas independent of each other: funnel, shrunk estimates, pairs,
/// and adjusted ones a point higher.
BoroughPack packOf(BoroughComparison comparison);

}  // namespace candour
