// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <map>
#include <string>
#include <vector>

#include "ui/documents/zip_package.h"

namespace candour {

/// A package of parts that refer to each other (Open Packaging Conventions, ECMA-376 part 2):
/// knows every part's content type and relations, and writes both.
class PptxPackage {
 public:
  /// `name` from the root, without a slash; `type` its content type.
  void add(const std::string& name, const std::string& type, const QByteArray& bytes);
  void add(const std::string& name, const std::string& type, const std::string& xml);

  /// `from` (empty: the package itself) relates to part `to`; `type` is the end of the relation's
  /// name ("slide") or all of it. Returns its id: rId1, rId2 ... in the order of the calls.
  std::string relate(const std::string& from, const std::string& type, const std::string& to);

  [[nodiscard]] QByteArray bytes() const;

 private:
  struct Relation {
    std::string type;
    std::string to;
  };
  [[nodiscard]] std::string typesXml() const;
  [[nodiscard]] std::string relationsXml(const std::string& from) const;

  std::vector<ZipPart> m_parts;
  std::vector<std::pair<std::string, std::string>> m_types;
  std::map<std::string, std::vector<Relation>> m_relations;
};

inline const std::string kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

}  // namespace candour
