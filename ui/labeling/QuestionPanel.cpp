// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/QuestionPanel.h"

#include "common/Theme.h"
#include "common/VisibleText.h"
#include "labeling/NoteField.h"
#include "labeling/OptionButton.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace turnout::ui {
namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

QuestionPanel::QuestionPanel(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_problem(new QLabel(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(common::Theme::kInside);
    common::setTextStyle(*m_problem, common::TextStyle::Body, common::Tint::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_layout->addWidget(m_problem);
}

void QuestionPanel::setRubric(const session::Rubric& rubric)
{
    if (m_questions != nullptr && rubric == m_rubric)
        return; // the widgets stay, and so does who has the focus
    m_rubric = rubric;
    delete m_questions;
    m_blocks.clear();
    m_questions = new QWidget(this);
    auto* layout = new QVBoxLayout(m_questions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(common::Theme::kStep);
    m_layout->insertWidget(0, m_questions);
    for (const session::Question& question : rubric.questions)
        addBlock(question);
}

void QuestionPanel::addBlock(const session::Question& question)
{
    auto* layout = m_questions->layout();
    auto* title = new QLabel(common::visibleLine(question.title), m_questions);
    common::setTextStyle(*title, common::TextStyle::Section);
    title->setWordWrap(true);
    if (!m_blocks.empty())
        title->setContentsMargins(0, common::Theme::kBetween, 0, 0);
    layout->addWidget(title);
    Block block{question, {}, nullptr};
    if (question.kind == session::QuestionKind::Text) {
        block.field = new NoteField(m_questions);
        block.field->setAccessibleName(text(question.title));
        title->setBuddy(block.field);
        connect(block.field, &NoteField::textChanged, this, &QuestionPanel::answersChanged);
        connect(block.field, &NoteField::submitted, this, &QuestionPanel::noteSubmitted);
        connect(block.field, &NoteField::left, this, &QuestionPanel::noteLeft);
        layout->addWidget(block.field);
    }
    for (const session::Option& option : question.options) {
        auto* button = new OptionButton(text(option.value), text(option.title), text(option.key),
            question.kind == session::QuestionKind::Single, m_questions);
        block.options.push_back(button);
        layout->addWidget(button);
        const std::size_t at = m_blocks.size();
        connect(button, &QAbstractButton::clicked, this, [this, at, button]() { choose(m_blocks[at], *button); });
    }
    m_blocks.push_back(std::move(block));
}

void QuestionPanel::choose(Block& block, OptionButton& chosen)
{
    if (block.question.kind == session::QuestionKind::Single && chosen.isChecked())
        for (OptionButton* other : block.options)
            if (other != &chosen)
                other->setChecked(false);
    showProblem({});
    Q_EMIT answersChanged();
}

void QuestionPanel::setAnswers(const std::vector<session::Answer>& answers)
{
    showProblem({});
    for (Block& block : m_blocks) {
        const auto found = std::find_if(answers.begin(), answers.end(),
            [&](const session::Answer& a) { return a.question == block.question.id && !a.turn; });
        const std::vector<std::string> values = found == answers.end() ? std::vector<std::string>{} : found->values;
        for (OptionButton* option : block.options)
            option->setChecked(std::find(values.begin(), values.end(), option->value().toStdString()) != values.end());
        if (block.field != nullptr) {
            const QSignalBlocker quiet(block.field); // only what the annotator types is a change
            block.field->setPlainText(values.empty() ? QString() : text(values.front()));
        }
    }
}

std::vector<session::Answer> QuestionPanel::answers() const
{
    std::vector<session::Answer> answers;
    for (const Block& block : m_blocks) {
        session::Answer answer{block.question.id, {}, std::nullopt};
        for (const OptionButton* option : block.options)
            if (option->isChecked())
                answer.values.push_back(option->value().toStdString());
        if (block.field != nullptr && !block.field->toPlainText().trimmed().isEmpty())
            answer.values.push_back(block.field->toPlainText().trimmed().toStdString());
        if (!answer.values.empty())
            answers.push_back(std::move(answer));
    }
    return answers;
}

void QuestionPanel::setEditable(bool editable)
{
    if (m_questions != nullptr)
        m_questions->setEnabled(editable);
}

const session::Question* QuestionPanel::focused() const
{
    const session::Question* first = nullptr;
    for (const Block& block : m_blocks) {
        if (block.question.kind == session::QuestionKind::Text)
            continue;
        const bool answered = std::any_of(
            block.options.begin(), block.options.end(), [](const OptionButton* o) { return o->isChecked(); });
        if (block.question.required && !answered)
            return &block.question;
        if (first == nullptr)
            first = &block.question;
    }
    return first;
}

bool QuestionPanel::answerByKey(const QString& key)
{
    if (m_questions == nullptr || !m_questions->isEnabled() || key.isEmpty())
        return false;
    const session::Question* preferred = focused();
    OptionButton* found = nullptr;
    for (Block& block : m_blocks)
        for (OptionButton* option : block.options)
            if (option->key().compare(key, Qt::CaseInsensitive) == 0
                && (found == nullptr || (preferred != nullptr && block.question.id == preferred->id)))
                found = option;
    if (found == nullptr)
        return false;
    found->click();
    return true;
}

void QuestionPanel::focusNote()
{
    for (const Block& block : m_blocks)
        if (block.field != nullptr) {
            block.field->setFocus(Qt::ShortcutFocusReason);
            return;
        }
}

void QuestionPanel::showProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

QWidget* QuestionPanel::problem() const
{
    return m_problem;
}

} // namespace turnout::ui
