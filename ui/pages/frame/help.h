// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

class QWidget;

namespace candour {

/// The five-minute tour with the keyboard shortcuts, and who made the program.
void showTour(QWidget* window);
void showAbout(QWidget* window);

}  // namespace candour
