// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation sets: made, edited, frozen, looked at version by version, compared and exported.
#include "common/Theme.h"
#include "curation/CoverageModel.h"
#include "curation/EvalSetsPage.h"
#include "support/ShownPage.h"
#include "workbench/EvalSets.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::Shown;

class TestUiEvalSets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void init()
    {
        m_dir = std::make_unique<testsupport::TempDir>();
    }

    void aSetIsMadeFrozenComparedAndExported()
    {
        Shown<ui::EvalSetsPage> shown(m_dir->file("e.turnout"));
        QStringList said;
        QObject::connect(
            shown.page.get(), &ui::EvalSetsPage::message, shown.page.get(), [&](const QString& text) { said << text; });
        std::vector<SessionId> opened;
        QObject::connect(shown.page.get(), &ui::EvalSetsPage::openSessions, shown.page.get(),
            [&](const std::vector<SessionId>& sessions, const QString&, const std::optional<population::Filter>&) {
                opened = sessions;
            });
        QTRY_VERIFY(shown.workbench.snapshot() && shown.workbench.snapshot()->labels.labeled.count() == 60);
        shown.dialogs.texts.push_back(u"gold <b>"_s);
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.create"_s));
        auto* coverage = shown.page->findChild<ui::CoverageModel*>();
        QTRY_VERIFY(coverage->rowCount() > 10);
        const QAbstractItemModelTester tester(coverage, QAbstractItemModelTester::FailureReportingMode::QtTest);
        shown.dialogs.confirmations.push_back(true);
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.freeze"_s));
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said.front(), u"Frozen as version 1: 60 sessions."_s);
        // A second draw makes a second version, and the page says how they differ.
        testsupport::drawFrom(*shown.project, 10, 9);
        testsupport::labelWaiting(*shown.project);
        shown.workbench.noteDrawn();
        QTRY_VERIFY(shown.workbench.snapshot()->labels.labeled.count() == 70);
        shown.dialogs.confirmations.push_back(true);
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.freeze"_s));
        QTRY_COMPARE(said.size(), 2);
        QTRY_VERIFY(testsupport::trigger(*shown.page, u"evalset.diff"_s));
        const auto labels = [&]() {
            QString all;
            for (const QLabel* label : shown.page->findChildren<QLabel*>())
                all += label->text() + u'\n';
            return all;
        };
        QTRY_VERIFY2(labels().contains(u"Version 1 → 2: 10 added, 0 removed"_s), qPrintable(labels()));
        auto* changes = testsupport::child<QListWidget>(*shown.page, u"changes"_s);
        // Ten are new, and the others stand for fewer sessions than before.
        QCOMPARE(changes->count(), 70);
        QVERIFY(changes->item(9)->text().contains(u"added"_s));
        QVERIFY(changes->item(10)->text().contains(u"another weight"_s));
        QTest::mouseClick(testsupport::child<QPushButton>(*shown.page, u"openChanges"_s), Qt::LeftButton);
        QCOMPARE(opened.size(), std::size_t{70});
        testsupport::picture(*shown.page, u"evalsets-changes"_s);
        shown.dialogs.files.push_back({QString::fromStdString(m_dir->file("out"))});
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.export"_s));
        QTRY_COMPARE(said.size(), 3);
        QVERIFY2(said.back().startsWith(u"Exported 70 sessions"_s), qPrintable(said.back()));
        for (const char* name : {"out/items.jsonl", "out/manifest.json", "out/README.md"})
            QVERIFY(QFileInfo::exists(QString::fromStdString(m_dir->file(name))));
        // A version is shown as it was frozen, whatever the recipe gives now.
        auto* versions = testsupport::child<QListWidget>(*shown.page, u"versions"_s);
        QCOMPARE(versions->count(), 3);
        versions->setCurrentRow(2);
        QTRY_VERIFY2(labels().contains(u"Version 1 as it was frozen"_s), qPrintable(labels()));
        QVERIFY2(labels().contains(u"60 sessions"_s), qPrintable(labels()));
        QVERIFY2(!changes->isVisible(), "changes of other versions are put away");
        QTest::mouseClick(testsupport::child<QPushButton>(*shown.page, u"openSet"_s), Qt::LeftButton);
        QCOMPARE(opened.size(), std::size_t{60});
        versions->setCurrentRow(0);
        QTRY_VERIFY2(labels().contains(u"What the recipe gives now"_s), qPrintable(labels()));
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        testsupport::picture(*shown.page, u"evalsets"_s);
    }
    void theNewestEditIsStoredAndFrozen()
    {
        Shown<ui::EvalSetsPage> shown(m_dir->file("e.turnout"));
        QTRY_VERIFY(shown.workbench.snapshot()->labels.labeled.count() == 60);
        QVERIFY(workbench::createSet(*shown.project, "gold", {}));
        shown.workbench.noteSetsChanged();
        auto* coverage = shown.page->findChild<ui::CoverageModel*>();
        QTRY_VERIFY(coverage->rowCount() > 0);
        QStringList said;
        QObject::connect(
            shown.page.get(), &ui::EvalSetsPage::message, shown.page.get(), [&](const QString& text) { said << text; });
        // Edits faster than they are stored, and a freeze right after the last.
        auto* uncounted = shown.page->findChild<QCheckBox*>();
        for (int i = 0; i < 7; ++i)
            uncounted->click();
        auto* add = testsupport::child<QPushButton>(*shown.page, u"addQuota"_s);
        shown.page->findChild<QSpinBox*>()->setValue(3);
        add->click();
        shown.dialogs.confirmations.push_back(true);
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.freeze"_s));
        QTRY_COMPARE(said.size(), 1);
        const auto set = workbench::setNamed(*shown.project, "gold");
        QVERIFY(set);
        QVERIFY2(!set->recipe.onlyCounted, "clicked an odd number of times");
        QCOMPARE(set->recipe.quotas.size(), std::size_t{1});
        QCOMPARE(set->recipe.quotas.front().count, std::int64_t{3});
        QCOMPARE(set->versions.size(), std::size_t{1});
        QVERIFY2(set->versions.front().recipe == set->recipe, "frozen after the last edit was stored");
    }
    void anyTwoVersionsCanBeCompared()
    {
        Shown<ui::EvalSetsPage> shown(m_dir->file("e.turnout"));
        QVERIFY(workbench::createSet(*shown.project, "gold", {}));
        QVERIFY(workbench::freezeSet(*shown.project, "gold"));
        for (const int seed : {9, 10}) {
            testsupport::drawFrom(*shown.project, 10, static_cast<std::uint64_t>(seed));
            testsupport::labelWaiting(*shown.project);
            QVERIFY(workbench::freezeSet(*shown.project, "gold"));
        }
        shown.workbench.noteSetsChanged();
        auto* versions = testsupport::child<QListWidget>(*shown.page, u"versions"_s);
        QTRY_COMPARE(versions->count(), 4);
        versions->setCurrentRow(3);
        shown.dialogs.texts.push_back(u"Version 3"_s);
        QVERIFY(testsupport::trigger(*shown.page, u"evalset.diff"_s));
        auto* diff = testsupport::child<QLabel>(*shown.page, u"diff"_s);
        QTRY_VERIFY2(diff->text().startsWith(u"Version 1 → 3: "_s), qPrintable(diff->text()));
        QVERIFY(diff->isVisible());
    }
    void anotherProjectShowsNothingOfThisOne()
    {
        Shown<ui::EvalSetsPage> shown(m_dir->file("e.turnout"));
        QVERIFY(workbench::createSet(*shown.project, "gold", {}));
        shown.workbench.noteSetsChanged();
        auto* list = shown.page->findChild<QListWidget*>();
        QTRY_COMPARE(list->count(), 1);
        const auto other = testsupport::demoProject(m_dir->file("other.turnout"));
        shown.workbench.setProject(other);
        QCOMPARE(list->count(), 0);
        QVERIFY(!list->isVisible());
        QTRY_VERIFY(shown.workbench.snapshot() != nullptr);
        QCOMPARE(list->count(), 0);
    }
    void checksScrollInASmallWindow()
    {
        Shown<ui::EvalSetsPage> shown(m_dir->file("e.turnout"));
        QVERIFY(workbench::createSet(*shown.project, "gold", {}));
        QVERIFY(workbench::freezeSet(*shown.project, "gold"));
        shown.workbench.noteSetsChanged();
        auto* versions = testsupport::child<QListWidget>(*shown.page, u"versions"_s);
        QTRY_COMPARE(versions->count(), 2);
        shown.page->resize(1000, 520);
        QTest::qWait(50);
        for (const auto* button : shown.page->findChildren<QPushButton*>()) {
            if (!button->isVisible())
                continue;
            const QRect place(button->mapTo(shown.page.get(), QPoint()), button->size());
            QVERIFY2(shown.page->rect().contains(place), qPrintable(button->text()));
        }
        testsupport::picture(*shown.page, u"evalsets-small"_s);
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

QTEST_MAIN(TestUiEvalSets)
#include "tst_ui_evalsets.moc"
