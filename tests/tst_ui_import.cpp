// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/Theme.h"
#include "support/ShellApp.h"
#include "workbench/DemoProject.h"

#include <QApplication>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace turnout;
using testsupport::App;
using testsupport::child;

namespace {

constexpr std::string_view kSessions
    = R"({"id":"a","started_at":"2026-05-01T10:00:00Z","segments":{"language":"de"},"turns":[{"role":"user","text":"eins"}]}
{"id":"b","started_at":"2026-05-02T10:00:00Z","segments":{"language":"en"},"turns":[{"role":"user","text":"two"}]}
broken
)";
constexpr std::string_view kRatings = R"({"session":"a","rating":"up"}
{"session":"zz","rating":"down"}
)";

QStringList toList(const std::string& path)
{
    return {QString::fromStdString(path)};
}

/// Drags these over the window and lets go.
void drop(QWidget& window, const QMimeData& data)
{
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent let(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &let);
}

} // namespace

class TestUiImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void importsWhatWasShown();
    void importCanBeDeclined();
    void importCanBeCancelled();
    void droppedFilesMakeAProject();

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
    testsupport::TempDir m_shared;
    std::string m_demo;
};

void TestUiImport::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
    m_demo = m_shared.file("demo.turnout");
    const auto project = testsupport::demoProject(m_demo, 1000);
    testsupport::drawFrom(*project, 40);
}

void TestUiImport::init()
{
    m_dir = std::make_unique<testsupport::TempDir>();
}

void TestUiImport::importsWhatWasShown()
{
    App app(*m_dir);
    app.dialogs.files.push_back(toList(m_dir->file("p.turnout")));
    QVERIFY(testsupport::trigger(app.window, u"project.new"_s));
    QTRY_VERIFY(app.window.workbench().snapshot() != nullptr);
    const QString sessions = QString::fromStdString(m_dir->write("sessions.jsonl", kSessions));
    const QString ratings = QString::fromStdString(m_dir->write("ratings.jsonl", kRatings));
    app.dialogs.files.push_back({sessions, ratings});
    QVERIFY(testsupport::trigger(app.window, u"project.import"_s));
    auto* dialog = app.dialog(u"importDialog"_s);
    QVERIFY(dialog != nullptr);
    // Nothing is written yet.
    QCOMPARE(app.window.workbench().snapshot()->frame->size(), std::size_t{0});
    QString shown;
    const QList<QLabel*> labels = dialog->findChildren<QLabel*>();
    for (const QLabel* label : labels)
        shown += label->text() + u'\n';
    QVERIFY2(shown.contains(u"2 new sessions"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"1 line cannot be used"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"language (2)"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"2026-05-01 to 2026-05-02"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"No sampling weights"_s), qPrintable(shown));
    child<QPushButton>(*dialog, u"showRejectsButton"_s)->click();
    QVERIFY(child<QPlainTextEdit>(*dialog, u"rejectsText"_s)->toPlainText().startsWith(u"line 3: "_s));
    QCOMPARE(testsupport::unnamedWidgets(*dialog).join(u", "_s), QString());
    testsupport::picture(*dialog, u"shell-import"_s);
    QTest::mouseClick(child<QPushButton>(*dialog, u"importButton"_s), Qt::LeftButton);
    QTRY_COMPARE(app.rows(), 2);
    QTRY_VERIFY2(app.bannerText().startsWith(u"2 sessions imported, 1 record joined to its session"_s),
        qPrintable(app.bannerText()));
    QCOMPARE(app.window.workbench().snapshot()->frame->rated.count(), std::size_t{1});
    testsupport::picture(app.window, u"shell-imported"_s);
}

void TestUiImport::importCanBeDeclined()
{
    App app(*m_dir);
    app.dialogs.files.push_back(toList(m_dir->file("p.turnout")));
    QVERIFY(testsupport::trigger(app.window, u"project.new"_s));
    QTRY_VERIFY(app.window.workbench().snapshot() != nullptr);
    app.dialogs.files.push_back(toList(m_dir->write("sessions.jsonl", kSessions)));
    QVERIFY(testsupport::trigger(app.window, u"project.import"_s));
    auto* dialog = app.dialog(u"importDialog"_s);
    QVERIFY(dialog != nullptr);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTest::qWait(50);
    QVERIFY(!app.window.workbench().busy());
    QCOMPARE(app.window.workbench().snapshot()->frame->size(), std::size_t{0});
}

void TestUiImport::importCanBeCancelled()
{
    // Long enough to be caught in the middle.
    const std::string file = m_dir->file("many.jsonl");
    {
        store::OpenOptions options;
        options.create = true;
        auto source = workbench::OpenProject::open(m_dir->file("source.turnout"), options);
        QVERIFY(source.ok());
        workbench::DemoRequest request;
        request.options.sessions = 3000;
        request.sessionsFile = file;
        QVERIFY(workbench::makeDemo(**source, request, {}, {}).ok());
    }
    App app(*m_dir);
    app.dialogs.files.push_back(toList(m_dir->file("p.turnout")));
    QVERIFY(testsupport::trigger(app.window, u"project.new"_s));
    QTRY_VERIFY(app.window.workbench().snapshot() != nullptr);
    app.dialogs.files.push_back(toList(file));
    QVERIFY(testsupport::trigger(app.window, u"project.import"_s));
    auto* dialog = app.dialog(u"importDialog"_s);
    QVERIFY(dialog != nullptr);
    workbench::Workbench& workbench = app.window.workbench();
    const auto connection = connect(&workbench, &workbench::Workbench::jobProgress, &workbench,
        [&workbench](const QString&, qint64, qint64, qint64 items) {
            if (items > 0)
                workbench.cancelJob();
        });
    QTest::mouseClick(child<QPushButton>(*dialog, u"importButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(app.bannerText().startsWith(u"Cancelled"_s), 30000);
    disconnect(connection);
    workbench.refresh();
    QTest::qWait(100);
    QCOMPARE(workbench.snapshot()->frame->size(), std::size_t{0});
}

void TestUiImport::droppedFilesMakeAProject()
{
    App app(*m_dir);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QString::fromStdString(m_dir->write("day.jsonl", kSessions)))});
    app.dialogs.confirmations.push_back(true);
    app.dialogs.files.push_back(toList(m_dir->file("day.turnout")));
    drop(app.window, files);
    auto* dialog = app.dialog(u"importDialog"_s);
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(child<QPushButton>(*dialog, u"importButton"_s), Qt::LeftButton);
    QTRY_COMPARE(app.rows(), 2);
    // Dropping a project opens it.
    QMimeData project;
    project.setUrls({QUrl::fromLocalFile(QString::fromStdString(m_demo))});
    drop(app.window, project);
    QTRY_COMPARE(app.rows(), 1000);
}

TURNOUT_UI_TEST_MAIN(TestUiImport)
#include "tst_ui_import.moc"
