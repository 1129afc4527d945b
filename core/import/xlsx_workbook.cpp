// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/xlsx_workbook.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "core/base/text.h"
#include "core/import/utf8.h"
#include "core/import/xml_part.h"

namespace candour {

namespace {

struct Relation {
  std::string type;  // the last step of its address: worksheet, sharedStrings, styles, ...
  std::string part;
};

using Relations = std::map<std::string, Relation, std::less<>>;  // by id

std::string folderOf(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

// The part that `target` means in a relation of a part in `folder`.
std::string resolved(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  for (;;) {
    if (target.starts_with("./")) {
      target.remove_prefix(2);
    } else if (target.starts_with("../")) {
      target.remove_prefix(3);
      if (!folder.empty()) folder = folderOf(folder.substr(0, folder.size() - 1));
    } else {
      return folder.append(target);
    }
  }
}

class RelationsVisitor : public XmlVisitor {
 public:
  explicit RelationsVisitor(std::string folder) : m_folder(std::move(folder)) {}
  Relations relations;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes.value("TargetMode") == "External") return;
    const auto type = attributes.value("Type");
    relations.emplace(attributes.value("Id"),
                      Relation{std::string(type.substr(type.rfind('/') + 1)),
                               resolved(m_folder, attributes.value("Target"))});
  }

 private:
  std::string m_folder;
};

// The relations of `part`, of the package itself if that is empty; none if the file has none.
Result<Relations> relationsOf(const XlsxPackage& package, const std::string& part) {
  const std::string folder = folderOf(part);
  const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  RelationsVisitor visitor(folder);
  if (!package.has(name)) return visitor.relations;
  if (auto read = visitPart(package, name, visitor, {}); !read) return passOn(read);
  return std::move(visitor.relations);
}

std::optional<std::string> partOfType(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations) {
    if (relation.type == type) return relation.part;
  }
  return std::nullopt;
}

class WorkbookVisitor : public XmlVisitor {
 public:
  WorkbookVisitor(const Relations& relations, XlsxWorkbook& workbook)
      : m_relations(relations), m_workbook(workbook) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") m_workbook.date1904 = attributes.isTrue("date1904");
    if (name != "sheet") return;
    const std::string sheet(attributes.value("name"));
    const auto relation = m_relations.find(attributes.value("id"));
    if (relation == m_relations.end()) {
      failWith("the sheet \"" + sheet + "\" has no part. Save the workbook again.");
    } else if (relation->second.type == "worksheet") {
      const auto state = attributes.value("state");
      m_workbook.sheets.push_back(
          {sheet, relation->second.part, state == "hidden" || state == "veryHidden"});
    }
  }

 private:
  const Relations& m_relations;
  XlsxWorkbook& m_workbook;
};

int numberIn(const XmlAttributes& attributes, std::string_view name) {
  const auto text = attributes.value(name);
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class StylesVisitor : public XmlVisitor {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmts") m_inFormats = true;
    if (name == "cellXfs") m_inCellStyles = true;
    if (m_inFormats && name == "numFmt") {
      m_codes.emplace(numberIn(attributes, "numFmtId"), attributes.value("formatCode"));
    }
    if (m_inCellStyles && name == "xf") m_formats.push_back(numberIn(attributes, "numFmtId"));
  }
  void end(std::string_view name) override {
    if (name == "numFmts") m_inFormats = false;
    if (name == "cellXfs") m_inCellStyles = false;
  }
  [[nodiscard]] std::vector<CellFormat> formats() const {
    std::vector<CellFormat> formats;
    for (const int id : m_formats) {
      const auto own = m_codes.find(id);
      formats.push_back(cellFormatOf(own != m_codes.end() ? own->second : builtInFormat(id)));
    }
    return formats;
  }

 private:
  bool m_inFormats = false;
  bool m_inCellStyles = false;
  std::map<int, std::string> m_codes;
  std::vector<int> m_formats;  // of each cell style
};

class SharedStringsVisitor : public XmlVisitor {
 public:
  explicit SharedStringsVisitor(std::vector<std::string>& strings) : m_strings(strings) {}

  void start(std::string_view name, const XmlAttributes& /*attributes*/) override {
    if (name == "si") m_text.clear();
    if (name == "rPh") m_phonetic = true;
    m_collecting = name == "t" && !m_phonetic;
  }
  void end(std::string_view name) override {
    m_collecting = false;
    if (name == "rPh") m_phonetic = false;
    if (name != "si") return;
    m_strings.push_back(unescapedXstring(m_text));
    if (m_strings.size() > kMaxSharedStrings) failAt("has more than 20 million texts");
  }
  void text(std::string_view piece) override {
    if (!m_collecting) return;
    m_text += piece;
    if (m_text.size() > kMaxTextBytes) failAt("holds a text of more than 1 MB");
  }

 private:
  void failAt(const std::string& what) {
    failWith("the list of shared texts " + what + ". Save the sheet as CSV (UTF-8).");
  }

  std::vector<std::string>& m_strings;
  std::string m_text;
  bool m_phonetic = false;
  bool m_collecting = false;
};

// The parts that `main`, the workbook's own part, leads to.
Result<XlsxWorkbook> readParts(const XlsxPackage& package, const std::string& main,
                               const Job& job) {
  XlsxWorkbook workbook;
  const auto relations = relationsOf(package, main);
  if (!relations) return tl::make_unexpected(relations.error());
  WorkbookVisitor visitor(*relations, workbook);
  if (auto read = visitPart(package, main, visitor, {}); !read) return passOn(read);
  if (const auto styles = partOfType(*relations, "styles"); styles && package.has(*styles)) {
    StylesVisitor reader;
    if (auto read = visitPart(package, *styles, reader, {}); !read) return passOn(read);
    workbook.formatOfStyle = reader.formats();
  }
  if (const auto strings = partOfType(*relations, "sharedStrings");
      strings && package.has(*strings)) {
    SharedStringsVisitor reader(workbook.sharedStrings);
    if (auto read = visitPart(package, *strings, reader, job); !read) return passOn(read);
  }
  return workbook;
}

}  // namespace

std::string unescapedXstring(std::string text) {
  constexpr std::size_t kLength = 7;  // _xHHHH_
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + kLength > text.size() || text[at + kLength - 1] != '_') continue;
    unsigned unit = 0;
    const char* const digits = text.data() + at + 2;
    const auto [end, error] = std::from_chars(digits, digits + 4, unit, 16);
    if (error != std::errc() || end != digits + 4) continue;
    if (unit == 0 || (unit >= 0xD800 && unit < 0xE000)) continue;
    const char bytes[2] = {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
    text.replace(at, kLength, fromUtf16({bytes, 2}, true));
  }
  return text;
}

Result<XlsxWorkbook> readWorkbook(const XlsxPackage& package, const Job& job) {
  const auto root = relationsOf(package, {});
  if (!root) return tl::make_unexpected(root.error());
  const std::string main = partOfType(*root, "officeDocument").value_or("xl/workbook.xml");
  if (main.ends_with(".bin")) {
    return fail("the workbook is in the binary format (.xlsb). Save it as .xlsx or CSV (UTF-8).");
  }
  if (!package.has(main)) {
    return fail("there is no workbook in this zip file. Save the sheet as .xlsx or CSV (UTF-8).");
  }
  return readParts(package, main, job);
}

const XlsxSheet& sheetToRead(const std::vector<XlsxSheet>& sheets) {
  const auto visible = std::find_if(sheets.begin(), sheets.end(),
                                    [](const XlsxSheet& sheet) { return !sheet.hidden; });
  return visible == sheets.end() ? sheets.front() : *visible;
}

Result<std::size_t> findSheet(const std::vector<XlsxSheet>& sheets, const std::string& name) {
  if (name.empty()) return static_cast<std::size_t>(&sheetToRead(sheets) - sheets.data());
  std::vector<std::string> names;
  for (const auto& sheet : sheets) names.push_back(sheet.name);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (lowered(trim(names[i])) == lowered(trim(name))) return i;
  }
  const std::string near = didYouMean(name, names);
  if (!near.empty()) return fail("there is no sheet \"" + name + "\"." + near);
  constexpr std::size_t kShown = 8;
  const bool more = names.size() > kShown;
  if (more) names.resize(kShown);
  return fail("there is no sheet \"" + name + "\". There is \"" + join(names, "\", \"") +
              (more ? "\" and more." : "\"."));
}

}  // namespace candour
