// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pptx_slide_xml.h"

#include "ui/documents/pptx_package.h"
#include "ui/documents/pptx_theme.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

const char* placeholderOf(SlideSlot slot) {
  switch (slot) {
    case SlideSlot::None:
      return "";
    case SlideSlot::DocumentTitle:
      return "<p:ph type=\"ctrTitle\"/>";
    case SlideSlot::DocumentSubtitle:
      return "<p:ph type=\"subTitle\" idx=\"1\"/>";
    case SlideSlot::Headline:
      return "<p:ph type=\"title\"/>";
    case SlideSlot::Measure:
      return "<p:ph type=\"body\" sz=\"quarter\" idx=\"13\"/>";
    case SlideSlot::Content:
      return "<p:ph idx=\"1\"/>";
  }
  return "";
}

// Counts the shapes of a slide as they are written.
class Shapes {
 public:
  explicit Shapes(std::string language) : m_language(xmlAttribute(language)) {}

  void addText(const SlideText& text);
  void addChart(const QRectF& frame, const std::string& id, const std::string& altText,
                const std::string& part);
  void addPicture(const SlidePicture& picture, const SlideRelations& relations,
                  const std::string& altText);
  void addNumber();
  [[nodiscard]] const std::string& xml() const { return m_xml; }

 private:
  std::string names(const std::string& name, const std::string& description = "") {
    std::string xml =
        "<p:cNvPr id=\"" + std::to_string(++m_id) + "\" name=\"" + xmlAttribute(name) + "\"";
    if (!description.empty()) xml += " descr=\"" + xmlAttribute(description) + "\"";
    return xml + "/>";
  }
  [[nodiscard]] std::string paragraphXml(const SlideParagraph& paragraph,
                                         const SlideText& text) const;

  [[nodiscard]] std::string runXml(const SlideRun& run, const std::string& plain,
                                   const SlideParagraph& paragraph, const SlideText& text) const;

  std::string m_language;
  std::string m_xml;
  int m_id = 1;
};

std::string boxXml(const QRectF& box, const char* prefix = "a") {
  return placeXml(box.x(), box.y(), box.width(), box.height(), prefix);
}

std::string Shapes::runXml(const SlideRun& run, const std::string& plain,
                           const SlideParagraph& paragraph, const SlideText& text) const {
  return "<a:r><a:rPr lang=\"" + m_language + "\" sz=\"" + std::to_string(100 * text.size) +
         "\" b=\"" + (paragraph.bold ? "1" : "0") + "\" dirty=\"0\"><a:solidFill><" +
         (run.colour.empty() ? plain : run.colour) + "/></a:solidFill></a:rPr><a:t>" +
         xmlText(run.text) + "</a:t></a:r>";
}

std::string Shapes::paragraphXml(const SlideParagraph& paragraph, const SlideText& text) const {
  const std::string bullet =
      paragraph.bullet ? " marL=\"203200\" indent=\"-203200\"" : " marL=\"0\" indent=\"0\"";
  const bool isAccent = text.slot == SlideSlot::DocumentTitle;
  const char* const ink = isAccent ? "accent1" : text.muted ? "tx2" : "tx1";
  const std::string plain = std::string("a:schemeClr val=\"") + ink + "\"";
  std::string runs;
  if (paragraph.runs.empty()) runs = runXml({paragraph.text, ""}, plain, paragraph, text);
  for (const SlideRun& run : paragraph.runs) runs += runXml(run, plain, paragraph, text);
  return "<a:p><a:pPr" + bullet +
         "><a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:spcAft><a:spcPts "
         "val=\"" +
         std::to_string(static_cast<int>(100 * text.after)) + "\"/></a:spcAft>" +
         (paragraph.bullet ? "<a:buFont typeface=\"Arial\"/><a:buChar char=\"\xE2\x80\xA2\"/>"
                           : "<a:buNone/>") +
         "</a:pPr>" + runs + "</a:p>";
}

void Shapes::addText(const SlideText& text) {
  const bool own = text.slot == SlideSlot::None;
  m_xml += "<p:sp><p:nvSpPr>" + names(text.name) +
           (own ? "<p:cNvSpPr txBox=\"1\"/>" : "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>") +
           "<p:nvPr>" + placeholderOf(text.slot) + "</p:nvPr></p:nvSpPr><p:spPr>" +
           boxXml(text.box) +
           (own ? "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>" : "") +
           "</p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" "
           "bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr><a:lstStyle/>";
  for (const SlideParagraph& paragraph : text.paragraphs) m_xml += paragraphXml(paragraph, text);
  if (text.paragraphs.empty()) m_xml += "<a:p><a:endParaRPr lang=\"" + m_language + "\"/></a:p>";
  m_xml += "</p:txBody></p:sp>";
}

void Shapes::addChart(const QRectF& frame, const std::string& id, const std::string& altText,
                      const std::string& part) {
  m_xml += "<p:graphicFrame><p:nvGraphicFramePr>" + names("Chart" + part, altText) +
           "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/>"
           "</p:nvGraphicFramePr>" +
           boxXml(frame, "p") +
           "<a:graphic><a:graphicData "
           "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart "
           "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"" +
           id + "\"/></a:graphicData></a:graphic></p:graphicFrame>";
}

void Shapes::addPicture(const SlidePicture& picture, const SlideRelations& relations,
                        const std::string& altText) {
  m_xml += "<p:pic><p:nvPicPr>" + names("Figure", altText) +
           "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
           "<p:blipFill><a:blip r:embed=\"" +
           relations.png +
           "\"><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip "
           "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"" +
           relations.svg +
           "\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
           "<p:spPr>" +
           boxXml(picture.box) +
           "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>";
}

void Shapes::addNumber() {
  m_xml += "<p:sp><p:nvSpPr>" + names("Slide number") +
           "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldNum\" "
           "sz=\"quarter\" idx=\"12\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>"
           "<a:lstStyle/><a:p><a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" "
           "type=\"slidenum\"><a:rPr lang=\"" +
           m_language +
           "\" sz=\"1000\"><a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill>"
           "<a:latin "
           "typeface=\"+mn-lt\"/></a:rPr><a:t>\xE2\x80\xB9#\xE2\x80\xBA</a:t></a:fld></a:p></"
           "p:txBody></p:sp>";
}

std::string treeXml(const std::string& shapes) {
  return "<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
         "</p:nvGrpSpPr><p:grpSpPr/>" +
         shapes + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>";
}

}  // namespace

std::string slideXml(const Slide& slide, const SlideRelations& relations,
                     const std::string& language) {
  Shapes shapes(language);
  // Read in this order: headline and measure, the figure, what stands beside and below it.
  const auto isHead = [](const SlideText& text) { return text.slot != SlideSlot::None; };
  for (const SlideText& text : slide.texts) {
    if (isHead(text)) shapes.addText(text);
  }
  for (std::size_t i = 0; i < slide.charts.size(); ++i) {
    const std::string part = slide.charts.size() > 1 ? " " + std::to_string(i + 1) : "";
    shapes.addChart(slide.charts[i].frame, relations.charts[i], slide.altText, part);
  }
  if (slide.picture) shapes.addPicture(*slide.picture, relations, slide.altText);
  for (const SlideText& text : slide.texts) {
    if (!isHead(text)) shapes.addText(text);
  }
  if (!slide.isTitle) shapes.addNumber();
  return kXmlHead + "<p:sld " + kPptxNamespaces + ">" + treeXml(shapes.xml()) + "</p:sld>";
}

std::string notesSlideXml(const Slide& slide, const std::string& language) {
  std::string paragraphs;
  std::size_t from = 0;
  while (from <= slide.notes.size()) {
    const std::size_t end = std::min(slide.notes.find('\n', from), slide.notes.size());
    paragraphs += "<a:p><a:r><a:rPr lang=\"" + xmlAttribute(language) + "\"/><a:t>" +
                  xmlText(slide.notes.substr(from, end - from)) + "</a:t></a:r></a:p>";
    from = end + 1;
  }
  const std::string shapes =
      "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" "
      "noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/>"
      "</p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/>"
      "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" "
      "idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>" +
      paragraphs + "</p:txBody></p:sp>";
  return kXmlHead + "<p:notes " + kPptxNamespaces + ">" + treeXml(shapes) + "</p:notes>";
}

}  // namespace candour
