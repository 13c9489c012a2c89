// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/NavigationRail.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 176;
constexpr int kRowHeight = 36;

/// One workspace of the rail.
class RailButton final : public QAbstractButton {
public:
    RailButton(RailItem item, QWidget* parent)
        : QAbstractButton(parent)
        , m_item(std::move(item))
    {
        setObjectName(u"rail."_s + m_item.id);
        setText(m_item.title);
        setCheckable(true);
        setFixedHeight(kRowHeight);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::NoFocus);
        setBadge(0, {});
        setToolTip(plainToolTip(m_item.title + (m_item.keyText.isEmpty() ? QString() : u"  "_s + m_item.keyText)));
    }
    void setBadge(int count, const QString& what)
    {
        m_badge = count;
        setAccessibleName(what.isEmpty() ? m_item.title : m_item.title + u", "_s + what);
        setAccessibleDescription(m_item.keyText);
        update();
    }
    [[nodiscard]] const RailItem& item() const
    {
        return m_item;
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF ground = QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1.5);
        painter.setPen(hasFocus() ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(isChecked()          ? theme.accentSoft
                : underMouse() && isEnabled() ? theme.hover
                                              : QColor(Qt::transparent));
        painter.drawRoundedRect(ground, Theme::kRadius, Theme::kRadius);
        const QIcon icon = Theme::icon(m_item.icon, isChecked() ? Tint::Accent : Tint::Muted);
        icon.paint(&painter, QRect(10, (height() - 20) / 2, 20, 20), Qt::AlignCenter,
            isEnabled() ? QIcon::Normal : QIcon::Disabled);
        painter.setFont(Theme::font(isChecked() ? TextStyle::Strong : TextStyle::Body));
        painter.setPen(isEnabled() ? theme.text : theme.faint);
        double right = width() - 10.0;
        if (m_badge != 0)
            right = paintBadge(painter, right);
        const QRectF area(40, 0, right - 44, height());
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(m_item.title, Qt::ElideRight, static_cast<int>(area.width())));
    }

private:
    double paintBadge(QPainter& painter, double right) const
    {
        const Theme& theme = Theme::current();
        if (m_badge < 0) {
            painter.save();
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.accent);
            painter.drawEllipse(QPointF(right - 4, height() / 2.0), 3, 3);
            painter.restore();
            return right - 12;
        }
        painter.save();
        painter.setFont(Theme::font(TextStyle::Note));
        const QString text = shortCountText(m_badge);
        const double width = tabularWidth(painter.font(), text);
        painter.setPen(theme.muted);
        drawTabular(painter, QRectF(right - width, 0, width, height()), Qt::AlignRight | Qt::AlignVCenter, text);
        painter.restore();
        return right - width - 4;
    }

    RailItem m_item;
    int m_badge = 0;
};

RailButton* railButton(QAbstractButton* button)
{
    return static_cast<RailButton*>(button); // the group holds nothing else
}

} // namespace

NavigationRail::NavigationRail(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setFixedWidth(kWidth);
    setAccessibleName(tr("Workspaces"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kInside, Theme::kBetween, Theme::kInside, Theme::kInside);
    layout->setSpacing(2);
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        setCurrent(railButton(button)->item().id);
        Q_EMIT activated(railButton(button)->item().id);
    });
}

void NavigationRail::setItems(const std::vector<RailItem>& items)
{
    const QList<QAbstractButton*> old = m_group->buttons();
    for (QAbstractButton* button : old) {
        m_group->removeButton(button);
        delete button;
    }
    delete layout()->takeAt(0);
    auto* column = static_cast<QVBoxLayout*>(layout());
    for (const RailItem& item : items) {
        auto* button = new RailButton(item, this);
        button->installEventFilter(this);
        m_group->addButton(button);
        column->addWidget(button);
    }
    column->addStretch();
    if (!items.empty())
        setCurrent(items.front().id);
}

void NavigationRail::setCurrent(const QString& id)
{
    const QList<QAbstractButton*> buttons = m_group->buttons();
    for (QAbstractButton* button : buttons) {
        const bool isIt = railButton(button)->item().id == id;
        // One tab stop for the whole rail: the current item.
        button->setFocusPolicy(isIt ? Qt::StrongFocus : Qt::ClickFocus);
        if (isIt)
            button->setChecked(true);
    }
}

QString NavigationRail::current() const
{
    QAbstractButton* button = m_group->checkedButton();
    return button == nullptr ? QString() : railButton(button)->item().id;
}

void NavigationRail::setBadge(const QString& id, int count, const QString& what)
{
    const QList<QAbstractButton*> buttons = m_group->buttons();
    for (QAbstractButton* button : buttons) {
        if (railButton(button)->item().id == id)
            railButton(button)->setBadge(count, what);
    }
}

void NavigationRail::setItemEnabled(const QString& id, bool enabled)
{
    const QList<QAbstractButton*> buttons = m_group->buttons();
    for (QAbstractButton* button : buttons) {
        if (railButton(button)->item().id == id)
            button->setEnabled(enabled);
    }
}

void NavigationRail::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(width() - 1, 0, 1, height(), theme.line);
}

bool NavigationRail::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const QList<QAbstractButton*> buttons = m_group->buttons();
            const qsizetype step = key == Qt::Key_Down ? 1 : -1;
            qsizetype at = buttons.indexOf(static_cast<QAbstractButton*>(watched)) + step;
            while (at >= 0 && at < buttons.size() && !buttons.at(at)->isEnabled())
                at += step;
            if (at >= 0 && at < buttons.size()) {
                buttons.at(at)->click();
                buttons.at(at)->setFocus(Qt::TabFocusReason);
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace turnout::common
