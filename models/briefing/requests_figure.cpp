// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/text.h"
#include "core/survey/calendar.h"
#include "models/briefing/footer.h"
#include "models/briefing/request_figures.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"
#include "models/trends/months.h"

namespace candour {

namespace {

std::string wardsWord(int count) {
  return grouped(count) + (count == 1 ? " ward" : " wards");
}

int monthOf(const std::string& cycle) {
  return 12 * std::stoi(cycle.substr(0, 4)) + 3 * (cycle[6] - '1');
}

// "July to September 2019", "Apr 2019 to Mar 2020 (3 cycles)".
std::string periodOf(const std::vector<std::string>& cycles) {
  if (cycles.empty()) return {};
  if (cycles.size() == 1) return cycleName(cycles.front());
  const int first = monthOf(cycles.front()), last = monthOf(cycles.back()) + 2;
  return monthName(first) + " to " + monthName(last) + " (" + std::to_string(cycles.size()) +
         " cycles)";
}

std::string placeOf(const RequestsQuestion& question, const RequestsContext& context) {
  const std::string& borough = question.options.borough;
  return borough.empty() ? context.geography : borough;
}

// Those that most wards asked for; what has no category leads nothing.
std::vector<std::string> leaders(const Requests& requests, int& wards) {
  wards = 0;
  for (const auto& category : requests.categories) {
    if (category.category != kNoCategory) wards = std::max(wards, category.wards);
  }
  std::vector<std::string> names;
  for (const auto& category : requests.categories) {
    if (category.category == kNoCategory || category.wards != wards) continue;
    names.push_back(names.empty() ? capitalised(category.category)
                                  : midSentence(category.category));
  }
  return names;
}

std::string headlineFor(const Requests& requests) {
  if (requests.wards == 0) return "No ward has asked for anything yet";
  int wards = 0;
  const auto names = leaders(requests, wards);
  if (names.empty()) return "What wards ask for has no categories yet";
  const std::string share = std::to_string(wards) + " of " + wardsWord(requests.wards);
  if (names.size() == 1) {
    const std::string verb = isPlural(names.front()) ? " are" : " is";
    return headlineOf({names.front() + verb + " what wards ask for most: " + share,
                       "One category leads what wards ask for: " + share});
  }
  return headlineOf(
      {listOf(names) + " are what wards ask for most: " + share + " each",
       countWord(names.size()) + " categories lead what wards ask for: " + share + " each"});
}

std::string notShown(const Requests& requests) {
  if (requests.categories.size() <= kMostCategories) return {};
  const std::size_t more = requests.categories.size() - kMostCategories;
  return "Not shown: " + std::to_string(more) + " more " + (more == 1 ? "category" : "categories") +
         ", asked for by at most " + wardsWord(requests.categories[kMostCategories].wards) +
         " each.";
}

std::string altTextFor(const Figure& figure, const Requests& requests, const std::string& place) {
  std::string text =
      "Bar chart showing how many wards asked for each kind of priority. " + figure.headline + ".";
  const std::string about = joinParts({place, periodOf(requests.cycles)});
  if (!about.empty()) text += " " + about + ".";
  if (figure.simulated) text += " Simulated data.";
  if (figure.rows.size() > 1) {
    text += " Most: " + figure.rows.front().label + ", " + figure.rows.front().valueText +
            "; fewest: " + figure.rows.back().label + ", " + figure.rows.back().valueText + ".";
  }
  const std::string base = " Base: " + wardsWord(requests.wards) + ".";
  return withinWords(text, kMostAltTextWords - wordCount(base)) + base;
}

void addRows(const Requests& requests, Figure& figure) {
  figure.table = {requestsHeader()};
  for (const auto& category : requests.categories) {
    if (figure.rows.size() == kMostCategories) break;
    FigureRow row;
    row.label = category.category;
    row.value = category.wards;
    row.valueText = grouped(category.wards);
    figure.rows.push_back(row);
    figure.table.push_back(
        {category.category, std::to_string(category.wards), std::to_string(requests.wards)});
  }
}

}  // namespace

Figure requestsFigure(const RequestsQuestion& question, const RequestsContext& context) {
  const Requests requests = requestsOf(question.asked, question.options);
  const std::string place = placeOf(question, context);
  Figure figure;
  figure.kind = FigureKind::Scenario;
  figure.simulated = context.simulated;
  figure.zeroBased = true;
  figure.whole = true;
  figure.valueAxis = "Wards";
  figure.headline = headlineFor(requests);
  figure.subtitle = "Wards that named it as their priority at least once";
  const std::string about = joinParts({place, periodOf(requests.cycles)});
  if (!about.empty()) figure.subtitle += ". " + about;
  if (context.simulated) figure.subtitle += ". Simulated data";
  addRows(requests, figure);
  figure.footer =
      footerOf({"Each ward names one priority a cycle, in its residents\xE2\x80\x99 words; the "
                "ward counts once for a "
                "category.",
                notShown(requests),
                "Base: " + wardsWord(requests.wards) + " with a priority that was not withdrawn.",
                "Counts of wards, not of people: nothing had to be withheld.",
                std::string("Source: ") + (context.simulated ? "simulated data, " : "") +
                    "the ward register of this project."});
  figure.altText = altTextFor(figure, requests, place);
  return figure;
}

}  // namespace candour
