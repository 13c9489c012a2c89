// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/PeopleDialog.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

QStringList cellsOf(const workbench::AnnotatorWork& one, bool me)
{
    const QString name = common::visibleLine(one.name, 80);
    return {me ? PeopleDialog::tr("%1 (here now)").arg(name) : name, common::countText(one.answered),
        common::countText(one.skipped), common::countText(one.today),
        one.pace ? QLocale().toString(*one.pace, 'f', *one.pace < 10 ? 1 : 0) : u"–"_s, common::countText(one.flagged),
        one.last ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(*one.last), u"d MMM yyyy HH:mm"_s) : u"–"_s};
}

} // namespace

PeopleDialog::PeopleDialog(const std::vector<workbench::AnnotatorWork>& work, const QString& me, QWidget* parent)
    : QDialog(parent)
{
    using common::Theme;
    setObjectName(u"peopleDialog"_s);
    setWindowTitle(tr("Annotators"));
    setAccessibleName(tr("Annotators"));
    const QStringList headings{
        tr("Annotator"), tr("Answered"), tr("Skipped"), tr("Today"), tr("Seconds a session"), tr("Flags"), tr("Last")};
    auto* table = new QTableWidget(static_cast<int>(work.size()), static_cast<int>(headings.size()));
    table->setHorizontalHeaderLabels(headings);
    table->setAccessibleName(tr("Annotators"));
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->horizontalHeader()->setHighlightSections(false);
    for (int row = 0; row < table->rowCount(); ++row) {
        const auto& one = work[static_cast<std::size_t>(row)];
        const QStringList cells = cellsOf(one, QString::fromStdString(one.name) == me);
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells.at(column));
            const bool words = column == 0 || column + 1 == cells.size();
            item->setTextAlignment((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            table->setItem(row, column, item);
        }
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    if (table->rowCount() > 0)
        table->setCurrentCell(0, 0);
    auto* note = new QLabel(tr("The pace is the median time a session takes, breaks left out, of three sessions or "
                               "more. What was taken back does not count. How well annotators agree is in the "
                               "Agreement workspace."));
    common::setTextStyle(*note, common::TextStyle::Note, common::Tint::Muted);
    note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* change = buttons->addButton(tr("Somebody else labels …"), QDialogButtonBox::ActionRole);
    change->setAutoDefault(false);
    connect(change, &QPushButton::clicked, this, [this]() {
        accept();
        Q_EMIT changeRequested();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    all->setSpacing(Theme::kInside);
    all->addWidget(table, 1);
    all->addWidget(note);
    all->addWidget(buttons);
    resize(760, 380);
}

} // namespace turnout::ui
