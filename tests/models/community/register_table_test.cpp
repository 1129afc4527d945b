// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/register_table.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "core/store/project.h"
#include "tests/support/sample_register.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

std::filesystem::path written(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

// A register with everything that is awkward in a table.
WardRegister awkwardRegister(int rows) {
  WardRegister wards;
  for (int i = 0; i < rows; ++i) {
    const std::string code = "E" + std::to_string(10000 + i);
    wards.wards.push_back(
        {code, i % 2 == 0 ? "St. Mary's; Lower" : "Überwald, \"Upper\"", "Brent"});
    Priority priority =
        i % 3 == 0 ? nominatedPriority(code, "2019-Q3") : fedBackPriority(code, "2019-Q3");
    priority.id = i + 1;
    priority.withdrawn = i % 7 == 0;
    const char* const awkward[] = {"=1+1",
                                   "'=quoted",
                                   "''+two",
                                   "-5 burglaries",
                                   "@home",
                                   "'plain quote'",
                                   "a\nb, \"c\"; d|e\tf",
                                   "007"};
    priority.words = awkward[i % 8];
    priority.followUp = awkward[(i + 3) % 8];
    wards.priorities.push_back(priority);
  }
  return wards;
}

std::vector<Priority> withoutIds(std::vector<Priority> priorities) {
  for (auto& priority : priorities) priority.id = 0;
  return priorities;
}

std::string problem(const std::string& csv) {
  const TemporaryFolder folder;
  const auto read = readRegisterTable(written(folder / "r.csv", csv));
  REQUIRE_FALSE(read);
  return read.error().message;
}

const char* const kSmall = "ward,cycle,words\nE1,2019-Q3,Bins\n";

}  // namespace

TEST_CASE("a register of 1,000 rows goes out as CSV and comes back the same", "[ward]") {
  const TemporaryFolder folder;
  const auto wards = awkwardRegister(1000);
  const auto file = written(folder / "r.csv", registerCsv(wards));
  const auto read = readRegisterTable(file);
  REQUIRE(read);
  CHECK(read->priorities == withoutIds(wards.priorities));
  CHECK(read->wards == wards.wards);
  CHECK(read->rows.front() == 2);
  CHECK(read->rows.back() == 1001);
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project);
  REQUIRE(project->wards().import(*read));
  CHECK(registerCsv(project->wards().load()) == registerCsv(wards));
}

TEST_CASE("no cell of an exported CSV begins a formula", "[ward]") {
  const std::string csv = registerCsv(awkwardRegister(8));
  for (const char* bad : {",=", ",+", ",-", ",@", "\n=", ",\"=", ",\"-"}) {
    INFO(bad);
    CHECK(csv.find(bad) == std::string::npos);
  }
  CHECK(csv.starts_with("\xEF\xBB\xBFward,ward_name,borough,cycle,state,words,"));
}

TEST_CASE("tables of other programs are read", "[ward]") {
  const TemporaryFolder folder;
  // Semicolons, a byte order mark, headers as people write them, British dates, Windows-1252.
  const auto file = written(folder / "r.csv",
                            "\xEF\xBB\xBFWard;Cycle;Words;Nominated On;State;Week\r\n"
                            "E1;2019-Q3;Bins;01/06/2019;Planned;8/7/2019\r\n\r\n");
  const auto read = readRegisterTable(file);
  REQUIRE(read);
  REQUIRE(read->priorities.size() == 1);
  CHECK(read->priorities[0].nominatedOn == "2019-06-01");
  CHECK(read->priorities[0].week == "2019-07-08");
  CHECK(read->priorities[0].state == PriorityState::Planned);
  CHECK(read->priorities[0].nominatedThrough == Nomination::Other);
  const auto latin =
      readRegisterTable(written(folder / "l.csv", "ward,cycle,words\nE1,2019-Q3,Caf\xE9 noise\n"));
  REQUIRE(latin);
  CHECK(latin->priorities[0].words == "Café noise");
}

TEST_CASE("what is wrong with a table is said with its place", "[ward]") {
  CHECK(problem("ward,cycle\nE1,2019-Q3\n").find("no column \"words\"") != std::string::npos);
  CHECK(problem("ward,cycle,words,actoins\nE1,2019-Q3,x,y\n").find("Did you mean actions") !=
        std::string::npos);
  CHECK(problem("ward,cycle,words,Words\nE1,2019-Q3,x,y\n").find("two columns") !=
        std::string::npos);
  CHECK(problem("ward,cycle,words\n").find("no rows") != std::string::npos);
  CHECK(problem(std::string(kSmall) + "E2,soon,x\n") ==
        "r.csv, row 3: Its cycle is \"soon\"; write a quarter as 2019-Q3.");
  CHECK(problem("ward,cycle,words,week\nE1,2019-Q3,x,2019-07-03\n") ==
        "r.csv, row 2: week is 2019-07-03, which is no Monday; that week begins on 2019-07-01.");
  CHECK(problem("ward,cycle,words,nominated_on\nE1,2019-Q3,x,31/02/2019\n")
            .find("row 2: nominated_on") != std::string::npos);
  CHECK(problem("ward,cycle,words,state\nE1,2019-Q3,x,done\n").find("row 2: state is \"done\"") !=
        std::string::npos);
  CHECK(problem("ward,cycle,words,ward_name\nE1,2019-Q3,x,Abbey\nE1,2019-Q4,x,Alibon\n")
            .find("further up") != std::string::npos);
  CHECK(problem("ward,cycle,words\nE1,2019-Q3\n").starts_with("r.csv, "));
  CHECK(problem("").find("empty") != std::string::npos);
}

TEST_CASE("lists of wards, changes and neighbours are read", "[ward]") {
  const TemporaryFolder folder;
  const auto wards =
      readWardTable(written(folder / "w.csv", "code,name,borough\nE1,Abbey,Barking\nE2,Alibon,\n"));
  REQUIRE(wards);
  CHECK(*wards == std::vector<Ward>{{"E1", "Abbey", "Barking"}, {"E2", "Alibon", ""}});
  CHECK(readWardTable(written(folder / "d.csv", "code,name\nE1,a\nE1,b\n")).error().message ==
        "d.csv, row 3: ward E1 is in row 2 already.");
  CHECK_FALSE(readWardTable(written(folder / "n.csv", "code,name\n,b\n")));
  const auto changes = readWardChangeTable(written(
      folder / "c.csv", "old_code,new_code,share,since\nA,B,0.5,05/05/2022\nA,C,.5,2022-05-05\n"));
  REQUIRE(changes);
  CHECK(*changes ==
        std::vector<WardChange>{{"A", "B", 0.5, "2022-05-05"}, {"A", "C", 0.5, "2022-05-05"}});
  CHECK(readWardChangeTable(written(folder / "s.csv", "old_code,new_code,share\nA,B,half\n"))
            .error()
            .message == "s.csv, row 2: share is \"half\", which is no number.");
  const auto pairs = readNeighbourTable(written(folder / "p.csv", "ward,neighbour\nB,A\n"));
  REQUIRE(pairs);
  CHECK(*pairs == std::vector<WardPair>{{"B", "A"}});
  CHECK_FALSE(readNeighbourTable(folder / "nowhere.csv"));
}
