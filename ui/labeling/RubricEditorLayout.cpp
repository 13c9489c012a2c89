// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the editor of questions is laid out; what it does is in RubricEditor.cpp.
#include "common/Theme.h"
#include "labeling/CarryOverView.h"
#include "labeling/QuestionForm.h"
#include "labeling/QuestionPanel.h"
#include "labeling/RubricEditor.h"
#include "session/ReadyRubrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kListWidth = 220;
constexpr int kPreviewWidth = 300;

QPushButton* button(const QString& text, const QString& id, QWidget& parent)
{
    auto* made = new QPushButton(text, &parent);
    made->setObjectName(id);
    made->setAccessibleName(QString(text).remove(u'&').remove(u'…').trimmed());
    made->setAutoDefault(false);
    return made;
}

QLabel* heading(const QString& text, QWidget& parent)
{
    auto* label = new QLabel(text, &parent);
    common::setTextStyle(*label, common::TextStyle::Section);
    return label;
}

QScrollArea* scrolled(QWidget* inside, const QString& name)
{
    auto* area = new QScrollArea;
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(name);
    return area;
}

} // namespace

QWidget* RubricEditor::makeEditing()
{
    auto* page = new QWidget(this);
    auto* whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(Theme::kBetween);

    auto* top = new QHBoxLayout;
    m_name = new QLineEdit(page);
    m_name->setObjectName(u"rubricName"_s);
    m_name->setAccessibleName(tr("Name of the rubric"));
    auto* nameLabel = new QLabel(tr("&Name"), page);
    nameLabel->setBuddy(m_name);
    auto* ready = button(tr("&Start from"), u"startFrom"_s, *page);
    auto* menu = new QMenu(ready);
    fillReady(*menu);
    ready->setMenu(menu);
    auto* importButton = button(tr("I&mport …"), u"importRubric"_s, *page);
    auto* exportButton = button(tr("&Export …"), u"exportRubric"_s, *page);
    connect(importButton, &QPushButton::clicked, this, &RubricEditor::importFile);
    connect(exportButton, &QPushButton::clicked, this, &RubricEditor::exportFile);
    top->addWidget(nameLabel);
    top->addWidget(m_name, 1);
    for (QPushButton* one : {ready, importButton, exportButton})
        top->addWidget(one);
    whole->addLayout(top);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(Theme::kPage);
    columns->addLayout(addQuestionList(*page));
    m_form = new QuestionForm;
    columns->addWidget(scrolled(m_form, tr("The question")), 1);
    auto* right = new QVBoxLayout;
    right->addWidget(heading(tr("On the desk"), *page));
    m_preview = new QuestionPanel;
    auto* held = new QWidget;
    auto* holds = new QVBoxLayout(held);
    holds->setContentsMargins(0, 0, Theme::kInside, 0);
    holds->addWidget(m_preview);
    holds->addStretch(1);
    auto* area = scrolled(held, tr("On the desk"));
    area->setFixedWidth(kPreviewWidth);
    right->addWidget(area, 1);
    columns->addLayout(right);
    whole->addLayout(columns, 1);

    m_problem = new QLabel(page);
    m_problem->setObjectName(u"rubricProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    common::setTextStyle(*m_problem, common::TextStyle::Body, common::Tint::Bad);
    whole->addWidget(m_problem);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch(1);
    auto* cancel = button(tr("Cancel"), u"cancelRubric"_s, *page);
    m_next = button(tr("&Use these questions …"), u"useRubric"_s, *page);
    common::setButtonKind(*m_next, common::ButtonKind::Primary);
    connect(cancel, &QPushButton::clicked, this, &RubricEditor::reject);
    connect(m_next, &QPushButton::clicked, this, &RubricEditor::preview);
    bottom->addWidget(cancel);
    bottom->addWidget(m_next);
    whole->addLayout(bottom);
    return page;
}

QVBoxLayout* RubricEditor::addQuestionList(QWidget& parent)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(Theme::kInside);
    m_list = new QListWidget(&parent);
    m_list->setObjectName(u"questionList"_s);
    m_list->setAccessibleName(tr("Questions"));
    m_list->setFixedWidth(kListWidth);
    column->addWidget(heading(tr("Questions"), parent));
    column->addWidget(m_list, 1);
    auto* add = button(tr("Add"), u"addQuestion"_s, parent);
    auto* remove = button(tr("Remove"), u"removeQuestion"_s, parent);
    auto* up = button(tr("Up"), u"questionUp"_s, parent);
    auto* down = button(tr("Down"), u"questionDown"_s, parent);
    m_putBack = button(tr("Put back"), u"putBackQuestion"_s, parent);
    add->setAccessibleName(tr("Add a question"));
    remove->setAccessibleName(tr("Remove the question"));
    up->setAccessibleName(tr("Move the question up"));
    down->setAccessibleName(tr("Move the question down"));
    m_putBack->setAccessibleName(tr("Put back the question removed last"));
    connect(add, &QPushButton::clicked, this, &RubricEditor::addQuestion);
    connect(remove, &QPushButton::clicked, this, &RubricEditor::removeQuestion);
    connect(m_putBack, &QPushButton::clicked, this, &RubricEditor::putBackQuestion);
    connect(up, &QPushButton::clicked, this, [this] { moveQuestion(-1); });
    connect(down, &QPushButton::clicked, this, [this] { moveQuestion(1); });
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    first->addWidget(add);
    first->addWidget(remove);
    second->addWidget(up);
    second->addWidget(down);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_putBack);
    auto* keys = new QLabel(tr("Insert adds, Ctrl+Delete removes, Alt+↑ ↓ moves, here and among options. Ctrl+Z here "
                               "puts a removed question back."),
        &parent);
    keys->setWordWrap(true);
    keys->setMaximumWidth(kListWidth);
    common::setTextStyle(*keys, common::TextStyle::Note, common::Tint::Muted);
    column->addWidget(keys);
    return column;
}

void RubricEditor::addKeys()
{
    const auto key = [&](const QKeySequence& keys, auto run) {
        auto* shortcut = new QShortcut(keys, m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    key(Qt::Key_Insert, [this] { addQuestion(); });
    key(Qt::CTRL | Qt::Key_Delete, [this] { removeQuestion(); });
    key(QKeySequence::Undo, [this] { putBackQuestion(); });
    key(Qt::ALT | Qt::Key_Up, [this] { moveQuestion(-1); });
    key(Qt::ALT | Qt::Key_Down, [this] { moveQuestion(1); });
}

void RubricEditor::fillReady(QMenu& menu)
{
    for (const session::ReadyRubric& ready : session::readyRubrics()) {
        QString name = QString::fromStdString(ready.rubric.name);
        name[0] = name[0].toUpper();
        QAction* action = menu.addAction(name);
        action->setObjectName(u"ready."_s + QString::fromStdString(ready.id));
        action->setToolTip(QString::fromStdString(ready.use));
        connect(action, &QAction::triggered, this, [this, rubric = ready.rubric] { begin(rubric); });
    }
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    QAction* inUse = menu.addAction(tr("The questions in use"));
    inUse->setObjectName(u"ready.inUse"_s);
    connect(inUse, &QAction::triggered, this, [this] { begin(m_inUse); });
}

QWidget* RubricEditor::makeCarrying()
{
    auto* page = new QWidget(this);
    auto* whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(Theme::kBetween);
    auto* title = new QLabel(tr("What becomes of the labels"), page);
    common::setTextStyle(*title, common::TextStyle::Title);
    whole->addWidget(title);
    m_carry = new CarryOverView(page);
    whole->addWidget(m_carry, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch(1);
    auto* back = button(tr("&Back to the questions"), u"backToQuestions"_s, *page);
    m_use = button(tr("&Use them from now on"), u"confirmRubric"_s, *page);
    common::setButtonKind(*m_use, common::ButtonKind::Primary);
    m_use->setAutoDefault(true);
    connect(back, &QPushButton::clicked, this, &RubricEditor::reject);
    connect(m_use, &QPushButton::clicked, this, &RubricEditor::use);
    bottom->addWidget(back);
    bottom->addWidget(m_use);
    whole->addLayout(bottom);
    return page;
}

} // namespace turnout::ui
