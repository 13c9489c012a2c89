// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Rubric.h"
#include "session/Span.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace turnout::ui {

class NoteField;
class OptionButton;
class SpanPicker;

/// What a question tells beside its own help: the examples.
QString guidelinesOf(const session::Question& question);

/// One question with its answers, whatever its kind. Shows what it is given and says what was chosen; what that means
/// for other questions is the panel's.
class QuestionBlock final : public QWidget {
    Q_OBJECT
public:
    explicit QuestionBlock(session::Question question, QWidget* parent = nullptr);

    [[nodiscard]] const session::Question& question() const;
    void setValues(const std::vector<std::string>& values);
    /// Answers of an earlier version of the question: nothing is chosen for them, and nobody should wonder where they
    /// went.
    void setGone(const std::vector<std::string>& values);
    [[nodiscard]] std::vector<std::string> values() const;
    /// The one that keys answer first.
    void setCurrent(bool current);
    /// What it is about ("Turn 3 · ASSISTANT"), under the title; empty: nothing is shown.
    void setPlace(const QString& text);
    /// False: its condition is not met, and it is not there.
    void setAsked(bool asked);
    [[nodiscard]] bool asked() const;
    /// False: asked, but not of the turn that is selected; only title and place are shown.
    void setAnswerable(bool answerable);
    [[nodiscard]] bool answerable() const;
    /// Of a pairwise question: whether the session has candidates, and whether A is the second.
    void setPair(bool there, bool swapped);

    [[nodiscard]] bool hasKey(const QString& key) const;
    /// Gives the answer with this key, or takes it back. False: it has no such key.
    bool answerByKey(const QString& key);
    [[nodiscard]] NoteField* field() const;
    [[nodiscard]] SpanPicker* picker() const;
    void addSpan(const session::Span& span);
    void removeLastSpan();

Q_SIGNALS:
    void changed();
    void markRequested();

private:
    void addOptions();
    void addSpans();
    void showSpans();
    void showScale();
    void choose(OptionButton& chosen);

    session::Question m_question;
    QVBoxLayout* m_layout;
    QLabel* m_title;
    QLabel* m_place;
    QWidget* m_body;
    QVBoxLayout* m_bodyLayout;
    std::vector<OptionButton*> m_options;
    NoteField* m_field = nullptr;
    QLabel* m_caption = nullptr; ///< of a scale
    QLabel* m_gone = nullptr; ///< what was answered and is no longer offered
    SpanPicker* m_picker = nullptr;
    QPushButton* m_mark = nullptr;
    QVBoxLayout* m_rows = nullptr; ///< of spans
    std::vector<std::string> m_spans;
    bool m_asked = true;
    bool m_answerable = true;
};

} // namespace turnout::ui
