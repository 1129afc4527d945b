// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <any>
#include <functional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_spec.h"
#include "ui/session/answers.h"

namespace candour {

/// Works an answer out, an Answer<T> whatever happens: where the survey could not be loaded, that
/// there is none and why.
using Work =
    std::function<std::any(const Result<Survey>&, const DriverModelSpec& asked, const Job&)>;

/// One thing a page wants answered about the question on the table, whichever that is.
struct Ask {
  /// What the answer is kept under: a family, and after a colon what tells its members apart, as in
  /// "model" or "curve:Effectiveness".
  std::string key;
  QString text;  // what is going on meanwhile, as in "Fitting the model"
  /// Whether the question is complete enough to be asked this.
  bool (*possible)(const DriverModelSpec& question) = nullptr;
  /// The question as it is worked on, where that is not the one on the table; or nullptr.
  DriverModelSpec (*asked)(DriverModelSpec question) = nullptr;
  /// Variables it needs beside the question's; or nothing.
  std::function<std::vector<std::string>(const Survey& described, const DriverModelSpec&)>
      variables;
  Work work;
  /// A new answer of the family takes the place of the older ones, those to other questions too:
  /// for what changes all the time or is large.
  bool latestOnly = false;

  [[nodiscard]] std::string family() const { return key.substr(0, key.find(':')); }
};

/// What a page wants answered, the most urgent first.
using Needs = std::vector<Ask>;

/// The work of an Ask from a function that answers T.
template <class T>
Work workOf(std::function<Result<T>(const Survey&, const DriverModelSpec&, const Job&)> function) {
  return [function = std::move(function)](const Result<Survey>& survey,
                                          const DriverModelSpec& asked, const Job& job) {
    if (!survey) return std::any(Answer<T>{tl::make_unexpected(survey.error()), {}});
    auto answer = function(*survey, asked, job);
    auto context = answer ? contextFor(*answer, *survey, asked) : contextOf(*survey, asked);
    return std::any(Answer<T>{std::move(answer), std::move(context)});
  };
}

}  // namespace candour
