// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "core/survey/survey.h"
#include "models/boroughs/boroughs.h"
#include "models/briefing/figure.h"
#include "models/disclosure/disclosure.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/group_gaps.h"
#include "models/drivers/importance.h"
#include "models/drivers/item_answers.h"

namespace candour {

/// The words a figure needs that are not in the answer: who was asked, where and when. From
/// contextOf(); a page or script may override any of them.
struct FigureContext {
  std::string outcome;    // "Trust"; from the question's outcome name
  std::string measure;    // "share with trust": reads on after "Difference in the ..."
  std::string question;   // wording of the outcome question, or its variable
  std::string answers;    // the answers counted as positive: "Strongly agree or Tend to agree"
  std::string geography;  // "London", or the area filter, or empty
  std::string among;      // the other filters: "Sex: Female", or empty for everyone
  std::string period;     // "Apr 2019 - Mar 2020", or the wave filter, or empty
  std::string source;     // "simulated Public Attitude Survey" or the file names
  Disclosure disclosure;  // what must not be shown; by default nothing
};

/// Derives the words from the survey's metadata and the question.
FigureContext contextOf(const Survey& survey, const DriverModelSpec& spec);

/// The same for an answer: where whole waves are not in its model, the period is that of those
/// which are.
template <class T>
FigureContext contextFor(const T& answer, const Survey& survey, const DriverModelSpec& spec) {
  FigureContext context = contextOf(survey, spec);
  if constexpr (requires { answer.leftOut.period; }) {
    if (!answer.leftOut.period.empty()) context.period = answer.leftOut.period;
  }
  return context;
}

/// Driver effects: dots and intervals in percentage points, per weighted SD or versus the reference
/// (of a category the level furthest from it), largest first; docs/charts.md 1.
Figure driverEffectsFigure(const DriverModel& model, const FigureContext& context);

/// The disparities between groups of people: what remains of each with everything else in the model
/// held equal (the mark), beside the difference with nothing held equal (a hollow diamond), under a
/// heading for each control, in the survey's order; docs/charts.md 1b.
Figure groupGapsFigure(const GroupGaps& gaps, const FigureContext& context);

/// How people answered items: bars of their answers on both sides of a common line, the middle
/// answer apart, with net scores and bases; a heading and a key for each driver and kind of
/// answers; docs/charts.md 9.
Figure likertFigure(const ItemAnswers& answers, const FigureContext& context);

/// Importance bars with intervals and tiers, largest first; docs/charts.md 2.
Figure importanceFigure(const Importance& importance, const FigureContext& context);

/// Predicted probability along one driver; docs/charts.md 4.
Figure curveFigure(const DriverCurve& curve, const FigureContext& context);

}  // namespace candour
