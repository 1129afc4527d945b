// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/xml_part.h"

#include <expat.h>

#include <exception>
#include <memory>
#include <new>
#include <type_traits>

#include "core/base/text.h"

namespace candour {

namespace {

// No tag of a workbook comes near: what is longer is there to make the parser's buffer grow.
constexpr std::uint64_t kLongestTag = std::uint64_t{16} << 20;

std::string_view withoutPrefix(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct Parsing {
  XmlVisitor& visitor;
  XML_Parser parser;
  std::exception_ptr exception;
  bool documentType = false;
  std::uint64_t given = 0;      // bytes, to the parser
  std::uint64_t givenThen = 0;  // at the last element or text
};

// Exceptions must not pass through C code.
template <class Work>
void visited(void* context, const Work& work) {
  auto& parsing = *static_cast<Parsing*>(context);
  parsing.givenThen = parsing.given;
  try {
    if (!parsing.visitor.stopped()) work(parsing.visitor);
  } catch (...) {
    parsing.exception = std::current_exception();
  }
  if (parsing.exception || parsing.visitor.stopped()) XML_StopParser(parsing.parser, XML_FALSE);
}

void onStart(void* context, const char* name, const char** attributes) {
  visited(context, [&](XmlVisitor& visitor) {
    visitor.start(withoutPrefix(name), XmlAttributes(attributes));
  });
}

void onEnd(void* context, const char* name) {
  visited(context, [&](XmlVisitor& visitor) { visitor.end(withoutPrefix(name)); });
}

void onText(void* context, const char* text, int size) {
  visited(context, [&](XmlVisitor& visitor) {
    visitor.text({text, static_cast<std::size_t>(size)});
  });
}

void onDocumentType(void* context, const char* /*name*/, const char* /*system*/,
                    const char* /*publicId*/, int /*internal*/) {
  auto& parsing = *static_cast<Parsing*>(context);
  parsing.documentType = true;
  XML_StopParser(parsing.parser, XML_FALSE);
}

Status failureOf(const Parsing& parsing, const std::string& part) {
  if (parsing.exception) std::rethrow_exception(parsing.exception);
  if (parsing.visitor.failure()) return tl::make_unexpected(*parsing.visitor.failure());
  if (parsing.documentType) {
    return fail(part + " holds a document type declaration, which no workbook has.");
  }
  const auto line = static_cast<long long>(XML_GetCurrentLineNumber(parsing.parser));
  return fail(part + ", line " + grouped(line) + ": damaged (" +
              XML_ErrorString(XML_GetErrorCode(parsing.parser)) + "). Save the workbook again.");
}

// Whether the visitor wants more.
Result<bool> parse(Parsing& parsing, const std::string& part, std::string_view chunk, bool last) {
  const auto status =
      XML_Parse(parsing.parser, chunk.data(), static_cast<int>(chunk.size()), last ? 1 : 0);
  if (status == XML_STATUS_OK) return true;
  if (parsing.visitor.stopped() && !parsing.visitor.failure() && !parsing.exception) return false;
  auto failed = failureOf(parsing, part);
  return passOn(failed);
}

}  // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  for (const char* const* pair = m_pairs; *pair != nullptr; pair += 2) {
    if (withoutPrefix(pair[0]) == name) return pair[1];
  }
  return std::nullopt;
}

bool XmlAttributes::isTrue(std::string_view name) const {
  const auto is = value(name);
  return is == "1" || is == "true";
}

Status visitPart(const XlsxPackage& package, const std::string& part, XmlVisitor& visitor,
                 const Job& job) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  Parsing parsing{visitor, parser.get(), nullptr};
  XML_SetUserData(parser.get(), &parsing);
  XML_SetElementHandler(parser.get(), onStart, onEnd);
  XML_SetCharacterDataHandler(parser.get(), onText);
  XML_SetStartDoctypeDeclHandler(parser.get(), onDocumentType);
  bool goOn = true;
  const auto take = [&](std::string_view chunk, double fraction) -> Result<bool> {
    if (job.stopped()) return cancelled();
    parsing.given += chunk.size();
    auto more = parse(parsing, part, chunk, false);
    if (!more) return more;
    goOn = *more;
    if (parsing.given > parsing.givenThen + kLongestTag) {
      return fail(part + " holds a tag of more than 16 MB, which no workbook has.");
    }
    job.report(fraction);
    return goOn;
  };
  if (auto read = package.read(part, take); !read) return read;
  if (!goOn) return {};
  auto ended = parse(parsing, part, {}, true);
  if (!ended) return passOn(ended);
  return {};
}

}  // namespace candour
