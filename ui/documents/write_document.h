// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "models/findings/document.h"
#include "models/findings/recipe.h"

namespace candour {

/// The endings writeDocument() knows, with their dot.
std::vector<std::string> documentEndings();

/// The bytes that writeDocument() would write; fails likewise, but for the place.
Result<QByteArray> documentBytes(const Document& document, const std::filesystem::path& file,
                                 const std::string& sheet = "a4");

/// How many sheets a document prints on, laid out for `sheet`: its pages, and those that words and
/// figures with no room run over to. Of formats that lay themselves out, its pages.
std::size_t sheetsOf(const Document& document, const std::filesystem::path& file,
                     const std::string& sheet = "a4");

/// Writes `document` to `file` in the format its ending tells, whole or not at all. The same
/// document gives the same bytes. `sheet` is what a PDF is laid out for: "a4", "a4-landscape" or
/// "slide" (16:9); the other formats have a sheet of their own. Fails with one line, and writes
/// nothing, on another ending or sheet, a place that cannot be written, or a document without
/// pages.
Status writeDocument(const Document& document, const std::filesystem::path& file,
                     const std::string& sheet = "a4");

/// Writes `document` with `recipe` inside, on the sheet of the recipe's briefing, and beside it
/// (recipeFile()) the recipe with the hash of the bytes that were written. Fails as
/// writeDocument().
Status writeWithRecipe(Document document, Recipe recipe, const std::filesystem::path& file);

}  // namespace candour
