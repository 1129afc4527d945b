// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/text_table.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/temporary.h"

using namespace candour;

namespace {

std::filesystem::path written(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

}  // namespace

TEST_CASE("what begins a formula is set off, and comes back", "[table]") {
  for (const char* field :
       {"=1+1", "+1", "-1", "@a", "'=1", "''@a", "plain", "'plain", "a=b", "", "'", "''"}) {
    INFO(field);
    const TemporaryFolder folder;
    const auto file = written(folder / "t.csv", writeTextTable({{"a", "b"}, {field, "x"}}));
    const auto table = readTextTable(file);
    REQUIRE(table);
    CHECK(table->rows[0][0] == field);
    CHECK(std::string("=+-@").find(textTableField(field).append(1, ' ')[0]) == std::string::npos);
  }
}

TEST_CASE("fields with separators, quotes and line ends come back", "[table]") {
  const TemporaryFolder folder;
  const std::vector<std::vector<std::string>> rows = {
      {"one", "two"}, {"a,b;c|d\te", "\"q\""}, {"x\ny", "z"}};
  const auto table = readTextTable(written(folder / "t.csv", writeTextTable(rows)));
  REQUIRE(table);
  CHECK(table->header == rows[0]);
  CHECK(table->rows == std::vector<std::vector<std::string>>{rows[1], rows[2]});
  CHECK(table->placeOf(1) == "t.csv, row 3: ");
}

TEST_CASE("a table that is none is refused by name", "[table]") {
  const TemporaryFolder folder;
  const auto why = [&folder](const std::string& name, const std::string& text) {
    const auto table = readTextTable(written(folder / name, text));
    REQUIRE_FALSE(table);
    return table.error().message;
  };
  CHECK(why("e.csv", "").find("e.csv") != std::string::npos);
  CHECK(why("h.csv", "a,b\n") == "h.csv: there is a header and no rows.");
  CHECK(why("r.csv", "a,b\n1\n").starts_with("r.csv, "));
  CHECK(why("w.xlsx", "a,b\n1,2\n").find("w.xlsx") != std::string::npos);
  CHECK(readTextTable(folder / "none.csv").error().message.find("none.csv") != std::string::npos);
  const auto blank = readTextTable(written(folder / "b.csv", "a,b\n1,2\n\n3,4\n"));
  REQUIRE(blank);
  CHECK(blank->rows.size() == 2);
  CHECK(blank->notes.size() == 1);
}
