// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CommandPalette.h"

#include "common/ListWalk.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kKeysRole = Qt::UserRole + 1;
constexpr int kRowHeight = 32;
constexpr int kShownRows = 9;
constexpr int kShortestWord = 3; ///< that is looked for in what commands do

/// Title on the left, key on the right.
class PaletteDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if ((option.state & QStyle::State_Selected) != 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.accentSoft);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 4, 4);
        }
        QRect area = option.rect.adjusted(16, 0, -16, 0);
        const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
        icon.paint(painter, QRect(area.left(), area.center().y() - 7, Theme::kIcon, Theme::kIcon));
        area.setLeft(area.left() + Theme::kIcon + 10);
        const QString keys = index.data(kKeysRole).toString();
        painter->setFont(Theme::font(TextStyle::Note));
        painter->setPen(theme.muted);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, keys);
        area.setRight(area.right() - painter->fontMetrics().horizontalAdvance(keys) - Theme::kBetween);
        painter->setFont(Theme::font(TextStyle::Body));
        painter->setPen(theme.text);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {200, kRowHeight};
    }
};

} // namespace

int fuzzyScore(QStringView pattern, QStringView text)
{
    int score = 0;
    qsizetype from = 0;
    bool together = false;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace()) {
            together = false;
            continue;
        }
        const qsizetype found = text.indexOf(wanted, from, Qt::CaseInsensitive);
        if (found < 0)
            return -1;
        const bool wordStart = found == 0 || !text.at(found - 1).isLetterOrNumber();
        score += 1 + (wordStart ? 6 : 0) + (together && found == from ? 4 : 0);
        // A gap inside a word costs a little, so that tight matches come first.
        score -= static_cast<int>(std::min<qsizetype>(found - from, 3)) * (wordStart ? 0 : 1);
        from = found + 1;
        together = true;
    }
    return std::max(score, 0);
}

CommandPalette::CommandPalette(QWidget& window)
    : QFrame(&window)
    , m_window(window)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_none(new QLabel(tr("Nothing that can be done here is called that.")))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Type a command"));
    m_field->setAccessibleName(tr("Command"));
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedHeight(kShownRows * kRowHeight + 2);
    m_none->setObjectName(u"paletteNone"_s);
    m_none->setContentsMargins(Theme::kBetween, Theme::kInside, Theme::kBetween, 0);
    setTextStyle(*m_none, TextStyle::Body, Tint::Muted);
    m_none->hide();
    auto* over = new QVBoxLayout(m_list->viewport());
    over->setContentsMargins(0, 0, 0, 0);
    over->addWidget(m_none, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kInside, Theme::kInside, Theme::kInside, Theme::kInside);
    layout->setSpacing(Theme::kStep);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, [this] { fill(); });
    connect(m_list, &QListWidget::itemClicked, this, [this] { accept(); });
    hide();
}

void CommandPalette::popup(CommandContext context)
{
    m_context = context;
    if (QWidget* before = m_window.focusWidget(); before != m_field)
        m_before = before;
    m_field->clear();
    fill();
    const int width = std::min(560, m_window.width() - 2 * Theme::kPage);
    setFixedWidth(width);
    adjustSize();
    move((m_window.width() - width) / 2, std::max(Theme::kPage, m_window.height() / 8));
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

QStringList CommandPalette::listed() const
{
    QStringList ids;
    for (int i = 0; i < m_list->count(); ++i)
        ids.append(m_list->item(i)->data(kIdRole).toString());
    return ids;
}

void CommandPalette::setAvailable(std::function<std::optional<QString>(const QString& id)> title)
{
    m_titleOf = std::move(title);
}

void CommandPalette::fill()
{
    struct Hit {
        const CommandSpec* command;
        QString title;
        int score;
    };
    std::vector<Hit> hits;
    const QString pattern = m_field->text();
    for (const CommandSpec& command : commandTable()) {
        if (command.context != CommandContext::Global && command.context != m_context)
            continue;
        const auto title = m_titleOf ? m_titleOf(command.id.toString()) : command.title.toString();
        if (!title || command.id == u"palette"_s)
            continue;
        // A word of what a command does finds it too, after those that are called so.
        if (const int score = fuzzyScore(pattern, *title); score >= 0)
            hits.push_back({&command, *title, score});
        else if (pattern.size() >= kShortestWord
            && command.help.toString().contains(pattern.trimmed(), Qt::CaseInsensitive))
            hits.push_back({&command, *title, -1});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    m_list->clear();
    for (const Hit& hit : hits) {
        auto* item = new QListWidgetItem(hit.title, m_list);
        item->setData(kIdRole, hit.command->id.toString());
        item->setData(kKeysRole, keyText(*hit.command));
        item->setData(Qt::AccessibleTextRole, QString(hit.title + u", "_s + keyText(*hit.command)));
        if (!hit.command->icon.isEmpty())
            item->setIcon(Theme::icon(hit.command->icon.toString(), Tint::Muted));
    }
    m_list->setCurrentRow(0);
    m_none->setVisible(hits.empty());
    const QString said = hits.empty() ? m_none->text() : QString();
    if (said == m_field->accessibleDescription())
        return;
    // The focus stays in the field: this is where a screen reader is.
    m_field->setAccessibleDescription(said);
    if (!said.isEmpty()) {
        QAccessibleEvent alert(m_none, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void CommandPalette::accept()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr)
        return;
    const QString id = item->data(kIdRole).toString();
    leave();
    Q_EMIT triggered(id);
}

/// Whoever had the keyboard has it again: keys of a page are for what is inside of it.
void CommandPalette::leave()
{
    hide();
    if (m_before != nullptr)
        m_before->setFocus(Qt::PopupFocusReason);
    else
        m_window.setFocus();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isVisible())
        hide();
    // Every plain key belongs to the palette while it is open, Escape and Return included.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (walkList(*m_list, key->key(), kShownRows))
            return true;
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            accept();
            return true;
        case Qt::Key_Escape:
            leave();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace turnout::common
