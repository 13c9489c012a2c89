// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/QuestionBlock.h"

#include "common/CommandTable.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "labeling/NoteField.h"
#include "labeling/OptionButton.h"
#include "labeling/SpanPicker.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace turnout::ui {

using common::Theme;
using session::QuestionKind;

namespace {

constexpr int kLongestQuote = 60;

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QLabel* plainLabel(common::TextStyle style, common::Tint tint, QWidget* parent)
{
    auto* label = new QLabel(parent);
    common::setTextStyle(*label, style, tint);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

QString guidelinesOf(const session::Question& question)
{
    QStringList parts;
    if (!question.help.empty())
        parts << common::visibleText(question.help).text;
    for (const std::string& example : question.examples)
        parts << QStringLiteral("– ") + common::visibleText(example).text;
    return parts.join(u'\n');
}

QuestionBlock::QuestionBlock(session::Question question, QWidget* parent)
    : QWidget(parent)
    , m_question(std::move(question))
    , m_layout(new QVBoxLayout(this))
    , m_title(plainLabel(common::TextStyle::Section, common::Tint::Text, this))
    , m_place(plainLabel(common::TextStyle::Note, common::Tint::Muted, this))
    , m_body(new QWidget(this))
    , m_bodyLayout(new QVBoxLayout(m_body))
{
    for (QVBoxLayout* layout : {m_layout, m_bodyLayout}) {
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(Theme::kStep);
    }
    m_place->hide();
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_place);
    m_layout->addWidget(m_body);
    if (m_question.kind == QuestionKind::Text) {
        m_field = new NoteField(m_body);
        m_field->setAccessibleName(text(m_question.title));
        m_title->setBuddy(m_field);
        connect(m_field, &NoteField::textChanged, this, &QuestionBlock::changed);
        m_bodyLayout->addWidget(m_field);
    } else if (m_question.kind == QuestionKind::Span) {
        addSpans();
    } else {
        addOptions();
    }
    setCurrent(false);
}

const session::Question& QuestionBlock::question() const
{
    return m_question;
}

void QuestionBlock::addOptions()
{
    const bool row = m_question.kind == QuestionKind::Scale || m_question.kind == QuestionKind::YesNo;
    auto* across = row ? new QHBoxLayout : nullptr;
    if (row) {
        across->setSpacing(Theme::kStep);
        m_bodyLayout->addLayout(across);
    }
    for (const session::Option& option : m_question.options) {
        auto* button = new OptionButton(
            text(option.value), text(option.title), text(option.key), m_question.kind != QuestionKind::Multi, m_body);
        m_options.push_back(button);
        connect(button, &QAbstractButton::clicked, this, [this, button] { choose(*button); });
        const bool onScale = m_question.kind == QuestionKind::Scale && option.number;
        if (onScale)
            button->setCompact(true);
        if (onScale || m_question.kind == QuestionKind::YesNo)
            across->addWidget(button);
        else
            m_bodyLayout->addWidget(button);
    }
    if (m_question.kind == QuestionKind::Scale) {
        m_caption = plainLabel(common::TextStyle::Note, common::Tint::Muted, m_body);
        m_bodyLayout->insertWidget(1, m_caption);
        showScale();
    }
    m_gone = plainLabel(common::TextStyle::Note, common::Tint::Caution, m_body);
    m_gone->hide();
    m_bodyLayout->addWidget(m_gone);
}

/// The words of a scale do not fit its places: those of the chosen one, or of both ends, stand below. The places carry
/// their values then.
void QuestionBlock::showScale()
{
    const session::Option* first = nullptr;
    const session::Option* last = nullptr;
    const session::Option* chosen = nullptr;
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        const session::Option& option = m_question.options[i];
        if (!option.number)
            continue;
        first = first == nullptr ? &option : first;
        last = &option;
        if (m_options[i]->isChecked())
            chosen = &option;
        // Said in full, shown as the value.
        m_options[i]->setMeaning(text(option.value), text(option.value));
        m_options[i]->setAccessibleName(
            option.key.empty() ? text(option.title) : tr("%1, key %2").arg(text(option.title), text(option.key)));
    }
    if (first == nullptr)
        return;
    const auto words = [](const session::Option& option) { return common::visibleLine(option.title, 80); };
    const bool telling = first->title != first->value || last->title != last->value;
    if (chosen != nullptr && chosen->title != chosen->value)
        m_caption->setText(words(*chosen));
    else
        m_caption->setText(telling ? words(*first) + QStringLiteral("  –  ") + words(*last) : QString());
    m_caption->setVisible(!m_caption->text().isEmpty());
}

void QuestionBlock::addSpans()
{
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(Theme::kStep);
    m_bodyLayout->addLayout(m_rows);
    m_picker = new SpanPicker(m_body);
    m_bodyLayout->addWidget(m_picker);
    const common::CommandSpec* command = common::findCommand(u"label.mark");
    const QString key = command == nullptr ? QString() : common::keyText(*command);
    m_mark = new QPushButton(tr("Mark in the turn  %1").arg(key), m_body);
    m_mark->setAccessibleName(tr("Mark words of the turn for: %1").arg(text(m_question.title)));
    m_mark->setFocusPolicy(Qt::TabFocus);
    m_mark->setAutoDefault(false);
    m_bodyLayout->addWidget(m_mark);
    connect(m_mark, &QPushButton::clicked, this, &QuestionBlock::markRequested);
}

void QuestionBlock::showSpans()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater(); // it may be the one that was pressed
        item->widget()->hide();
        delete item;
    }
    for (const std::string& value : m_spans) {
        const auto span = session::spanFromValue(value);
        const QString quote = common::visibleLine(span ? span->quote : value, kLongestQuote);
        auto* row = new QPushButton(common::plainLabel(tr("“%1”  ✕").arg(quote)), m_body);
        row->setAccessibleName(tr("Marked: %1. Press to take the mark away.").arg(quote));
        row->setToolTip(common::plainToolTip(tr("Take the mark away")));
        row->setFocusPolicy(Qt::TabFocus);
        row->setAutoDefault(false);
        row->setMinimumWidth(60);
        row->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(row, &QPushButton::clicked, this, [this, value] {
            std::erase(m_spans, value);
            showSpans();
            Q_EMIT changed();
        });
        m_rows->addWidget(row);
    }
}

void QuestionBlock::choose(OptionButton& chosen)
{
    if (session::isChoiceOfOne(m_question.kind) && chosen.isChecked())
        for (OptionButton* other : m_options)
            if (other != &chosen)
                other->setChecked(false);
    if (m_caption != nullptr)
        showScale();
    Q_EMIT changed();
}

void QuestionBlock::setValues(const std::vector<std::string>& values)
{
    for (OptionButton* option : m_options)
        option->setChecked(std::find(values.begin(), values.end(), option->value().toStdString()) != values.end());
    if (m_caption != nullptr)
        showScale();
    if (m_field != nullptr) {
        const QSignalBlocker quiet(m_field); // only what the annotator types is a change
        const QString words = values.empty() ? QString() : text(values.front());
        if (m_field->toPlainText().trimmed() != words)
            m_field->setPlainText(words);
    }
    if (m_rows != nullptr && m_spans != values) {
        m_spans = values;
        showSpans();
    }
}

void QuestionBlock::setGone(const std::vector<std::string>& values)
{
    if (m_gone == nullptr)
        return;
    QStringList gone;
    for (const std::string& value : values)
        gone << common::visibleLine(value, 80);
    m_gone->setText(tr("Answered before: %1, which is no longer offered.").arg(gone.join(QStringLiteral(", "))));
    m_gone->setVisible(!gone.isEmpty());
}

std::vector<std::string> QuestionBlock::values() const
{
    if (m_rows != nullptr)
        return m_spans;
    std::vector<std::string> values;
    for (const OptionButton* option : m_options)
        if (option->isChecked())
            values.push_back(option->value().toStdString());
    if (m_field != nullptr && !m_field->toPlainText().trimmed().isEmpty())
        values.push_back(m_field->toPlainText().trimmed().toStdString());
    return values;
}

void QuestionBlock::setCurrent(bool current)
{
    const QString title = common::visibleLine(m_question.title);
    m_title->setText(current ? tr("▸ %1", "the question that keys answer").arg(title) : title);
    common::setTextStyle(*m_title, common::TextStyle::Section, current ? common::Tint::Accent : common::Tint::Text);
}

void QuestionBlock::setPlace(const QString& place)
{
    m_place->setText(place);
    m_place->setVisible(!place.isEmpty());
}

void QuestionBlock::setAnswerable(bool answerable)
{
    m_answerable = answerable;
    m_body->setVisible(answerable);
}

bool QuestionBlock::answerable() const
{
    return m_asked && m_answerable && isEnabled();
}

void QuestionBlock::setAsked(bool asked)
{
    m_asked = asked;
    setVisible(asked);
}

bool QuestionBlock::asked() const
{
    return m_asked;
}

void QuestionBlock::setPair(bool there, bool swapped)
{
    if (m_question.kind != QuestionKind::Pairwise)
        return;
    setPlace(there ? QString() : tr("This session does not have two candidate answers."));
    for (std::size_t i = 0; i < 2; ++i) {
        const session::Option& option = m_question.options[there && swapped ? 1 - i : i];
        m_options[i]->setMeaning(text(option.value),
            !there       ? text(option.title)
                : i == 0 ? tr("Answer A is better")
                         : tr("Answer B is better"));
    }
}

bool QuestionBlock::hasKey(const QString& key) const
{
    return std::any_of(m_options.begin(), m_options.end(),
        [&](const OptionButton* o) { return o->key().compare(key, Qt::CaseInsensitive) == 0; });
}

bool QuestionBlock::answerByKey(const QString& key)
{
    for (OptionButton* option : m_options)
        if (option->key().compare(key, Qt::CaseInsensitive) == 0) {
            option->click();
            return true;
        }
    return false;
}

NoteField* QuestionBlock::field() const
{
    return m_field;
}

SpanPicker* QuestionBlock::picker() const
{
    return m_picker;
}

void QuestionBlock::addSpan(const session::Span& span)
{
    std::string value = session::spanToValue(span);
    if (std::find(m_spans.begin(), m_spans.end(), value) != m_spans.end())
        return;
    m_spans.push_back(std::move(value));
    showSpans();
    Q_EMIT changed();
}

void QuestionBlock::removeLastSpan()
{
    if (m_spans.empty())
        return;
    m_spans.pop_back();
    showSpans();
    Q_EMIT changed();
}

} // namespace turnout::ui
