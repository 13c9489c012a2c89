// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TintedIcon.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <utility>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

QString path(const QString& name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

/// `pixels` are device pixels.
QPixmap rendered(const QString& name, const QColor& color, const QSize& pixels)
{
    const QString key
        = u"turnout-icon/%1/%2/%3x%4"_s.arg(name, color.name(QColor::HexArgb)).arg(pixels.width()).arg(pixels.height());
    QPixmap found;
    if (QPixmapCache::find(key, &found))
        return found;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(path(name));
    QPainter painter(&image);
    const int side = std::min(pixels.width(), pixels.height());
    renderer.render(&painter, QRectF((pixels.width() - side) / 2.0, (pixels.height() - side) / 2.0, side, side));
    // The drawings are black on nothing: their shape stays, their colour is replaced.
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    QPixmap made = QPixmap::fromImage(image);
    QPixmapCache::insert(key, made);
    return made;
}

} // namespace

TintedIcon::TintedIcon(QString name, Tint tint)
    : m_name(std::move(name))
    , m_tint(tint)
{
}

void TintedIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device()->devicePixelRatioF();
    QPixmap made = scaledPixmap(rect.size() * scale, mode, state, scale);
    made.setDevicePixelRatio(scale);
    painter->drawPixmap(rect, made);
}

QPixmap TintedIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap TintedIcon::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal)
{
    if (size.isEmpty())
        return {};
    const Theme& theme = Theme::current();
    return rendered(m_name, mode == QIcon::Disabled ? theme.faint : theme.color(m_tint), size);
}

QIconEngine* TintedIcon::clone() const
{
    return new TintedIcon(m_name, m_tint);
}

QString TintedIcon::key() const
{
    return u"turnout-tinted"_s;
}

bool TintedIcon::isNull()
{
    return !QFile::exists(path(m_name));
}

} // namespace turnout::common
