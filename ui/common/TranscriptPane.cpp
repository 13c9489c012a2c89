// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/TranscriptPane.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/TranscriptView.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace turnout::common {

using namespace Qt::StringLiterals;

TranscriptPane::TranscriptPane(QWidget* parent)
    : QWidget(parent)
    , m_view(new TranscriptView)
    , m_bar(new QWidget)
    , m_field(new QLineEdit)
    , m_count(new QLabel)
{
    m_field->setPlaceholderText(tr("Find in this session"));
    m_field->setAccessibleName(tr("Find in this session"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    setTextStyle(*m_count, TextStyle::Note, Tint::Muted);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(Theme::kBetween, Theme::kInside, Theme::kBetween, Theme::kInside);
    row->setSpacing(Theme::kStep);
    row->addWidget(m_field, 1);
    row->addSpacing(Theme::kStep);
    row->addWidget(m_count);
    const auto button = [this, row](const QString& icon, const QString& name, const auto& run) {
        auto* made = new QToolButton;
        made->setIcon(Theme::icon(icon, Tint::Muted));
        made->setToolTip(name);
        made->setAccessibleName(name);
        made->setFocusPolicy(Qt::StrongFocus);
        connect(made, &QToolButton::clicked, this, run);
        row->addWidget(made);
    };
    button(u"chevron-up"_s, tr("Previous hit (Shift+Return)"), [this] { m_view->findPrevious(); });
    button(u"chevron-down"_s, tr("Next hit (Return)"), [this] { m_view->findNext(); });
    button(u"close"_s, tr("Close (Escape)"), [this] { closeFind(); });
    m_bar->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    connect(m_field, &QLineEdit::textChanged, m_view, &TranscriptView::setFindText);
    connect(m_view, &TranscriptView::findChanged, this, [this](int current, int total) {
        if (m_field->text().isEmpty())
            m_count->clear();
        else if (total == 0)
            m_count->setText(tr("not found"));
        else if (current == 0)
            m_count->setText(tr("%n hits", nullptr, total));
        else
            m_count->setText(tr("%1 of %2").arg(countText(current), countText(total)));
    });
}

TranscriptView& TranscriptPane::view() const
{
    return *m_view;
}

void TranscriptPane::openFind()
{
    m_bar->show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    m_view->setFindText(m_field->text());
}

void TranscriptPane::closeFind()
{
    m_bar->hide();
    m_view->setFindText({});
    m_view->setFocus();
}

bool TranscriptPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter || key->key() == Qt::Key_Escape) {
            // Return must not submit the labels of the page while somebody is searching.
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                if (!enter)
                    closeFind();
                else if (key->modifiers().testFlag(Qt::ShiftModifier))
                    m_view->findPrevious();
                else
                    m_view->findNext();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace turnout::common
