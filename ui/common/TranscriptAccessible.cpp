// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TranscriptAccessible.h"

#include "common/TranscriptView.h"

#include <map>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

/// One turn. Asks the view each time, so it stays right when another session is shown.
class TurnAccessible final : public QAccessibleInterface {
public:
    TurnAccessible(TranscriptView* view, int turn)
        : m_view(view)
        , m_turn(turn)
    {
    }
    [[nodiscard]] bool isValid() const override
    {
        return m_view != nullptr && m_turn < m_view->turnCount();
    }
    [[nodiscard]] QObject* object() const override
    {
        return nullptr;
    }
    [[nodiscard]] QWindow* window() const override
    {
        return m_view != nullptr ? m_view->window()->windowHandle() : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override
    {
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override
    {
        return nullptr;
    }
    [[nodiscard]] int childCount() const override
    {
        return 0;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override
    {
        return -1;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_view->spokenText(m_turn) : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_view->turnRect(m_turn);
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override
    {
        return QAccessible::ListItem;
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.readOnly = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selected = m_view->selectedTurn() == m_turn;
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->turnRect(m_turn));
        return state;
    }
    [[nodiscard]] int turn() const
    {
        return m_turn;
    }

private:
    QPointer<TranscriptView> m_view;
    int m_turn;
};

class ListAccessible final : public QAccessibleWidget {
public:
    explicit ListAccessible(TranscriptView* view)
        : QAccessibleWidget(view, QAccessible::List)
        , m_view(view)
    {
    }
    ~ListAccessible() override
    {
        for (const auto& [turn, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }
    [[nodiscard]] int childCount() const override
    {
        return m_view != nullptr ? m_view->turnCount() : 0;
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_children.find(index);
        if (known != m_children.end())
            return QAccessible::accessibleInterface(known->second);
        auto* made = new TurnAccessible(m_view, index);
        m_children[index] = QAccessible::registerAccessibleInterface(made);
        return made;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* turn = dynamic_cast<const TurnAccessible*>(child);
        return turn != nullptr ? turn->turn() : -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        return m_view != nullptr ? child(m_view->turnAt(m_view->viewport()->mapFromGlobal(QPoint(x, y)))) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        return m_view != nullptr && m_view->hasFocus() ? child(m_view->selectedTurn()) : nullptr;
    }

private:
    QPointer<TranscriptView> m_view;
    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeAccessible(const QString& className, QObject* object)
{
    if (className != "turnout::common::TranscriptView"_L1)
        return nullptr;
    auto* view = qobject_cast<TranscriptView*>(object);
    return view != nullptr ? new ListAccessible(view) : nullptr;
}

} // namespace

void installTranscriptAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace turnout::common
