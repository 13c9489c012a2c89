// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/FilterPopup.h"

#include "common/CommandPalette.h"
#include "common/ListWalk.h"
#include "common/TabularText.h"
#include "common/Theme.h"

#include <algorithm>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kAtRole = Qt::UserRole; ///< index into fields or choices
constexpr int kNoteRole = Qt::UserRole + 1;
constexpr int kRowHeight = 28;
constexpr int kShownRows = 10;
constexpr int kWidth = 340;
/// More values than this are found by typing.
constexpr std::size_t kListed = 300;

/// Check mark, title, and what belongs to it on the right.
class ChoiceDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.accentSoft);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 4, 4);
        }
        QRect area = option.rect.adjusted(10, 0, -12, 0);
        const bool chosen = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        if (chosen)
            Theme::icon(u"check"_s, common::Tint::Accent)
                .paint(painter, QRect(area.left(), area.center().y() - 7, Theme::kIcon, Theme::kIcon));
        area.setLeft(area.left() + Theme::kIcon + Theme::kInside);
        const QString note = index.data(kNoteRole).toString();
        painter->setFont(Theme::font(common::TextStyle::Note));
        painter->setPen(theme.muted);
        common::drawTabular(*painter, area, Qt::AlignRight | Qt::AlignVCenter, note);
        area.setRight(area.right() - static_cast<int>(common::tabularWidth(painter->font(), note)) - Theme::kInside);
        painter->setFont(Theme::font(chosen ? common::TextStyle::Strong : common::TextStyle::Body));
        painter->setPen(theme.text);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {200, kRowHeight};
    }
};

} // namespace

FilterPopup::FilterPopup(workbench::Workbench& workbench, QWidget& window)
    : QFrame(&window)
    , m_workbench(workbench)
    , m_window(window)
    , m_title(new QLabel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"filterPopup"_s);
    setAccessibleName(tr("Choose a filter"));
    setTextStyle(*m_title, common::TextStyle::Strong);
    m_field->setObjectName(u"filterField"_s);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"filterList"_s);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kInside, Theme::kInside, Theme::kInside, Theme::kInside);
    layout->setSpacing(Theme::kStep + 2);
    layout->addWidget(m_title);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &FilterPopup::fill);
    connect(m_list, &QListWidget::itemClicked, this, &FilterPopup::accept);
    connect(&workbench, &workbench::Workbench::filterChanged, this, [this] {
        if (isVisible() && m_chosen)
            askChoices();
    });
    hide();
}

void FilterPopup::popup(const QWidget& below)
{
    if (m_workbench.snapshot() == nullptr)
        return;
    showFields();
    open(below);
}

void FilterPopup::popup(const QWidget& below, const FilterField& field)
{
    if (m_workbench.snapshot() == nullptr)
        return;
    showField(field);
    open(below);
}

QStringList FilterPopup::lines() const
{
    QStringList lines;
    for (int i = 0; i < m_list->count(); ++i) {
        const QListWidgetItem* item = m_list->item(i);
        lines.append(QString(item->text() + u' ' + item->data(kNoteRole).toString()).trimmed());
    }
    return lines;
}

void FilterPopup::open(const QWidget& below)
{
    setFixedWidth(std::min(kWidth, m_window.width() - 2 * Theme::kBetween));
    fit();
    QPoint at = below.mapTo(&m_window, QPoint(0, below.height() + 4));
    at.setX(std::clamp(at.x(), Theme::kInside, std::max(Theme::kInside, m_window.width() - width() - Theme::kInside)));
    move(at);
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void FilterPopup::fit()
{
    const int rows = std::clamp(m_list->count(), 3, kShownRows);
    m_list->setFixedHeight(rows * kRowHeight + 4);
    layout()->activate();
    resize(width(), layout()->sizeHint().height());
}

void FilterPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().raised);
    painter.setPen(Theme::current().lineStrong);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void FilterPopup::close()
{
    if (isHidden())
        return;
    ++m_request;
    hide();
    Q_EMIT closed();
}

void FilterPopup::showFields()
{
    ++m_request;
    m_chosen.reset();
    m_choices.clear();
    m_fields = filterFields(*m_workbench.snapshot());
    m_title->setText(tr("Filter by"));
    m_field->setPlaceholderText(tr("Segment, population, signal, date"));
    m_field->setAccessibleName(tr("Filter by"));
    m_list->setAccessibleName(tr("What to filter by"));
    m_field->clear();
    fill();
}

void FilterPopup::showField(const FilterField& field)
{
    m_chosen = field;
    m_choices.clear();
    const bool date = field.kind == FilterField::Kind::Started;
    m_title->setText(field.title);
    m_field->setPlaceholderText(date ? tr("A date, like 2026-05-01") : tr("Type to find a value"));
    m_field->setAccessibleName(tr("Values of %1").arg(field.title));
    m_list->setAccessibleName(tr("Values of %1").arg(field.title));
    m_field->clear();
    fill();
    askChoices();
}

void FilterPopup::askChoices()
{
    using Choices = std::vector<FilterChoice>;
    m_workbench.query([snapshot = m_workbench.snapshot(), filter = m_workbench.filter(),
                          field = *m_chosen]() -> Result<Choices> { return filterChoices(*snapshot, filter, field); },
        this,
        [this, request = ++m_request](Result<Choices> choices) {
            if (request != m_request || !choices)
                return;
            const int row = m_list->currentRow();
            m_choices = std::move(choices).value();
            fill();
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
        });
}

void FilterPopup::fill()
{
    m_list->clear();
    const QString pattern = m_field->text();
    const auto add = [&](const QString& title, const QString& note, std::size_t at, bool checked) {
        auto* item = new QListWidgetItem(title, m_list);
        item->setData(kAtRole, static_cast<int>(at));
        item->setData(kNoteRole, note);
        item->setData(Qt::CheckStateRole, checked ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::AccessibleTextRole, QString(title + u", "_s + note + (checked ? tr(", chosen") : QString())));
    };
    if (!m_chosen) {
        for (std::size_t i = 0; i < m_fields.size(); ++i) {
            if (common::fuzzyScore(pattern, m_fields[i].title) >= 0)
                add(m_fields[i].title, m_fields[i].note, i, false);
        }
    } else {
        std::vector<FilterChoice> typed;
        if (m_chosen->kind == FilterField::Kind::Started)
            typed = dateChoices(pattern);
        std::erase_if(m_choices, [](const FilterChoice& choice) { return choice.count < 0; });
        m_choices.insert(m_choices.begin(), typed.begin(), typed.end());
        for (std::size_t i = 0; i < m_choices.size() && m_list->count() < static_cast<int>(kListed); ++i) {
            const FilterChoice& choice = m_choices[i];
            if (choice.count < 0 || common::fuzzyScore(pattern, choice.title) >= 0)
                add(choice.title, choice.count < 0 ? QString() : common::countText(choice.count), i, choice.chosen);
        }
    }
    m_list->setCurrentRow(0);
    fit();
}

void FilterPopup::accept()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr)
        return;
    const auto at = static_cast<std::size_t>(item->data(kAtRole).toInt());
    if (!m_chosen) {
        showField(m_fields[at]);
        return;
    }
    const FilterField field = *m_chosen;
    const std::string value = m_choices[at].value;
    // Only a segment can have several values.
    if (field.kind != FilterField::Kind::Segment)
        close();
    m_workbench.setFilter(toggled(m_workbench.filter(), field, value));
}

void FilterPopup::goBack()
{
    if (m_chosen)
        showFields();
    else
        close();
}

bool FilterPopup::eventFilter(QObject* watched, QEvent* event)
{
    // Whoever clicked elsewhere wants the focus there.
    if (event->type() == QEvent::FocusOut && isVisible()) {
        ++m_request;
        hide();
    }
    // Every plain key belongs to the popup while it is open.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && keyPressed(static_cast<QKeyEvent*>(event)->key()))
        return true;
    return QFrame::eventFilter(watched, event);
}

bool FilterPopup::keyPressed(int key)
{
    if (common::walkList(*m_list, key, kShownRows))
        return true;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept();
        return true;
    case Qt::Key_Backspace:
        if (!m_field->text().isEmpty())
            return false;
        goBack();
        return true;
    case Qt::Key_Escape:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        close();
        return true;
    default:
        return false;
    }
}

} // namespace turnout::ui
