// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "models/briefing/figure.h"
#include "models/findings/recipe.h"
#include "ui/export/named_size.h"

namespace candour {

/// The bytes of `figure` as a file of that ending (".svg", ".png" at 300 dpi, ".pdf"). Fails on
/// another ending.
Result<QByteArray> figureFileBytes(const Figure& figure, const std::filesystem::path& file,
                                   FigureSize size = {});

/// Writes `figure` to `file` (.svg, .png at 300 dpi, .pdf), on a white page, and beside it the
/// plotted numbers (same name, .csv) and the alt text (.txt). A figure taller than `size` gets a
/// taller page. The same figure gives the same bytes. Fails, and writes
/// nothing, on another ending, a place that cannot be written, or a .csv or .txt of that name that
/// no export wrote (no figure of the name lies beside it, and it does not begin as our tables do).
Status exportFigure(const Figure& figure, const std::filesystem::path& file, FigureSize size = {});

/// The same at the size `recipe` names, and beside it the recipe (recipeFile()) with the hash of
/// the bytes that were written.
Status exportFigure(const Figure& figure, const std::filesystem::path& file, Recipe recipe);

/// The plotted numbers as CSV (UTF-8, CRLF as RFC 4180, fields quoted where needed).
std::string figureCsv(const Figure& figure);

}  // namespace candour
