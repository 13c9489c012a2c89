// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Banner.h"

#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;
using common::Tint;

namespace {

Tint tintOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Good:
        return Tint::Good;
    case Notice::Kind::Caution:
        return Tint::Caution;
    case Notice::Kind::Error:
        return Tint::Bad;
    case Notice::Kind::Info:
        break;
    }
    return Tint::Accent;
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_ways(new QHBoxLayout)
    , m_close(new QToolButton)
{
    setObjectName(u"banner"_s);
    setAccessibleName(tr("Notice"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(u"bannerText"_s);
    m_close->setIcon(Theme::icon(u"close"_s, Tint::Muted));
    m_close->setAccessibleName(tr("Close the notice"));
    m_close->setToolTip(tr("Close"));
    connect(m_close, &QToolButton::clicked, this, &Banner::clear);
    connect(&Theme::notifier(), &common::ThemeNotifier::themeChanged, this, &Banner::showIcon);
    m_ways->setSpacing(Theme::kInside);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::kBetween, Theme::kInside, Theme::kInside, Theme::kInside);
    layout->setSpacing(Theme::kInside + Theme::kStep);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_ways);
    layout->addWidget(m_close);
    hide();
}

void Banner::showNotice(const Notice& notice)
{
    clear();
    m_kind = notice.kind;
    m_text->setText(notice.text);
    setAccessibleDescription(notice.text);
    for (const Notice::Way& way : notice.ways) {
        auto* button = new QPushButton(common::plainLabel(way.text));
        button->setAccessibleName(way.text);
        connect(button, &QPushButton::clicked, this, [this, run = way.run] {
            clear();
            run();
        });
        m_ways->addWidget(button);
    }
    showIcon();
    show();
    update();
}

void Banner::clear()
{
    hide();
    while (QLayoutItem* item = m_ways->takeAt(0)) {
        // It may be the button that brought us here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QString Banner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void Banner::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QColor colour = theme.color(tintOf(m_kind));
    painter.fillRect(rect(), common::mixed(theme.surface, colour, 0.07));
    painter.fillRect(0, 0, 3, height(), colour);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}

void Banner::showIcon()
{
    // The check mark says that something was done.
    const QString icon = m_kind == Notice::Kind::Good ? u"check"_s
        : m_kind == Notice::Kind::Info                ? u"info"_s
                                                      : u"warning"_s;
    m_icon->setPixmap(Theme::icon(icon, tintOf(m_kind)).pixmap(QSize(Theme::kIcon, Theme::kIcon)));
}

} // namespace turnout::ui
