// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/SessionQuery.h"
#include "workbench/Workbench.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QToolButton;

namespace turnout::common {
class ElidedLabel;
class TranscriptPane;
} // namespace turnout::common

namespace turnout::ui {

class SessionFacts;

/// One session beside the table: what is known of it, and its transcript. Reads off the window's thread; while keys
/// are held only the last session asked for is read. Thread: GUI.
class SessionPreview final : public QWidget {
    Q_OBJECT
public:
    explicit SessionPreview(workbench::Workbench& workbench, QWidget* parent = nullptr);

    /// Shows this session; none clears.
    void showSession(SessionId id);
    /// Reads the shown session again: its label may be another.
    void renew();
    /// The session on screen (asked for and read), or none.
    [[nodiscard]] SessionId shown() const;
    [[nodiscard]] common::TranscriptPane& transcript() const;
    [[nodiscard]] SessionFacts& facts() const;
    /// Highlights these words in every transcript shown from now on.
    void setFindText(const QString& text);

Q_SIGNALS:
    void copyIdRequested();

private:
    void ask();
    struct Known {
        store::SessionDetails details;
        QString answer; ///< that stands
    };
    void take(const Result<Known>& known);

    workbench::Workbench& m_workbench;
    SessionId m_wanted;
    SessionId m_shown;
    SessionId m_onScreen; ///< whose transcript is laid out
    bool m_asking = false;
    QString m_findText;
    common::ElidedLabel* m_id;
    QToolButton* m_copy;
    SessionFacts* m_facts;
    QScrollArea* m_factsArea;
    common::TranscriptPane* m_transcript;
    QLabel* m_message;
};

} // namespace turnout::ui
