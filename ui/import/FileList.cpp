// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/FileList.h"

#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;
using State = FileList::State;

namespace {

constexpr int kSeenRole = Qt::UserRole;
constexpr int kStateRole = Qt::UserRole + 1;
constexpr int kLines = 3; ///< of what was seen

QIcon iconOf(State state)
{
    switch (state) {
    case State::Caution:
        return Theme::icon(u"warning"_s, common::Tint::Caution);
    case State::Done:
        return Theme::icon(u"check"_s, common::Tint::Good);
    default:
        return Theme::icon(u"import"_s, common::Tint::Muted);
    }
}

/// Name in one line, what was seen below it.
class FileDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.accentSoft);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.hover);
        QRect area = option.rect.adjusted(Theme::kInside + 4, Theme::kInside, -Theme::kInside, -Theme::kInside);
        const QFontMetrics name(Theme::font(common::TextStyle::Strong));
        const int icon = Theme::kIcon;
        iconOf(static_cast<State>(index.data(kStateRole).toInt()))
            .paint(painter, QRect(area.left(), area.top() + (name.height() - icon) / 2, icon, icon));
        area.setLeft(area.left() + icon + Theme::kInside);
        painter->setFont(Theme::font(common::TextStyle::Strong));
        painter->setPen(theme.text);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop,
            name.elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
        area.setTop(area.top() + name.height() + 2);
        painter->setFont(Theme::font(common::TextStyle::Note));
        painter->setPen(theme.muted);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, index.data(kSeenRole).toString());
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QFontMetrics name(Theme::font(common::TextStyle::Strong));
        const QFontMetrics note(Theme::font(common::TextStyle::Note));
        const auto* list = qobject_cast<const QAbstractItemView*>(option.widget);
        const int width = (list == nullptr ? 200 : list->viewport()->width()) - Theme::kIcon - 3 * Theme::kInside - 4;
        const QRect needed
            = note.boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, index.data(kSeenRole).toString());
        const int seen = std::clamp(needed.height(), note.lineSpacing(), kLines * note.lineSpacing());
        return {100, name.height() + seen + 2 * Theme::kInside + 2};
    }
};

} // namespace

FileList::FileList(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(u"importFiles"_s);
    setAccessibleName(tr("Files of this import"));
    setItemDelegate(new FileDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setResizeMode(QListView::Adjust);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
}

void FileList::setFiles(const std::vector<Line>& files)
{
    const QSignalBlocker quiet(this);
    const int row = currentRow();
    while (count() > static_cast<int>(files.size()))
        delete takeItem(count() - 1);
    while (count() < static_cast<int>(files.size()))
        addItem(new QListWidgetItem);
    for (int i = 0; i < count(); ++i) {
        const Line& file = files[static_cast<std::size_t>(i)];
        QListWidgetItem* one = item(i);
        one->setText(file.name);
        one->setData(kSeenRole, file.seen);
        one->setData(kStateRole, static_cast<int>(file.state));
        one->setData(Qt::AccessibleTextRole, QString(file.name + u". "_s + file.seen));
        one->setToolTip(common::plainToolTip(file.path + u'\n' + file.seen));
    }
    if (count() > 0)
        setCurrentRow(std::clamp(row, 0, count() - 1));
    scheduleDelayedItemsLayout();
}

void FileList::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) && currentRow() >= 0) {
        Q_EMIT removeRequested(currentRow());
        return;
    }
    QListWidget::keyPressEvent(event);
}

FileList::Line fileLine(const ImportDraft& draft, const DraftFile& file)
{
    FileList::Line line;
    line.name = common::visibleLine(QFileInfo(QString::fromStdString(file.path)).fileName(), 200);
    line.path = common::visibleLine(QString::fromStdString(file.path), 400);
    const QString obstacle = draft.obstacle(file);
    const ImportedFile* known = file.done ? &*file.done : file.looked ? &*file.looked : nullptr;
    if (file.done) {
        line.seen = importSentence({*file.done});
        line.state = needsAttention({*file.done}) ? State::Caution : State::Done;
    } else if (!obstacle.isEmpty()) {
        line.seen = obstacle;
        line.state = State::Caution;
    } else if (known == nullptr) {
        const std::string_view format = ingest::formatName(*file.format);
        line.seen = QString::fromUtf8(format.data(), static_cast<qsizetype>(format.size()));
    } else {
        line.seen = seenSentence(*known);
        line.state = !known->report || known->report->alreadyImported || known->report->counts.rejects > 0
            ? State::Caution
            : State::Ready;
    }
    return line;
}

} // namespace turnout::ui
