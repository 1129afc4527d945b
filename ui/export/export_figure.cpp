// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/export/export_figure.h"

#include <QFile>
#include <QFileInfo>
#include <QString>
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/table_headers.h"
#include "ui/charts/layout.h"
#include "ui/export/data_hash.h"
#include "ui/export/figure_bytes.h"
#include "ui/export/recipe_file.h"
#include "ui/export/write_file.h"

namespace candour {

namespace {

std::string quotedField(const std::string& field) {
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

QString nameOf(const std::filesystem::path& file) {
  return QString::fromStdString(file.string());
}

std::filesystem::path beside(std::filesystem::path file, const char* ending) {
  return file.replace_extension(ending);
}

std::string csvLine(const std::vector<std::string>& row) {
  std::vector<std::string> fields;
  for (const std::string& field : row) fields.push_back(quotedField(field));
  return join(fields, ",");
}

bool isFile(const std::filesystem::path& file) {
  return QFileInfo(nameOf(file)).exists();
}

// Whether the numbers in `csv` were written by an export: they begin as the table of a figure does.
bool isOurs(const std::filesystem::path& csv) {
  QFile in(nameOf(csv));
  if (!in.open(QIODevice::ReadOnly)) return false;
  const std::string line = in.readLine(1024).trimmed().toStdString();
  const std::vector<TableHeader> headers = tableHeaders();
  return std::any_of(headers.begin(), headers.end(),
                     [&](const TableHeader& header) { return csvLine(header) == line; });
}

// An export may write over an earlier one, and not over data or notes that bear its name.
Status checkBeside(const std::filesystem::path& file) {
  for (const char* ending : {".svg", ".png", ".pdf"}) {
    if (isFile(beside(file, ending))) return {};
  }
  const std::filesystem::path csv = beside(file, ".csv"), txt = beside(file, ".txt");
  const bool numbers = isFile(csv);
  if (numbers && isOurs(csv)) return {};
  if (!numbers && !isFile(txt)) return {};
  return fail("Cannot export to " + file.string() + ": " + (numbers ? csv : txt).string() +
              " is there already and no export of Candour; choose another name, since an export " +
              "writes its " + (numbers ? "numbers" : "alt text") + " there.");
}

// The figure, its numbers and its alt text.
Status write(const Figure& figure, const std::filesystem::path& file, const QByteArray& bytes) {
  if (auto placed = checkPlace(file); !placed) return placed;
  if (auto free = checkBeside(file); !free) return free;
  if (auto done = writeWhole(file, bytes); !done) return done;
  const QByteArray csv = QByteArray::fromStdString(figureCsv(figure));
  if (auto done = writeWhole(beside(file, ".csv"), csv); !done) return done;
  const QByteArray altText = QByteArray::fromStdString(figure.altText + "\n");
  return writeWhole(beside(file, ".txt"), altText);
}

}  // namespace

const std::vector<NamedSize>& figureSizes() {
  static const std::vector<NamedSize> sizes = {{"half-page", {159, 100}},
                                               {"page", {159, 230}},
                                               {"slide", {254, 143}},
                                               {"square", {150, 150}}};
  return sizes;
}

std::optional<FigureSize> figureSizeNamed(std::string_view name) {
  for (const NamedSize& size : figureSizes()) {
    if (size.name == name) return size.size;
  }
  return {};
}

Result<QByteArray> figureFileBytes(const Figure& figure, const std::filesystem::path& file,
                                   FigureSize size) {
  const Scene scene = layoutFigure(figure, {pointsOf(size.width), pointsOf(size.height)});
  const std::string ending = lowered(file.extension().string());
  if (ending == ".svg") return svgBytes(figure, scene);
  if (ending == ".pdf") return pdfBytes(figure, scene);
  if (ending == ".png") return pngBytes(figure, scene);
  return fail("Cannot export to " + file.string() +
              ": the file's ending must be .svg, .png or .pdf.");
}

std::string figureCsv(const Figure& figure) {
  std::string csv;
  for (const auto& row : figure.table) {
    csv += csvLine(row) + "\r\n";
  }
  return csv;
}

Status exportFigure(const Figure& figure, const std::filesystem::path& file, FigureSize size) {
  const auto bytes = figureFileBytes(figure, file, size);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return write(figure, file, *bytes);
}

Status exportFigure(const Figure& figure, const std::filesystem::path& file, Recipe recipe) {
  const auto size = figureSizeNamed(recipe.size);
  if (!size) return fail("There is no size \"" + recipe.size + "\".");
  const auto bytes = figureFileBytes(figure, file, *size);
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (auto done = write(figure, file, *bytes); !done) return done;
  recipe.sha256 = bytesHash(*bytes);
  return writeWhole(recipeFile(file), QByteArray::fromStdString(writeRecipe(recipe)));
}

}  // namespace candour
