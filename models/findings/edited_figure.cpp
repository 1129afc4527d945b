// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/base/text.h"
#include "models/findings/answer_figure.h"
#include "models/findings/title_lint.h"

namespace candour {

EditedFigure FigureAnswer::draw(const Disclosure& disclosure) const {
  return editedFigure(make(disclosure), topic, edits);
}

EditedFigure editedFigure(const MadeFigure& made, FigureTopic topic, const FigureEdits& edits) {
  EditedFigure edited = applyEdits(made.figure, edits);
  edited.withheld = made.withheld;
  if (made.say) made.say(edited.figure);
  if (trim(edits.headline).empty()) return edited;
  for (const auto& fault : lintTitle(edits.headline, topic, made.figure)) {
    edited.warnings.push_back("The headline: " + fault);
  }
  return edited;
}

}  // namespace candour
