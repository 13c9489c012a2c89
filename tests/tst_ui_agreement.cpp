// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Agreement page: the numbers of the command line, and the sessions behind each of them.
#include "agreement/AgreementPage.h"
#include "agreement/ConfusionView.h"
#include "common/ChartTableModel.h"
#include "common/Theme.h"
#include "support/ShownPage.h"
#include "workbench/AgreementReport.h"

#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::Shown;

namespace {

/// Bob answers what ada has answered, and every third differently.
void labelAgain(workbench::OpenProject& project)
{
    const auto annotator = project.annotator("<b>bob</b>");
    const auto snapshot = project.snapshot();
    std::vector<session::LabelEvent> events;
    std::ignore = project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
        int n = 0;
        for (const SessionId id : (*snapshot)->frame->ids) {
            const labeling::SessionLabel* label = fold.label(id);
            const labeling::KeptAnswer* kept = label == nullptr ? nullptr : label->answer("verdict");
            if (kept == nullptr)
                continue;
            session::LabelEvent event;
            event.session = id;
            event.annotator = *annotator;
            const bool other = ++n % 3 == 0;
            const std::string said = kept->answer.values.front();
            event.answers = {{"verdict", {other ? (said == "good" ? "bad" : "good") : said}, std::nullopt}};
            events.push_back(std::move(event));
        }
    });
    for (auto& event : events)
        std::ignore = project.append(std::move(event));
}

struct AgreementShown : Shown<ui::AgreementPage> {
    AgreementShown(const std::string& path, bool twice)
        : Shown(path)
    {
        if (twice)
            labelAgain(*project);
        page->activate();
    }
};

} // namespace

class TestUiAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<std::vector<turnout::SessionId>>();
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void init()
    {
        m_dir = std::make_unique<testsupport::TempDir>();
    }
    void theNumbersOfTheCommandLine()
    {
        AgreementShown shown(m_dir->file("a.turnout"), true);
        const auto report = workbench::agreementOf(*shown.project, {});
        QVERIFY(report.ok());
        const workbench::QuestionReport& verdict = report->questions.front();
        QCOMPARE(verdict.agreement.all.shared, std::size_t{60});
        QTRY_COMPARE(shown.sentence(), QString::fromStdString(agreementSentence(verdict)));
        auto* table = testsupport::child<QTableView>(*shown.page, u"agreementTable"_s);
        QVERIFY2(testsupport::modelText(*table->model()).contains(u"<b>bob</b> | 60 | 60 | 67 %"),
            qPrintable(testsupport::modelText(*table->model())));
        auto* tabs = shown.page->findChild<QTabBar*>();
        tabs->setCurrentIndex(1);
        QVERIFY(testsupport::modelText(*table->model()).contains(u"ada | <b>bob</b> | 60"));
        tabs->setCurrentIndex(2);
        QVERIFY(testsupport::modelText(*table->model()).contains(u"Good"));
        tabs->setCurrentIndex(3);
        QVERIFY(table->model()->rowCount() > 1);
        auto* list = testsupport::child<QTableView>(*shown.page, u"disagreementsTable"_s);
        QCOMPARE(list->model()->rowCount(), 20);
        QCOMPARE(testsupport::unnamedWidgets(*shown.page).join(u", "_s), QString());
        tabs->setCurrentIndex(0);
        testsupport::picture(*shown.page, u"agreement-light"_s);
        common::Theme::apply(*qApp, common::Scheme::Dark);
        testsupport::picture(*shown.page, u"agreement-dark"_s);
        common::Theme::apply(*qApp, common::Scheme::Light);
    }
    void theSessionsBehind()
    {
        AgreementShown shown(m_dir->file("a.turnout"), true);
        // What was read while bob was still labeling goes by.
        const auto report = workbench::agreementOf(*shown.project, {});
        QTRY_COMPARE(shown.sentence(), QString::fromStdString(agreementSentence(report->questions.front())));
        std::vector<SessionId> opened;
        QString title;
        connect(shown.page.get(), &ui::AgreementPage::openSessions, shown.page.get(),
            [&](const std::vector<SessionId>& sessions, const QString& text, const std::optional<population::Filter>&) {
                opened = sessions;
                title = text;
            });
        QVERIFY(testsupport::trigger(*shown.page, u"agreement.open"_s));
        QCOMPARE(opened.size(), std::size_t{1});
        QVERIFY(testsupport::trigger(*shown.page, u"agreement.openAll"_s));
        QCOMPARE(opened.size(), std::size_t{20});
        // Good by one and bad by another: all the disagreements there are, by keyboard too.
        auto* matrix = shown.page->findChild<ui::ConfusionView*>();
        Q_EMIT matrix->cellActivated(0, 2);
        QCOMPARE(opened.size(), std::size_t{20});
        QCOMPARE(title, u"Good and Bad"_s);
        opened.clear();
        matrix->setFocus();
        QTest::keyClick(matrix, Qt::Key_Right);
        QTest::keyClick(matrix, Qt::Key_Right);
        QVERIFY2(matrix->accessibleDescription().contains(u"One annotator says Good, Another says Bad: 20 times"_s),
            qPrintable(matrix->accessibleDescription()));
        QTest::keyClick(matrix, Qt::Key_Space);
        QCOMPARE(opened.size(), std::size_t{20});
    }
    void withoutASecondAnnotatorThereAreWords()
    {
        AgreementShown shown(m_dir->file("a.turnout"), false);
        bool asked = false;
        connect(shown.page.get(), &ui::AgreementPage::labelRequested, shown.page.get(), [&]() { asked = true; });
        const auto saysWhy = [&]() {
            for (const auto* label : shown.page->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(u"no session was answered by two annotators"_s))
                    return true;
            return false;
        };
        QTRY_VERIFY(saysWhy());
        testsupport::picture(*shown.page, u"agreement-empty"_s);
        for (auto* state : shown.page->findChildren<common::EmptyState*>())
            if (state->isVisible())
                Q_EMIT state->activated();
        QVERIFY(asked);
    }

private:
    std::unique_ptr<testsupport::TempDir> m_dir;
};

QTEST_MAIN(TestUiAgreement)
#include "tst_ui_agreement.moc"
