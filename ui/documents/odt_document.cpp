// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/odt_document.h"

#include "core/base/text.h"
#include "ui/documents/odt_parts.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

constexpr const char* kMimeType = "application/vnd.oasis.opendocument.text";

ZipPart part(const std::string& name, const std::string& xml) {
  return {name, QByteArray::fromStdString(xml)};
}

std::string metaXml(const Document& document) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta" +
         std::string(kOdtNamespaces) +
         ">\n<office:meta>\n<meta:generator>Candour</meta:generator>\n<dc:title>" +
         xmlText(document.title) + "</dc:title>\n<dc:subject>" + xmlText(document.subtitle) +
         "</dc:subject>\n<dc:language>" + xmlText(document.language) +
         "</dc:language>\n</office:meta>\n</office:document-meta>\n";
}

std::string typeOf(const std::string& name) {
  if (name.ends_with(".svg")) return "image/svg+xml";
  if (name.ends_with(".png")) return "image/png";
  if (name.ends_with(".json")) return "application/json";
  return "text/xml";
}

// Everything in the package but the mimetype and the manifest itself.
std::string manifestXml(const std::vector<ZipPart>& parts) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
      "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
      "manifest:version=\"1.3\">\n<manifest:file-entry manifest:full-path=\"/\" "
      "manifest:version=\"1.3\" manifest:media-type=\"" +
      std::string(kMimeType) + "\"/>\n";
  for (const ZipPart& part : parts) {
    xml += "<manifest:file-entry manifest:full-path=\"" + part.name + "\" manifest:media-type=\"" +
           typeOf(part.name) + "\"/>\n";
  }
  return xml + "</manifest:manifest>\n";
}

}  // namespace

QByteArray odtDocument(const Document& document) {
  std::vector<ZipPart> pictures;
  const std::string content = odtContent(document, pictures);
  std::vector<ZipPart> parts = {part("content.xml", content),
                                part("styles.xml", odtStyles(document)),
                                part("meta.xml", metaXml(document))};
  parts.insert(parts.end(), pictures.begin(), pictures.end());
  if (!document.recipe.empty()) parts.push_back(part("recipe.json", document.recipe));
  std::vector<ZipPart> package = {{"mimetype", kMimeType, true}};
  package.insert(package.end(), parts.begin(), parts.end());
  package.push_back(part("META-INF/manifest.xml", manifestXml(parts)));
  return zipPackage(package);
}

}  // namespace candour
