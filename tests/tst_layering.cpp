// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Layering.h"
#include "support/TestSupport.h"

#include <algorithm>

using Found = std::vector<std::string>;

namespace {

constexpr std::string_view kSpdx = "// SPDX-FileCopyrightText: 2026 The Turnout authors\n"
                                   "// SPDX-License-Identifier: GPL-3.0-or-later\n";

/// A small tree that keeps all rules, to be spoiled by one file.
class Tree {
public:
    Tree()
    {
        plain("ARCHITECTURE.md",
            "# Architecture\n\n| folder | may use | what |\n| --- | --- | --- |\n"
            "| `core/base` | QtCore | basics |\n"
            "| `core/stats` | Boost | numbers |\n"
            "| `core/workbench` | `core/*`, QtCore | facade |\n"
            "| `ui/one` | `core/base`, QtWidgets | a page |\n"
            "| `ui/two` | `core/base`, QtWidgets | a page |\n"
            "| `app/cli` | `core/*` | the command line |\n\ntext | with | bars | in it\n");
        source("core/base/Id.h", "#pragma once\n#include <QString>\n#include <cstdint>\n");
        source("core/stats/Mean.cpp", "#include <boost/math/distributions/normal.hpp>\n#include <cmath>\n");
        source(
            "core/workbench/Workbench.h", "#include \"base/Id.h\"\n#include <QObject>\nclass W : public QObject {};\n");
        source("ui/one/OnePage.h", "#include \"base/Id.h\"\n#include <QWidget>\n");
        source("ui/two/TwoPage.cpp", "#include \"TwoModel.h\"\n#include \"TwoPage.moc\"\n");
        source("ui/two/TwoModel.h", "#pragma once\n");
        source("app/cli/main.cpp", "#include \"workbench/Workbench.h\"\n#include <unistd.h>\n");
    }
    void source(std::string_view name, std::string_view text)
    {
        plain(name, std::string(kSpdx) + std::string(text));
    }
    void plain(std::string_view name, std::string_view text)
    {
        m_dir.write(name, text);
    }
    [[nodiscard]] Found check() const
    {
        return testsupport::layeringViolations(m_dir.path());
    }

private:
    testsupport::TempDir m_dir;
};

} // namespace

class LayeringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTreeKeepsItsRules()
    {
        const Found found = testsupport::layeringViolations(testsupport::sourceDir());
        for (const std::string& violation : found)
            qWarning("%s", violation.c_str());
        QCOMPARE(found.size(), std::size_t(0));
    }

    void aGoodTreePasses()
    {
        QCOMPARE(Tree().check(), Found());
    }

    void aForbiddenFileIsFound_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* file, const char* text, const char* expected) {
            QTest::newRow(name) << QByteArray(file) << QByteArray(text) << QByteArray(expected);
        };
        row("upwards", "core/base/Bad.cpp", "\n#include \"workbench/Workbench.h\"\n",
            "core/base/Bad.cpp:4: core/base may not use core/workbench (\"workbench/Workbench.h\")");
        row("upwards through ..", "core/base/Bad.cpp", "#include \"../workbench/Workbench.h\"\n",
            "core/base/Bad.cpp:3: core/base may not use core/workbench (\"../workbench/Workbench.h\")");
        row("widgets in core", "core/workbench/Bad.h", "#include <QWidget>\n",
            "core/workbench/Bad.h:3: core/workbench may not use QtWidgets (<QWidget>)");
        row("gui in core", "core/base/Bad.h", "#  include <QtGui/QColor>\n",
            "core/base/Bad.h:3: core/base may not use QtGui (<QtGui/QColor>)");
        row("gui by its short name", "core/base/Bad.h", "#include <QColor>\n",
            "core/base/Bad.h:3: core/base may not use QtGui (<QColor>)");
        row("gui by its old name", "core/base/Bad.h", "#include <qcolor.h>\n",
            "core/base/Bad.h:3: core/base may not use QtGui (<qcolor.h>)");
        row("Qt in stats", "core/stats/Bad.h", "#include <QString>\n",
            "core/stats/Bad.h:3: core/stats may not use QtCore (<QString>)");
        row("a library elsewhere", "core/base/Bad.cpp", "#include <sqlite3.h>\n",
            "core/base/Bad.cpp:3: core/base may not use SQLite (<sqlite3.h>)");
        row("an unknown library", "core/base/Bad.cpp", "#include <curl/curl.h>\n",
            "core/base/Bad.cpp:3: <curl/curl.h> belongs to no library that the layering test knows");
        row("a page of another page", "ui/two/Bad.cpp", "#include \"one/OnePage.h\"\n",
            "ui/two/Bad.cpp:3: ui/two may not use ui/one (\"one/OnePage.h\")");
        row("the window in the command line", "app/cli/Bad.cpp", "#include \"ui/one/OnePage.h\"\n",
            "app/cli/Bad.cpp:3: app/cli may not use ui/one (\"ui/one/OnePage.h\")");
        row("nowhere", "core/base/Bad.cpp", "#include \"gone/Gone.h\"\n",
            "core/base/Bad.cpp:3: \"gone/Gone.h\" is not a file of this tree; libraries are included with <>");
        row("an object in core", "core/base/Bad.h", "class Bad : public QObject {\n",
            "core/base/Bad.h:3: a QObject in core outside core/workbench");
        row("a new folder", "core/extra/Bad.h", "",
            "core/extra/Bad.h:1: core/extra is not in the table of ARCHITECTURE.md");
    }

    void aForbiddenFileIsFound()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        Tree tree;
        tree.source(file.toStdString(), text.toStdString());
        QCOMPARE(tree.check(), Found{expected.toStdString()});
    }

    void twoMeaningsAreFound()
    {
        Tree tree;
        tree.source("ui/base/Id.h", "");
        const Found found = tree.check();
        const std::string expected = "app/cli/Two.cpp:3: \"base/Id.h\" could be in core/base or ui/base";
        QVERIFY(std::find(found.begin(), found.end(), expected) == found.end());
        tree.source("app/cli/Two.cpp", "#include \"base/Id.h\"\n");
        const Found after = tree.check();
        QVERIFY(std::find(after.begin(), after.end(), expected) != after.end());
    }

    void lengthAndHeadAreFound()
    {
        Tree tree;
        tree.plain("core/base/Bare.h", "#pragma once\n");
        tree.source("core/base/Long.cpp", std::string(398, '\n'));
        tree.source("core/base/Longer.cpp", std::string(399, '\n'));
        tree.plain("tests/tst_bare.cpp", "int main() {}\n");
        tree.source("core/base/Longer.h", std::string(199, '\n'));
        QCOMPARE(tree.check(),
            (Found{"core/base/Bare.h:1: does not begin with the two SPDX lines",
                "core/base/Longer.cpp:401: is longer than 400 lines: split it by concern",
                "core/base/Longer.h:201: is longer than 200 lines: split it by concern",
                "tests/tst_bare.cpp:1: does not begin with the two SPDX lines"}));
    }

    void aBadTableIsFound()
    {
        Tree tree;
        tree.plain("ARCHITECTURE.md", "no table\n");
        QVERIFY(tree.check().front().starts_with("ARCHITECTURE.md:1: has no table"));
        const testsupport::LayerTable circle = testsupport::parseLayerTable(
            "| folder | may use |\n| --- | --- |\n| `core/a` | `core/b` |\n| `core/b` | `core/c`, std |\n"
            "| `core/c` | `core/a` |\n");
        QCOMPARE(testsupport::layerCycles(circle), Found{"core/a -> core/b -> core/c -> core/a"});
    }
};

TURNOUT_TEST_MAIN(LayeringTest)
#include "tst_layering.moc"
