// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/QuestionForm.h"

#include "common/Theme.h"
#include "common/VisibleText.h"
#include "labeling/OptionsTable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using session::QuestionKind;
using session::QuestionScope;
using Field = RubricProblem::Field;

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString joined(const std::vector<std::string>& texts)
{
    QStringList lines;
    for (const std::string& one : texts)
        lines << text(one);
    return lines.join(u'\n');
}

QPlainTextEdit* textField(const QString& name, const QString& id, int lines, QWidget* parent)
{
    auto* field = new QPlainTextEdit(parent);
    field->setObjectName(id);
    field->setAccessibleName(name);
    field->setTabChangesFocus(true);
    field->setFixedHeight(lines * field->fontMetrics().lineSpacing() + 14);
    return field;
}

/// Options are a list of one's own, which these kinds pass on to each other.
bool listsOptions(QuestionKind kind)
{
    return kind == QuestionKind::Single || kind == QuestionKind::Multi || kind == QuestionKind::Scale;
}

/// Where it begins to be that kind: the options that go without saying.
std::vector<session::Option> fitting(QuestionKind kind, std::vector<session::Option> options)
{
    const auto has = [&](const char* value) {
        return std::any_of(options.begin(), options.end(), [&](const session::Option& o) { return o.value == value; });
    };
    if (kind == QuestionKind::YesNo && !(has("yes") && has("no")))
        return {{"yes", "Yes", "1", std::nullopt}, {"no", "No", "2", std::nullopt}};
    if (kind == QuestionKind::Pairwise && !(has("1") && has("2")))
        return {{"1", "The first answer", "1", std::nullopt}, {"2", "The second answer", "2", std::nullopt},
            {"tie", "Both alike", "3", std::nullopt}};
    if (kind == QuestionKind::Scale && options.empty())
        for (const char* value : {"1", "2", "3", "4", "5"})
            options.push_back({value, value, value, std::nullopt});
    double place = 1;
    for (session::Option& option : options) {
        const bool number = option.number.has_value();
        option.number = kind != QuestionKind::Scale ? std::nullopt : number ? option.number : std::optional(place);
        ++place;
    }
    return options;
}

} // namespace

QuestionForm::QuestionForm(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLineEdit(this))
    , m_id(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_about(new QComboBox(this))
    , m_required(new QCheckBox(tr("Must be answered"), this))
    , m_options(new OptionsTable(this))
    , m_condition(new QComboBox(this))
    , m_conditionValues(new QListWidget(this))
    , m_help(textField(tr("Help"), u"questionHelp"_s, 3, this))
    , m_examples(textField(tr("Examples"), u"questionExamples"_s, 2, this))
{
    m_title->setObjectName(u"questionTitle"_s);
    m_id->setObjectName(u"questionId"_s);
    m_kind->setObjectName(u"questionKind"_s);
    m_about->setObjectName(u"questionAbout"_s);
    m_required->setObjectName(u"questionRequired"_s);
    m_condition->setObjectName(u"questionCondition"_s);
    m_conditionValues->setObjectName(u"questionConditionValues"_s);
    for (const auto& [words, kind] :
        std::initializer_list<std::pair<QString, QuestionKind>>{{tr("One of several"), QuestionKind::Single},
            {tr("Any of several"), QuestionKind::Multi}, {tr("Scale"), QuestionKind::Scale},
            {tr("Yes or no"), QuestionKind::YesNo}, {tr("Words of one's own"), QuestionKind::Text},
            {tr("Marked words of a turn"), QuestionKind::Span}, {tr("Which of two answers"), QuestionKind::Pairwise}})
        m_kind->addItem(words, static_cast<int>(kind));
    m_about->addItem(tr("The session"), -2);
    m_about->addItem(tr("Each turn"), -1);
    m_about->addItem(tr("Each user turn"), static_cast<int>(session::Role::User));
    m_about->addItem(tr("Each assistant turn"), static_cast<int>(session::Role::Assistant));
    m_about->addItem(tr("Each tool turn"), static_cast<int>(session::Role::Tool));
    m_about->addItem(tr("Each system turn"), static_cast<int>(session::Role::System));
    m_conditionValues->setFixedHeight(84);
    m_examples->setPlaceholderText(tr("One a line"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, common::Theme::kInside, 0);
    form->setVerticalSpacing(common::Theme::kInside);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    addField(*form, tr("&Question"), m_title, Field::Title);
    addField(*form, tr("&Id"), m_id, Field::Id);
    addField(*form, tr("&Kind"), m_kind, Field::Kind);
    addField(*form, tr("&About"), m_about, Field::Rubric);
    form->addRow(QString(), m_required);
    addField(*form, tr("&Options"), m_options, Field::Options);
    m_optionsLabel = qobject_cast<QLabel*>(form->labelForField(m_options->parentWidget()));
    addField(*form, tr("Only &where"), m_condition, Field::ShownIf);
    form->addRow(tr("is one of"), m_conditionValues);
    form->addRow(tr("&Help"), m_help);
    form->addRow(tr("E&xamples"), m_examples);
    for (const auto& [widget, name] : std::initializer_list<std::pair<QWidget*, QString>>{{m_title, tr("Question")},
             {m_id, tr("Id, under which answers are stored")}, {m_kind, tr("Kind")}, {m_about, tr("About")},
             {m_required, tr("Must be answered")}, {m_condition, tr("Only where this question")},
             {m_conditionValues, tr("Answers with which it is asked")}})
        widget->setAccessibleName(name);
    for (QLineEdit* field : {m_title, m_id})
        connect(field, &QLineEdit::textEdited, this, &QuestionForm::take);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &QuestionForm::takeKind);
    connect(m_about, &QComboBox::currentIndexChanged, this, &QuestionForm::takeAbout);
    connect(m_required, &QCheckBox::toggled, this, &QuestionForm::take);
    connect(m_options, &OptionsTable::changed, this, &QuestionForm::takeOptions);
    connect(m_condition, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_showing)
            showConditionValues();
        take();
    });
    connect(m_conditionValues, &QListWidget::itemChanged, this, &QuestionForm::take);
    connect(m_help, &QPlainTextEdit::textChanged, this, &QuestionForm::take);
    connect(m_examples, &QPlainTextEdit::textChanged, this, &QuestionForm::take);
}

void QuestionForm::addField(QFormLayout& form, const QString& label, QWidget* field, Field problems)
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(field);
    auto* problem = new QLabel(box);
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->hide();
    column->addWidget(problem);
    m_problems[problems] = problem;
    form.addRow(label, box);
    if (auto* title = qobject_cast<QLabel*>(form.labelForField(box)))
        title->setBuddy(field->focusProxy() != nullptr ? field->focusProxy() : field);
}

void QuestionForm::setQuestion(const session::Rubric& rubric, int at)
{
    const bool another = at != m_at || rubric.questions[static_cast<std::size_t>(at)] != m_question;
    m_rubric = rubric;
    m_at = at;
    m_question = rubric.questions[static_cast<std::size_t>(at)];
    if (another) {
        m_aside.clear();
        m_before.clear();
    }
    show();
}

const session::Question& QuestionForm::question() const
{
    return m_question;
}

void QuestionForm::show()
{
    m_showing = true;
    const auto set = [](QLineEdit& field, const std::string& value) {
        if (field.text().toStdString() != value)
            field.setText(text(value));
    };
    set(*m_title, m_question.title);
    set(*m_id, m_question.id);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_question.kind)));
    const bool ofTurns = m_question.scope == QuestionScope::Turn;
    m_about->setCurrentIndex(m_about->findData(!ofTurns ? -2
            : m_question.role                           ? static_cast<int>(*m_question.role)
                                                        : -1));
    m_about->setEnabled(m_question.kind != QuestionKind::Pairwise);
    m_required->setChecked(m_question.required);
    m_options->setOptions(m_question.options, m_question.kind == QuestionKind::Scale);
    m_options->parentWidget()->setVisible(session::hasOptions(m_question.kind));
    m_optionsLabel->setVisible(session::hasOptions(m_question.kind));
    showConditions();
    m_help->setPlainText(text(m_question.help));
    m_examples->setPlainText(joined(m_question.examples));
    m_showing = false;
}

/// The questions above that have options.
void QuestionForm::showConditions()
{
    m_condition->clear();
    m_condition->addItem(tr("(always asked)"), QString());
    for (int i = 0; i < m_at; ++i) {
        const session::Question& above = m_rubric.questions[static_cast<std::size_t>(i)];
        if (session::hasOptions(above.kind))
            m_condition->addItem(common::visibleLine(above.title.empty() ? above.id : above.title, 60), text(above.id));
    }
    const int index = m_question.shownIf ? m_condition->findData(text(m_question.shownIf->question)) : 0;
    if (index < 0) // one that stands below now, or is gone: shown, so that it can be put right
        m_condition->addItem(text(m_question.shownIf->question), text(m_question.shownIf->question));
    m_condition->setCurrentIndex(index < 0 ? m_condition->count() - 1 : index);
    showConditionValues();
}

void QuestionForm::showConditionValues()
{
    const bool before = std::exchange(m_showing, true);
    m_conditionValues->clear();
    const session::Question* on = m_rubric.question(m_condition->currentData().toString().toStdString());
    if (on != nullptr)
        for (const session::Option& option : on->options) {
            auto* item = new QListWidgetItem(common::visibleLine(option.title, 60), m_conditionValues);
            item->setData(Qt::UserRole, text(option.value));
            const bool chosen = m_question.shownIf && m_question.shownIf->question == on->id
                && std::count(m_question.shownIf->values.begin(), m_question.shownIf->values.end(), option.value) > 0;
            item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
        }
    if (m_conditionValues->count() > 0)
        m_conditionValues->setCurrentRow(0);
    m_conditionValues->setEnabled(on != nullptr);
    m_showing = before;
}

/// Arrows walk through kinds one does not want: each is as it was when one comes back to it.
void QuestionForm::takeKind()
{
    if (m_showing)
        return;
    const auto kind = static_cast<QuestionKind>(m_kind->currentData().toInt());
    m_aside[m_question.kind] = {m_question.options, m_question.scope, m_question.role};
    if (!m_question.options.empty() && (m_before.empty() || listsOptions(m_question.kind)))
        m_before = m_question.options;
    m_question.kind = kind;
    if (const auto aside = m_aside.find(kind); aside != m_aside.end()) {
        m_question.options = aside->second.options;
        m_question.scope = aside->second.scope;
        m_question.role = aside->second.role;
    } else {
        m_question.options = session::hasOptions(kind) ? fitting(kind, m_before) : std::vector<session::Option>();
    }
    if (kind == QuestionKind::Span && m_question.scope == QuestionScope::Session) {
        m_question.scope = QuestionScope::Turn;
        m_question.role = session::Role::Assistant;
    }
    if (kind == QuestionKind::Pairwise) {
        m_question.scope = QuestionScope::Session;
        m_question.role.reset();
    }
    show();
    Q_EMIT changed();
}

/// What was written counts for every kind that shares the list.
void QuestionForm::takeOptions()
{
    if (listsOptions(m_question.kind))
        std::erase_if(m_aside, [](const auto& aside) { return listsOptions(aside.first); });
    take();
}

/// What was chosen counts for every kind.
void QuestionForm::takeAbout()
{
    if (m_showing)
        return;
    take();
    for (auto& [kind, aside] : m_aside) {
        aside.scope = m_question.scope;
        aside.role = m_question.role;
    }
}

void QuestionForm::take()
{
    if (m_showing)
        return;
    m_question.title = m_title->text().toStdString();
    m_question.id = m_id->text().trimmed().toStdString();
    const int about = m_about->currentData().toInt();
    m_question.scope = about == -2 ? QuestionScope::Session : QuestionScope::Turn;
    m_question.role = about < 0 ? std::nullopt : std::optional(static_cast<session::Role>(about));
    m_question.required = m_required->isChecked();
    if (session::hasOptions(m_question.kind))
        m_question.options = m_options->options();
    const std::string on = m_condition->currentData().toString().toStdString();
    m_question.shownIf.reset();
    if (!on.empty()) {
        session::Condition condition{on, {}};
        for (int i = 0; i < m_conditionValues->count(); ++i)
            if (m_conditionValues->item(i)->checkState() == Qt::Checked)
                condition.values.push_back(m_conditionValues->item(i)->data(Qt::UserRole).toString().toStdString());
        m_question.shownIf = std::move(condition);
    }
    m_question.help = m_help->toPlainText().trimmed().toStdString();
    // Examples of several lines, as a file can have them, stay whole until somebody writes here.
    if (const QString lines = m_examples->toPlainText(); lines != joined(m_question.examples)) {
        m_question.examples.clear();
        for (const QString& line : lines.split(u'\n', Qt::SkipEmptyParts))
            m_question.examples.push_back(line.trimmed().toStdString());
    }
    Q_EMIT changed();
}

void QuestionForm::showProblems(const std::vector<RubricProblem>& problems)
{
    for (const auto& [field, label] : m_problems) {
        QStringList lines;
        bool serious = false;
        for (const RubricProblem& problem : problems)
            if (problem.question == m_at && problem.field == field) {
                lines << (problem.serious ? tr("⚠ %1") : tr("Note: %1")).arg(problem.text);
                serious = serious || problem.serious;
            }
        lines.removeDuplicates();
        common::setTextStyle(*label, common::TextStyle::Note, serious ? common::Tint::Bad : common::Tint::Caution);
        label->setText(lines.join(u'\n'));
        label->setVisible(!lines.isEmpty());
    }
}

void QuestionForm::setId(const std::string& id)
{
    m_question.id = id;
    m_id->setText(text(id));
}

void QuestionForm::focusTitle()
{
    m_title->setFocus(Qt::OtherFocusReason);
    m_title->selectAll();
}

} // namespace turnout::ui
