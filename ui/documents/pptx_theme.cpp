// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pptx_theme.h"

#include <cmath>

#include "ui/documents/pptx_package.h"

namespace candour {

namespace {

constexpr double kEmuPerPoint = 12700;

std::string colour(const char* slot, const char* hex) {
  return std::string("<a:") + slot + "><a:srgbClr val=\"" + hex + "\"/></a:" + slot + ">";
}

// The palette of the Government Analysis Function, in its order.
std::string coloursXml() {
  return "<a:clrScheme name=\"Candour\">" + colour("dk1", "000000") + colour("lt1", "FFFFFF") +
         colour("dk2", "3D3D3D") + colour("lt2", "D9D9D9") + colour("accent1", "12436D") +
         colour("accent2", "28A197") + colour("accent3", "801650") + colour("accent4", "F46A25") +
         colour("accent5", "3D3D3D") + colour("accent6", "A285D1") + colour("hlink", "2073BC") +
         colour("folHlink", "801650") + "</a:clrScheme>";
}

std::string fontsXml() {
  const std::string font =
      "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"Arial\"/>";
  return "<a:fontScheme name=\"Candour\"><a:majorFont>" + font + "</a:majorFont><a:minorFont>" +
         font + "</a:minorFont></a:fontScheme>";
}

std::string formatsXml() {
  const std::string fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
  const std::string line = "<a:ln w=\"9525\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">" + fill +
                           "<a:prstDash val=\"solid\"/></a:ln>";
  const std::string effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  return "<a:fmtScheme name=\"Candour\"><a:fillStyleLst>" + fill + fill + fill +
         "</a:fillStyleLst><a:lnStyleLst>" + line + line + line +
         "</a:lnStyleLst><a:effectStyleLst>" + effect + effect + effect +
         "</a:effectStyleLst><a:bgFillStyleLst>" + fill + fill + fill +
         "</a:bgFillStyleLst></a:fmtScheme>";
}

std::string placeholder(int id, const char* name, const std::string& ph, const std::string& place,
                        const std::string& body, const std::string& text) {
  return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + std::to_string(id) + "\" name=\"" + name +
         "\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph " + ph +
         "/></p:nvPr></p:nvSpPr><p:spPr>" + place + "</p:spPr><p:txBody>" + body + text +
         "</p:txBody></p:sp>";
}

const std::string kNoInsets =
    "<a:bodyPr vert=\"horz\" wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" "
    "anchor=\"t\"><a:normAutofit/></a:bodyPr>";

std::string sample(const char* words) {
  return std::string("<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>") + words + "</a:t></a:r></a:p>";
}

std::string shapesXml(const std::string& shapes) {
  return "<p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/>"
         "</p:bgPr></p:bg><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" "
         "name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
         "</p:nvGrpSpPr><p:grpSpPr/>" +
         shapes + "</p:spTree></p:cSld>";
}

std::string numberXml(const std::string& place) {
  return placeholder(
      6, "Slide number", "type=\"sldNum\" sz=\"quarter\" idx=\"12\"", place,
      "<a:bodyPr vert=\"horz\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/>",
      "<a:lstStyle><a:lvl1pPr algn=\"r\"><a:defRPr sz=\"1000\"><a:solidFill><a:schemeClr "
      "val=\"tx2\"/></a:solidFill><a:latin "
      "typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></a:lstStyle><a:p><a:fld "
      "id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\"><a:rPr "
      "lang=\"en-GB\"/><a:t>\xE2\x80\xB9#\xE2\x80\xBA</a:t></a:fld></a:p>");
}

std::string listStyle(int size, bool bold, const char* ink) {
  return "<a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"l\"><a:buNone/><a:defRPr sz=\"" +
         std::to_string(100 * size) + "\" b=\"" + (bold ? "1" : "0") +
         "\"><a:solidFill><a:schemeClr val=\"" + ink +
         "\"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>";
}

std::string levelXml(const char* tag, int size, bool bold) {
  return std::string("<a:") + tag +
         " marL=\"0\" indent=\"0\" algn=\"l\" defTabSz=\"914400\"><a:lnSpc><a:spcPct "
         "val=\"100000\"/></a:lnSpc><a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/><a:defRPr "
         "lang=\"en-GB\" sz=\"" +
         std::to_string(100 * size) + "\" b=\"" + (bold ? "1" : "0") +
         "\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/>"
         "<a:cs typeface=\"+mn-cs\"/></a:defRPr></a:" +
         tag + ">";
}

const std::string kColourMap =
    "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" "
    "accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" "
    "accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

std::string layoutXml(const char* type, const char* name, const std::string& shapes) {
  std::string common = shapesXml(shapes);
  common.insert(std::string("<p:cSld").size(), std::string(" name=\"") + name + "\"");
  return kXmlHead + "<p:sldLayout " + kPptxNamespaces + " type=\"" + type + "\" preserve=\"1\">" +
         common + "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>";
}

std::string numberPlace() {
  return placeXml(kSlideWidth - kSlideMargin - 60, kSlideFoot + 4, 60, 16);
}

}  // namespace

std::string emu(double points) {
  return std::to_string(std::lround(points * kEmuPerPoint));
}

std::string placeXml(double x, double y, double width, double height, const char* prefix) {
  const std::string tag = std::string(prefix) + ":xfrm>";
  return "<" + tag + "<a:off x=\"" + emu(x) + "\" y=\"" + emu(y) + "\"/><a:ext cx=\"" + emu(width) +
         "\" cy=\"" + emu(height) + "\"/></" + tag;
}

std::string themeXml(const std::string& name) {
  return kXmlHead +
         "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"" +
         name + "\"><a:themeElements>" + coloursXml() + fontsXml() + formatsXml() +
         "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/><a:custClrLst>"
         "<a:custClr name=\"Mid blue\"><a:srgbClr val=\"2073BC\"/></a:custClr>"
         "<a:custClr name=\"Light blue\"><a:srgbClr val=\"6BACE6\"/></a:custClr>"
         "<a:custClr name=\"Grey\"><a:srgbClr "
         "val=\"BFBFBF\"/></a:custClr></a:custClrLst></a:theme>";
}

std::string slideMasterXml() {
  const double room = kSlideWidth - 2 * kSlideMargin;
  const std::string shapes =
      placeholder(2, "Title", "type=\"title\"", placeXml(kSlideMargin, 24, room, 64), kNoInsets,
                  "<a:lstStyle/>" + sample("Headline")) +
      placeholder(3, "Text", "type=\"body\" idx=\"1\"", placeXml(kSlideMargin, 116, room, 380),
                  kNoInsets, "<a:lstStyle/>" + sample("Text")) +
      numberXml(numberPlace());
  std::string levels;
  for (const char* tag : {"lvl1pPr", "lvl2pPr", "lvl3pPr"}) levels += levelXml(tag, 16, false);
  return kXmlHead + "<p:sldMaster " + kPptxNamespaces + ">" + shapesXml(shapes) + kColourMap +
         "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/><p:sldLayoutId "
         "id=\"2147483650\" r:id=\"rId2\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>" +
         levelXml("lvl1pPr", 26, true) + "</p:titleStyle><p:bodyStyle>" + levels +
         "</p:bodyStyle><p:otherStyle>" + levelXml("lvl1pPr", 12, false) +
         "</p:otherStyle></p:txStyles></p:sldMaster>";
}

std::string titleLayoutXml() {
  const double room = kSlideWidth - 4 * kSlideMargin;
  return layoutXml(
      "title", "Title",
      placeholder(2, "Title", "type=\"ctrTitle\"", placeXml(2 * kSlideMargin, 150, room, 110),
                  "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" "
                  "anchor=\"b\"><a:normAutofit/></a:bodyPr>",
                  listStyle(40, true, "accent1") + sample("Title")) +
          placeholder(3, "Subtitle", "type=\"subTitle\" idx=\"1\"",
                      placeXml(2 * kSlideMargin, 276, room, 110), kNoInsets,
                      listStyle(20, false, "tx2") + sample("Place and period")));
}

std::string contentLayoutXml() {
  const double room = kSlideWidth - 2 * kSlideMargin;
  return layoutXml(
      "obj", "Headline and figure",
      placeholder(2, "Title", "type=\"title\"", placeXml(kSlideMargin, 24, room, 64), kNoInsets,
                  "<a:lstStyle/>" + sample("Headline that states the finding")) +
          placeholder(3, "Measure", "type=\"body\" sz=\"quarter\" idx=\"13\"",
                      placeXml(kSlideMargin, 90, room, 20), kNoInsets,
                      listStyle(16, false, "tx2") + sample("Measure, place and period")) +
          placeholder(4, "Content", "idx=\"1\"", placeXml(kSlideMargin, 116, room, 380), kNoInsets,
                      listStyle(16, false, "tx1") + sample("Text or a chart")) +
          numberXml(numberPlace()));
}

std::string notesMasterXml() {
  const std::string image =
      "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" "
      "noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" "
      "idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr>" +
      placeXml(54, 54, 432, 243) +
      "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>";
  const std::string text =
      placeholder(3, "Notes", "type=\"body\" sz=\"quarter\" idx=\"3\"", placeXml(54, 320, 432, 340),
                  "<a:bodyPr/>", "<a:lstStyle/>" + sample("Notes"));
  return kXmlHead + "<p:notesMaster " + kPptxNamespaces + ">" + shapesXml(image + text) +
         kColourMap + "<p:notesStyle>" + levelXml("lvl1pPr", 12, false) +
         "</p:notesStyle></p:notesMaster>";
}

}  // namespace candour
