// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/session/ask_figure.h"

namespace candour {

namespace {

FigureQuestion askedOf(FigureQuestion figure, const DriverModelSpec& spec) {
  figure.spec = spec;
  figure.edits = {};
  return figure;
}

}  // namespace

std::string figureKey(const FigureQuestion& figure) {
  return "figure:" + writeFigureQuestion(askedOf(figure, {}));
}

Ask askFigure(const FigureQuestion& figure, const QString& text,
              bool (*possible)(const DriverModelSpec&), DriverModelSpec (*asked)(DriverModelSpec)) {
  const auto work = [figure](const Result<Survey>& survey, const DriverModelSpec& spec,
                             const Job& job) {
    using Shown = Answer<SharedFigure>;
    if (!survey) return std::any(Shown{tl::make_unexpected(survey.error()), {}});
    auto answer = answerFigure(*survey, askedOf(figure, spec), job);
    if (!answer) return std::any(Shown{passOn(answer), {}});
    FigureContext context = answer->context;
    return std::any(
        Shown{std::make_shared<const FigureAnswer>(std::move(*answer)), std::move(context)});
  };
  return {.key = figureKey(figure),
          .text = text,
          .possible = possible,
          .asked = asked,
          .variables =
              [figure](const Survey& described, const DriverModelSpec& spec) {
                return variablesOf(askedOf(figure, spec), described);
              },
          .work = work};
}

}  // namespace candour
