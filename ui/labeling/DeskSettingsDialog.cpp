// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/DeskSettingsDialog.h"

#include "common/SmallWidgets.h"
#include "common/Theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using workbench::Leading;

namespace {

constexpr int kWidth = 440;

QString titleOf(Leading what)
{
    switch (what) {
    case Leading::Ratings:
        return DeskSettingsDialog::tr("What the &user rated");
    case Leading::Signals:
        return DeskSettingsDialog::tr("&Behaviour: retries, escalation and the like");
    case Leading::Scores:
        return DeskSettingsDialog::tr("&Scores of judges and machines");
    case Leading::Suggestions:
        return DeskSettingsDialog::tr("What the &model expects");
    case Leading::Arm:
        return DeskSettingsDialog::tr("&Why the session was chosen");
    case Leading::Segments:
        return DeskSettingsDialog::tr("Se&gments");
    case Leading::Labels:
        return DeskSettingsDialog::tr("What &colleagues answered");
    }
    return {};
}

QLabel* note(const QString& text)
{
    auto* label = new QLabel(text);
    common::setTextStyle(*label, common::TextStyle::Note, common::Tint::Muted);
    common::wrapWithin(*label, kWidth - 2 * common::Theme::kPage);
    return label;
}

QLabel* title(const QString& text)
{
    auto* label = new QLabel(text);
    common::setTextStyle(*label, common::TextStyle::Section);
    return label;
}

} // namespace

DeskSettingsDialog::DeskSettingsDialog(const workbench::DeskSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_names(new QCheckBox(tr("with their &names")))
    , m_idle(new QSpinBox)
    , m_timer(new QCheckBox(tr("Show the &time spent on a session")))
{
    using common::Theme;
    setObjectName(u"deskSettings"_s);
    setWindowTitle(tr("Settings of the desk"));
    setAccessibleName(tr("Settings of the desk"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(Theme::kPage, Theme::kPage, Theme::kPage, Theme::kBetween);
    all->setSpacing(Theme::kInside);
    all->addWidget(title(tr("Shown once a session is answered")));
    all->addWidget(note(tr("Before the answer none of this is shown to anybody. What was in sight when an answer was "
                           "given is kept with it. For everybody who labels in this project.")));
    for (const Leading what : workbench::kEveryLeading) {
        auto* box = new QCheckBox(titleOf(what));
        box->setChecked(settings.revealed.contains(what));
        m_revealed.emplace(what, box);
        all->addWidget(box);
    }
    auto* names = new QHBoxLayout;
    names->addSpacing(Theme::kPage);
    names->addWidget(m_names);
    all->addLayout(names);
    m_names->setAccessibleName(tr("Colleagues' answers with their names"));
    m_names->setChecked(settings.names);
    QCheckBox* labels = m_revealed.at(Leading::Labels);
    m_names->setEnabled(labels->isChecked());
    connect(labels, &QCheckBox::toggled, m_names, &QWidget::setEnabled);

    all->addSpacing(Theme::kInside);
    all->addWidget(title(tr("Time")));
    auto* form = new QFormLayout;
    m_idle->setRange(static_cast<int>(workbench::kLeastIdle), static_cast<int>(workbench::kMostIdle));
    m_idle->setSuffix(tr(" s"));
    m_idle->setValue(static_cast<int>(settings.idleSeconds));
    m_idle->setAccessibleName(tr("Seconds without a key or a move after which a break begins"));
    form->addRow(tr("A brea&k begins after"), m_idle);
    all->addLayout(form);
    all->addWidget(note(tr("Without a key or a move of the mouse for so long nobody is there: none of that counts, "
                           "neither for the pace nor for what a draw will take.")));
    m_timer->setChecked(settings.timer);
    all->addWidget(m_timer);
    all->addSpacing(Theme::kInside);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* keep = buttons->addButton(tr("Keep"), QDialogButtonBox::AcceptRole);
    common::setButtonKind(*keep, common::ButtonKind::Primary);
    keep->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this]() {
        Q_EMIT chosen(this->settings());
        accept();
    });
    all->addWidget(buttons);
    setMinimumWidth(kWidth);
}

workbench::DeskSettings DeskSettingsDialog::settings() const
{
    workbench::DeskSettings settings;
    settings.revealed.clear();
    for (const auto& [what, box] : m_revealed)
        if (box->isChecked())
            settings.revealed.insert(what);
    settings.names = m_names->isChecked();
    settings.idleSeconds = m_idle->value();
    settings.timer = m_timer->isChecked();
    return settings;
}

} // namespace turnout::ui
