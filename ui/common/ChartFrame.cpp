// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/ChartFrame.h"

#include "common/ChartTableModel.h"
#include "common/Dialogs.h"
#include "common/TabularText.h"
#include "common/Theme.h"

#include <algorithm>
#include <cmath>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QSvgGenerator>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidestColumn = 260;
constexpr QMarginsF kSlideMargins(48, 40, 48, 32);
constexpr double kUnderTitle = 6;
constexpr int kSubtitleSize = 18;

/// Of what is above the chart on a slide.
QFont subtitleFont()
{
    QFont font = Theme::font(TextStyle::Section);
    font.setWeight(QFont::Normal);
    font.setPixelSize(kSubtitleSize);
    return font;
}

double wordsHeight(const QFont& font, const QString& text)
{
    const double width = ChartFrame::kSlideWidth - kSlideMargins.left() - kSlideMargins.right();
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e6), Qt::TextWordWrap, text).height();
}

} // namespace

ChartFrame::ChartFrame(ChartWidget* chart, Dialogs& dialogs, QWidget* parent)
    : QFrame(parent)
    , m_chart(chart)
    , m_dialogs(dialogs)
    , m_title(new QLabel)
    , m_subtitle(new QLabel)
    , m_message(new QLabel)
    , m_area(new QScrollArea)
    , m_pages(new QStackedWidget)
    , m_model(new ChartTableModel(this))
    , m_numbers(new NumberDelegate(this))
{
    setObjectName(u"chartFrame"_s);
    m_area->setWidget(chart);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setAccessibleName(tr("Chart area"));
    // Legend and axis stay at the top while the rows scroll under them.
    connect(m_area->verticalScrollBar(), &QScrollBar::valueChanged, m_chart, &ChartWidget::scrolled);
    m_pages->addWidget(m_area);
    m_pages->addWidget(buildTable());
    setTextStyle(*m_message, TextStyle::Note, Tint::Muted);
    m_message->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kBetween, Theme::kBetween - 2, Theme::kBetween, Theme::kInside);
    layout->setSpacing(Theme::kInside);
    layout->addWidget(buildHeader());
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_message);
    connect(m_chart, &ChartWidget::rowActivated, this, &ChartFrame::rowActivated);
    connect(m_chart, &ChartWidget::contentChanged, this, &ChartFrame::refresh);
    connect(m_chart, &ChartWidget::heightChanged, this, &ChartFrame::fitHeight);
    refresh();
}

QWidget* ChartFrame::buildHeader()
{
    setTextStyle(*m_title, TextStyle::Section);
    m_title->setWordWrap(true);
    setTextStyle(*m_subtitle, TextStyle::Note, Tint::Muted);
    m_subtitle->setWordWrap(true);
    m_subtitle->hide();

    m_tableButton = new QToolButton;
    m_tableButton->setIcon(Theme::icon(u"table"_s, Tint::Muted));
    m_tableButton->setCheckable(true);
    m_tableButton->setToolTip(tr("Show the numbers as a table"));
    m_tableButton->setAccessibleName(tr("Show as table"));
    connect(m_tableButton, &QToolButton::toggled, this, &ChartFrame::setTableShown);

    auto* menu = new QMenu(this);
    const auto add = [this, menu](const QString& icon, const QString& text, void (ChartFrame::*run)()) {
        connect(menu->addAction(Theme::icon(icon, Tint::Muted), text), &QAction::triggered, this, run);
    };
    add(u"copy"_s, tr("Copy as image"), &ChartFrame::copyImage);
    add(u"image"_s, tr("Save as PNG, SVG or PDF …"), &ChartFrame::saveChart);
    add(u"export"_s, tr("Export the numbers as CSV …"), &ChartFrame::exportCsv);
    auto* menuButton = new QToolButton;
    menuButton->setIcon(Theme::icon(u"export"_s, Tint::Muted));
    menuButton->setPopupMode(QToolButton::InstantPopup);
    menuButton->setMenu(menu);
    menuButton->setToolTip(tr("Copy, save or export this chart"));
    menuButton->setAccessibleName(tr("Copy, save or export this chart"));
    for (QToolButton* button : {m_tableButton, menuButton})
        button->setFocusPolicy(Qt::StrongFocus);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kStep);
    row->addLayout(words, 1);
    row->addWidget(m_tableButton, 0, Qt::AlignTop);
    row->addWidget(menuButton, 0, Qt::AlignTop);
    return header;
}

QTableView* ChartFrame::buildTable()
{
    auto* table = new QTableView;
    table->setModel(m_model);
    table->setItemDelegate(new CellDelegate(table));
    table->setAccessibleName(tr("Numbers of the chart"));
    table->setSortingEnabled(true);
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(28);
    table->horizontalHeader()->setHighlightSections(false);
    table->setTabKeyNavigation(false);
    auto* copy = new QAction(tr("Copy the selected rows"), table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    table->addAction(copy);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &ChartFrame::copyRows);
    connect(table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const QString key = m_model->table().keys[static_cast<std::size_t>(index.row())];
        if (!key.isEmpty())
            Q_EMIT rowActivated(key);
    });
    return table;
}

void ChartFrame::refresh()
{
    ChartTable table = m_chart->table();
    auto* view = static_cast<QTableView*>(m_pages->widget(1));
    m_model->setTable(table);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const bool numeric = table.numeric[static_cast<std::size_t>(column)];
        view->setItemDelegateForColumn(column, numeric ? m_numbers : nullptr);
    }
    view->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column)
        view->setColumnWidth(column, std::min(kWidestColumn, view->columnWidth(column)));
    // A shown table always has a current index: screen readers ask for it.
    if (m_model->rowCount() > 0)
        view->setCurrentIndex(m_model->index(0, 0));
    fitHeight();
}

void ChartFrame::fitHeight()
{
    if (m_mostHeight > 0)
        m_pages->setFixedHeight(std::min(m_mostHeight, m_chart->minimumSizeHint().height()));
}

void ChartFrame::fitRows(int most)
{
    m_mostHeight = most;
    layout()->setAlignment(m_pages, Qt::AlignTop);
    refresh();
}

void ChartFrame::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    // The page around may scroll too: legend and axis stay in sight then as well.
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget())
        if (const auto* area = qobject_cast<QScrollArea*>(above))
            connect(area->verticalScrollBar(), &QScrollBar::valueChanged, m_chart, &ChartWidget::scrolled,
                Qt::UniqueConnection);
    m_chart->scrolled();
}

void ChartFrame::setTitle(const QString& sentence)
{
    m_title->setText(sentence);
    m_chart->setAccessibleName(sentence);
    setAccessibleName(sentence);
}

void ChartFrame::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

QString ChartFrame::fileName() const
{
    constexpr qsizetype kLongest = 60;
    QString name = u"turnout"_s;
    // Letters without their accents, and what no file system takes amiss.
    const QStringList words = m_title->text().normalized(QString::NormalizationForm_KD).toLower().split(u' ');
    for (const QString& word : words) {
        QString plain;
        for (const QChar c : word)
            if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
                plain += c;
        if (name.size() + plain.size() >= kLongest)
            break;
        if (!plain.isEmpty())
            name += u'-' + plain;
    }
    return name;
}

ChartWidget& ChartFrame::chart() const
{
    return *m_chart;
}

void ChartFrame::setTableShown(bool shown)
{
    m_tableButton->setChecked(shown);
    m_pages->setCurrentIndex(shown ? 1 : 0);
}

bool ChartFrame::tableShown() const
{
    return m_pages->currentIndex() == 1;
}

QSize ChartFrame::slideSize() const
{
    double height = kSlideMargins.top() + kSlideMargins.bottom() + Theme::kBetween + kUnderTitle
        + wordsHeight(Theme::font(TextStyle::Headline), m_title->text())
        + m_chart->heightIn(kSlideWidth - kSlideMargins.left() - kSlideMargins.right());
    if (!m_subtitle->text().isEmpty())
        height += wordsHeight(subtitleFont(), m_subtitle->text());
    return {kSlideWidth, std::max(kSlideHeight, static_cast<int>(std::ceil(height)))};
}

void ChartFrame::paintSlide(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const QRectF all(QPointF(), slideSize());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(all, theme.surface);
    QRectF area = all.marginsRemoved(kSlideMargins);
    painter.setFont(Theme::font(TextStyle::Headline));
    painter.setPen(theme.text);
    QRectF used;
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_title->text(), &used);
    area.setTop(used.bottom() + kUnderTitle);
    if (!m_subtitle->text().isEmpty()) {
        painter.setFont(subtitleFont());
        painter.setPen(theme.muted);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_subtitle->text(), &used);
        area.setTop(used.bottom());
    }
    area.setTop(area.top() + Theme::kBetween);
    m_chart->paintChart(painter, area);
}

QImage ChartFrame::slide() const
{
    constexpr int kHighest = 8000; // twice as many pixels of hundreds of rows would be more than programs open
    const QSize size = slideSize();
    const int scale = size.height() > kHighest ? 1 : 2;
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintSlide(painter);
    painter.end();
    image.setDevicePixelRatio(1); // other programs take pixels as they are
    return image;
}

void ChartFrame::copyRows()
{
    std::vector<int> rows;
    for (const QModelIndex& index : static_cast<QTableView*>(m_pages->widget(1))->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    QApplication::clipboard()->setText(tableText(m_model->table(), rows));
    say(tr("Copied %n rows with their headings.", nullptr, static_cast<int>(rows.size())), false);
}

void ChartFrame::copyImage()
{
    QApplication::clipboard()->setImage(slide());
    say(tr("Copied: paste it into a slide or a message."), false);
}

void ChartFrame::saveChart()
{
    m_dialogs.saveFile(this,
        {tr("Save chart"), tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf)"), fileName() + ".png"_L1, u"png"_s},
        [this](const QString& path) { writeFile(path); });
}

void ChartFrame::exportCsv()
{
    m_dialogs.saveFile(this, {tr("Export the numbers"), tr("Table (*.csv)"), fileName() + ".csv"_L1, u"csv"_s},
        [this](const QString& path) { writeFile(path); });
}

bool ChartFrame::writeFile(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (!QStringList{u"png"_s, u"svg"_s, u"pdf"_s, u"csv"_s}.contains(ending)) {
        say(tr("Nothing was written: a chart is saved as .png, .svg, .pdf or .csv."), true);
        return false;
    }
    QSaveFile file(path);
    bool done = file.open(QIODevice::WriteOnly);
    if (done && ending == "csv"_L1) {
        done = file.write(tableCsv(m_chart->table())) >= 0;
    } else if (done && ending == "svg"_L1) {
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setSize(slideSize());
        svg.setViewBox(QRect(QPoint(), slideSize()));
        svg.setTitle(m_title->text());
        QPainter painter(&svg);
        paintSlide(painter);
        done = painter.end();
    } else if (done && ending == "pdf"_L1) {
        QPdfWriter pdf(&file);
        // 96 dots an inch make one dot one logical pixel, and the page as large as the slide; no page is higher than
        // 200 inches, so that there are more dots to one of very many rows.
        constexpr int kDots = 96;
        constexpr int kHighest = 199;
        const QSizeF size = slideSize();
        const int dots = std::max(kDots, static_cast<int>(std::ceil(size.height() / kHighest)));
        pdf.setResolution(dots);
        pdf.setPageSize(QPageSize(size / dots, QPageSize::Inch));
        pdf.setPageMargins(QMarginsF());
        pdf.setTitle(m_title->text());
        QPainter painter(&pdf);
        paintSlide(painter);
        done = painter.end();
    } else if (done) {
        done = slide().save(&file, "PNG");
    }
    done = done && file.commit();
    say(done ? tr("Written to %1").arg(path)
             : tr("%1 could not be written: %2. Choose another folder.").arg(path, file.errorString()),
        !done);
    return done;
}

void ChartFrame::say(const QString& text, bool failed)
{
    setTextStyle(*m_message, TextStyle::Note, failed ? Tint::Bad : Tint::Muted);
    m_message->setText(text);
    m_message->setWordWrap(true);
    m_message->setAccessibleName(text);
    m_message->show();
    if (!failed)
        QTimer::singleShot(6000, m_message, [this, text] {
            if (m_message->text() == text)
                m_message->hide(); // unless something else is said by now
        });
}

} // namespace turnout::common
