// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "populations/DaysField.h"

#include "common/Theme.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

const QDate kEpoch(1970, 1, 1);

QDate dateOf(TimeMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).date();
}

} // namespace

DaysField::DaysField(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_first(new QDateEdit(this))
    , m_last(new QDateEdit(this))
{
    m_first->setAccessibleName(tr("%1, first day").arg(name));
    m_last->setAccessibleName(tr("%1, last day").arg(name));
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(common::Theme::kStep);
    across->addWidget(m_first);
    across->addWidget(new QLabel(tr("to", "between two days"), this));
    across->addWidget(m_last);
    for (QDateEdit* field : {m_first, m_last}) {
        field->setDisplayFormat(u"yyyy-MM-dd"_s);
        connect(field, &QDateEdit::dateChanged, this, &DaysField::changed);
    }
    connect(m_first, &QDateEdit::dateChanged, m_last, &QDateEdit::setMinimumDate);
}

void DaysField::setSide(const workbench::Side& side, const workbench::Side& whole)
{
    const QSignalBlocker quiet(this);
    for (QDateEdit* field : {m_first, m_last})
        field->setDateRange(dateOf(*whole.filter.from), dateOf(*whole.filter.until - 1));
    m_last->setDate(dateOf(*side.filter.until - 1));
    m_first->setDate(dateOf(*side.filter.from));
    m_last->setMinimumDate(m_first->date());
}

workbench::Side DaysField::side() const
{
    return workbench::daysSide(kEpoch.daysTo(m_first->date()), kEpoch.daysTo(m_last->date()));
}

} // namespace turnout::ui
