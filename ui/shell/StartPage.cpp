// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/StartPage.h"

#include "common/CommandTable.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kWidth = 560;
constexpr int kPathRole = Qt::UserRole;
constexpr int kPlaceRole = Qt::UserRole + 1;
constexpr int kRowHeight = 48;

/// Name in one line, its folder below.
class RecentDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool focused = option.state.testFlag(QStyle::State_Selected)
            && option.state.testFlag(QStyle::State_Active) && option.widget != nullptr && option.widget->hasFocus();
        if (focused || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(focused ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
            painter->setBrush(focused ? theme.accentSoft : theme.hover);
            painter->drawRoundedRect(
                QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5), Theme::kRadius, Theme::kRadius);
        }
        const QRect area = option.rect.adjusted(12, 5, -12, -5);
        painter->setFont(Theme::font(common::TextStyle::Strong));
        painter->setPen(theme.text);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
        painter->setFont(Theme::font(common::TextStyle::Note));
        painter->setPen(theme.muted);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignBottom,
            painter->fontMetrics().elidedText(index.data(kPlaceRole).toString(), Qt::ElideMiddle, area.width()));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {200, kRowHeight};
    }
};

QPushButton* makeButton(const QString& commandId, const QString& name)
{
    const common::CommandSpec* command = common::findCommand(commandId);
    auto* button = new QPushButton(command->title.toString());
    button->setObjectName(name);
    button->setAccessibleName(command->title.toString());
    button->setAccessibleDescription(command->help.toString());
    button->setIcon(Theme::icon(command->icon.toString()));
    const QString keys = common::keyText(*command);
    button->setToolTip(command->help.toString() + (keys.isEmpty() ? QString() : QString(u"  "_s + keys)));
    return button;
}

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , m_recent(new QListWidget)
    , m_recentTitle(new QLabel(tr("Projects")))
    , m_demo(makeButton(u"project.demo"_s, u"demoButton"_s))
{
    auto* title = new QLabel(tr("Turnout"));
    setTextStyle(*title, common::TextStyle::Headline);
    auto* sentence = new QLabel(tr("Of every hundred sessions with an AI product, one to three leave a rating. Turnout "
                                   "hears the others: load sessions, label a designed sample, and see what holds for "
                                   "everyone."));
    setTextStyle(*sentence, common::TextStyle::Body, common::Tint::Muted);
    sentence->setWordWrap(true);
    setButtonKind(*m_demo, common::ButtonKind::Primary);
    m_demo->setIcon(Theme::icon(u"draw"_s, common::Tint::OnAccent));
    auto* create = makeButton(u"project.new"_s, u"newButton"_s);
    auto* open = makeButton(u"project.open"_s, u"openButton"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kInside);
    buttons->addWidget(m_demo);
    buttons->addWidget(create);
    buttons->addWidget(open);
    buttons->addStretch();
    auto* hint = new QLabel(tr("Or drop files here: a .turnout project to open, sessions and ratings (JSON lines, CSV, "
                               "also .gz) to import."));
    setTextStyle(*hint, common::TextStyle::Note, common::Tint::Muted);
    hint->setWordWrap(true);
    setTextStyle(*m_recentTitle, common::TextStyle::Section);
    m_recent->setObjectName(u"recentList"_s);
    m_recent->setAccessibleName(tr("Projects opened before"));
    m_recent->setItemDelegate(new RecentDelegate(m_recent));
    m_recent->setUniformItemSizes(true);
    m_recent->setMouseTracking(true);
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->installEventFilter(this);

    auto* column = new QWidget;
    column->setMaximumWidth(kWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(Theme::kInside);
    layout->addStretch(1);
    layout->addWidget(title);
    layout->addWidget(sentence);
    layout->addSpacing(Theme::kInside);
    layout->addLayout(buttons);
    layout->addWidget(hint);
    layout->addSpacing(Theme::kPage);
    layout->addWidget(m_recentTitle);
    layout->addWidget(m_recent);
    layout->addStretch(2);
    auto* across = new QHBoxLayout(this);
    across->addStretch(1);
    across->addWidget(column, 4);
    across->addStretch(1);

    connect(create, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(m_demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    connect(m_recent, &QListWidget::itemClicked, this,
        [this](const QListWidgetItem* item) { Q_EMIT projectChosen(item->data(kPathRole).toString()); });
    setRecent({});
}

void StartPage::setRecent(const QStringList& paths)
{
    m_recent->clear();
    for (const QString& path : paths) {
        const QFileInfo info(path);
        auto* item = new QListWidgetItem(common::visibleLine(info.completeBaseName(), 200), m_recent);
        QString place = QDir::toNativeSeparators(info.absolutePath());
        if (place.startsWith(QDir::homePath()))
            place.replace(0, QDir::homePath().size(), u"~"_s);
        item->setData(kPathRole, path);
        item->setData(kPlaceRole, common::visibleLine(place, 300));
        item->setData(Qt::AccessibleTextRole, QString(item->text() + u", "_s + place));
    }
    m_recent->setCurrentRow(paths.isEmpty() ? -1 : 0);
    m_recent->setVisible(!paths.isEmpty());
    m_recentTitle->setVisible(!paths.isEmpty());
    m_recent->setFixedHeight(static_cast<int>(std::min<qsizetype>(paths.size(), 6)) * kRowHeight + 4);
}

void StartPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // Return opens what was open last; a newcomer begins with the demo.
    if (m_recent->count() > 0)
        m_recent->setFocus(Qt::OtherFocusReason);
    else
        m_demo->setFocus(Qt::OtherFocusReason);
}

bool StartPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_recent && event->type() == QEvent::KeyPress && m_recent->currentItem() != nullptr) {
        const QString path = m_recent->currentItem()->data(kPathRole).toString();
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT projectChosen(path);
            return true;
        case Qt::Key_Delete:
            Q_EMIT forgetRequested(path); // from the list; the file stays
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace turnout::ui
