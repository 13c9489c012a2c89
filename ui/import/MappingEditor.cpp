// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/MappingEditor.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QDoubleSpinBox>
#include <QFile>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kMostRows = 9; ///< seen at once
constexpr qint64 kMostBytes = qint64{1} << 20U; ///< of a mapping file

QDoubleSpinBox* makeEnd(const QString& name)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(-1e6, 1e6);
    box->setDecimals(2);
    box->setFixedWidth(96);
    box->setAccessibleName(name);
    return box;
}

QString mappingFilter()
{
    return MappingEditor::tr("Mapping (*.json);;All files (*)");
}

} // namespace

MappingEditor::MappingEditor(common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_dialogs(dialogs)
    , m_model(new MappingModel(this))
    , m_view(new QTableView)
    , m_scale(new QWidget)
    , m_low(makeEnd(tr("Worst rating")))
    , m_high(makeEnd(tr("Best rating")))
    , m_note(new QLabel)
{
    auto* title = new QLabel(tr("Columns"));
    setTextStyle(*title, common::TextStyle::Section);
    const auto button = [this](const QString& text, const QString& name, const QString& spoken, auto run) {
        auto* made = new QPushButton(text);
        made->setObjectName(name);
        made->setAccessibleName(spoken);
        made->setToolTip(spoken);
        setButtonKind(*made, common::ButtonKind::Quiet);
        connect(made, &QPushButton::clicked, this, run);
        return made;
    };
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(button(
        tr("Read …"), u"loadMappingButton"_s, tr("Read the columns' uses from a mapping file"), [this] { load(); }));
    head->addWidget(button(tr("Save …"), u"saveMappingButton"_s,
        tr("Write the columns' uses to a mapping file, for the command line or for later"), [this] { save(); }));

    m_view->setObjectName(u"mappingTable"_s);
    m_view->setAccessibleName(tr("Columns and their uses"));
    m_view->setModel(m_model);
    m_view->setItemDelegateForColumn(MappingModel::Use, new UseDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->installEventFilter(this);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(QFontMetrics(Theme::font(common::TextStyle::Body)).height() + 14);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(MappingModel::Examples, QHeaderView::Stretch);
    m_view->setColumnWidth(MappingModel::Name, 124);
    m_view->setColumnWidth(MappingModel::Use, 150);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* scale = new QHBoxLayout(m_scale);
    scale->setContentsMargins(0, 0, 0, 0);
    scale->addWidget(new QLabel(tr("A rating that is a number goes from")));
    scale->addWidget(m_low);
    scale->addWidget(new QLabel(tr("to")));
    scale->addWidget(m_high);
    scale->addStretch();
    m_low->setObjectName(u"ratingLowBox"_s);
    m_high->setObjectName(u"ratingHighBox"_s);
    setTextStyle(*m_note, common::TextStyle::Note, common::Tint::Caution);
    m_note->setObjectName(u"mappingNote"_s);
    m_note->setWordWrap(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::kInside);
    layout->addLayout(head);
    layout->addWidget(m_view);
    layout->addWidget(m_scale);
    layout->addWidget(m_note);

    connect(m_model, &MappingModel::edited, this, [this] {
        show();
        Q_EMIT mappingChanged();
    });
    connect(m_view, &QTableView::clicked, this, &MappingEditor::choose);
    connect(m_view, &QTableView::activated, this, &MappingEditor::choose);
    for (QDoubleSpinBox* box : {m_low, m_high})
        connect(box, &QDoubleSpinBox::valueChanged, this, &MappingEditor::setScale);
}

void MappingEditor::setTable(const ingest::TableHead& head, const ingest::CsvMapping& mapping)
{
    m_model->setTable(head.columns, mapping);
    const int rows = std::min(kMostRows, m_model->rowCount());
    m_view->setFixedHeight(
        m_view->horizontalHeader()->sizeHint().height() + rows * m_view->verticalHeader()->defaultSectionSize() + 4);
    if (m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(0, MappingModel::Use));
    show();
}

const ingest::CsvMapping& MappingEditor::mapping() const
{
    return m_model->mapping();
}

void MappingEditor::show()
{
    const ingest::CsvMapping& mapping = m_model->mapping();
    const QSignalBlocker low(m_low);
    const QSignalBlocker high(m_high);
    m_low->setValue(mapping.ratingLow);
    m_high->setValue(mapping.ratingHigh);
    m_scale->setVisible(!mapping.rating.empty());
    if (mapping.id.empty())
        say(tr("Say which column has the id of the session."));
    else if (mapping.transcript.empty() && mapping.userText.empty() && mapping.assistantText.empty())
        say(tr("Say which column has what was said: a transcript, or the user's and the assistant's words."));
    else
        say({});
}

bool MappingEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        choose(m_view->currentIndex());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void MappingEditor::choose(const QModelIndex& index)
{
    const QModelIndex use = index.siblingAtColumn(MappingModel::Use);
    if (m_view->indexWidget(use) == nullptr)
        m_view->edit(use);
}

void MappingEditor::setScale()
{
    ingest::CsvMapping mapping = m_model->mapping();
    if (m_low->value() == m_high->value()) {
        say(tr("A scale has two different ends."));
        return;
    }
    mapping.ratingLow = m_low->value();
    mapping.ratingHigh = m_high->value();
    m_model->setMapping(mapping);
    say({});
    Q_EMIT mappingChanged();
}

void MappingEditor::load()
{
    m_dialogs.openFile(this, {tr("Read a mapping"), mappingFilter(), {}, {}}, [this](const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes) {
            say(tr("%1 cannot be read.").arg(common::visibleLine(path)));
            return;
        }
        const auto mapping = ingest::csvMappingFromJson(file.readAll().toStdString());
        if (!mapping) {
            say(common::visibleLine(mapping.error().message(), 600));
            return;
        }
        m_model->setMapping(*mapping);
        show();
        Q_EMIT mappingChanged();
    });
}

void MappingEditor::save()
{
    m_dialogs.saveFile(
        this, {tr("Save the mapping"), mappingFilter(), u"mapping.json"_s, u"json"_s}, [this](const QString& path) {
            QSaveFile file(path);
            const QByteArray json = QByteArray::fromStdString(ingest::csvMappingToJson(m_model->mapping()));
            if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
                say(tr("%1 cannot be written: %2").arg(common::visibleLine(path), file.errorString()));
        });
}

void MappingEditor::say(const QString& text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

} // namespace turnout::ui
