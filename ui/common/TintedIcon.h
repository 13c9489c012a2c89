// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Theme.h"

#include <QIconEngine>

namespace turnout::common {

/// Draws one of our SVG icons in the theme's colour of the moment, at the pixels of the device. Thread: GUI.
class TintedIcon final : public QIconEngine {
public:
    TintedIcon(QString name, Tint tint);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override;
    QString key() const override;
    bool isNull() override;

private:
    QString m_name;
    Tint m_tint;
};

} // namespace turnout::common
