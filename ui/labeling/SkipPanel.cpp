// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/SkipPanel.h"

#include "common/Theme.h"
#include "labeling/OptionButton.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace turnout::ui {

SkipPanel::SkipPanel(QWidget* parent)
    : QWidget(parent)
    , m_reasons{tr("not my language"), tr("needs knowledge I lack"), tr("broken or empty transcript"),
          tr("private or upsetting"), tr("too long for now")}
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(common::Theme::kStep);
    auto* title = new QLabel(tr("Skip: why?"), this);
    common::setTextStyle(*title, common::TextStyle::Section);
    auto* note = new QLabel(
        tr("A skipped session stays in the count: the estimate shows how far the skips could move it."), this);
    common::setTextStyle(*note, common::TextStyle::Note, common::Tint::Muted);
    note->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(note);
    for (int i = 0; i < m_reasons.size(); ++i) {
        auto* button = new OptionButton(m_reasons[i], m_reasons[i], QString::number(i + 1), true, this);
        connect(button, &QAbstractButton::clicked, this, [this, i, button]() {
            button->setChecked(false);
            Q_EMIT chosen(m_reasons[i]);
        });
        layout->addWidget(button);
    }
    auto* escape = new QLabel(tr("Esc: do not skip"), this);
    common::setTextStyle(*escape, common::TextStyle::Note, common::Tint::Muted);
    layout->addWidget(escape);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Reason for skipping"));
    hide();
}

void SkipPanel::open()
{
    show();
    setFocus(Qt::ShortcutFocusReason);
}

bool SkipPanel::chooseByKey(const QString& key)
{
    bool number = false;
    const int at = key.toInt(&number);
    if (!number || at < 1 || at > m_reasons.size())
        return false;
    Q_EMIT chosen(m_reasons[at - 1]);
    return true;
}

void SkipPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (!chooseByKey(event->text()))
        QWidget::keyPressEvent(event);
}

} // namespace turnout::ui
