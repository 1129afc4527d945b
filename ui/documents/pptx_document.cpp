// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pptx_document.h"

#include "ui/documents/pptx_package.h"
#include "ui/documents/pptx_slide_xml.h"
#include "ui/documents/pptx_slides.h"
#include "ui/documents/pptx_theme.h"
#include "ui/documents/xml_text.h"

namespace candour {

namespace {

const std::string kTypes = "application/vnd.openxmlformats-officedocument.";
const std::string kSlides = kTypes + "presentationml.";
const std::string kPresentation = "ppt/presentation.xml";
const std::string kMaster = "ppt/slideMasters/slideMaster1.xml";
const std::string kNotesMaster = "ppt/notesMasters/notesMaster1.xml";
const std::string kRecipe = "customXml/item1.xml";

std::string numbered(const char* stem, std::size_t number, const char* ending) {
  return stem + std::to_string(number) + ending;
}

std::string layoutName(bool isTitle) {
  return numbered("ppt/slideLayouts/slideLayout", isTitle ? 1 : 2, ".xml");
}

// Neither dates nor authors: they would differ from run to run, or tell what nobody asked.
void addProperties(const Document& document, PptxPackage& package) {
  package.add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
              kXmlHead +
                  "<cp:coreProperties "
                  "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
                  "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
                  xmlText(document.title) + "</dc:title><dc:subject>" + xmlText(document.subtitle) +
                  "</dc:subject><dc:creator>Candour</dc:creator>" + "<dc:language>" +
                  xmlText(document.language) + "</dc:language></cp:coreProperties>");
  package.add("docProps/app.xml", kTypes + "extended-properties+xml",
              kXmlHead +
                  "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                  "extended-properties\"><Application>Candour</Application></Properties>");
  package.relate("",
                 "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                 "core-properties",
                 "docProps/core.xml");
  package.relate("", "extended-properties", "docProps/app.xml");
}

void addMasters(PptxPackage& package) {
  const std::string theme = kTypes + "theme+xml";
  package.add(kMaster, kSlides + "slideMaster+xml", slideMasterXml());
  package.add(layoutName(true), kSlides + "slideLayout+xml", titleLayoutXml());
  package.add(layoutName(false), kSlides + "slideLayout+xml", contentLayoutXml());
  package.add("ppt/theme/theme1.xml", theme, themeXml("Candour"));
  package.relate(kMaster, "slideLayout", layoutName(true));
  package.relate(kMaster, "slideLayout", layoutName(false));
  package.relate(kMaster, "theme", "ppt/theme/theme1.xml");
  package.relate(layoutName(true), "slideMaster", kMaster);
  package.relate(layoutName(false), "slideMaster", kMaster);
  package.add(kNotesMaster, kSlides + "notesMaster+xml", notesMasterXml());
  package.add("ppt/theme/theme2.xml", theme, themeXml("Candour notes"));
  package.relate(kNotesMaster, "theme", "ppt/theme/theme2.xml");
}

// Numbers charts and pictures through the whole presentation.
struct Counters {
  std::size_t charts = 0;
  std::size_t pictures = 0;
};

std::string addChart(const NativeChart& chart, const std::string& slide, std::size_t number,
                     PptxPackage& package) {
  const std::string name = numbered("ppt/charts/chart", number, ".xml");
  const std::string workbook =
      numbered("ppt/embeddings/Microsoft_Excel_Worksheet", number, ".xlsx");
  package.add(name, kTypes + "drawingml.chart+xml", chart.xml);
  package.add(workbook, kTypes + "spreadsheetml.sheet", chart.workbook);
  package.relate(name, "package", workbook);
  return package.relate(slide, "chart", name);
}

void addPicture(const SlidePicture& picture, const std::string& slide, std::size_t number,
                PptxPackage& package, SlideRelations& relations) {
  const std::string png = numbered("ppt/media/image", number, ".png");
  const std::string svg = numbered("ppt/media/image", number, ".svg");
  package.add(png, "image/png", picture.png);
  package.add(svg, "image/svg+xml", picture.svg);
  relations.png = package.relate(slide, "image", png);
  relations.svg = package.relate(slide, "image", svg);
}

void addNotes(const Slide& slide, const std::string& slideName, std::size_t number,
              const std::string& language, PptxPackage& package) {
  const std::string name = numbered("ppt/notesSlides/notesSlide", number, ".xml");
  package.add(name, kSlides + "notesSlide+xml", notesSlideXml(slide, language));
  package.relate(name, "notesMaster", kNotesMaster);
  package.relate(name, "slide", slideName);
  package.relate(slideName, "notesSlide", name);
}

void addSlide(const Slide& slide, std::size_t number, const std::string& language,
              Counters& counters, PptxPackage& package) {
  const std::string name = numbered("ppt/slides/slide", number, ".xml");
  package.relate(name, "slideLayout", layoutName(slide.isTitle));
  SlideRelations relations;
  for (const NativeChart& chart : slide.charts) {
    relations.charts.push_back(addChart(chart, name, ++counters.charts, package));
  }
  if (slide.picture) addPicture(*slide.picture, name, ++counters.pictures, package, relations);
  package.add(name, kSlides + "slide+xml", slideXml(slide, relations, language));
  if (!slide.notes.empty()) addNotes(slide, name, number, language, package);
}

std::string presentationXml(const std::string& master, const std::string& notesMaster,
                            const std::vector<std::string>& slides) {
  std::string ids;
  for (std::size_t i = 0; i < slides.size(); ++i) {
    ids += "<p:sldId id=\"" + std::to_string(256 + i) + "\" r:id=\"" + slides[i] + "\"/>";
  }
  return kXmlHead + "<p:presentation " + kPptxNamespaces +
         " saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"" +
         master + "\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"" +
         notesMaster + "\"/></p:notesMasterIdLst><p:sldIdLst>" + ids +
         "</p:sldIdLst><p:sldSz cx=\"" + emu(kSlideWidth) + "\" cy=\"" + emu(kSlideHeight) +
         "\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>";
}

void addRecipe(const Document& document, PptxPackage& package) {
  if (document.recipe.empty()) return;
  package.add(
      kRecipe, "application/xml",
      kXmlHead + "<recipe xmlns=\"urn:candour:recipe\">" + xmlText(document.recipe) + "</recipe>");
  package.relate(kPresentation, "customXml", kRecipe);
}

}  // namespace

Result<QByteArray> pptxDocument(const Document& document) {
  if (document.title.empty() && document.pages.empty()) {
    return fail("The briefing is empty: give it a title and at least one finding.");
  }
  PptxPackage package;
  package.relate("", "officeDocument", kPresentation);
  addProperties(document, package);
  const std::vector<Slide> slides = slidesOf(document);
  const std::string master = package.relate(kPresentation, "slideMaster", kMaster);
  const std::string notesMaster = package.relate(kPresentation, "notesMaster", kNotesMaster);
  package.relate(kPresentation, "theme", "ppt/theme/theme1.xml");
  std::vector<std::string> ids;
  for (std::size_t i = 1; i <= slides.size(); ++i) {
    ids.push_back(package.relate(kPresentation, "slide", numbered("ppt/slides/slide", i, ".xml")));
  }
  package.add(kPresentation, kSlides + "presentation.main+xml",
              presentationXml(master, notesMaster, ids));
  addMasters(package);
  Counters counters;
  for (std::size_t i = 0; i < slides.size(); ++i) {
    addSlide(slides[i], i + 1, document.language, counters, package);
  }
  addRecipe(document, package);
  return package.bytes();
}

}  // namespace candour
