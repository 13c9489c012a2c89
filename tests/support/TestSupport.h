// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardPaths>
#include <QTest>

#include <memory>
#include <string>
#include <string_view>

class QTemporaryDir;

/// What several tests need: where real data lies, and directories that go away.
namespace testsupport {

/// The folder of the sources, and the program that was built beside the test.
std::string sourceDir();
std::string cli();

/// The file or folder `name` of the shared data ("data/agents_airline.jsonl"), found through the environment variable
/// TURNOUT_SHARED or beside the source directory. Empty where it is not there: TURNOUT_NEEDS_SHARED skips then.
std::string sharedData(std::string_view name);

/// A directory of its own for a test's projects and files, removed with the object.
class TempDir {
public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    [[nodiscard]] std::string path() const;
    /// The path of `name` in the directory; nothing is made.
    [[nodiscard]] std::string file(std::string_view name) const;
    /// Writes a file, making its folders, and returns its path. A test that cannot write ends there.
    std::string write(std::string_view name, std::string_view content) const;

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

/// The bytes of a file; empty where there is none.
std::string readAll(const std::string& path);

} // namespace testsupport

/// In a test function: `variable` becomes the path of shared data, or the function is skipped, visibly.
#define TURNOUT_NEEDS_SHARED(variable, name)                                                                           \
    const std::string variable = testsupport::sharedData(name);                                                        \
    if (variable.empty())                                                                                              \
    QSKIP("skipped: no shared data")

/// The main of a test: without a window system, or with Qt Widgets. Settings and data go to Qt's test directories.
#define TURNOUT_TEST_MAIN(TestClass)                                                                                   \
    int main(int argc, char* argv[])                                                                                   \
    {                                                                                                                  \
        QStandardPaths::setTestModeEnabled(true);                                                                      \
        QCoreApplication app(argc, argv);                                                                              \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
#define TURNOUT_UI_TEST_MAIN(TestClass)                                                                                \
    int main(int argc, char* argv[])                                                                                   \
    {                                                                                                                  \
        QStandardPaths::setTestModeEnabled(true);                                                                      \
        QApplication app(argc, argv);                                                                                  \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
