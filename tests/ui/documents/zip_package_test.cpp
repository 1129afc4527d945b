// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/zip_package.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <stdexcept>

#include "core/import/xlsx_package.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

std::string partOf(const XlsxPackage& package, const std::string& name) {
  std::string all;
  const Status read = package.read(name, [&](std::string_view chunk, double) -> Result<bool> {
    all += chunk;
    return true;
  });
  REQUIRE(read);
  return all;
}

}  // namespace

TEST_CASE("a zip in memory reads back part by part") {
  const QByteArray large(300000, 'x');
  const std::vector<ZipPart> parts = {
      {"mimetype", "application/test", true}, {"folder/\xC3\xA4.xml", large}, {"empty", {}}};
  const QByteArray zip = zipPackage(parts);
  CHECK(zip.size() < 2000);
  CHECK(zip.startsWith("PK\x03\x04"));
  CHECK(zip.mid(30, 24) == "mimetypeapplication/test");

  const TemporaryFolder folder;
  const std::filesystem::path file = folder / "a.zip";
  std::ofstream(file, std::ios::binary).write(zip.constData(), zip.size());
  const auto package = XlsxPackage::open(file, 1 << 20);
  REQUIRE(package);
  for (const ZipPart& part : parts) {
    CAPTURE(part.name);
    CHECK(partOf(*package, part.name) == part.bytes.toStdString());
  }
}

TEST_CASE("the same parts give the same zip") {
  const std::vector<ZipPart> parts = {{"a", "one"}, {"b", "two", true}};
  CHECK(zipPackage(parts) == zipPackage(parts));
  CHECK(zipPackage(parts).mid(10, 4) == QByteArray("\0\0\x21\0", 4));  // 1 January 1980, midnight
}

TEST_CASE("parts without a name, or of one name, are the caller's error") {
  CHECK_THROWS_AS(zipPackage({}), std::logic_error);
  CHECK_THROWS_AS(zipPackage({{"", "a"}}), std::logic_error);
  CHECK_THROWS_AS(zipPackage({{"a", "a"}, {"a", "b"}}), std::logic_error);
}
