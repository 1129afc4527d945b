// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/xml_text.h"

#include <QXmlStreamReader>
#include <catch2/catch.hpp>

using namespace candour;

namespace {

struct Read {
  std::string text;
  std::string attribute;
};

// Through a reader that is not ours.
Read throughReader(const std::string& value) {
  const std::string xml = "<a b=\"" + xmlAttribute(value) + "\">" + xmlText(value) + "</a>";
  QXmlStreamReader reader(QByteArray::fromStdString(xml));
  reader.readNextStartElement();
  Read read;
  read.attribute = reader.attributes().value(QLatin1String("b")).toString().toStdString();
  read.text = reader.readElementText().toStdString();
  CHECK_FALSE(reader.hasError());
  return read;
}

}  // namespace

TEST_CASE("text and attributes read back as they were") {
  for (const std::string value :
       {"<&>\"'", "a\tb\nc\rd",
        "no\xC2\xA0"
        "break \xE2\x88\x92"
        "3",
        "", "&amp;", "]]>", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "\xF0\x9F\x98\x80"}) {
    CAPTURE(value);
    CHECK(throughReader(value).text == value);
    CHECK(throughReader(value).attribute == value);
  }
  CHECK(xmlText("a\xC2\xA0"
                "b \"c\"") ==
        "a\xC2\xA0"
        "b \"c\"");
}

TEST_CASE("what XML cannot hold is replaced, never dropped") {
  const std::string replaced = "\xEF\xBF\xBD";
  CHECK(throughReader(std::string("a\0b", 3)).text == "a" + replaced + "b");
  CHECK(throughReader("\x01\x1F").text == replaced + replaced);
  CHECK(throughReader("\xEF\xBF\xBF").attribute == replaced);  // U+FFFF
  CHECK(throughReader("\xFF").text == replaced);               // not UTF-8
}
