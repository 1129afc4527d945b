// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/import/xlsx_package.h"

namespace candour {

/// The attributes of an element, by their names without prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* pairs) : m_pairs(pairs) {}
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  /// Empty if it is not there.
  [[nodiscard]] std::string_view value(std::string_view name) const {
    return find(name).value_or(std::string_view());
  }
  /// "1" and "true".
  [[nodiscard]] bool isTrue(std::string_view name) const;

 private:
  const char* const* m_pairs;
};

/// What to do with the elements of a part; names come without prefix, texts in pieces, as UTF-8.
class XmlVisitor {
 public:
  XmlVisitor() = default;
  XmlVisitor(const XmlVisitor&) = delete;
  XmlVisitor& operator=(const XmlVisitor&) = delete;
  virtual ~XmlVisitor() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view /*name*/) {}
  virtual void text(std::string_view /*piece*/) {}

  [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
  [[nodiscard]] bool stopped() const { return m_enough || m_failure; }

 protected:
  /// Ends the reading with an error: one line, with the place but without file and part.
  void failWith(std::string message) { m_failure = Error{ErrorKind::BadInput, std::move(message)}; }
  /// Ends the reading: the rest does not matter.
  void stopReading() { m_enough = true; }

 private:
  std::optional<Error> m_failure;
  bool m_enough = false;
};

/// Shows a part to the visitor. Fails on malformed XML (part, line) and on any document type
/// declaration, which workbooks must not have: so no entity is ever expanded. Reports the fraction
/// read to `job`, from 0 to 1.
Status visitPart(const XlsxPackage& package, const std::string& part, XmlVisitor& visitor,
                 const Job& job);

}  // namespace candour
