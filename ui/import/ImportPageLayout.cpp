// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the page is laid out; what it does is in ImportPage.cpp.
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "import/FileList.h"
#include "import/ImportPage.h"
#include "import/ImportSettingsPanel.h"
#include "import/MappingEditor.h"
#include "import/PreviewPane.h"
#include "import/ReportView.h"
#include "import/SummaryGrid.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

/// A quiet line between two parts of the page.
class Line final : public QWidget {
public:
    Line()
    {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter(this).fillRect(rect(), Theme::current().line);
    }
};

} // namespace

void ImportPage::build()
{
    setObjectName(u"importPage"_s);
    setAccessibleName(tr("Import"));
    m_title = new QLabel(tr("Import"));
    setTextStyle(*m_title, common::TextStyle::Title);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    head->addWidget(m_title, 1);

    m_preview = new PreviewPane;
    auto* deciding = new QSplitter(Qt::Horizontal);
    deciding->setChildrenCollapsible(false);
    deciding->addWidget(buildSettings());
    deciding->addWidget(m_preview);
    deciding->setStretchFactor(0, 0);
    deciding->setStretchFactor(1, 1);
    deciding->setSizes({500, 560});
    m_report = new ReportView;
    m_views = new QStackedWidget;
    m_views->addWidget(deciding);
    m_views->addWidget(m_report);
    auto* across = new QSplitter(Qt::Horizontal);
    across->setChildrenCollapsible(false);
    across->addWidget(buildFiles());
    across->addWidget(m_views);
    across->setStretchFactor(0, 0);
    across->setStretchFactor(1, 1);
    across->setSizes({220, 1060});

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(new Line);
    layout->addWidget(across, 1);
    layout->addWidget(new Line);
    layout->addLayout(buildFooter());

    const auto key = [this](const QKeySequence& keys, const auto& run) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    key(Qt::CTRL | Qt::Key_Return, [this] {
        if (m_import->isVisible() && m_import->isEnabled())
            m_import->click();
    });
    key(Qt::Key_Escape, [this] {
        // Out of a field first: who closes a list of choices does not mean to give up the import.
        if (m_state == State::Deciding && m_settingsSide->isAncestorOf(QApplication::focusWidget()))
            m_list->setFocus(Qt::ShortcutFocusReason);
        else
            leave();
    });
    key(Qt::ALT | Qt::Key_Left, [this] { m_preview->showPrevious(); });
    key(Qt::ALT | Qt::Key_Right, [this] { m_preview->showNext(); });
}

QWidget* ImportPage::buildFiles()
{
    m_list = new FileList;
    m_more = new QPushButton(tr("Add …"));
    m_remove = new QPushButton(tr("Remove"));
    m_more->setObjectName(u"addFilesButton"_s);
    m_more->setAccessibleName(tr("Add files to this import"));
    m_remove->setObjectName(u"removeFileButton"_s);
    m_remove->setAccessibleName(tr("Leave the file out"));
    m_remove->setToolTip(tr("Leave the file out (Delete)"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(Theme::kInside, Theme::kInside, Theme::kInside, Theme::kInside);
    for (QPushButton* button : {m_more, m_remove}) {
        setButtonKind(*button, common::ButtonKind::Quiet);
        row->addWidget(button);
    }
    row->addStretch();
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    connect(m_list, &QListWidget::currentRowChanged, this, &ImportPage::showCurrent);
    connect(m_list, &FileList::removeRequested, this, &ImportPage::removeFile);
    connect(m_more, &QPushButton::clicked, this, &ImportPage::chooseMore);
    connect(m_remove, &QPushButton::clicked, this, [this] { removeFile(m_list->currentRow()); });
    return side;
}

QWidget* ImportPage::buildSettings()
{
    m_name = new QLabel;
    m_seen = new QLabel;
    setTextStyle(*m_name, common::TextStyle::Section);
    setTextStyle(*m_seen, common::TextStyle::Body);
    m_seen->setObjectName(u"seenText"_s);
    m_seen->setWordWrap(true);
    m_seen->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary = new SummaryGrid;
    m_summary->setObjectName(u"drySummary"_s);
    m_mapping = new MappingEditor(m_dialogs);
    m_settings = new ImportSettingsPanel(m_dialogs);
    m_settingsSide = new QWidget;
    auto* column = new QVBoxLayout(m_settingsSide);
    column->setContentsMargins(Theme::kBetween, Theme::kBetween, Theme::kBetween, Theme::kBetween);
    column->setSpacing(Theme::kInside);
    column->addWidget(m_name);
    column->addWidget(m_seen);
    column->addWidget(m_summary);
    column->addSpacing(Theme::kInside);
    column->addWidget(m_mapping);
    column->addWidget(m_settings);
    column->addStretch();
    m_settingsArea = new QScrollArea;
    m_settingsArea->setWidgetResizable(true);
    m_settingsArea->setWidget(m_settingsSide);
    m_settingsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_settingsArea->setAccessibleName(tr("What is in the file and how it is read"));
    m_settingsArea->setMinimumWidth(420);
    connect(m_mapping, &MappingEditor::mappingChanged, this, &ImportPage::mappingChanged);
    connect(m_settings, &ImportSettingsPanel::changed, this, &ImportPage::settingsChanged);
    return m_settingsArea;
}

QPushButton* ImportPage::addButton(QHBoxLayout& row, const QString& text, const QString& name)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    row.addWidget(button);
    return button;
}

QHBoxLayout* ImportPage::buildFooter()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(Theme::kPage, Theme::kInside + 2, Theme::kPage, Theme::kInside + 2);
    row->setSpacing(Theme::kInside);
    m_say = new QLabel;
    m_say->setObjectName(u"importSentence"_s);
    m_say->setWordWrap(true);
    setTextStyle(*m_say, common::TextStyle::Body);
    row->addWidget(m_say, 1);
    m_cancel = addButton(*row, tr("Cancel"), u"cancelImportButton"_s);
    m_cancelJob = addButton(*row, tr("Cancel the import"), u"cancelJobButton"_s);
    m_away = addButton(*row, tr("Go on working"), u"goOnButton"_s);
    m_copy = addButton(*row, tr("Copy the report"), u"copyReportButton"_s);
    m_rejects = addButton(*row, tr("See all that was not used"), u"notUsedButton"_s);
    m_import = addButton(*row, tr("Import"), u"importButton"_s);
    m_done = addButton(*row, tr("Done"), u"doneButton"_s);
    m_import->setToolTip(tr("Ctrl+Return"));
    m_away->setToolTip(tr("The import runs on; the bar below shows how far it is."));
    for (QPushButton* button : {m_import, m_done})
        setButtonKind(*button, common::ButtonKind::Primary);
    connect(m_import, &QPushButton::clicked, this, &ImportPage::import);
    connect(m_cancelJob, &QPushButton::clicked, &m_workbench, &workbench::Workbench::cancelJob);
    for (QPushButton* button : {m_cancel, m_away, m_done})
        connect(button, &QPushButton::clicked, this, &ImportPage::leave);
    connect(m_copy, &QPushButton::clicked, this, &ImportPage::copyReport);
    connect(m_rejects, &QPushButton::clicked, this, [this] {
        leave();
        Q_EMIT importsWanted();
    });
    return row;
}

} // namespace turnout::ui
