// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>

#include "ui/charts/scene.h"

namespace candour {

/// The ink of class `shade` of `count` (palest first), and of text on it. Of three classes all
/// stand out from the page; a fourth and fifth are paler and rest on their outline.
inline Ink shadeInk(int shade, int count) {
  constexpr Ink kInks[] = {Ink::Shade1, Ink::Shade2, Ink::Shade3, Ink::Shade4, Ink::Shade5};
  const int palest = 5 - std::clamp(count, 3, 5);
  return kInks[std::clamp(palest + shade, 0, 4)];
}

inline Ink textOn(Ink shade) {
  return shade == Ink::Shade4 || shade == Ink::Shade5 ? Ink::OnDark : Ink::OnPale;
}

}  // namespace candour
