// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pdf_structure.h"

#include <algorithm>
#include <iterator>

namespace candour {

int PdfStructure::add(const QByteArray& type, int parent, const QByteArray& entries) {
  const int element = static_cast<int>(m_elements.size());
  m_elements.push_back({type, parent, entries, {}});
  m_elements.at(static_cast<std::size_t>(parent)).kids.push_back({true, element, 0});
  return element;
}

int PdfStructure::mark(int element, std::size_t sheet) {
  if (m_marks.size() <= sheet) m_marks.resize(sheet + 1);
  const int number = static_cast<int>(m_marks[sheet].size());
  m_marks[sheet].push_back(element);
  m_elements.at(static_cast<std::size_t>(element)).kids.push_back({false, number, sheet});
  return number;
}

QByteArray PdfStructure::kidsOf(const Element& element, const std::vector<int>& objects,
                                const std::vector<int>& pages) const {
  QByteArray kids;
  for (const Kid& kid : element.kids) {
    if (!kids.isEmpty()) kids += ' ';
    kids += kid.isElement ? pdfReference(objects.at(static_cast<std::size_t>(kid.number)))
                          : "<</Type /MCR /Pg " + pdfReference(pages.at(kid.sheet)) + " /MCID " +
                                QByteArray::number(kid.number) + ">>";
  }
  return '[' + kids + ']';
}

int PdfStructure::write(const std::vector<int>& pages, PdfFile& file) const {
  std::vector<int> objects;
  std::generate_n(std::back_inserter(objects), m_elements.size(), [&] { return file.reserve(); });
  const int root = file.reserve();
  for (std::size_t i = 0; i < m_elements.size(); ++i) {
    const Element& element = m_elements[i];
    const int parent =
        element.parent < 0 ? root : objects[static_cast<std::size_t>(element.parent)];
    file.set(objects[i], "<</Type /StructElem /S /" + element.type + " /P " + pdfReference(parent) +
                             element.entries + " /K " + kidsOf(element, objects, pages) + ">>");
  }
  QByteArray owners;
  for (std::size_t sheet = 0; sheet < m_marks.size(); ++sheet) {
    std::vector<int> marked;
    for (const int element : m_marks[sheet]) {
      marked.push_back(objects[static_cast<std::size_t>(element)]);
    }
    owners += QByteArray::number(static_cast<int>(sheet)) + ' ' + pdfReferences(marked) + ' ';
  }
  const int tree = file.add("<</Nums [" + owners.trimmed() + "]>>");
  file.set(root, "<</Type /StructTreeRoot /K " + pdfReferences({objects[kRoot]}) + " /ParentTree " +
                     pdfReference(tree) + " /ParentTreeNextKey " +
                     QByteArray::number(static_cast<int>(m_marks.size())) +
                     " /RoleMap <</Title /P>>>>");
  return root;
}

}  // namespace candour
