// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/footer.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

bool saysSimulated(const std::string& text) {
  return lowered(text).find("simulated") != std::string::npos;
}

}  // namespace

std::string outcomeWord(const FigureContext& context) {
  return context.outcome.empty() ? "the outcome" : midSentence(context.outcome);
}

std::string placeAndTime(const FigureContext& context) {
  std::string place = joinParts({context.geography, context.period});
  if (!context.among.empty()) place += (place.empty() ? "" : "; ") + context.among;
  return place;
}

std::string withPlace(std::string sentence, const FigureContext& context, bool simulated) {
  const std::string place = placeAndTime(context);
  if (!place.empty()) sentence += ". " + place;
  if (simulated) sentence += ". Simulated data";
  return sentence;
}

std::string questionNote(const FigureContext& context) {
  if (context.question.empty()) return {};
  std::string note = "Question: " + context.question;
  if (!context.answers.empty()) note += " (counted: " + context.answers + ")";
  return note.ends_with('?') || note.ends_with('.') ? note : note + ".";
}

std::string baseNote(std::size_t n, double nEffective, bool weighted) {
  std::string note = "Base: " + grouped(static_cast<long long>(n)) + " interviews";
  if (std::isfinite(nEffective) && nEffective > 0) {
    note += " (effective " + plainNumber(nEffective, 0) + ")";
  }
  return note + (weighted ? ", weighted." : ", unweighted.");
}

std::string sourceNote(const FigureContext& context, const std::string& files, bool simulated) {
  std::string source = !context.source.empty() ? context.source : files;
  if (source.empty()) source = "the survey in this project";
  if (simulated && !saysSimulated(source)) source = "simulated data, " + source;
  return "Source: " + source + ".";
}

std::vector<std::string> footerOf(std::vector<std::string> notes) {
  std::erase_if(notes, [](const std::string& note) { return note.empty(); });
  return notes;
}

double tQuantile(int df) {
  if (df < 1) return kNotAvailable;
  return boost::math::quantile(boost::math::students_t(df), 0.975);
}

double tTest(double t, int df) {
  if (df < 1 || std::isnan(t)) return kNotAvailable;
  if (std::isinf(t)) return 0;
  return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(df), std::abs(t)));
}

std::vector<double> holm(const std::vector<double>& p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!std::isnan(p[i])) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> adjusted(p.size(), kNotAvailable);
  double largest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto tests = static_cast<double>(order.size() - i);
    largest = std::max(largest, std::min(1.0, tests * p[order[i]]));
    adjusted[order[i]] = largest;
  }
  return adjusted;
}

}  // namespace candour
