// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartWidget.h"

#include <optional>

namespace turnout::common {

/// A chart of parts (rows, cells, zones) that open something: walking them by keys, pointing at them, tool tips and the
/// words for a screen reader are the same in all of them. Where parts are and what they say is the derived class's.
class PickableChart : public ChartWidget {
    Q_OBJECT
public:
    explicit PickableChart(QWidget* parent = nullptr);

    /// The part the keyboard is on, or -1.
    [[nodiscard]] int currentPart() const;
    /// Kept inside of what is there, and scrolled into sight.
    void setCurrentPart(int part);
    /// Where a part is, in widget coordinates; empty where there is no such part.
    [[nodiscard]] virtual QRectF partRect(int part) const = 0;
    /// The part at a place, or -1.
    [[nodiscard]] virtual int partAt(const QPointF& place) const = 0;

protected:
    [[nodiscard]] virtual int partCount() const = 0;
    /// What rowActivated() carries; empty: there is nothing to open.
    [[nodiscard]] virtual QString partKey(int part) const = 0;
    /// The exact figures in words: tool tip and screen reader.
    [[nodiscard]] virtual QString partText(int part) const = 0;
    /// The one the keyboard begins with.
    [[nodiscard]] virtual int firstPart() const;
    /// What a screen reader is told while no part is current.
    [[nodiscard]] virtual QString summary() const;
    /// Where a key leads from the current part, which may be -1; nothing where it is not a key for walking. Rows,
    /// unless overridden: Up and Down, PageUp and PageDown.
    [[nodiscard]] virtual std::optional<int> walked(int key) const;
    /// The part with what must be seen together with it.
    [[nodiscard]] virtual QRect surroundings(int part) const = 0;
    /// Paints the current and the hovered part anew.
    virtual void refreshParts();

    /// Derived classes call it after their parts were replaced.
    void partsChanged();
    [[nodiscard]] int hoveredPart() const;

    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void describe();
    void activate(int part);

    int m_current = -1;
    int m_hovered = -1;
};

} // namespace turnout::common
