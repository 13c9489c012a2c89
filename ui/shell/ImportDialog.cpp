// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ImportDialog.h"

#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

ImportDialog::ImportDialog(const std::vector<ImportedFile>& files, Mode mode, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"importDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const bool deciding = mode == Mode::Decide;
    setWindowTitle(deciding ? tr("Import") : tr("Imported"));
    auto* title = new QLabel(deciding ? tr("What is in the files") : importSentence(files));
    setTextStyle(*title, common::TextStyle::Section);
    title->setWordWrap(true);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(Theme::kBetween, Theme::kBetween, Theme::kBetween, Theme::kBetween);
    column->setSpacing(Theme::kPage);
    for (const ImportedFile& file : files)
        column->addWidget(makeFile(file, deciding && files.size() > 1 && hasSessions(files)));
    column->addStretch();
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setWidget(inside);
    area->setAccessibleName(deciding ? tr("What is in the files") : tr("What was imported"));
    area->setFocusPolicy(Qt::StrongFocus);

    auto* buttons = new QDialogButtonBox;
    if (deciding) {
        auto* import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
        import->setObjectName(u"importButton"_s);
        import->setAccessibleName(tr("Import"));
        setButtonKind(*import, common::ButtonKind::Primary);
        import->setEnabled(worthImporting(files));
        import->setDefault(true);
        auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
        cancel->setObjectName(u"cancelImportButton"_s);
        cancel->setAccessibleName(tr("Cancel"));
    } else {
        auto* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
        close->setAccessibleName(tr("Close"));
        close->setDefault(true);
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(title);
    layout->addWidget(area, 1);
    if (deciding && weightMissing(files))
        layout->addWidget(makeWeight());
    layout->addWidget(buttons);
    resize(720, 520);
}

double ImportDialog::weight() const
{
    return m_weight == nullptr ? 1 : m_weight->value();
}

QWidget* ImportDialog::makeFile(const ImportedFile& file, bool others)
{
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::kBetween);
    grid->setVerticalSpacing(Theme::kStep + 2);
    grid->setColumnStretch(1, 1);
    auto* name = new QLabel(common::visibleLine(QFileInfo(QString::fromStdString(file.path)).fileName(), 200));
    setTextStyle(*name, common::TextStyle::Strong);
    name->setToolTip(common::plainToolTip(QString::fromStdString(file.path)));
    grid->addWidget(name, 0, 0, 1, 2);
    int row = 1;
    for (const SummaryLine& line : summaryLines(file, others)) {
        auto* what = new QLabel(line.name);
        auto* text = new QLabel(line.text);
        setTextStyle(*what, common::TextStyle::Body, line.caution ? common::Tint::Caution : common::Tint::Muted);
        setTextStyle(*text, common::TextStyle::Body);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        what->setMinimumWidth(84);
        grid->addWidget(what, row, 0, Qt::AlignTop);
        grid->addWidget(text, row, 1);
        ++row;
    }
    const QStringList rejects = file.report ? rejectLines(*file.report) : QStringList();
    if (rejects.isEmpty())
        return box;
    auto* show = new QPushButton(tr("Show rejected lines"));
    show->setObjectName(u"showRejectsButton"_s);
    show->setAccessibleName(tr("Show rejected lines"));
    show->setCheckable(true);
    auto* list = new QPlainTextEdit(rejects.join(u'\n'));
    list->setObjectName(u"rejectsText"_s);
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    list->setFont(Theme::font(common::TextStyle::Mono));
    list->setAccessibleName(tr("Rejected lines"));
    list->setFixedHeight(QFontMetrics(list->font()).lineSpacing() * 7);
    list->hide();
    connect(show, &QPushButton::toggled, list, &QWidget::setVisible);
    grid->addWidget(show, row, 1, Qt::AlignLeft);
    grid->addWidget(list, row + 1, 0, 1, 2);
    return box;
}

QWidget* ImportDialog::makeWeight()
{
    m_weight = new QDoubleSpinBox;
    m_weight->setObjectName(u"weightBox"_s);
    m_weight->setRange(0.000001, 1e9);
    m_weight->setDecimals(6);
    m_weight->setValue(1);
    m_weight->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_weight->setMinimumWidth(120);
    const QString name = tr("Each session without a weight stands for");
    m_weight->setAccessibleName(name);
    auto* label = new QLabel(name);
    label->setBuddy(m_weight);
    auto* box = new QWidget;
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_weight);
    layout->addWidget(new QLabel(tr("sessions of production")));
    layout->addStretch();
    return box;
}

} // namespace turnout::ui
