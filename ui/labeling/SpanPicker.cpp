// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/SpanPicker.h"

#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace turnout::ui {
namespace {

constexpr int kLongestQuote = 160;

bool isOurs(const QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
    case Qt::Key_W:
        return (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    default:
        return false;
    }
}

} // namespace

SpanPicker::SpanPicker(QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_quote(new QLabel(this))
    , m_keys(new QLabel(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        common::Theme::kInside, common::Theme::kInside, common::Theme::kInside, common::Theme::kInside);
    column->setSpacing(common::Theme::kStep);
    common::setTextStyle(*m_title, common::TextStyle::Strong, common::Tint::Accent);
    common::setTextStyle(*m_quote, common::TextStyle::Body);
    common::setTextStyle(*m_keys, common::TextStyle::Note, common::Tint::Muted);
    for (QLabel* label : {m_title, m_quote, m_keys}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_keys->setWordWrap(false);
    hide();
}

bool SpanPicker::start(const std::string& text)
{
    m_text = text;
    useUnits(false);
    if (m_units.empty())
        return false;
    QFrame::show();
    setFocus(Qt::ShortcutFocusReason);
    show();
    return true;
}

/// Stays where it is: the units that touch what is chosen now.
void SpanPicker::useUnits(bool words)
{
    const session::Stretch before = m_units.empty() ? session::Stretch{} : stretch();
    m_words = words;
    m_units = words ? session::wordsOf(m_text) : session::sentencesOf(m_text);
    m_first = m_last = 0;
    for (std::size_t i = 0; i < m_units.size(); ++i)
        if (before.end > before.begin && m_units[i].begin <= before.begin)
            m_first = m_last = i;
}

session::Stretch SpanPicker::stretch() const
{
    if (m_units.empty())
        return {};
    return {m_units[m_first].begin, m_units[m_last].end};
}

void SpanPicker::show()
{
    const session::Stretch now = stretch();
    const QString quote
        = common::visibleLine(std::string_view(m_text).substr(now.begin, now.end - now.begin), kLongestQuote);
    m_title->setText(m_words ? tr("Marking words") : tr("Marking sentences"));
    m_quote->setText(tr("“%1”").arg(quote));
    m_keys->setText(m_words ? tr("← → next · Shift more, less\nW sentences · Enter marks · Esc")
                            : tr("← → next · Shift more, less\nW words · Enter marks · Esc"));
    setAccessibleName(tr("Marking: %1").arg(quote));
    Q_EMIT moved();
}

bool SpanPicker::event(QEvent* event)
{
    // Its keys are the desk's otherwise: → is the next session there.
    if (event->type() == QEvent::ShortcutOverride && isOurs(dynamic_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void SpanPicker::keyPressEvent(QKeyEvent* event)
{
    if (!isOurs(*event)) {
        QFrame::keyPressEvent(event);
        return;
    }
    const bool more = event->modifiers().testFlag(Qt::ShiftModifier);
    const std::size_t last = m_units.size() - 1;
    switch (event->key()) {
    case Qt::Key_Right:
        m_last = std::min(last, m_last + 1);
        m_first = more ? m_first : m_last;
        break;
    case Qt::Key_Left:
        if (more)
            m_last = std::max(m_first, m_last == 0 ? 0 : m_last - 1);
        else
            m_first = m_last = m_first == 0 ? 0 : m_first - 1;
        break;
    case Qt::Key_Home:
        m_first = m_last = 0;
        break;
    case Qt::Key_End:
        m_first = m_last = last;
        break;
    case Qt::Key_W:
        useUnits(!m_words);
        break;
    case Qt::Key_Escape:
        finish(false);
        return;
    default:
        finish(true);
        return;
    }
    show();
}

void SpanPicker::focusOutEvent(QFocusEvent* event)
{
    QFrame::focusOutEvent(event);
    if (isVisible() && event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish(false);
}

void SpanPicker::finish(bool take)
{
    if (m_units.empty())
        return;
    const session::Stretch chosen = stretch();
    m_units.clear();
    hide();
    if (take)
        if (const auto span = session::spanOf(m_text, chosen.begin, chosen.end))
            Q_EMIT taken(*span);
    Q_EMIT closed();
}

} // namespace turnout::ui
