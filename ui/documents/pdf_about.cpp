// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pdf_about.h"

#include "ui/documents/xml_text.h"

namespace candour {

using namespace Qt::StringLiterals;

namespace {

// Without what XML has no room for, such as control characters.
QString xmlOf(const QString& text) {
  return QString::fromStdString(xmlText(text.toStdString()));
}

int writeMetadata(const PdfAbout& about, PdfFile& file) {
  const QString xml =
      u"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%1</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%3</rdf:li></rdf:Alt>"
      "</dc:description>\n"
      "<dc:creator><rdf:Seq><rdf:li>Candour</rdf:li></rdf:Seq></dc:creator>\n"
      "<dc:language><rdf:Bag><rdf:li>%2</rdf:li></rdf:Bag></dc:language>\n"
      "<pdf:Producer>Candour</pdf:Producer>\n"
      "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"_s.arg(
          xmlOf(about.title), xmlOf(about.language), xmlOf(about.subject));
  return file.addPlainStream("/Type /Metadata /Subtype /XML", xml.toUtf8());
}

int writeOutline(const PdfAbout& about, const std::vector<int>& pages, PdfFile& file) {
  const int root = file.reserve();
  std::vector<int> items;
  for (std::size_t i = 0; i < about.bookmarks.size(); ++i) items.push_back(file.reserve());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const PdfBookmark& mark = about.bookmarks[i];
    QByteArray item = "<</Title " + pdfText(mark.title) + " /Parent " + pdfReference(root) +
                      " /Dest [" + pdfReference(pages.at(mark.sheet)) + " /Fit]";
    if (i > 0) item += " /Prev " + pdfReference(items[i - 1]);
    if (i + 1 < items.size()) item += " /Next " + pdfReference(items[i + 1]);
    file.set(items[i], item + ">>");
  }
  file.set(root, "<</Type /Outlines /First " + pdfReference(items.front()) + " /Last " +
                     pdfReference(items.back()) + " /Count " +
                     QByteArray::number(static_cast<int>(items.size())) + ">>");
  return root;
}

int writeAttachment(const PdfAttachment& attachment, PdfFile& file) {
  QByteArray type = attachment.type;
  type.replace('/', "#2F");
  const int embedded =
      file.addStream("/Type /EmbeddedFile /Subtype /" + type + " /Params <</Size " +
                         QByteArray::number(attachment.bytes.size()) + ">>",
                     attachment.bytes);
  const QByteArray name = pdfText(attachment.name), stream = pdfReference(embedded);
  return file.add("<</Type /Filespec /F " + name + " /UF " + name + " /Desc " +
                  pdfText(attachment.description) + " /AFRelationship /" + attachment.relation +
                  " /EF <</F " + stream + " /UF " + stream + ">>>>");
}

QByteArray attachmentEntries(const PdfAbout& about, PdfFile& file) {
  std::vector<int> files;
  QByteArray names;
  for (const PdfAttachment& attachment : about.attachments) {
    files.push_back(writeAttachment(attachment, file));
    names += pdfText(attachment.name) + ' ' + pdfReference(files.back()) + ' ';
  }
  if (files.empty()) return {};
  return " /Names <</EmbeddedFiles <</Names [" + names.trimmed() + "]>>>> /AF " +
         pdfReferences(files);
}

}  // namespace

QByteArray catalogueEntries(const PdfAbout& about, const std::vector<int>& pages, PdfFile& file) {
  QByteArray entries = " /Lang " + pdfText(about.language) +
                       " /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>"
                       " /Metadata " +
                       pdfReference(writeMetadata(about, file));
  if (!about.bookmarks.empty()) {
    entries += " /Outlines " + pdfReference(writeOutline(about, pages, file));
    if (about.bookmarks.size() > 1) entries += " /PageMode /UseOutlines";
  }
  return entries + attachmentEntries(about, file);
}

int writeInfo(const PdfAbout& about, PdfFile& file) {
  const QByteArray subject =
      about.subject.isEmpty() ? QByteArray() : " /Subject " + pdfText(about.subject);
  return file.add("<</Title " + pdfText(about.title) + subject +
                  " /Author (Candour) /Creator (Candour) /Producer (Candour)>>");
}

}  // namespace candour
