// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desk as the annotator has it, with real widgets: from the key to the next session painted, from the key to the
// disk, with a million sessions in the project; and how long long transcripts take to paint while they scroll.
#include "bench/Table.h"
#include "common/Theme.h"
#include "common/TranscriptView.h"
#include "labeling/LabelPage.h"
#include "support/LabelDeskApp.h"
#include "workbench/DemoProject.h"
#include "workbench/DrawSessions.h"
#include "workbench/ModelTrainer.h"

#include <QScrollBar>

using namespace turnout;

namespace {

constexpr std::int64_t kSessions = 1000000;
constexpr int kLabels = 300;

void keys(testsupport::Desk& desk, const char* when)
{
    bench::heading(when);
    std::vector<double> nexts;
    std::vector<double> disks;
    for (int i = 0; i < kLabels && desk.page->currentSession().valid(); ++i) {
        desk.press(i % 2 == 0 ? Qt::Key_1 : Qt::Key_3);
        const SessionId before = desk.page->currentSession();
        QTest::qWait(20); // nobody presses the next key in the same instant; what the first one began is done then
        const double start = bench::now();
        desk.press(Qt::Key_Return);
        const double saved = bench::now(); // submit returns when the label is on disk and the next session is set
        desk.page->repaint();
        QCoreApplication::sendPostedEvents();
        nexts.push_back(bench::now() - start);
        disks.push_back(saved - start);
        if (desk.page->currentSession() == before)
            std::fputs("a session was not submitted\n", stderr);
        QTest::qWait(20);
    }
    bench::line("Enter to the next session painted, p99 of " + std::to_string(nexts.size()),
        bench::ms(bench::percentile(nexts, 0.99)), "reach: under 16 ms");
    bench::line("the same, median", bench::ms(bench::percentile(nexts, 0.5)), "");
    bench::line("Enter to the label on disk, p99", bench::ms(bench::percentile(disks, 0.99)), "reach: under 20 ms");
}

/// Scrolls through all of it and paints each step, as a wheel does.
void scroll(const char* what, std::vector<session::Turn> turns, bool formatted)
{
    common::TranscriptView view;
    view.resize(860, 900);
    view.setFormatted(formatted);
    view.show();
    std::ignore = QTest::qWaitForWindowExposed(&view);
    const double set = bench::seconds([&]() { view.setTurns(std::move(turns)); });
    view.setFolded(0, false);
    const double open = bench::seconds([&]() { view.repaint(); });
    std::vector<double> frames;
    for (int step = 0; step < 600; ++step)
        frames.push_back(bench::seconds([&]() {
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 120);
            view.repaint();
        }));
    bench::line(std::string(what) + ", shown", bench::ms(set + open), "");
    bench::line(std::string(what) + ", a frame of scrolling, p99", bench::ms(bench::percentile(frames, 0.99)),
        "reach: under 16 ms");
}

std::string words(std::size_t bytes)
{
    std::string text;
    for (int i = 0; text.size() < bytes; ++i)
        text += i % 40 == 39 ? "the end of a paragraph, with **weight** and `code`.\n"
                             : "word" + std::to_string(i % 97) + ' ';
    return text;
}

} // namespace

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    const QApplication app(argc, argv);
    common::Theme::apply(*qApp, common::Scheme::Light);
    bench::heading("The label desk, with its window");
    std::vector<session::Turn> many;
    for (int i = 0; i < 2000; ++i)
        many.push_back({i % 2 == 0 ? session::Role::User : session::Role::Assistant,
            words(static_cast<std::size_t>(300 + (i % 7) * 200)), {}, {}, {}});
    for (const bool formatted : {false, true}) {
        const std::string tail = formatted ? ", formatted" : "";
        scroll(("2,000 turns" + tail).c_str(), many, formatted);
        scroll(("a turn of 1 MB" + tail).c_str(), {{session::Role::Assistant, words(1000000), {}, {}, {}}}, formatted);
    }
    const testsupport::TempDir dir;
    const std::string path = dir.file("million.turnout");
    {
        auto project = workbench::OpenProject::open(path, {.create = true});
        if (!project) {
            std::fprintf(stderr, "%s\n", project.error().message().c_str());
            return 1;
        }
        workbench::DemoRequest request;
        request.options.sessions = kSessions;
        workbench::DrawRequest draw;
        draw.policy.size = 2 * kLabels + 100;
        if (!workbench::makeDemo(**project, request, {}, {}) || !workbench::drawSessions(**project, draw))
            return 1;
    }
    testsupport::Desk desk(path, false);
    keys(desk, "The same with a million sessions, just loaded: their words are being stored");
    using State = workbench::ModelTrainer::State;
    while (desk.workbench.indexing() || desk.workbench.trainer().state() == State::Reading
        || desk.workbench.trainer().state() == State::Learning)
        QTest::qWait(100);
    keys(desk, "The same, after that");
    return 0;
}
