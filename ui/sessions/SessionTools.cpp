// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/SessionTools.h"

#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kTypingPause = 180; ///< ms without a key before a search begins

} // namespace

SessionTools::SessionTools(QWidget* parent)
    : QWidget(parent)
    , m_search(new QLineEdit)
    , m_count(new QLabel)
    , m_columnsButton(new QToolButton)
    , m_columnsMenu(new QMenu(this))
    , m_drawButton(new QPushButton(tr("Draw from these …")))
    , m_listBar(new QWidget)
    , m_listTitle(new QLabel)
{
    buildSearch();
    buildListBar();
    setTextStyle(*m_count, common::TextStyle::Body, common::Tint::Muted);
    m_count->setObjectName(u"sessionCount"_s);
    m_columnsButton->setObjectName(u"columnsButton"_s);
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setIcon(Theme::icon(u"table"_s, common::Tint::Muted));
    m_columnsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_columnsButton->setPopupMode(QToolButton::InstantPopup);
    m_columnsButton->setMenu(m_columnsMenu);
    m_columnsButton->setFocusPolicy(Qt::StrongFocus);
    m_columnsButton->setAccessibleName(tr("Choose columns"));
    m_drawButton->setObjectName(u"drawButton"_s);
    m_drawButton->setIcon(Theme::icon(u"draw"_s));
    m_drawButton->setAccessibleName(tr("Make a draw from these sessions"));
    connect(m_drawButton, &QPushButton::clicked, this, &SessionTools::drawRequested);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(Theme::kBetween, Theme::kInside, Theme::kBetween, Theme::kInside);
    tools->setSpacing(Theme::kInside);
    tools->addWidget(m_search, 1);
    tools->addSpacing(Theme::kInside);
    tools->addWidget(m_count);
    tools->addStretch();
    tools->addWidget(m_columnsButton);
    tools->addWidget(m_drawButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_listBar);
}

void SessionTools::buildSearch()
{
    m_search->setObjectName(u"sessionSearch"_s);
    m_search->setAccessibleName(tr("Search what was said"));
    m_search->setPlaceholderText(tr("Search what was said"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(Theme::icon(u"search"_s, common::Tint::Muted), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(180);
    m_search->setMaximumWidth(380);
    auto* pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(kTypingPause);
    connect(m_search, &QLineEdit::textChanged, pause, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this, pause] {
        pause->stop();
        Q_EMIT searchChanged(m_search->text());
        Q_EMIT searchAccepted();
    });
    connect(pause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(m_search->text()); });
}

void SessionTools::buildListBar()
{
    setTextStyle(*m_listTitle, common::TextStyle::Strong);
    m_listTitle->setObjectName(u"listTitle"_s);
    auto* back = new QPushButton(tr("Back to all sessions"));
    back->setObjectName(u"backToAllButton"_s);
    back->setAccessibleName(tr("Back to all sessions"));
    connect(back, &QPushButton::clicked, this, &SessionTools::backRequested);
    auto* layout = new QHBoxLayout(m_listBar);
    layout->setContentsMargins(Theme::kBetween, 0, Theme::kBetween, Theme::kInside);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(m_listTitle);
    layout->addWidget(back);
    layout->addStretch();
    m_listBar->hide();
}

void SessionTools::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SessionTools::clearSearch()
{
    m_search->clear();
    Q_EMIT searchChanged({});
}

void SessionTools::setCount(const QString& text)
{
    m_count->setText(text);
}

void SessionTools::setListTitle(const QString& title)
{
    m_listBar->setVisible(!title.isEmpty());
    m_listTitle->setText(common::visibleLine(title, 120));
}

void SessionTools::setDrawable(bool drawable, const QString& reason)
{
    m_drawButton->setEnabled(drawable);
    m_drawButton->setToolTip(reason);
}

void SessionTools::setColumns(const std::vector<SessionColumn>& all, const QStringList& shown)
{
    m_columnsMenu->clear();
    for (const SessionColumn& column : all) {
        QAction* action = m_columnsMenu->addAction(common::plainLabel(column.title));
        action->setCheckable(true);
        action->setChecked(shown.contains(column.key));
        // The first column speaks for the row.
        action->setEnabled(column.kind != SessionColumn::Kind::Id);
        connect(action, &QAction::toggled, this, [this, key = column.key](bool on) { Q_EMIT columnToggled(key, on); });
    }
}

} // namespace turnout::ui
