// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/Dialogs.h"
#include "common/Theme.h"
#include "shell/MainWindow.h"
#include "shell/Pictures.h"
#include "shell/WindowState.h"

#include <algorithm>
#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace turnout;

namespace {

/// `turnout --pictures DIR PROJECT`: a picture of every workspace, without a display.
int takePictures(QApplication& app, ui::MainWindow& window, const QString& folder, const QString& project)
{
    window.setAnnotator(u"you"_s);
    window.show();
    window.openProject(project);
    ui::Pictures pictures(window, folder);
    QObject::connect(&pictures, &ui::Pictures::finished, &app, [](const QString& error) {
        if (!error.isEmpty())
            QTextStream(stderr) << error << Qt::endl;
        QCoreApplication::exit(error.isEmpty() ? 0 : 1);
    });
    pictures.start();
    return QApplication::exec();
}

void name()
{
    QCoreApplication::setApplicationName(u"turnout"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TURNOUT_VERSION));
}

QCommandLineOption picturesOption()
{
    return QCommandLineOption(u"pictures"_s,
        QApplication::translate("main", "Save a picture of every workspace of PROJECT to DIR and quit."), u"DIR"_s);
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        QApplication::translate("main", "Hears the sessions nobody rated: draws, labels, estimates, evaluation sets."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption(picturesOption());
    parser.addPositionalArgument(
        u"PROJECT"_s, QApplication::translate("main", "The project file to open."), u"[PROJECT]"_s);
}

/// Whether only words are asked for, which need no display.
bool asksForWords(std::string_view arg)
{
    return arg == "-h" || arg == "--help" || arg == "--help-all" || arg == "-v" || arg == "--version";
}

} // namespace

int main(int argc, char* argv[])
{
    if (std::any_of(argv + 1, argv + argc, asksForWords)) {
        const QCoreApplication words(argc, argv);
        name();
        QCommandLineParser parser;
        describe(parser);
        parser.process(words); // prints and ends
        return 0;
    }
    const bool pictures = std::any_of(
        argv, argv + argc, [](std::string_view arg) { return arg == "--pictures" || arg.starts_with("--pictures="); });
    if (pictures)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    name();
    QApplication::setApplicationDisplayName(u"Turnout"_s);
    QCommandLineParser parser;
    describe(parser);
    parser.process(app);
    const QString project = parser.positionalArguments().value(0);
    if (parser.isSet(u"pictures"_s) && project.isEmpty()) {
        QTextStream(stderr) << "--pictures needs a PROJECT." << Qt::endl;
        return 2;
    }

    ui::WindowState state;
    common::Theme::apply(app, state.scheme());
    common::WindowDialogs dialogs;
    ui::MainWindow window(dialogs, state);
    if (parser.isSet(u"pictures"_s))
        return takePictures(app, window, parser.value(u"pictures"_s), project);
    window.show();
    if (!project.isEmpty())
        window.openProject(project);
    return QApplication::exec();
}
