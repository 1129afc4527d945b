// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pptx_package.h"

#include "core/base/check.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string folderOf(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

// Where the relations of a part are kept.
std::string relationsName(const std::string& part) {
  const std::string folder = folderOf(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

}  // namespace

void PptxPackage::add(const std::string& name, const std::string& type, const QByteArray& bytes) {
  const bool packed = name.ends_with(".png") || name.ends_with(".xlsx");
  m_parts.push_back({name, bytes, packed});
  m_types.emplace_back(name, type);
}

void PptxPackage::add(const std::string& name, const std::string& type, const std::string& xml) {
  add(name, type, QByteArray::fromStdString(xml));
}

std::string PptxPackage::relate(const std::string& from, const std::string& type,
                                const std::string& to) {
  std::vector<Relation>& relations = m_relations[from];
  relations.push_back({type.find(':') == std::string::npos ? kOffice + type : type, to});
  return "rId" + std::to_string(relations.size());
}

std::string PptxPackage::typesXml() const {
  std::string xml = kXmlHead +
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                    "content-types\"><Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  for (const auto& [name, type] : m_types) {
    xml += "<Override PartName=\"/" + xmlAttribute(name) + "\" ContentType=\"" + type + "\"/>";
  }
  return xml + "</Types>";
}

std::string PptxPackage::relationsXml(const std::string& from) const {
  std::string xml = kXmlHead +
                    "<Relationships "
                    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  const std::vector<Relation>& relations = m_relations.at(from);
  for (std::size_t i = 0; i < relations.size(); ++i) {
    xml += "<Relationship Id=\"rId" + std::to_string(i + 1) + "\" Type=\"" + relations[i].type +
           "\" Target=\"/" + xmlAttribute(relations[i].to) + "\"/>";
  }
  return xml + "</Relationships>";
}

QByteArray PptxPackage::bytes() const {
  std::vector<ZipPart> parts = {{"[Content_Types].xml", QByteArray::fromStdString(typesXml())}};
  const auto addRelations = [&](const std::string& from) {
    if (m_relations.count(from) == 0) return;
    parts.push_back({relationsName(from), QByteArray::fromStdString(relationsXml(from))});
  };
  addRelations("");
  for (const ZipPart& part : m_parts) {
    parts.push_back(part);
    addRelations(part.name);
  }
  return zipPackage(parts);
}

}  // namespace candour
