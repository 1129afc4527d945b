// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/support/sample_document.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/check.h"
#include "tests/support/sample_figures.h"

namespace candour {

namespace {

Figure sampleFigure(const std::string& name) {
  for (auto& [known, figure] : sampleFigures()) {
    if (known == name) return figure;
  }
  check(false, "the sample figure exists");
  return {};
}

DocumentPage pageOf(const Figure& figure) {
  DocumentPage page;
  page.headline = figure.headline;
  page.figure = figure;
  return page;
}

DocumentPage pageOf(const std::string& name, std::vector<std::string> paragraphs) {
  DocumentPage page = pageOf(sampleFigure(name));
  page.paragraphs = std::move(paragraphs);
  return page;
}

DocumentPage questionsPage() {
  DocumentPage page = pageOf(
      "importance",
      {"Engagement and fair treatment accounts for more of the differences in trust than any "
       "other driver. The share says how much of what the model explains goes with it, not "
       "that a change in it would change trust by as much."});
  page.listTitle = "Questions for police and partners";
  page.list = {
      "Which residents have officers here met in the last three months, and which have they not?",
      "When people say they were not listened to, who hears of it, and what is done?",
      "What have residents been told came of what they raised?"};
  return page;
}

DocumentPage withheldPage() {
  DocumentPage page = pageOf("areas-few", {});
  page.notes = {
      "One area is not shown: fewer than 50 people answered there.",
      "A second area is not shown so that the first cannot be worked out from the total."};
  return page;
}

DocumentPage methodPage() {
  DocumentPage page;
  page.headline = "How these findings were made";
  page.paragraphs = {
      "Answers are weighted to the people who live in London aged 16 and over. Intervals are of "
      "95 % and follow the sampling design: strata, clusters and weights.",
      "Findings of the model are associations: they say who trusts the police more, among people "
      "alike in everything else the model holds, and not what would happen if a driver changed."};
  page.notes = {"Made with Candour. The recipe that makes these pages again is attached."};
  return page;
}

}  // namespace

Document sampleDocument() {
  Document document;
  document.title = "Trust in the police in London";
  document.subtitle = "April 2019 to March 2020, Public Attitude Survey";
  document.simulated = true;
  document.recipe = R"({"question": "trust", "weights": "wgt"})";
  document.pages = {
      pageOf("effects",
             {"Among people alike in everything else the model holds, those who feel the police "
              "engage with them and treat people fairly are the likeliest to trust them."}),
      questionsPage(),
      pageOf("groups", {}),
      pageOf("curve", {"The curve runs over answers that people gave; the grey strip says how many "
                       "gave them."}),
      pageOf("boroughs", {"Filled marks differ from London as a whole after allowing for the "
                          "number of comparisons."}),
      pageOf("trend", {}),
      withheldPage(),
      methodPage()};
  for (DocumentPage& page : document.pages) {
    if (page.figure) page.figure->simulated = true;
  }
  return document;
}

Document documentOfFigures(const std::vector<std::string>& names) {
  Document document;
  document.title = "Figures of every kind";
  document.subtitle = "Tame and pathological";
  for (const auto& [name, figure] : sampleFigures()) {
    const bool wanted = names.empty() || std::find(names.begin(), names.end(), name) != names.end();
    if (wanted) document.pages.push_back(pageOf(figure));
  }
  return document;
}

void keepDocument(const std::string& name, const char* bytes, std::size_t size) {
  const char* const folder = std::getenv("CANDOUR_KEEP_DOCUMENTS");
  if (folder == nullptr) return;
  const std::filesystem::path file = std::filesystem::path(folder) / name;
  std::ofstream(file, std::ios::binary).write(bytes, static_cast<std::streamsize>(size));
}

}  // namespace candour
