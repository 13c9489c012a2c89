// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/OptionsTable.h"

#include "base/Json.h"
#include "common/Theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

enum Column { kValue, kWords, kKey, kCounts, kNumber, kColumns };
constexpr int kRowsShown = 6;

/// What was typed; not a number is kept as one that is refused, so that the field can say so.
std::optional<double> numberOf(const QString& text)
{
    if (text.trimmed().isEmpty())
        return std::nullopt;
    bool good = false;
    QString written = text.trimmed();
    written.replace(u',', u'.'); // as half of Europe writes it
    const double number = written.toDouble(&good);
    return good ? number : NAN;
}

QString textOf(const std::optional<double>& number)
{
    return number ? QString::fromStdString(std::isnan(*number) ? "?" : jsonNumber(*number)) : QString();
}

} // namespace

OptionsTable::OptionsTable(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, kColumns, this))
{
    m_table->setObjectName(u"optionsTable"_s);
    m_table->setAccessibleName(tr("Options"));
    m_table->setHorizontalHeaderLabels({tr("Value"), tr("Words"), tr("Key"), tr("Counts as"), tr("Number")});
    m_table->horizontalHeader()->setSectionResizeMode(kWords, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(kValue, 110);
    m_table->setColumnWidth(kKey, 44);
    m_table->setColumnWidth(kCounts, 92);
    m_table->setColumnWidth(kNumber, 68);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    setFocusProxy(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::DoubleClicked
        | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setMinimumHeight(kRowsShown * m_table->verticalHeader()->defaultSectionSize());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::Theme::kStep);
    column->addWidget(m_table);
    auto* row = new QHBoxLayout;
    row->setSpacing(common::Theme::kStep);
    const auto button = [&](const QString& text, const QString& name, const QString& id, auto run) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(id);
        made->setAccessibleName(name);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, run);
        row->addWidget(made);
        return made;
    };
    button(tr("Add"), tr("Add an option"), u"addOption"_s, [this] { addRow(); });
    button(tr("Remove"), tr("Remove the option"), u"removeOption"_s, [this] { removeRow(); });
    m_putBack = button(tr("Put back"), tr("Put the removed option back"), u"putBackOption"_s, [this] { putBack(); });
    button(tr("Up"), tr("Move the option up"), u"optionUp"_s, [this] { moveRow(-1); });
    button(tr("Down"), tr("Move the option down"), u"optionDown"_s, [this] { moveRow(1); });
    row->addStretch(1);
    column->addLayout(row);
    const auto key = [&](const QKeySequence& keys, auto run) {
        auto* shortcut = new QShortcut(keys, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    key(Qt::Key_Insert, [this] { addRow(); });
    key(Qt::CTRL | Qt::Key_Delete, [this] { removeRow(); });
    key(QKeySequence::Undo, [this] { putBack(); });
    key(Qt::ALT | Qt::Key_Up, [this] { moveRow(-1); });
    key(Qt::ALT | Qt::Key_Down, [this] { moveRow(1); });
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        if (!m_filling)
            Q_EMIT changed();
    });
}

void OptionsTable::fill(int row, const session::Option& option)
{
    const QStringList cells{QString::fromStdString(option.value), QString::fromStdString(option.title),
        QString::fromStdString(option.key), textOf(option.countsAs), textOf(option.number)};
    for (int column = 0; column < kColumns; ++column)
        m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
}

void OptionsTable::setOptions(const std::vector<session::Option>& options, bool scale)
{
    m_table->setColumnHidden(kNumber, !scale);
    m_removed.clear();
    setPutBack();
    m_filling = true;
    const int current = std::max(0, m_table->currentRow());
    m_table->setRowCount(static_cast<int>(options.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        fill(row, options[static_cast<std::size_t>(row)]);
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(std::min(current, m_table->rowCount() - 1), std::max(0, m_table->currentColumn()));
    m_filling = false;
}

QString OptionsTable::cell(int row, int column) const
{
    const QTableWidgetItem* item = m_table->item(row, column);
    return item == nullptr ? QString() : item->text().trimmed();
}

std::vector<session::Option> OptionsTable::options() const
{
    std::vector<session::Option> options;
    options.reserve(static_cast<std::size_t>(m_table->rowCount()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        options.push_back(optionAt(row));
    return options;
}

session::Option OptionsTable::optionAt(int row) const
{
    session::Option option;
    option.value = cell(row, kValue).toStdString();
    option.title = cell(row, kWords).toStdString();
    if (option.title.empty())
        option.title = option.value;
    option.key = cell(row, kKey).toLower().toStdString();
    option.countsAs = numberOf(cell(row, kCounts));
    option.number = m_table->isColumnHidden(kNumber) ? std::nullopt : numberOf(cell(row, kNumber));
    return option;
}

void OptionsTable::addRow()
{
    const int row = m_table->currentRow() + 1;
    m_filling = true;
    m_table->insertRow(row);
    fill(row, {});
    m_table->setCurrentCell(row, kValue);
    m_filling = false;
    m_table->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void OptionsTable::removeRow()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_removed.push_back({row, optionAt(row)});
    m_filling = true;
    m_table->removeRow(row);
    m_filling = false;
    setPutBack();
    Q_EMIT changed();
}

/// The one that was removed last, where it was as far as that place is still there.
void OptionsTable::putBack()
{
    if (m_removed.empty())
        return;
    const Removed last = std::move(m_removed.back());
    m_removed.pop_back();
    const int row = std::min(last.row, m_table->rowCount());
    m_filling = true;
    m_table->insertRow(row);
    fill(row, last.option);
    m_table->setCurrentCell(row, kValue);
    m_filling = false;
    m_table->setFocus(Qt::OtherFocusReason); // before the button is disabled
    setPutBack();
    Q_EMIT changed();
}

void OptionsTable::setPutBack()
{
    m_putBack->setEnabled(!m_removed.empty());
}

void OptionsTable::moveRow(int step)
{
    const int from = m_table->currentRow();
    const int to = from + step;
    if (from < 0 || to < 0 || to >= m_table->rowCount())
        return;
    m_filling = true;
    for (int column = 0; column < kColumns; ++column) {
        QTableWidgetItem* moved = m_table->takeItem(from, column);
        m_table->setItem(from, column, m_table->takeItem(to, column));
        m_table->setItem(to, column, moved);
    }
    m_table->setCurrentCell(to, m_table->currentColumn());
    m_filling = false;
    Q_EMIT changed();
}

} // namespace turnout::ui
