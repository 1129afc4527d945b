// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/write_document.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "tests/support/sample_document.h"
#include "tests/support/temporary.h"

using namespace candour;
using Catch::Contains;

TEST_CASE("a document is written in the format its ending tells, the same every time") {
  const TemporaryFolder folder;
  for (const std::string& ending : documentEndings()) {
    CAPTURE(ending);
    REQUIRE(writeDocument(sampleDocument(), folder / ("a" + ending)));
    REQUIRE(writeDocument(sampleDocument(), folder / ("b" + ending)));
    const std::string bytes = fileBytes(folder / ("a" + ending));
    CHECK(bytes.size() > 10000);
    CHECK(bytes == fileBytes(folder / ("b" + ending)));
  }
  CHECK(writeDocument(sampleDocument(), folder / "LOUD.HTML"));
}

TEST_CASE("a PDF is laid out for the sheet asked for") {
  const TemporaryFolder folder;
  for (const char* sheet : {"a4", "a4-landscape", "slide"}) {
    REQUIRE(writeDocument(sampleDocument(), folder / (std::string(sheet) + ".pdf"), sheet));
  }
  CHECK(fileBytes(folder / "a4.pdf") != fileBytes(folder / "a4-landscape.pdf"));
  CHECK_THAT(fileBytes(folder / "slide.pdf"), Contains("/MediaBox [0 0 960 540]"));
}

TEST_CASE("a document is not written where or as it cannot be") {
  const TemporaryFolder folder;
  const auto messageOf = [](const Status& status) {
    REQUIRE(!status);
    CHECK_THAT(status.error().message, !Contains("\n"));
    return status.error().message;
  };
  CHECK_THAT(messageOf(writeDocument(sampleDocument(), folder / "a.docx")),
             Contains("a.docx") && Contains(".odt or .html"));
  CHECK_THAT(messageOf(writeDocument(sampleDocument(), folder / "a.pdf", "a4-landscpe")),
             Contains("Did you mean a4-landscape") && Contains("slide"));
  CHECK_THAT(messageOf(writeDocument(sampleDocument(), folder / "none/a.html")),
             Contains("does not exist"));
  std::filesystem::create_directory(folder / "b.html");
  CHECK_THAT(messageOf(writeDocument(sampleDocument(), folder / "b.html")), Contains("folder"));
  CHECK_THAT(messageOf(writeDocument({}, folder / "c.html")), Contains("no pages"));
  CHECK(!std::filesystem::exists(folder / "a.docx"));
  CHECK(!std::filesystem::exists(folder / "c.html"));
}
