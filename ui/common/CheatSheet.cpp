// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CheatSheet.h"

#include "common/CommandTable.h"
#include "common/Theme.h"

#include <map>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace turnout::common {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKeysWidth = 150;

/// The answers are the rubric's, not the table's.
bool isAnswer(const CommandSpec& command)
{
    return command.id.startsWith(u"label.answer"_s);
}

std::vector<CheatSheet::Line> linesOf(CommandContext context, const std::vector<CheatSheet::Line>& answers)
{
    std::vector<CheatSheet::Line> lines;
    if (context == CommandContext::Label) {
        lines = answers;
        if (lines.empty())
            lines.push_back({u"0 … 9"_s, CheatSheet::tr("Answer the question in focus")});
    }
    for (const CommandSpec& command : commandTable())
        if (command.context == context && !commandKeys(command).isEmpty() && !isAnswer(command))
            lines.push_back({keyText(command), command.title.toString()});
    return lines;
}

QWidget* contextBlock(CommandContext context, const std::vector<CheatSheet::Line>& answers = {})
{
    auto* block = new QWidget;
    auto* grid = new QGridLayout(block);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::kBetween);
    grid->setVerticalSpacing(Theme::kStep);
    auto* title = new QLabel(contextTitle(context));
    setTextStyle(*title, TextStyle::Section);
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const CheatSheet::Line& line : linesOf(context, answers)) {
        auto* keys = new QLabel(line.keys);
        setTextStyle(*keys, TextStyle::Mono, Tint::Accent);
        auto* what = new QLabel(line.what);
        setTextStyle(*what, TextStyle::Body);
        keys->setFixedWidth(kKeysWidth); // several keys go over several lines, rather than the sheet over its width
        for (QLabel* label : {keys, what}) {
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(true);
        }
        grid->addWidget(keys, row, 0, Qt::AlignTop);
        grid->addWidget(what, row, 1, Qt::AlignTop);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return block;
}

} // namespace

CheatSheet::CheatSheet(const std::vector<Line>& answers, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    setAccessibleName(tr("Keys"));
    auto* sheet = new QWidget;
    auto* columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(Theme::kPage, Theme::kPage, Theme::kPage, Theme::kPage);
    columns->setSpacing(2 * Theme::kPage);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    for (QVBoxLayout* column : {left, right}) {
        column->setSpacing(Theme::kPage);
        columns->addLayout(column, 1);
    }
    left->addWidget(contextBlock(CommandContext::Label, answers));
    left->addWidget(contextBlock(CommandContext::Sessions));
    left->addWidget(contextBlock(CommandContext::Agreement));
    left->addWidget(contextBlock(CommandContext::EvaluationSets));
    right->addWidget(contextBlock(CommandContext::Global));
    right->addWidget(contextBlock(CommandContext::Populations));
    right->addWidget(contextBlock(CommandContext::Adjudication));
    left->addStretch();
    right->addStretch();

    auto* area = new QScrollArea;
    area->setWidget(sheet);
    area->setWidgetResizable(true);
    area->setAccessibleName(tr("Keys by workspace"));
    auto* note = new QLabel(tr("Plain keys rest while a text field has the focus."));
    setTextStyle(*note, TextStyle::Note, Tint::Muted);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* change = buttons->addButton(tr("Change keys …"), QDialogButtonBox::ActionRole);
    connect(change, &QPushButton::clicked, this, [this] {
        Q_EMIT changeRequested();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(Theme::kPage, Theme::kInside, Theme::kPage, Theme::kBetween);
    bottom->addWidget(note, 1);
    bottom->addWidget(buttons);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(area, 1);
    all->addLayout(bottom);
    resize(860, 660);
}

} // namespace turnout::common
