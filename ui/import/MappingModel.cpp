// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/MappingModel.h"

#include "common/Theme.h"
#include "common/VisibleText.h"
#include "import/ColumnUse.h"

#include <QComboBox>
#include <QPainter>
#include <QTimer>
#include <tuple>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;
using common::visibleLine;

void MappingModel::setTable(std::vector<ingest::TableColumn> columns, const ingest::CsvMapping& mapping)
{
    beginResetModel();
    m_columns = std::move(columns);
    m_mapping = mapping;
    endResetModel();
}

void MappingModel::setMapping(const ingest::CsvMapping& mapping)
{
    m_mapping = mapping;
    if (!m_columns.empty())
        Q_EMIT dataChanged(index(0, Use), index(rowCount() - 1, Use));
}

const ingest::CsvMapping& MappingModel::mapping() const
{
    return m_mapping;
}

int MappingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

int MappingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MappingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ingest::TableColumn& column = m_columns[static_cast<std::size_t>(index.row())];
    const int use = useOf(m_mapping, column.name);
    const QString title = columnUses().at(static_cast<std::size_t>(use)).title;
    if (role == Qt::EditRole && index.column() == Use)
        return use;
    if (role == Qt::AccessibleTextRole && index.column() != Examples)
        return tr("%1, used as %2").arg(visibleLine(column.name, 80), title);
    if (role == Qt::ForegroundRole && (index.column() == Examples || (index.column() == Use && use == 0)))
        return Theme::current().muted;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QStringList examples;
    for (const std::string& example : column.examples)
        examples.append(visibleLine(example, 60));
    const QString text = index.column() == Name ? visibleLine(column.name, 80)
        : index.column() == Examples            ? examples.join(u" · "_s)
                                                : title;
    if (role == Qt::ToolTipRole)
        return index.column() == Use ? QVariant() : QVariant(common::plainToolTip(text));
    return text;
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Column") : section == Examples ? tr("What is in it") : tr("Used as");
}

Qt::ItemFlags MappingModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Use ? flags | Qt::ItemIsEditable : flags;
}

bool MappingModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const int use = value.toInt();
    if (!index.isValid() || role != Qt::EditRole || index.column() != Use || use < 0
        || use >= static_cast<int>(columnUses().size()))
        return false;
    const std::string& column = m_columns[static_cast<std::size_t>(index.row())].name;
    if (useOf(m_mapping, column) == use)
        return true;
    setUse(m_mapping, column, use);
    const auto& scale = m_columns[static_cast<std::size_t>(index.row())].scale;
    if (m_mapping.rating == column && scale)
        std::tie(m_mapping.ratingLow, m_mapping.ratingHigh) = *scale;
    Q_EMIT dataChanged(this->index(0, Use), this->index(rowCount() - 1, Use)); // another may have lost its use
    Q_EMIT edited();
    return true;
}

QWidget* UseDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* box = new QComboBox(parent);
    for (const ColumnUse& use : columnUses())
        box->addItem(use.title);
    box->setMaxVisibleItems(static_cast<int>(columnUses().size()));
    box->setAccessibleName(tr("Use of %1").arg(index.siblingAtColumn(MappingModel::Name).data().toString()));
    // A choice is made as soon as it is chosen: the box loses the focus, and the view takes its answer.
    connect(box, &QComboBox::activated, parent, [parent] { parent->setFocus(); });
    // Nothing is chosen on the way to it: a use that only one column can have would be lost by passing it.
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void UseDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(index.data(Qt::EditRole).toInt());
}

void UseDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentIndex(), Qt::EditRole);
}

void UseDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    constexpr int kArrow = 12;
    QStyleOptionViewItem text = option;
    text.rect.adjust(0, 0, -kArrow - Theme::kInside, 0);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, Theme::current().accentSoft);
    QStyledItemDelegate::paint(painter, text, index);
    const QRect arrow(
        option.rect.right() - kArrow - Theme::kStep, option.rect.center().y() - kArrow / 2, kArrow, kArrow);
    Theme::icon(u"chevron-down"_s, common::Tint::Muted).paint(painter, arrow);
}

} // namespace turnout::ui
