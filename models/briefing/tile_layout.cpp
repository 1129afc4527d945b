// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/check.h"
#include "core/base/json_text.h"
#include "core/base/text.h"
#include "embedded/kLondonBoroughs.h"
#include "models/briefing/area_figures.h"
#include "models/briefing/area_words.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFurthest = 99;

// Letters, not bytes: names are UTF-8.
std::vector<std::string> lettersOf(std::string_view text) {
  std::vector<std::string> letters;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
    if (continues && !letters.empty()) {
      letters.back() += c;
    } else {
      letters.emplace_back(1, c);
    }
  }
  return letters;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

// Two to four letters: a short name as it is, the initials of several words, else the first three.
std::string shortLabel(const std::string& name) {
  const auto letters = lettersOf(trim(name));
  if (letters.size() <= 4) return std::string(trim(name));
  std::string initials;
  bool start = true;
  int words = 0;
  for (const auto& letter : letters) {
    if (start && letter != " " && words < 4) initials += letter, ++words;
    start = letter == " " || letter == "-";
  }
  if (words > 1) return upper(initials);
  return upper(letters[0] + letters[1] + letters[2]);
}

tl::unexpected<Error> bad(const std::string& where, const std::string& what) {
  return fail("The tile layout: " + where + " " + what);
}

Result<int> placeOf(const Json& object, const char* name, const std::string& where) {
  const auto found = object.find(name);
  const bool whole = found != object.end() && found->is_number_integer();
  if (!whole || found->get<int>() < 0 || found->get<int>() > kFurthest) {
    return bad(where, "needs a \"" + std::string(name) + "\" from 0 to 99.");
  }
  return found->get<int>();
}

Status readWords(const Json& object, const std::string& where, TileLayout::Tile& tile) {
  tile.label = shortLabel(tile.area);
  if (const auto label = object.find("label"); label != object.end()) {
    if (!label->is_string()) return bad(where, "has a \"label\" that is no text.");
    tile.label = label->get<std::string>();
    const auto letters = lettersOf(tile.label).size();
    if (letters == 0 || letters > 4) return bad(where, "needs a \"label\" of two to four letters.");
  }
  const auto spellings = object.find("spellings");
  if (spellings == object.end()) return {};
  if (!spellings->is_array()) return bad(where, "has \"spellings\" that are no list.");
  for (const Json& spelling : *spellings) {
    if (!spelling.is_string()) return bad(where, "has a spelling that is no text.");
    tile.spellings.push_back(spelling.get<std::string>());
  }
  return {};
}

Result<TileLayout::Tile> tileOf(const Json& object, const std::string& where, bool surveyed) {
  if (!object.is_object()) return bad(where, "is no object with a name, a row and a column.");
  const auto name = object.find("name");
  if (name == object.end() || !name->is_string() || trim(name->get<std::string>()).empty()) {
    return bad(where, "needs a \"name\".");
  }
  TileLayout::Tile tile;
  tile.area = name->get<std::string>();
  tile.surveyed = surveyed;
  const std::string called = where + " (" + tile.area + ")";
  const auto row = placeOf(object, "row", called);
  if (!row) return tl::make_unexpected(row.error());
  const auto column = placeOf(object, "column", called);
  if (!column) return tl::make_unexpected(column.error());
  tile.row = *row;
  tile.column = *column;
  const Status words = readWords(object, called, tile);
  if (!words) return tl::make_unexpected(words.error());
  return tile;
}

Status readTiles(const Json& document, const char* list, bool surveyed, TileLayout& layout) {
  const auto found = document.find(list);
  if (found == document.end()) return {};
  if (!found->is_array()) return bad("\"" + std::string(list) + "\"", "is no list of areas.");
  for (std::size_t i = 0; i < found->size(); ++i) {
    const std::string where = std::string(list) + "[" + std::to_string(i) + "]";
    auto tile = tileOf(found->at(i), where, surveyed);
    if (!tile) return tl::make_unexpected(tile.error());
    layout.tiles.push_back(std::move(*tile));
  }
  return {};
}

// No two tiles in one place or of one name.
Status checkTiles(const TileLayout& layout) {
  std::set<std::pair<int, int>> places;
  std::set<std::string> names;
  for (const auto& tile : layout.tiles) {
    if (!places.emplace(tile.row, tile.column).second) {
      return bad(tile.area, "lies on another area, in row " + std::to_string(tile.row) +
                                ", column " + std::to_string(tile.column) + ".");
    }
    if (!names.insert(areaKey(tile.area)).second) return bad(tile.area, "is there twice.");
  }
  return {};
}

}  // namespace

bool isTileOf(const TileLayout::Tile& tile, std::string_view area) {
  const std::string key = areaKey(area);
  return areaKey(tile.area) == key ||
         std::any_of(tile.spellings.begin(), tile.spellings.end(),
                     [&key](const std::string& spelling) { return areaKey(spelling) == key; });
}

Result<TileLayout> parseTileLayout(std::string_view json) {
  auto document = parseJson("The tile layout", json);
  if (!document) return passOn(document);
  if (!document->is_object() || !document->contains("areas")) {
    return fail("The tile layout has no list \"areas\".");
  }
  TileLayout layout;
  for (const auto& [list, surveyed] : {std::pair{"areas", true}, {"not_surveyed", false}}) {
    const Status read = readTiles(*document, list, surveyed, layout);
    if (!read) return tl::make_unexpected(read.error());
  }
  if (layout.tiles.empty()) return fail("The tile layout has no areas.");
  const Status checked = checkTiles(layout);
  if (!checked) return tl::make_unexpected(checked.error());
  return layout;
}

const TileLayout& londonTiles() {
  static const TileLayout layout = [] {
    auto parsed = parseTileLayout(kLondonBoroughs);
    check(parsed.has_value(), "a layout of London that can be read");
    return std::move(*parsed);
  }();
  return layout;
}

TileLayout gridLayout(const std::vector<std::string>& areas) {
  TileLayout layout;
  layout.placed = false;
  const int columns =
      std::max(1, static_cast<int>(std::ceil(std::sqrt(1.3 * static_cast<double>(areas.size())))));
  std::set<std::string> labels;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    TileLayout::Tile tile;
    tile.area = areas[i];
    tile.label = shortLabel(areas[i]);
    // Two of the same letters: the area's number tells them apart.
    if (!labels.insert(tile.label).second) tile.label = std::to_string(i + 1);
    tile.row = static_cast<int>(i) / columns;
    tile.column = static_cast<int>(i) % columns;
    layout.tiles.push_back(std::move(tile));
  }
  return layout;
}

TileLayout layoutFor(const std::vector<std::string>& areas) {
  const auto& london = londonTiles().tiles;
  const auto known = std::count_if(areas.begin(), areas.end(), [&](const std::string& area) {
    return std::any_of(london.begin(), london.end(),
                       [&area](const auto& tile) { return isTileOf(tile, area); });
  });
  return 2 * static_cast<std::size_t>(known) > areas.size() ? londonTiles() : gridLayout(areas);
}

}  // namespace candour
