// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QApplication>
#include <QCommandLineParser>
#include <QPalette>
#include <algorithm>
#include <iterator>
#include <string_view>

#include "ui/pages/frame/main_window.h"
#include "ui/pages/frame/project_actions.h"
#include "ui/pages/frame/settings.h"
#include "ui/session/session.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace {

candour::ThemeChoice themeNamed(const QString& name) {
  if (name == u"dark") return candour::ThemeChoice::Dark;
  if (name == u"light") return candour::ThemeChoice::Light;
  return candour::settings::theme();
}

bool isDarkChoice(candour::ThemeChoice choice, bool systemDark) {
  return choice == candour::ThemeChoice::Dark ||
         (choice == candour::ThemeChoice::System && systemDark);
}

// Whether all that is asked for is words: they need no display, which a window does.
bool asksForWords(int argc, char** argv) {
  constexpr std::string_view kWords[] = {"-h", "--help", "--help-all", "-v", "--version"};
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    if (std::find(std::begin(kWords), std::end(kWords), argv[i]) != std::end(kWords)) return true;
  }
  return false;
}

void addOptions(QCommandLineParser& options) {
  options.setApplicationDescription(u"Survey-weighted driver analysis of trust and confidence."_s);
  options.addHelpOption();
  options.addVersionOption();
  options.addOption({u"sample"_s, u"Open the bundled sample survey."_s});
  options.addOption({u"theme"_s, u"Draw the window light or dark."_s, u"light|dark"_s});
  options.addPositionalArgument(u"file"_s, u"A project or survey files to open."_s, u"[FILE...]"_s);
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication::setApplicationName(u"candour"_s);
  QCoreApplication::setApplicationVersion(QStringLiteral(CANDOUR_VERSION));
  QCommandLineParser options;
  addOptions(options);
  if (asksForWords(argc, argv)) {
    const QCoreApplication application(argc, argv);
    options.process(application);  // prints them and ends the program
  }

  QApplication application(argc, argv);
  QApplication::setDesktopFileName(u"org.candour.Candour"_s);
  QApplication::setWindowIcon(candour::applicationIcon());
  options.process(application);

  // Before any palette of our own: what the desktop asks for.
  const bool systemDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  const auto theme = themeNamed(options.value(u"theme"_s));
  candour::applyTheme(application, isDarkChoice(theme, systemDark));

  candour::Session session;
  candour::MainWindow window(session, theme);
  QObject::connect(&window, &candour::MainWindow::themeChosen, &application,
                   [&application, systemDark](candour::ThemeChoice choice) {
                     candour::settings::setTheme(choice);
                     candour::applyTheme(application, isDarkChoice(choice, systemDark));
                   });
  window.show();
  if (options.isSet(u"sample"_s)) {
    window.projects().openSample();
  } else {
    window.projects().open(options.positionalArguments());
  }
  return QApplication::exec();
}
