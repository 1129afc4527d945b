// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/register_workbook.h"

#include <catch2/catch.hpp>

#include "models/community/register_table.h"
#include "tests/support/sample_register.h"
#include "tests/support/temporary.h"
#include "ui/export/rota_hash.h"
#include "ui/export/write_file.h"

using namespace candour;

namespace {

WardRegister awkwardRegister(int rows) {
  WardRegister wards;
  for (int i = 0; i < rows; ++i) {
    const std::string code = "E" + std::to_string(10000 + i);
    wards.wards.push_back({code, "St. Mary's; \"Upper\" \xC3\x9C", "Brent"});
    Priority priority =
        i % 3 == 0 ? nominatedPriority(code, "2019-Q3") : fedBackPriority(code, "2019-Q3");
    priority.withdrawn = i % 7 == 0;
    const char* const awkward[] = {"=1+1", "'=quoted",      "-5 burglaries", "a\nb, \"c\"; d|e",
                                   "007",  "_x0041_ & <b>", "2019-07-01",    "TRUE"};
    priority.words = awkward[i % 8];
    priority.result = awkward[(i + 3) % 8];
    wards.priorities.push_back(priority);
  }
  return wards;
}

}  // namespace

TEST_CASE("a register of 1,000 rows goes out as a workbook and comes back the same", "[ward]") {
  const TemporaryFolder folder;
  const auto wards = awkwardRegister(1000);
  const auto bytes = registerWorkbook(wards);
  REQUIRE(bytes);
  const auto file = folder / "r.xlsx";
  REQUIRE(writeWhole(file, *bytes));
  const auto read = readRegisterTable(file);
  INFO((read ? "" : read.error().message));
  REQUIRE(read);
  CHECK(read->priorities == wards.priorities);
  CHECK(read->wards == wards.wards);
  CHECK(*registerWorkbook(wards) == *bytes);  // the same bytes again
}

TEST_CASE("the workbook of an empty register has its header", "[ward]") {
  const TemporaryFolder folder;
  const auto bytes = registerWorkbook({});
  REQUIRE(bytes);
  REQUIRE(writeWhole(folder / "r.xlsx", *bytes));
  CHECK(readRegisterTable(folder / "r.xlsx").error().message.find("no rows") != std::string::npos);
}

TEST_CASE("a frozen plan altered with plain SQL is found out by its hash", "[ward]") {
  WardRegister wards;
  for (int i = 0; i < 12; ++i) wards.wards.push_back({"E" + std::to_string(100 + i), "", "Brent"});
  RotaQuestion question;
  question.cycle = "2019-Q3";
  question.firstWeek = "2019-07-01";
  FrozenRota rota = drawRota(wards, question).value();
  rota.name = "Plan";
  rota.frozenOn = "2019-06-20";
  rota.sha256 = rotaHash(rota);
  CHECK(rota.sha256.size() == 64);
  CHECK_FALSE(isAltered(rota, rotaHash(rota)));
  FrozenRota altered = rota;
  std::swap(altered.entries[0].week, altered.entries[1].week);
  CHECK(isAltered(altered, rotaHash(altered)));
  altered = rota;
  altered.frozenOn = "2019-06-19";
  CHECK(isAltered(altered, rotaHash(altered)));
  altered = rota;
  altered.sha256[0] = altered.sha256[0] == '0' ? '1' : '0';
  CHECK(isAltered(altered, rotaHash(altered)));
}
